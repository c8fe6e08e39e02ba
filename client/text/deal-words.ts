import type { Proposal } from '../../shared/room/deal-view.ts';
import type { DesignId, TreatmentId } from '../../shared/scenario/treatments.ts';
import type { RoleMode } from '../../shared/room/choices.ts';
import { counted, listed } from './common.ts';

/** Words of the deal on the host's page. */

type Plan = Proposal['plan'];

const treatment: Record<TreatmentId, string> = {
  plain: 'as it is',
  'quiet-only': 'nothing can be said aloud',
  'no-exception': 'nobody believes in exceptions',
  'threat-low': 'a small outside threat',
  'threat-high': 'a great outside threat',
  rivals: 'rivals instead of allies',
  leaks: 'the press leaks quiet cables',
};
const design: Record<DesignId, string> = {
  voice: 'Loud or quiet only: what is it worth to be able to threaten in public?',
  danger: 'Small or great outside threat: is an ally pressed less when it is needed more?',
  friends: 'Allies or rivals: who gives in more often, and who is threatened more?',
};

const name: Record<Plan, string> = {
  bots: 'Bots fill the free seats',
  share: 'Some share a country',
  watch: 'Some watch',
  pairs: 'Every country is a delegation',
  smaller: 'Two small games',
};

const number = (n: number): string => ['no', 'one', 'two', 'three', 'four'][n] ?? String(n);

/** "5 games of 5, one of 3 and 2 bots". */
function tables({ tables: sizes }: Proposal): string {
  const [first] = sizes;
  return sizes
    .map((one) => {
      const games = one.games === 1 ? 'one' : String(one.games);
      const noun = one !== first ? '' : one.games === 1 ? ' game' : ' games';
      const bots = one.bots === 0 ? '' : ` and ${counted(one.bots, 'bot')}`;
      const each = bots !== '' && one.games > 1 ? ' each' : '';
      return `${games}${noun} of ${one.people}${bots}${each}`;
    })
    .join(', ')
    .replace(/^one/, 'One');
}

/** What a plan would do, in a sentence or two. */
function says(proposal: Proposal): string {
  const { shared, largest, watching } = proposal;
  const held =
    shared === 0
      ? ''
      : shared === 1
        ? ` One country is held by ${number(largest)} people together.`
        : ` ${shared} countries are held by ${largest > 2 ? 'up to ' : ''}${number(largest)} people together.`;
  const watches =
    watching === 0
      ? ''
      : ` ${counted(watching, 'person watches', 'people watch')} a game and ${watching === 1 ? 'takes' : 'take'} the first seat that gets free.`;
  return `${tables(proposal)}.${held}${watches}`;
}

/** A plan's name: where nobody is missing there are no bots to speak of. */
function title({ plan, tables: sizes }: Proposal): string {
  const full = plan === 'bots' && sizes.every(({ bots }) => bots === 0);
  return full ? 'One person to each country' : name[plan];
}

/** What each game of a comparison asks. */
const asks: Record<TreatmentId, string> = {
  plain: 'The measure for the other games.',
  'quiet-only': 'What is lost by whoever cannot threaten in public?',
  'no-exception': 'How much harm is done when every demand counts as a precedent?',
  'threat-low': 'Is an ally pressed harder when it is needed less?',
  'threat-high': 'Is an ally spared when it is needed more?',
  rivals: 'Do rivals give in less often than friends?',
  leaks: 'Does anybody still write quietly when it may get out?',
};

export const deal = {
  title: 'Roles',
  how: 'Each game has one sender and its allies. You can deal again, or take the deal back, until the first cables arrive.',
  plans: 'How to seat everybody',
  tables,
  says,
  planTitle: title,
  act: 'Deal the roles',
  again: 'Deal again',
  rule: {
    legend: 'How does a delegation decide?',
    anyone: 'Whoever acts first',
    anyoneWhat: 'Fast. They see each other’s drafts, and the first to send decides.',
    majority: 'By majority',
    majorityWhat: 'Slower, and they have to talk: more than half of those who are here must agree.',
  },
  playAgain: {
    title: 'Another game',
    how: 'The same room, code and names. The games just played stay in the log; look at their results first.',
    swap: 'Play again with roles swapped',
    same: 'Play again, roles by chance',
  },
  roles: {
    legend: 'Who leads what?',
    mode: {
      random: 'The lot decides.',
      wishes:
        'People say on their phones what they want to lead. Where wishes collide, the lot decides.',
    } satisfies Record<RoleMode, string>,
    wanted: 'What people want to lead',
    silent: 'No wish',
    unmet: (people: readonly { readonly name: string; readonly country: string }[]) =>
      `Not what they wished for: ${listed(people.map(({ name: who, country }) => `${who} (${country})`))}.`,
  },
  move: {
    hint: 'Choose a name to move somebody to another seat.',
    act: (who: string) => `Move ${who}`,
    title: (who: string) => `Move ${who}`,
    how: 'A bot makes room, one person changes places, a delegation takes one more in.',
    game: 'Game',
    what: (people: readonly string[], { mine, full }: { mine: boolean; full: boolean }) =>
      mine
        ? 'sits here'
        : full
          ? `${listed(people)}: full`
          : people.length === 0
            ? 'bot: takes this seat'
            : people.length === 1
              ? `${listed(people)}: they change places`
              : `joins ${listed(people)}`,
    done: (who: string) => `${who} is being moved.`,
  },
  watches: 'watching',
  treatments: {
    legend: 'Compare games',
    how: 'Games can differ in one thing. Players are not told; you see it before the start, and the log has it.',
    none: 'All games alike',
    design,
    name: treatment,
    inGame: (game: number) => `What differs in game ${game}`,
    asks,
    differs: (id: TreatmentId) =>
      id === 'plain' ? 'Nothing differs here.' : `Differs: ${treatment[id]}.`,
    byHand: 'Let games differ in something',
    hide: 'Hide what differs',
    show: 'Show what differs',
    hideHow: 'Hide it while others can see this screen.',
  },
  more: 'More',
  seed: (seed: number) => `Seed of this deal: ${seed}. The same seed deals the same roles.`,
  undo: {
    act: 'Take the deal back',
    title: 'Take the deal back?',
    text: 'The games end without a result, and everybody is back in the lobby. Nobody has to join again.',
    keep: 'Play on',
    lobby: 'Everybody is back in the lobby, with name and PIN.',
  },
};
