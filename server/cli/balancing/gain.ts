import { mayJoin } from '../../../shared/model/membership.ts';
import { openingState } from '../../../shared/model/round.ts';
import { randomAt } from '../../../shared/bots/chance.ts';
import { fieldOf } from '../../../shared/bots/balance/pairing.ts';
import { simulateGame, type Players } from '../../../shared/bots/balance/play.ts';
import type { SenderPolicy } from '../../../shared/bots/balance/sender-policies.ts';
import { NO_SCORE, totalOf, type Table } from '../../../shared/bots/balance/table.ts';
import {
  BANDER,
  RATIONAL,
  type TargetPolicy,
} from '../../../shared/bots/balance/target-policies.ts';

/** One target that changes its ways, in a mixed field, against one sender. */
export interface PolicyChange {
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
export function gainOf(table: Table, change: PolicyChange): number {
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

/** What the allies that may stand together end with, on average over games and allies, in stakes. */
export interface Banded {
  readonly apart: number;
  readonly together: number;
}

/** The allies that may stand in a bloc, as places in the scenario's order. */
export function joinersOf({ world, cards }: Table): readonly number[] {
  const { dyads } = openingState(world, cards);
  return cards.flatMap((card, index) => {
    const dyad = dyads[index];
    return dyad !== undefined && mayJoin(card, dyad) ? [index] : [];
  });
}

/**
 * What banding together pays: all who may ask for a bloc in every round, against the same allies each
 * on its own; everybody rational otherwise, in the same games with the same luck.
 *
 * @throws {RangeError} if fewer than two may
 */
export function bandedOf(table: Table, how: Omit<PolicyChange, 'index' | 'from' | 'to'>): Banded {
  const { sender, games, seed, noise } = how;
  const joiners = joinersOf(table);
  if (joiners.length < 2) throw new RangeError('a bloc needs two');
  const meanOf = (policy: TargetPolicy): number => {
    const targets = table.cards.map((_, index) => (joiners.includes(index) ? policy : RATIONAL));
    const players: Players = { sender, targets, noise };
    let sum = 0;
    for (let number = 0; number < games; number += 1) {
      const luck = (round: number, seat: number) => randomAt(seed, number, round, seat);
      const game = simulateGame(table, players, luck);
      for (const index of joiners) sum += totalOf(game.targets[index] ?? NO_SCORE);
    }
    return sum / Math.max(1, games * joiners.length);
  };
  return { apart: meanOf(RATIONAL), together: meanOf(BANDER) };
}
