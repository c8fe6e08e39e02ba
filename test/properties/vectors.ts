import { readFileSync } from 'node:fs';
import papa from 'papaparse';
import type { Shadow, StageGame } from '../../shared/model/types.ts';

/** One row of a file of vectors, as text by column. */
export type Vector = Readonly<Record<string, string>>;

/** The rows of a file in `test/golden/data/`. */
export function vectorsOf(file: string): readonly Vector[] {
  const text = readFileSync(new URL(`../golden/data/${file}`, import.meta.url), 'utf8');
  return papa.parse<Vector>(text, { header: true, skipEmptyLines: true }).data;
}

/** A number of a row. */
export function numberOf(vector: Vector, column: string): number {
  const text = vector[column];
  if (text === undefined || text.trim() === '') throw new Error(`no ${column}`);
  return Number(text);
}

const SYMBOLS = [
  ...['eS', 'eT', 'cS', 'cT', 'kS', 'kT', 'aS', 'aT', 'dS', 'kf', 'gamma', 'omega', 'sT', 'sS'],
  ...['X', 'm', 'h', 'Dmin', 'Dmax', 'alphaQ', 'alphaL', 'phi'],
];

/** The stage game of a row. */
export function gameOf(vector: Vector): StageGame {
  const numbers = SYMBOLS.map((symbol) => [symbol, numberOf(vector, symbol)] as const);
  return { ...Object.fromEntries(numbers), canLeave: vector.canLeave === '1' } as StageGame;
}

/** The shadow of a row in the form of the vectors (wS = 1, V = 0), at the given weight and horizon. */
export function shadowOf(
  vector: Vector,
  line: { readonly mu: number; readonly R: number },
): Shadow {
  const other = { eT: numberOf(vector, 'eOther'), m: numberOf(vector, 'mOther') };
  return {
    ...line,
    wS: 1,
    V: 0,
    rho: numberOf(vector, 'rho'),
    sigma: numberOf(vector, 'sigma'),
    oQ: numberOf(vector, 'oQ'),
    oL: numberOf(vector, 'oL'),
    others: Array.from({ length: numberOf(vector, 'nOther') }, () => other),
    targetIsAlly: vector.targetIsAlly === '1',
    inPlay: false,
  };
}
