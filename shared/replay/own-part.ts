import type { DecidedBy } from '../game/event.ts';
import { countedRounds } from '../game/game.ts';
import type { CountryId } from '../scenario/ids.ts';
import { isJudged, type DecisionMade } from './decisions.ts';
import type { OwnPart } from './own-moments.ts';
import { decisionPlaces, heldAt, roundsHeld, type OwnSeat } from './own-seats.ts';
import type { Timeline } from './timeline.ts';

/**
 * Who made a decision in a seat, as the person sees it who looks back: `me`, or somebody in that
 * person's place; `other` held the seat before or after.
 */
export type MadeBy = 'me' | 'other' | Exclude<DecidedBy, 'human'>;

/** A decision of a seat, and whose it was. */
interface OwnDecision {
  readonly judged: DecisionMade;
  readonly by: MadeBy;
}

/** One seat of a game as somebody looks back on it. */
export interface SeatPart {
  readonly countryId: CountryId;
  /** Every decision in the seat, in order of play. */
  readonly decisions: readonly OwnDecision[];
  /** For `ownMoments`. */
  readonly own: OwnPart;
}

/**
 * The part that a person had in a game.
 *
 * @param seat  when the person held it; only a country for whoever held it all along
 * @param judged  of this game, as `decisionsIn` or `judgedIn` gives it
 */
export function partIn(
  { events, game }: Timeline,
  seat: OwnSeat | CountryId,
  judged: readonly DecisionMade[],
): SeatPart {
  const held = typeof seat === 'string' ? null : seat;
  const countryId = typeof seat === 'string' ? seat : seat.countryId;
  const placeOf = decisionPlaces(events);
  const isMine = (decision: DecisionMade): boolean => {
    const place = placeOf(decision);
    return held === null || (place !== null && heldAt(held, place));
  };
  const decisions = judged
    .filter((decision) => decision.countryId === countryId)
    .map((decision): OwnDecision => {
      const { decidedBy } = decision;
      const person = isMine(decision) ? 'me' : 'other';
      return { judged: decision, by: decidedBy === 'human' ? person : decidedBy };
    });
  const mine = decisions.flatMap(({ judged: one, by }) =>
    by === 'me' && isJudged(one) ? [one] : [],
  );
  const rounds =
    held === null ? countedRounds(game).map(({ round }) => round) : roundsHeld(events, held);
  return { countryId, decisions, own: { countryId, decisions: mine, rounds } };
}
