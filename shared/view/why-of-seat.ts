import type { Game } from '../game/game.ts';
import { roundsAfter } from '../game/closing.ts';
import { dialsOf } from '../scenario/dials-of.ts';
import type { KnownRound } from './known.ts';
import { reasonsOfSender, reasonsOfTarget } from './round-reasons.ts';
import type { Reason } from './result-schema.ts';
import { whyOfSender, whyOfTarget } from './why.ts';

/**
 * Why a round brought a seat what it did, by the model of its game, unrounded.
 *
 * @param index  the target's place in the scenario's order; null for the sender
 */
export function whyOf(game: Game, round: KnownRound, index: number | null): Reason[] {
  const { cast } = game.setup;
  const dials = dialsOf(cast);
  if (dials === null) {
    return index === null ? whyOfSender(cast, round) : whyOfTarget(cast, round, index);
  }
  const closed = { ...dials, round, roundsLeft: roundsAfter(game.setup, round.round) };
  return index === null ? reasonsOfSender(closed) : reasonsOfTarget(closed, index);
}
