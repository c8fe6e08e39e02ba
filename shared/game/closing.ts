import { scoredRound, type Draws } from '../model/alliance-scores.ts';
import { closeRound } from '../model/round.ts';
import type { AllianceState, RoundAct, TrustStep } from '../model/types.ts';
import { dialsOf } from '../scenario/dials-of.ts';
import type { RecordedTerms } from './event.ts';
import type { GameSetup } from './setup.ts';

/** A closed round, whatever the model: where it leaves the alliance, and scores by term, in stakes. */
export interface ClosedBy {
  readonly after: AllianceState;
  /** By dyad: every move of the target's expectations, in order. */
  readonly trust: readonly (readonly TrustStep[])[];
  readonly sender: RecordedTerms;
  readonly senderByDyad: readonly RecordedTerms[];
  readonly targets: readonly RecordedTerms[];
}

/** Whole rounds after this one; the practice round is played as the first. */
export function roundsAfter({ rounds }: Pick<GameSetup, 'rounds'>, round: number): number {
  return Math.max(0, rounds - Math.max(1, round));
}

/**
 * A round as the model of the game closes it.
 *
 * @param start  where the alliance stood at the start of the round
 * @param done.draws  the cards that are known; model 1 has none
 */
export function closedBy(
  setup: Pick<GameSetup, 'cast' | 'rounds'>,
  start: { readonly round: number; readonly state: AllianceState },
  done: { readonly acts: readonly RoundAct[]; readonly draws: Draws },
): ClosedBy {
  const { cast } = setup;
  const { state, round } = start;
  const dials = dialsOf(cast);
  if (dials === null) {
    return closeRound({ world: cast.world, cards: cast.targets, state }, done.acts);
  }
  const roundsLeft = roundsAfter(setup, round);
  return scoredRound({ ...dials, state, roundsLeft }, done.acts, done.draws);
}
