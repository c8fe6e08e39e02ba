import { nice, ticks } from 'd3-array';
import {
  line,
  symbol,
  symbolCircle,
  symbolCross,
  symbolDiamond,
  symbolSquare,
  symbolStar,
  symbolTriangle,
  symbolTimes,
  symbolWye,
} from 'd3-shape';

/** One axis of a chart: what it measures, from where to where, and what is written along it. */
export interface Axis {
  readonly label: string;
  readonly min: number;
  readonly max: number;
  readonly ticks: readonly { readonly at: number; readonly label: string }[];
}

/** An axis over these values and 0, with round numbers along it. */
export function axisOver(label: string, values: readonly number[], count = 5): Axis {
  const low = Math.min(0, ...values);
  const high = Math.max(0, ...values);
  const [min, max] = nice(low, low === high ? low + 1 : high, count);
  return {
    label,
    min,
    max,
    ticks: ticks(min, max, count).map((at) => ({ at, label: String(at).replace('-', '−') })),
  };
}

/** A label in as many lines as its place needs, of about the same length: half an em to a letter. */
export function inLines(label: string, letters: number): readonly string[] {
  const lines = filled(label, letters);
  const even = Math.ceil(label.length / lines.length) + 4;
  const balanced = filled(label, Math.min(letters, even));
  return balanced.length === lines.length ? balanced : lines;
}

function filled(label: string, letters: number): readonly string[] {
  const lines: string[] = [];
  for (const word of label.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < letters) {
      lines[lines.length - 1] = `${last} ${word}`;
    } else lines.push(word);
  }
  return lines;
}

/** The axis of a share in percent: 0, 25 ... 100. */
export const hundred = (label: string): Axis => ({
  label,
  min: 0,
  max: 100,
  ticks: [0, 25, 50, 75, 100].map((at) => ({ at, label: String(at) })),
});

/** A value as a place between two pixels. */
export function placeOn(
  { min, max }: Pick<Axis, 'min' | 'max'>,
  [from, to]: readonly [number, number],
): (value: number) => number {
  return (value) => from + ((value - min) / (max - min)) * (to - from);
}

/** The shapes by which series and kinds are told apart without colour. */
export const SYMBOLS = {
  circle: symbolCircle,
  square: symbolSquare,
  triangle: symbolTriangle,
  diamond: symbolDiamond,
  cross: symbolCross,
  star: symbolStar,
  wye: symbolWye,
  times: symbolTimes,
} as const;
export type SymbolName = keyof typeof SYMBOLS;

/** The path of a shape around 0, of about the same weight for all. */
export const symbolPath = (name: SymbolName, size = 70): string =>
  symbol(SYMBOLS[name], size)() ?? '';

/** A line through points, in pixels. */
export const linePath = (points: readonly (readonly [number, number])[]): string =>
  line()(points.map(([x, y]) => [x, y])) ?? '';

/** Dashes by which lines are told apart, as SVG has them. */
export const DASHES = ['', '8 4', '2 4', '10 3 2 3', '14 6', '4 4', '1 3', '12 3 3 3'] as const;

/**
 * Places for labels beside points so that none covers another: as near to their own as can be, in order.
 *
 * @param wanted  in pixels
 * @param gap  the least distance between two
 */
export function spread(
  wanted: readonly number[],
  { gap, min, max }: { readonly gap: number; readonly min: number; readonly max: number },
): readonly number[] {
  const order = wanted.map((at, index) => ({ at, index })).sort((a, b) => a.at - b.at);
  let before = min - gap;
  const placed = order.map(({ at, index }) => {
    before = Math.max(at, before + gap);
    return { at: before, index };
  });
  let after = max + gap;
  for (const one of placed.toReversed()) {
    one.at = Math.min(one.at, after - gap);
    after = one.at;
  }
  return placed.toSorted((a, b) => a.index - b.index).map(({ at }) => at);
}
