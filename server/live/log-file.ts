import type { LogLine } from '../../shared/replay/log-lines.ts';
import { ROOM_STREAM, type Store } from '../store/port.ts';
import { stageOfRoom } from './room-state.ts';
import type { LiveGame, RoomState } from './state.ts';

/**
 * A room's log as JSON lines: the header, the room's stream, then each game's. While the room is
 * being played only finished games are in it, since the host must not read sealed choices.
 */
export async function roomLog(store: Store, state: RoomState): Promise<readonly string[]> {
  const header = { format: 'entente-log', version: 1, room: state.roomId };
  const lines = [JSON.stringify(header)];
  for (const stream of [ROOM_STREAM, ...loggedGames(state).map(({ id }) => id)]) {
    for (const { n, at, event } of await store.read(state.roomId, stream, 0)) {
      lines.push(JSON.stringify({ stream, n, at, event } satisfies Record<keyof LogLine, unknown>));
    }
  }
  return lines;
}

/** The games that are in the log of a room now. */
export function loggedGames(state: RoomState): readonly LiveGame[] {
  const ended = stageOfRoom(state) === 'ended';
  const current = [...state.games.values()].filter(({ game }) => ended || game.phase === 'ended');
  // of a deal that was undone the sealed choices stay sealed as long as anybody plays
  const played = new Set(state.room.earlier.map(({ gameId }) => gameId));
  const past = [...state.past.values()].filter(({ id }) => ended || played.has(id));
  return [...past, ...current];
}
