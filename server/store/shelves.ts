import {
  applyPolls,
  NO_POLLS,
  withoutAnswersOf,
  type PollState,
} from '../../shared/poll/kept-polls.ts';
import type { PlayerId, RoomId } from '../../shared/scenario/ids.ts';
import { applyTalk, SILENCE, withoutPlayer, type TalkState } from '../../shared/talk/message.ts';
import {
  CodeTaken,
  CommitTaken,
  NameTaken,
  NotCurrent,
  RoomFull,
  RoomGone,
  ROOM_STREAM,
  VersionConflict,
  type Batch,
  type CommitRow,
  type NewRoom,
  type PlayerRow,
  type PresenceSpan,
  type RoomRow,
  type StoredEvent,
  type TokenOwner,
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
  talk: TalkState;
  polls: PollState;
  presence: readonly PresenceSpan[];
}

const commitKey = (actor: string, id: string): string => JSON.stringify([actor, id]);

function appendTo(
  shelf: Shelf,
  { parts, at, commit, talk, polls }: Omit<Batch, 'roomId' | 'token'>,
): void {
  const key = commit && commitKey(commit.actor, commit.id);
  const first = key === undefined ? undefined : shelf.commits.get(key);
  if (first) throw new CommitTaken(first);
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
  if (talk) shelf.talk = applyTalk(shelf.talk, talk);
  if (polls) shelf.polls = applyPolls(shelf.polls, polls);
}

/** What a store keeps, in memory and at once. */
export class Shelves {
  readonly #all = new Map<RoomId, Shelf>();

  openRoom({ roomId, code, at, tokens, events }: NewRoom): void {
    if (this.#living(code)) throw new CodeTaken();
    const shelf: Shelf = {
      row: { roomId, code, openedAt: at, finishedAt: null },
      streams: new Map(),
      commits: new Map(),
      players: new Map(),
      tokens: new Map(
        tokens.map(({ role, hash }) => [hash, { role, playerId: null, current: true }]),
      ),
      talk: SILENCE,
      polls: NO_POLLS,
      presence: [],
    };
    this.#all.set(roomId, shelf);
    appendTo(shelf, { at, parts: [{ stream: ROOM_STREAM, expectedVersion: 0, events }] });
  }

  room(roomId: RoomId): RoomRow | null {
    return this.#all.get(roomId)?.row ?? null;
  }

  roomByCode(code: string): RoomId | null {
    return this.#living(code)?.row.roomId ?? null;
  }

  renewInvitation(
    roomId: RoomId,
    { code, joinHash }: { readonly code: string; readonly joinHash: string },
  ): void {
    const shelf = this.#shelf(roomId);
    const other = this.#living(code);
    if (other !== undefined && other !== shelf) throw new CodeTaken();
    shelf.row = { ...shelf.row, code };
    for (const [hash, { role }] of shelf.tokens) if (role === 'join') shelf.tokens.delete(hash);
    shelf.tokens.set(joinHash, { role: 'join', playerId: null, current: true });
  }

  finishRoom(roomId: RoomId, at: number): void {
    const shelf = this.#all.get(roomId);
    if (shelf) shelf.row = { ...shelf.row, finishedAt: shelf.row.finishedAt ?? at };
  }

  reopenRoom(roomId: RoomId, code: string): void {
    const shelf = this.#all.get(roomId);
    if (!shelf || shelf.row.finishedAt === null) return;
    if (this.#living(code)) throw new CodeTaken();
    shelf.row = { ...shelf.row, code, finishedAt: null };
  }

  unfinishedRooms(): RoomId[] {
    const rows = [...this.#all.values()].map(({ row }) => row);
    return rows.filter(({ finishedAt }) => finishedAt === null).map(({ roomId }) => roomId);
  }

  append(batch: Batch): void {
    if (batch.token !== undefined) {
      const owner = this.owner(batch.token);
      if (!owner?.current) throw new NotCurrent(owner);
    }
    appendTo(this.#shelf(batch.roomId), batch);
  }

  read(roomId: RoomId, stream: string, after: number): StoredEvent[] {
    const kept = this.#all.get(roomId)?.streams.get(stream) ?? [];
    return kept
      .map(({ at, json }, index) => ({ n: index + 1, at, event: JSON.parse(json) as unknown }))
      .slice(after);
  }

  commit(roomId: RoomId, actor: string, id: string): CommitRow | null {
    return this.#all.get(roomId)?.commits.get(commitKey(actor, id)) ?? null;
  }

  talk(roomId: RoomId): TalkState {
    return this.#all.get(roomId)?.talk ?? SILENCE;
  }

  polls(roomId: RoomId): PollState {
    return this.#all.get(roomId)?.polls ?? NO_POLLS;
  }

  addPlayer(
    roomId: RoomId,
    player: PlayerRow,
    { tokenHash, roomSize }: { readonly tokenHash: string; readonly roomSize: number },
  ): void {
    const { players, tokens } = this.#shelf(roomId);
    if (players.size >= roomSize) throw new RoomFull();
    const named = [...players.values()].some(({ nameKey }) => nameKey === player.nameKey);
    if (named) throw new NameTaken();
    players.set(player.playerId, player);
    tokens.set(tokenHash, { role: 'player', playerId: player.playerId, current: true });
  }

  players(roomId: RoomId): PlayerRow[] {
    return [...(this.#all.get(roomId)?.players.values() ?? [])];
  }

  replaceToken(roomId: RoomId, playerId: PlayerId, tokenHash: string): void {
    const { tokens } = this.#shelf(roomId);
    for (const token of tokens.values()) {
      if (token.playerId === playerId && token.role === 'player') token.current = false;
    }
    tokens.set(tokenHash, { role: 'player', playerId, current: true });
  }

  addStory(roomId: RoomId, playerId: PlayerId, tokenHash: string): void {
    this.#shelf(roomId).tokens.set(tokenHash, { role: 'story', playerId, current: true });
  }

  setPin(roomId: RoomId, playerId: PlayerId, pinHash: string): void {
    const { players } = this.#shelf(roomId);
    const player = players.get(playerId);
    if (player) players.set(playerId, { ...player, pinHash });
  }

  owner(tokenHash: string): TokenOwner | null {
    for (const [roomId, { tokens }] of this.#all) {
      const token = tokens.get(tokenHash);
      if (token) return { roomId, ...token };
    }
    return null;
  }

  forgetPlayer(roomId: RoomId, playerId: PlayerId): void {
    const shelf = this.#all.get(roomId);
    if (!shelf) return;
    shelf.players.delete(playerId);
    for (const [hash, token] of shelf.tokens) {
      if (token.playerId === playerId) shelf.tokens.delete(hash);
    }
    for (const [key, commit] of shelf.commits) {
      if (commit.actor === playerId) shelf.commits.delete(key);
    }
    shelf.talk = withoutPlayer(shelf.talk, playerId);
    shelf.polls = withoutAnswersOf(shelf.polls, playerId);
    shelf.presence = shelf.presence.filter((span) => span.playerId !== playerId);
  }

  cameHere(roomId: RoomId, playerId: PlayerId, from: number): void {
    const shelf = this.#shelf(roomId);
    const own = shelf.presence.filter((span) => span.playerId === playerId);
    if (own.some(({ until }) => until === null)) return;
    // gone and back within a millisecond: never gone
    const others = shelf.presence.filter(
      (span) => span.playerId !== playerId || span.from !== from,
    );
    shelf.presence = [...others, { playerId, from, until: null }];
  }

  wentAway(roomId: RoomId, playerId: PlayerId, until: number): void {
    this.#endSpans(roomId, (span) => (span.playerId === playerId ? until : null));
  }

  endPresence(roomId: RoomId): void {
    const streams = [...(this.#all.get(roomId)?.streams.values() ?? [])];
    const last = Math.max(0, ...streams.flat().map(({ at }) => at));
    this.#endSpans(roomId, ({ from }) => Math.max(from, last));
  }

  presence(roomId: RoomId): PresenceSpan[] {
    const spans = this.#all.get(roomId)?.presence ?? [];
    const order = (a: PresenceSpan, b: PresenceSpan): number =>
      a.from - b.from || (a.playerId < b.playerId ? -1 : 1);
    return spans.toSorted(order);
  }

  /** Ends every open span for which there is a moment to end it. */
  #endSpans(roomId: RoomId, end: (span: PresenceSpan) => number | null): void {
    const shelf = this.#all.get(roomId);
    if (!shelf) return;
    shelf.presence = shelf.presence.map((span) =>
      span.until === null ? { ...span, until: end(span) } : span,
    );
  }

  deleteRoom(roomId: RoomId): void {
    this.#all.delete(roomId);
  }

  #living(code: string): Shelf | undefined {
    return [...this.#all.values()].find(({ row }) => row.code === code && row.finishedAt === null);
  }

  #shelf(roomId: RoomId): Shelf {
    const shelf = this.#all.get(roomId);
    if (!shelf) throw new RoomGone();
    return shelf;
  }
}
