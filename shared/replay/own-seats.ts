import type { GameEvent } from '../game/event.ts';
import { membersOf } from '../game/holder.ts';
import { MOVE_EVENTS } from '../game/moves.ts';
import type { Holder } from '../game/setup.ts';
import type { CountryId, PlayerId } from '../scenario/ids.ts';
import type { DecisionMade } from './decisions.ts';

/** A seat of a game, and when a person held it. */
export interface OwnSeat {
  readonly countryId: CountryId;
  /** Places of events: held from the first on and until before the second; null is to the end. */
  readonly spans: readonly { readonly from: number; readonly until: number | null }[];
  /** Who held it together with this person at any time, in the order of coming. */
  readonly partners: readonly PlayerId[];
}

/**
 * The seats that a person ever held in a game, alone or in a delegation, in the order of taking them.
 *
 * @param events  a game's log from its first event
 */
export function seatsHeld(events: readonly GameEvent[], playerId: PlayerId): readonly OwnSeat[] {
  const seats = new Map<CountryId, OwnSeat>();
  const hold = (place: number, countryId: CountryId, holder: Holder): void => {
    const members = membersOf(holder);
    const known = seats.get(countryId) ?? { countryId, spans: [], partners: [] };
    const last = known.spans.at(-1);
    const isHeld = last?.until === null;
    const holds = members.includes(playerId);
    if (!holds && !isHeld) return;
    const came = holds && !isHeld ? [...known.spans, { from: place, until: null }] : known.spans;
    const spans = holds ? came : came.map((span) => (span === last ? ended(span, place) : span));
    const partners = holds ? withNew(known.partners, members, playerId) : known.partners;
    seats.set(countryId, { countryId, spans, partners });
  };
  for (const [place, event] of events.entries()) {
    if (event.type === 'gameCreated') {
      for (const { countryId, holder } of event.setup.holders) hold(place, countryId, holder);
    } else if (event.type === 'seatTaken') hold(place, event.countryId, event.holder);
  }
  return [...seats.values()];
}

const ended = (span: { readonly from: number }, until: number) => ({ from: span.from, until });

function withNew(
  known: readonly PlayerId[],
  members: readonly PlayerId[],
  me: PlayerId,
): readonly PlayerId[] {
  return [...known, ...members.filter((one) => one !== me && !known.includes(one))];
}

/** Whether a person held a seat when an event of the game happened. */
export function heldAt({ spans }: OwnSeat, place: number): boolean {
  return spans.some(({ from, until }) => place >= from && (until === null || place < until));
}

/**
 * The place of the event that wrote each decision down; the last one where it was changed.
 *
 * @returns finds the place of a decision of this game; null if the log has none
 */
export function decisionPlaces(
  events: readonly GameEvent[],
): (decision: DecisionMade) => number | null {
  const places = new Map<string, number>();
  let round = 0;
  for (const [place, event] of events.entries()) {
    if (event.type === 'phaseEntered') round = event.round;
    const { type } = event;
    const address = 'targetId' in event ? event.targetId : '';
    places.set(`${round} ${type} ${type === 'cablesWritten' ? '' : address}`, place);
  }
  return (decision) => places.get(keyOf(decision)) ?? null;
}

function keyOf(decision: DecisionMade): string {
  const { round, countryId } = decision;
  switch (decision.kind) {
    case 'cable':
    case 'welcome':
      return `${round} cablesWritten `;
    case 'stance':
    case 'band':
    case 'return':
      return `${round} postureSet ${countryId}`;
    case 'move':
      return `${round} ${MOVE_EVENTS[decision.chosen.move]} ${decision.address}`;
  }
}

/**
 * The rounds that count in which a person held a seat when they were scored: theirs to look back on.
 */
export function roundsHeld(events: readonly GameEvent[], seat: OwnSeat): readonly number[] {
  return events.flatMap((event, place) =>
    event.type === 'roundScored' && event.round > 0 && heldAt(seat, place) ? [event.round] : [],
  );
}
