import { GameEvent } from '../../../shared/game/event.ts';
import { withoutClocks } from '../../../shared/game/without-clocks.ts';
import type { LogLine } from '../../../shared/replay/log-lines.ts';
import { ROOM_STREAM, type Store, type StoredEvent } from '../../store/port.ts';
import { stageOfRoom } from '../cell/stage.ts';
import type { LiveGame, FoldedRoom } from '../cell/folded.ts';

/**
 * A room's log as JSON lines: the header, the room's stream, then each game's. While the room is
 * being played only finished games are in it, since the host must not read sealed choices.
 */
export async function roomLog(store: Store, state: FoldedRoom): Promise<readonly string[]> {
  const streams = [ROOM_STREAM, ...loggedGames(state).map(({ id }) => id)];
  const lines = [headerOf(state)];
  for (const stream of streams) {
    lines.push(...streamLines(stream, await store.read(state.roomId, stream, 0)));
  }
  return lines;
}

/**
 * The log for everybody else: the games alone, without the clocks of single seats. The room's stream has
 * the host's notes, wishes, who was muted or given more time.
 */
export async function gamesLog(store: Store, state: FoldedRoom): Promise<readonly string[]> {
  const lines = [headerOf(state)];
  for (const { id } of loggedGames(state)) {
    lines.push(...publicLines(id, await store.read(state.roomId, id, 0)));
  }
  return lines;
}

/** The first line of a log. */
export const headerOf = ({ roomId }: FoldedRoom): string =>
  JSON.stringify({ format: 'entente-log', version: 1, room: roomId });

/** The lines of one stream. */
const streamLines = (stream: string, stored: readonly StoredEvent[]): readonly string[] =>
  stored.map(({ n, at, event }) =>
    JSON.stringify({ stream, n, at, event } satisfies Record<keyof LogLine, unknown>),
  );

/** The lines of a game as everybody may read them, counted anew. */
export const publicLines = (gameId: string, stored: readonly StoredEvent[]): readonly string[] => {
  const kept = stored.flatMap(({ at, event }) => {
    const open = withoutClocks(GameEvent.parse(event));
    return open === null ? [] : [{ at, event: open }];
  });
  return streamLines(
    gameId,
    kept.map((one, place) => ({ ...one, n: place + 1 })),
  );
};

/** The games that are in the log of a room now. */
export function loggedGames(state: FoldedRoom): readonly LiveGame[] {
  const ended = stageOfRoom(state) === 'ended';
  const current = [...state.games.values()].filter(({ game }) => ended || game.phase === 'ended');
  // of a deal that was undone the sealed choices stay sealed as long as anybody plays
  const played = new Set(state.room.earlier.map(({ gameId }) => gameId));
  const past = [...state.past.values()].filter(({ id }) => ended || played.has(id));
  return [...past, ...current];
}
