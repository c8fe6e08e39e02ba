import type { PlayerId, RoomId } from '../../shared/scenario/ids.ts';
import {
  CodeTaken,
  CommitTaken,
  NameTaken,
  RoomFull,
  RoomGone,
  ROOM_STREAM,
  VersionConflict,
  type Batch,
  type CommitRow,
  type PlayerRow,
  type RoomRow,
  type Store,
  type TokenRole,
} from './port.ts';

interface Token {
  readonly role: TokenRole;
  readonly playerId: PlayerId | null;
  current: boolean;
}
interface Shelf {
  row: RoomRow;
  readonly streams: Map<string, { at: number; json: string }[]>;
  readonly commits: Map<string, CommitRow>;
  readonly players: Map<PlayerId, PlayerRow>;
  readonly tokens: Map<string, Token>;
}

const commitKey = (actor: string, id: string): string => JSON.stringify([actor, id]);

function appendTo(shelf: Shelf, { parts, at, commit }: Batch): void {
  const key = commit && commitKey(commit.actor, commit.id);
  if (key !== undefined && shelf.commits.has(key)) throw new CommitTaken();
  for (const { stream, expectedVersion } of parts) {
    const version = shelf.streams.get(stream)?.length ?? 0;
    if (version !== expectedVersion) throw new VersionConflict();
  }
  for (const { stream, events } of parts) {
    const kept = shelf.streams.get(stream) ?? [];
    shelf.streams.set(stream, kept);
    kept.push(...events.map((event) => ({ at, json: JSON.stringify(event) })));
  }
  if (commit && key !== undefined) shelf.commits.set(key, commit);
}

/** A store without a disk, for tests: the same promises, but nothing outlives the process. */
export function memoryStore(): Store {
  const shelves = new Map<RoomId, Shelf>();
  const living = (code: string): Shelf | undefined =>
    [...shelves.values()].find(({ row }) => row.code === code && row.finishedAt === null);
  const shelfOf = (roomId: RoomId): Shelf => {
    const shelf = shelves.get(roomId);
    if (!shelf) throw new RoomGone();
    return shelf;
  };
  const later = <T>(work: () => T): Promise<T> =>
    new Promise((resolve) => {
      resolve(work());
    });

  return {
    openRoom: ({ roomId, code, at, tokens, events }) =>
      later(() => {
        if (living(code)) throw new CodeTaken();
        const shelf: Shelf = {
          row: { roomId, code, openedAt: at, finishedAt: null },
          streams: new Map(),
          commits: new Map(),
          players: new Map(),
          tokens: new Map(
            tokens.map(({ role, hash }) => [hash, { role, playerId: null, current: true }]),
          ),
        };
        shelves.set(roomId, shelf);
        const part = { stream: ROOM_STREAM, expectedVersion: 0, events };
        appendTo(shelf, { roomId, at, parts: [part] });
      }),
    room: (roomId) => later(() => shelves.get(roomId)?.row ?? null),
    roomByCode: (code) => later(() => living(code)?.row.roomId ?? null),
    finishRoom: (roomId, at) =>
      later(() => {
        const shelf = shelves.get(roomId);
        if (shelf) shelf.row = { ...shelf.row, finishedAt: shelf.row.finishedAt ?? at };
      }),
    unfinishedRooms: () =>
      later(() =>
        [...shelves.values()].filter((s) => s.row.finishedAt === null).map((s) => s.row.roomId),
      ),
    append: (batch) =>
      later(() => {
        appendTo(shelfOf(batch.roomId), batch);
      }),
    read: (roomId, stream, after) =>
      later(() =>
        (shelves.get(roomId)?.streams.get(stream) ?? [])
          .map(({ at, json }, index) => ({ n: index + 1, at, event: JSON.parse(json) as unknown }))
          .slice(after),
      ),
    commit: (roomId, actor, id) =>
      later(() => shelves.get(roomId)?.commits.get(commitKey(actor, id)) ?? null),
    ...people(shelfOf, shelves),
    deleteRoom: (roomId) => later(() => void shelves.delete(roomId)),
    ping: () => later(() => undefined),
    close: () => later(() => undefined),
  };

  function people(
    of: (roomId: RoomId) => Shelf,
    all: ReadonlyMap<RoomId, Shelf>,
  ): Pick<Store, 'addPlayer' | 'players' | 'replaceToken' | 'owner' | 'forgetPlayer'> {
    return {
      addPlayer: (roomId, player, { tokenHash, roomSize }) =>
        later(() => {
          const { players, tokens } = of(roomId);
          if (players.size >= roomSize) throw new RoomFull();
          if ([...players.values()].some((p) => p.nameKey === player.nameKey))
            throw new NameTaken();
          players.set(player.playerId, player);
          tokens.set(tokenHash, { role: 'player', playerId: player.playerId, current: true });
        }),
      players: (roomId) => later(() => [...(all.get(roomId)?.players.values() ?? [])]),
      replaceToken: (roomId, playerId, tokenHash) =>
        later(() => {
          const { tokens } = of(roomId);
          for (const token of tokens.values()) {
            if (token.playerId === playerId) token.current = false;
          }
          tokens.set(tokenHash, { role: 'player', playerId, current: true });
        }),
      owner: (tokenHash) =>
        later(() => {
          for (const [roomId, { tokens }] of all) {
            const token = tokens.get(tokenHash);
            if (token) return { roomId, ...token };
          }
          return null;
        }),
      forgetPlayer: (roomId, playerId) =>
        later(() => {
          const shelf = all.get(roomId);
          if (!shelf) return;
          shelf.players.delete(playerId);
          for (const [hash, token] of shelf.tokens) {
            if (token.playerId === playerId) shelf.tokens.delete(hash);
          }
          for (const [key, commit] of shelf.commits) {
            if (commit.actor === playerId) shelf.commits.delete(key);
          }
        }),
    };
  }
}
