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
  const interval = n < 5 ? null : ends(resampled(values));
  return { n, mean: n === 0 ? null : mean(values), interval };
}

/** The interval of how far one mean lies above another, whole games drawn again. */
export function gapOf(first: PerGame, second: PerGame) {
  const places = first.flatMap((own, at) =>
    own.length + (second[at]?.length ?? 0) === 0 ? [] : [at],
  );
  const having = (some: PerGame): number => some.filter(({ length }) => length > 0).length;
  const few = places.length < 6 || having(first) < 3 || having(second) < 3;
  return { interval: few ? null : ends(gapsIn(first, second, places)) };
}

/** One list of values for each game. */
type PerGame = readonly (readonly number[])[];

/** The gap of the means in 2000 rooms, made of games drawn with replacement. */
function gapsIn(first: PerGame, second: PerGame, places: readonly number[]): readonly number[] {
  const random = randomFrom(places.length, 'games');
  const rooms = Array.from({ length: 2000 }, () =>
    places.map(() => places[Math.floor(random() * places.length)] ?? Number.NaN),
  );
  return rooms.flatMap((room) => {
    const [own, others] = [first, second].map((some) => room.flatMap((at) => some[at] ?? []));
    if (own?.length && others?.length) return [mean(own) - mean(others)];
    return [];
  });
}

export const mean = (values: readonly number[]): number => sum(values) / values.length;

const sum = (values: readonly number[]): number => values.reduce((total, one) => total + one, 0);

function resampled(values: readonly number[]): readonly number[] {
  const random = randomFrom(values.length, 'one');
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
