import type { LogLine } from '../../shared/replay/log-lines.ts';
import { ROOM_STREAM, type Store, type StoredEvent } from '../store/port.ts';
import { stageOfRoom } from './room-state.ts';
import type { LiveGame, RoomState } from './state.ts';

/**
 * A room's log as JSON lines: the header, the room's stream, then each game's. While the room is
 * being played only finished games are in it, since the host must not read sealed choices.
 */
export function roomLog(store: Store, state: RoomState): Promise<readonly string[]> {
  return logOf(store, state, [ROOM_STREAM, ...loggedGames(state).map(({ id }) => id)]);
}

/**
 * The log for everybody else: the games alone. The room's stream has the host's notes, wishes, who was
 * muted or given more time.
 */
export function gamesLog(store: Store, state: RoomState): Promise<readonly string[]> {
  const games = loggedGames(state).map(({ id }) => id);
  return logOf(store, state, games);
}

async function logOf(
  store: Store,
  state: RoomState,
  streams: readonly string[],
): Promise<readonly string[]> {
  const lines = [headerOf(state)];
  for (const stream of streams) {
    lines.push(...streamLines(stream, await store.read(state.roomId, stream, 0)));
  }
  return lines;
}

/** The first line of a log. */
export const headerOf = ({ roomId }: RoomState): string =>
  JSON.stringify({ format: 'entente-log', version: 1, room: roomId });

/** The lines of one stream. */
export const streamLines = (stream: string, stored: readonly StoredEvent[]): readonly string[] =>
  stored.map(({ n, at, event }) =>
    JSON.stringify({ stream, n, at, event } satisfies Record<keyof LogLine, unknown>),
  );

/** The games that are in the log of a room now. */
export function loggedGames(state: RoomState): readonly LiveGame[] {
  const ended = stageOfRoom(state) === 'ended';
  const current = [...state.games.values()].filter(({ game }) => ended || game.phase === 'ended');
  // of a deal that was undone the sealed choices stay sealed as long as anybody plays
  const played = new Set(state.room.earlier.map(({ gameId }) => gameId));
  const past = [...state.past.values()].filter(({ id }) => ended || played.has(id));
  return [...past, ...current];
}
