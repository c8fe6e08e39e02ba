import { numberOf, vectorsOf } from './vectors.ts';

/** A cell of the record: cost to the target less cost to the sender, on TIES's scale of 1 to 3. */
export interface GapCell {
  readonly gap: number;
  readonly weight: number;
}

/** Every cell by cost gap, weighed by its cases. */
export const cells: readonly GapCell[] = vectorsOf('ties_crosstabs.csv').flatMap((row) => {
  const gap = /^cost_gap\(target-sender\)=(-?\d)$/.exec(row['group'] ?? '')?.[1];
  return gap === undefined ? [] : [{ gap: Number(gap), weight: numberOf(row, 'n_cases') }];
});

/** A cell drawn by its cases. @param chance  a share from 0 to below 1 */
export function drawnCell(chance: () => number): GapCell {
  const total = cells.reduce((sum, { weight }) => sum + weight, 0);
  let left = chance() * total;
  for (const cell of cells) {
    left -= cell.weight;
    if (left < 0) return cell;
  }
  throw new Error('no cell');
}
