import { randomFrom } from '../bots/chance.ts';

/** A mean of what was seen, and how sure it is. */
export interface Estimate {
  readonly n: number;
  /** Null when nothing was seen. */
  readonly mean: number | null;
  /** Where 95 of 100 means lie when the same values are drawn again and again; null below `FEW`. */
  readonly interval: { readonly low: number; readonly high: number } | null;
}

/** Fewer than this are too few to say how sure a mean is. */
export const FEW = 5;

const DRAWS = 2000;

/**
 * The mean of some values with its percentile bootstrap interval. The same values give the same, in
 * whatever order.
 *
 * @param values  in any unit
 * @see Efron and Tibshirani 1993, An Introduction to the Bootstrap, ch. 13
 */
export function estimateOf(values: readonly number[]): Estimate {
  const n = values.length;
  if (n === 0) return { n, mean: null, interval: null };
  const mean = meanOf(values);
  if (n < FEW) return { n, mean, interval: null };
  return { n, mean, interval: middle(meansRedrawn(values)) };
}

/** From how many games on a gap between two groups can be called more than chance. */
export const GAMES = 6;
/** In how many of them each of the two groups has to be found. */
export const GAMES_EACH = 3;

/** The values of two groups in one game. */
export interface InGame {
  readonly first: readonly number[];
  readonly second: readonly number[];
}

/** What one group has more than another, on average. */
export interface Difference {
  readonly a: Estimate;
  readonly b: Estimate;
  /** Null when one of the two is empty. */
  readonly difference: number | null;
  /**
   * Where 95 of 100 differences lie when whole games are drawn again and again; null with fewer than
   * `GAMES` games that have any value, or where a group is in fewer than `GAMES_EACH` of them.
   */
  readonly interval: { readonly low: number; readonly high: number } | null;
}

/**
 * Compares the means of two groups: how much more the first has, and how sure that is. What happens
 * in one game hangs together, so games are drawn again and never single values. The same games in the
 * same order give the same.
 *
 * @param games  each with its values of both groups, in any unit
 * @see Davison and Hinkley 1997, Bootstrap Methods and their Application, ch. 3
 */
export function differenceOf(games: readonly InGame[]): Difference {
  const a = estimateOf(games.flatMap(({ first }) => first));
  const b = estimateOf(games.flatMap(({ second }) => second));
  const difference = a.mean === null || b.mean === null ? null : a.mean - b.mean;
  const drawn = games.filter(({ first, second }) => first.length + second.length > 0);
  const holding = (group: keyof InGame): number =>
    drawn.filter((game) => game[group].length > 0).length;
  const few = drawn.length < GAMES || Math.min(holding('first'), holding('second')) < GAMES_EACH;
  return { a, b, difference, interval: few ? null : middle(gapsRedrawn(drawn)) };
}

/** The mean of at least one value. */
export function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The value in the middle of at least one; between two, halfway. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return meanOf([sorted[Math.floor(middle)] ?? 0, sorted[Math.ceil(middle)] ?? 0]);
}

/** Means of as many values drawn with replacement, again and again. */
function meansRedrawn(values: readonly number[]): readonly number[] {
  const random = randomFrom(values.length, 'one');
  const rising = values.toSorted((a, b) => a - b);
  return Array.from({ length: DRAWS }, () => {
    let sum = 0;
    for (let count = 0; count < values.length; count += 1) {
      sum += rising[Math.floor(random() * rising.length)] ?? 0;
    }
    return sum / values.length;
  });
}

/** Gaps in as many games drawn with replacement. A draw without one of the groups has no gap and is left out. */
function gapsRedrawn(games: readonly InGame[]): readonly number[] {
  const random = randomFrom(games.length, 'games');
  const sums = games.map(({ first, second }) => ({ first: summed(first), second: summed(second) }));
  return Array.from({ length: DRAWS }, () => {
    const [a, b] = [
      { n: 0, sum: 0 },
      { n: 0, sum: 0 },
    ];
    for (let count = 0; count < sums.length; count += 1) {
      const game = sums[Math.floor(random() * sums.length)];
      a.n += game?.first.n ?? 0;
      a.sum += game?.first.sum ?? 0;
      b.n += game?.second.n ?? 0;
      b.sum += game?.second.sum ?? 0;
    }
    return a.n === 0 || b.n === 0 ? [] : [a.sum / a.n - b.sum / b.n];
  }).flat();
}

const summed = (values: readonly number[]): { readonly n: number; readonly sum: number } => ({
  n: values.length,
  sum: values.reduce((sum, value) => sum + value, 0),
});

/** The middle 95 of 100. */
function middle(values: readonly number[]): { low: number; high: number } {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.round(share * (sorted.length - 1))] ?? 0;
  return { low: at(0.025), high: at(0.975) };
}
