import { step, type GameInput } from '../flow/step.ts';
import { GameFault, isRefused, planned, refused, type Plan, type Refused } from './plan.ts';
import type { GameNow } from './room-now.ts';

/**
 * Runs the rules on one game.
 *
 * @throws {GameFault} if they fail
 */
export function inGame<T>({ id }: GameNow, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw new GameFault(id, error);
  }
}

/**
 * What one input to one game comes to.
 *
 * @param now  milliseconds since 1970
 * @throws {GameFault} if our rules fail in it
 */
export function planOfStep(live: GameNow, input: GameInput, now: number): Plan | Refused {
  if (live.broken) return refused('internal');
  const { id: gameId, game: from } = live;
  return planned(
    inGame(live, () => step(from, input, now)),
    ({ events, game: to }) => ({ games: [{ gameId, events, step: { from, to } }] }),
  );
}

/** A plan for the room, and what it means for games; a game that refuses is left as it is. */
export function withGames(
  room: Plan | Refused,
  games: () => readonly (Plan | Refused)[],
): Plan | Refused {
  if (isRefused(room)) return room;
  return { ...room, games: games().flatMap((plan) => (isRefused(plan) ? [] : (plan.games ?? []))) };
}
