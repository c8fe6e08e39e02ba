/** Numbers of a class in few words. */
export interface Summary {
  readonly n: number;
  readonly lowest: number;
  readonly middle: number;
  readonly highest: number;
  readonly mean: number;
}

/** What ascending numbers come to; null where there are none. The middle of an even count lies between two. */
export function summaryOf(values: readonly number[]): Summary | null {
  const [lowest, highest, n] = [values[0], values.at(-1), values.length];
  if (lowest === undefined || highest === undefined) return null;
  const [left, right] = [values[Math.ceil(n / 2) - 1], values[Math.floor(n / 2)]];
  const middle = ((left ?? lowest) + (right ?? highest)) / 2;
  return { n, lowest, middle, highest, mean: values.reduce((sum, one) => sum + one, 0) / n };
}

/** A dot of a strip: where on it, and how many lie below. */
export interface Dot {
  readonly at: number;
  readonly row: number;
}

/** A dot for each number, those that would cover each other on top of each other. */
export function dotsOf(values: readonly number[], width: number): readonly Dot[] {
  const heights = new Map<number, number>();
  return values.map((value) => {
    const place = Math.round(value / width);
    const row = heights.get(place) ?? 0;
    heights.set(place, row + 1);
    return { at: place * width, row };
  });
}

/** In which of five sizes a word stands that so many said. Words that all were said once stand in the second. */
export function sizeOf(n: number, most: number): 1 | 2 | 3 | 4 | 5 {
  if (most <= 1) return 2;
  return ([1, 2, 3, 4, 5] as const)[Math.round((4 * (n - 1)) / (most - 1))] ?? 5;
}

/** A share in whole percent; of nothing it is nothing. */
export function percentOf(n: number, all: number): number {
  return all === 0 ? 0 : Math.round((100 * n) / all);
}
