import { evolve } from '../game/evolve.ts';
import type { GameEvent } from '../game/event.ts';
import type { Game } from '../game/game.ts';
import { momentsOf, type Moment } from './moments.ts';

/** So many events lie between two remembered games: at most so many are folded to see any moment. */
const STRIDE = 64;

/** A game's log with everything that is needed to look at any point of it. Never changed once made. */
export interface Timeline {
  readonly events: readonly GameEvent[];
  /** What is worth stopping at, in order. */
  readonly moments: readonly Moment[];
  /** The game after every `STRIDE`th event, the first included. */
  readonly snapshots: readonly Game[];
  /** The game after the last event. */
  readonly game: Game;
}

/**
 * Folds a game's log once, and remembers games on the way.
 *
 * @throws {Error} if it does not begin with `gameCreated`, or its events contradict each other
 */
export function timelineOf(events: readonly GameEvent[]): Timeline {
  const snapshots: Game[] = [];
  let game: Game | null = null;
  for (const [index, event] of events.entries()) {
    game = evolve(game, event);
    if (index % STRIDE === 0) snapshots.push(game);
  }
  if (game === null) throw new Error('a game without events');
  return { events, moments: momentsOf(events), snapshots, game };
}

/**
 * The game as it stood after one event.
 *
 * @param cursor  the event's place, from 0
 * @throws {RangeError} if there is no such event
 */
export function gameAt({ events, snapshots, game }: Timeline, cursor: number): Game {
  if (cursor === events.length - 1) return game;
  const place = Math.floor(cursor / STRIDE);
  const snapshot = snapshots[place];
  if (snapshot === undefined || events[cursor] === undefined) {
    throw new RangeError(`no event ${cursor}`);
  }
  let folded = snapshot;
  for (const event of events.slice(place * STRIDE + 1, cursor + 1)) folded = evolve(folded, event);
  return folded;
}
