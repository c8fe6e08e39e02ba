import { STAGE_TREE } from '../model/stage-tree.ts';
import type { CountryId } from '../scenario/ids.ts';
import { record, refuse, type Decision } from './decision.ts';
import type { Factor, OwnDeadline } from './factors.ts';
import { countriesOf, hasSubmitted, unready, type Dyad, type Game } from './game.ts';
import {
  earlier,
  factorOf,
  later,
  phaseDeadlineOf,
  seatOfMover,
  seatsWithClock,
  stretched,
} from './seat-clock.ts';

/**
 * When the clock next asks for something. Sealed choices and moves are due one by one, each at its own
 * seat's deadline; briefing and outcome end for everybody at once, when nobody who is not ready has
 * time left.
 *
 * @returns ms since 1970, or null without a clock, while paused and after the end
 */
export function dueAt(game: Game): number | null {
  if (game.pausedAt !== null || game.phase === 'ended') return null;
  switch (game.phase) {
    case 'briefing':
    case 'outcome': {
      const [first, ...rest] = unready(game).map((seat) => phaseDeadlineOf(game, seat));
      return first === undefined ? null : rest.reduce(later, first);
    }
    case 'prepare':
      return countriesOf(game)
        .filter((seat) => !hasSubmitted(game, seat))
        .map((seat) => phaseDeadlineOf(game, seat))
        .reduce(earlier, null);
    case 'bargain':
      return game.dyads
        .filter(({ node }) => node !== null)
        .map(moveDueAt)
        .reduce(earlier, null);
  }
}

/** When the default is made in a dyad unless its mover moves: the mover's own deadline. */
export function moveDueAt(dyad: Dyad): number | null {
  return dyad.ownDeadlineAt === undefined ? dyad.deadlineAt : dyad.ownDeadlineAt;
}

/**
 * Gives one seat more time, or the announced time again; what it has to decide now included.
 *
 * @returns refused when it has that much already
 */
export function giveTime(game: Game, countryId: CountryId, factor: Factor): Decision {
  if (game.phase === 'ended' || factorOf(game, countryId) === factor) return refuse('not-now');
  const { clock } = game.setup;
  const dyads = game.dyads.flatMap(({ targetId, node, deadlineAt }) => {
    if (node === null) return [];
    const { mover } = STAGE_TREE[node];
    if (seatOfMover(game, { targetId, mover }) !== countryId) return [];
    return [{ targetId, deadlineAt: stretched(deadlineAt, { factor, seconds: clock.move }) }];
  });
  const seconds = clock[game.phase];
  const deadlineAt = stretched(game.deadlineAt, { factor, seconds });
  return record({ type: 'seatClockSet', countryId, factor, deadlineAt, dyads });
}

/**
 * Stops the clock; nobody can act until it runs again.
 *
 * @param now  ms since 1970
 */
export function pause(game: Game, now: number): Decision {
  if (game.phase === 'ended' || game.pausedAt !== null) return refuse('not-now');
  return record({ type: 'clockPaused', at: now });
}

/**
 * Lets the clock run again: every deadline moves by the time the game stood still.
 *
 * @param now  ms since 1970
 */
export function resume(game: Game, now: number): Decision {
  if (game.pausedAt === null) return refuse('not-now');
  return record({ type: 'clockResumed', ...shifted(game, Math.max(0, now - game.pausedAt)) });
}

/**
 * Gives everybody in a game more time.
 *
 * @param seconds  > 0
 * @returns refused where there is no clock to extend
 */
export function extend(game: Game, seconds: number): Decision {
  const clocked = game.deadlineAt !== null || game.dyads.some((dyad) => dyad.deadlineAt !== null);
  if (game.phase === 'ended' || !clocked) return refuse('not-now');
  return record({ type: 'clockExtended', ...shifted(game, seconds * 1000) });
}

interface Deadlines {
  deadlineAt: number | null;
  seats?: OwnDeadline[];
  dyads: { targetId: CountryId; deadlineAt: number | null; ownDeadlineAt?: number | null }[];
}

function shifted(game: Game, by: number): Deadlines {
  const moved = (at: number | null): number | null => (at === null ? null : at + by);
  const seats = seatsWithClock(game).map(([countryId, { deadlineAt }]) => {
    return { countryId, deadlineAt: moved(deadlineAt) };
  });
  return {
    deadlineAt: moved(game.deadlineAt),
    ...(seats.length === 0 ? {} : { seats }),
    dyads: game.dyads.flatMap(({ targetId, node, deadlineAt, ownDeadlineAt }) => {
      if (node === null || deadlineAt === null) return [];
      const own = ownDeadlineAt === undefined ? {} : { ownDeadlineAt: moved(ownDeadlineAt) };
      return [{ targetId, deadlineAt: moved(deadlineAt), ...own }];
    }),
  };
}
