import { randomFrom } from '../../shared/bots/chance.ts';

/**
 * Means and their intervals once more. Of the project only the source of chance is used, since an
 * interval is of drawn samples.
 */

/** A mean with its number and its interval: 2000 samples with replacement, the middle 95 of 100. */
export interface CsvMean {
  readonly n: number;
  readonly mean: number | null;
  readonly interval: { readonly low: number; readonly high: number } | null;
}

export function meanOf(values: readonly number[]): CsvMean {
  const n = values.length;
  const interval = n < 5 ? null : ends(resampled(values, 'one'));
  return { n, mean: n === 0 ? null : mean(values), interval };
}

/** How far one mean lies above another, and the interval of that. */
export function gapOf(first: readonly number[], second: readonly number[]) {
  const others = resampled(second, 'second');
  const gaps = resampled(first, 'first').map((one, draw) => one - (others[draw] ?? Number.NaN));
  const few = Math.min(first.length, second.length) < 5;
  return { difference: mean(first) - mean(second), interval: few ? null : ends(gaps) };
}

export const mean = (values: readonly number[]): number => sum(values) / values.length;

const sum = (values: readonly number[]): number => values.reduce((total, one) => total + one, 0);

function resampled(values: readonly number[], key: string): readonly number[] {
  const random = randomFrom(values.length, key);
  const rising = [...values].sort((a, b) => a - b);
  return Array.from({ length: 2000 }, () =>
    mean(rising.map(() => rising[Math.floor(random() * rising.length)] ?? Number.NaN)),
  );
}

function ends(drawn: readonly number[]): { readonly low: number; readonly high: number } {
  const rising = [...drawn].sort((a, b) => a - b);
  const last = rising.length - 1;
  const low = rising[Math.round(0.025 * last)] ?? Number.NaN;
  return { low, high: rising[Math.round(0.975 * last)] ?? Number.NaN };
}
