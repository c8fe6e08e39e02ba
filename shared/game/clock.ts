import type { CountryId } from '../scenario/ids.ts';
import { record, refuse, type Decision } from './decision.ts';
import type { Game } from './game.ts';

/** A length of time on the clock, as a moment from now; null without a clock. */
export function deadlineIn(seconds: number, now: number): number | null {
  return seconds === 0 ? null : now + seconds * 1000;
}

/** The earlier of two deadlines; null means no clock and is never earlier. */
export function earlier(a: number | null, b: number | null): number | null {
  if (a === null || b === null) return a ?? b;
  return Math.min(a, b);
}

/**
 * When the clock next asks for something: the phase's deadline or that of a dyad somebody still has
 * to move in.
 *
 * @returns ms since 1970, or null without a clock, while paused and after the end
 */
export function dueAt(game: Game): number | null {
  if (game.pausedAt !== null || game.phase === 'ended') return null;
  return game.dyads
    .filter(({ node }) => node !== null)
    .reduce((due, dyad) => earlier(due, dyad.deadlineAt), game.deadlineAt);
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
  dyads: { targetId: CountryId; deadlineAt: number | null }[];
}

function shifted(game: Game, by: number): Deadlines {
  return {
    deadlineAt: game.deadlineAt === null ? null : game.deadlineAt + by,
    dyads: game.dyads.flatMap(({ targetId, node, deadlineAt }) =>
      node === null || deadlineAt === null ? [] : [{ targetId, deadlineAt: deadlineAt + by }],
    ),
  };
}
