import type { CountryId } from '../scenario/ids.ts';
import type { GameEvent } from './event.ts';
import type { OwnDeadline, SeatClock } from './factors.ts';
import type { Game } from './game.ts';

/** The deadlines after a pause or an extension. */
export function reclocked(
  game: Game,
  event: Extract<GameEvent, { type: 'clockResumed' | 'clockExtended' }>,
): Game {
  const deadlines = new Map(event.dyads.map((one) => [one.targetId, one]));
  return {
    ...game,
    pausedAt: event.type === 'clockResumed' ? null : game.pausedAt,
    deadlineAt: event.deadlineAt,
    clocks: movedClocks(game, event.seats),
    dyads: game.dyads.map((dyad) => {
      const { deadlineAt = dyad.deadlineAt, ownDeadlineAt = dyad.ownDeadlineAt } =
        deadlines.get(dyad.targetId) ?? {};
      return { ...dyad, deadlineAt, ownDeadlineAt };
    }),
  };
}

/** Seats with time of their own, with the deadlines that an event gives them. */
export function movedClocks(game: Game, seats: readonly OwnDeadline[] = []): Game['clocks'] {
  const moved = seats.flatMap(({ countryId, deadlineAt }): [CountryId, SeatClock][] => {
    const clock = game.clocks[countryId];
    return clock === undefined ? [] : [[countryId, { factor: clock.factor, deadlineAt }]];
  });
  return { ...game.clocks, ...Object.fromEntries(moved) };
}

/** A seat with time of its own from now on; with the announced time it has none. */
export function withSeatClock(
  game: Game,
  event: Extract<GameEvent, { type: 'seatClockSet' }>,
): Game {
  const { countryId, factor, deadlineAt } = event;
  const announced = factor === 1;
  const others = Object.entries(game.clocks).filter(([seat]) => seat !== countryId);
  const own: [string, SeatClock][] = announced ? [] : [[countryId, { factor, deadlineAt }]];
  const deadlines = new Map(event.dyads.map((one) => [one.targetId, one.deadlineAt]));
  return {
    ...game,
    clocks: Object.fromEntries([...others, ...own]),
    dyads: game.dyads.map((dyad) => {
      const due = deadlines.get(dyad.targetId);
      return due === undefined ? dyad : { ...dyad, ownDeadlineAt: announced ? undefined : due };
    }),
  };
}
