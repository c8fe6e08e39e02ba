import { membersOf } from '../game/holder.ts';
import { evolve } from '../game/evolve.ts';
import type { GameEvent } from '../game/event.ts';
import type { Game } from '../game/game.ts';
import type { Holder } from '../game/setup.ts';
import { isGameEvent, type LogLine } from '../replay/log-lines.ts';
import { evolveRoom, RoomEvent, type Room } from '../room/room.ts';

/** One event of a game, and the game after it. */
export interface ExportedMoment {
  /** Counts from 1 in the stream of the game. */
  readonly n: number;
  /** ms since 1970. */
  readonly at: number;
  readonly event: GameEvent;
  readonly game: Game;
}

/** A game of an export, event by event. */
export interface ExportedGame {
  readonly moments: readonly ExportedMoment[];
  /** As it stood at the end of the log. */
  readonly game: Game;
}

/** A log, folded: the room and those of its games that are in it, in the order of the log. */
export interface Exported {
  readonly room: Room;
  /** ms since 1970. */
  readonly openedAt: number;
  readonly games: readonly ExportedGame[];
}

/**
 * Folds the lines of a log.
 *
 * @throws {Error} if it does not begin with the room, or a stream does not begin with its game
 */
export function exportedFrom(lines: readonly LogLine[]): Exported {
  let room: Room | null = null;
  let openedAt = 0;
  const streams = new Map<string, ExportedMoment[]>();
  for (const { stream, n, at, event } of lines) {
    if (isGameEvent(event)) {
      const moments = streams.get(stream) ?? [];
      streams.set(stream, moments);
      moments.push({ n, at, event, game: evolve(moments.at(-1)?.game ?? null, event) });
    } else {
      if (room === null) openedAt = at;
      room = evolveRoom(room, RoomEvent.parse(event));
    }
  }
  if (room === null) throw new Error('a log without its room');
  const games = [...streams.values()].flatMap((moments) => {
    const last = moments.at(-1);
    return last === undefined ? [] : [{ moments, game: last.game }];
  });
  return { room, openedAt, games };
}

/** Who holds a seat as the tables write it: ids with a blank between, or null for a bot. */
export function holderText(holder: Holder | undefined): string | null {
  const players = membersOf(holder);
  return players.length === 0 ? null : players.join(' ');
}

/** For how long a game was paused between two moments, in ms. */
export function pausedBetween(
  moments: readonly ExportedMoment[],
  span: { readonly from: number; readonly until: number },
): number {
  let paused = 0;
  let since: number | null = null;
  for (const { at, event } of moments) {
    if (event.type === 'clockPaused') since = at;
    if (since === null || (event.type !== 'clockResumed' && event.type !== 'gameEnded')) continue;
    paused += overlap({ from: since, until: at }, span);
    since = null;
  }
  return since === null ? paused : paused + overlap({ from: since, until: span.until }, span);
}

/** How long two spans last together, in ms. */
export function overlap(
  one: { readonly from: number; readonly until: number },
  other: { readonly from: number; readonly until: number },
): number {
  return Math.max(0, Math.min(one.until, other.until) - Math.max(one.from, other.from));
}
