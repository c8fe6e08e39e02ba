import { common, counted, the } from './common.ts';

/** Words of what the reader reached in earlier games of the class. */
export const earlier = {
  heading: 'Your earlier games',
  game: (n: number, country: string) => `Game ${n}: you were ${the(country)}`,
  points: (total: number, par: number) => `${counted(total, 'point')}, par ${common.plain(par)}`,
  cutShort: 'stopped early',
};
