import { randomAt } from '../chance.ts';
import { fieldOf } from './pairing.ts';
import { simulateGame } from './play.ts';
import type { SenderPolicy } from './sender-policies.ts';
import { NO_SCORE, totalOf, type Table } from './table.ts';
import type { TargetPolicy } from './target-policies.ts';

/** One target that changes its ways, in a mixed field, against one sender. */
export interface Change {
  readonly sender: SenderPolicy;
  readonly index: number;
  readonly from: TargetPolicy;
  readonly to: TargetPolicy;
  readonly games: number;
  readonly seed: number;
  readonly noise: number;
}

/**
 * What a target gains by playing another way, the others and everybody's luck as they were.
 *
 * @returns stakes a game, on average
 */
export function gainOf(table: Table, change: Change): number {
  const { sender, index, from, to, games, seed, noise } = change;
  let gain = 0;
  for (let number = 0; number < games; number += 1) {
    const field = fieldOf(table, 'mix', [seed, number]);
    const luck = (round: number, seat: number) => randomAt(seed, number, round, seat);
    const totals = [from, to].map((policy) => {
      const players = { sender, targets: field.with(index, policy), noise };
      return totalOf(simulateGame(table, players, luck).targets[index] ?? NO_SCORE);
    });
    gain += (totals[1] ?? 0) - (totals[0] ?? 0);
  }
  return gain / Math.max(1, games);
}
