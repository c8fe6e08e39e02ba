import { randomFrom } from '../bots/chance.ts';

/** A mean of what was seen, and how sure it is. */
export interface Estimate {
  readonly n: number;
  /** Null when nothing was seen. */
  readonly mean: number | null;
  /** Where 95 of 100 means lie when the same values are drawn again and again; null below `FEW`. */
  readonly interval: { readonly low: number; readonly high: number } | null;
}

/** Fewer than this are too few to say how sure a mean is, or to compare two. */
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

/** What one group has more than another, on average. */
export interface Difference {
  readonly a: Estimate;
  readonly b: Estimate;
  /** Null when one of the two is empty. */
  readonly difference: number | null;
  /** As in `Estimate`; null when one of the two is below `FEW`. */
  readonly interval: { readonly low: number; readonly high: number } | null;
}

/** Compares the means of two groups: how much more the first has, and how sure that is. */
export function differenceOf(first: readonly number[], second: readonly number[]): Difference {
  const [a, b] = [estimateOf(first), estimateOf(second)];
  const difference = a.mean === null || b.mean === null ? null : a.mean - b.mean;
  if (a.n < FEW || b.n < FEW) return { a, b, difference, interval: null };
  const others = meansRedrawn(second, 'second');
  const gaps = meansRedrawn(first, 'first').map((mean, draw) => mean - (others[draw] ?? 0));
  return { a, b, difference, interval: middle(gaps) };
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
function meansRedrawn(values: readonly number[], key = 'one'): readonly number[] {
  const random = randomFrom(values.length, key);
  const rising = values.toSorted((a, b) => a - b);
  return Array.from({ length: DRAWS }, () => {
    let sum = 0;
    for (let count = 0; count < values.length; count += 1) {
      sum += rising[Math.floor(random() * rising.length)] ?? 0;
    }
    return sum / values.length;
  });
}

/** The middle 95 of 100. */
function middle(values: readonly number[]): { low: number; high: number } {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.round(share * (sorted.length - 1))] ?? 0;
  return { low: at(0.025), high: at(0.975) };
}
