import { the, The } from './common.ts';

/** Words of the lobby where people may say what they want to lead. */
export const wish = {
  legend: 'Which country would you like to lead?',
  how: 'Your wish counts as far as seats go. Where several want the same, the lot decides. Nobody but the host sees how many want what.',
  leads: 'writes the cables',
  any: 'No matter which',
  anyWhat: 'The lot decides.',
  met: (country: string) => `You wished for ${the(country)}, and you have it.`,
  unmet: (country: string) =>
    `${The(country)} is what you wished for. In this deal somebody else has it.`,
};
