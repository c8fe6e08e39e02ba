import type { PollState, PollWrites } from '../../shared/poll/kept-polls.ts';
import type { PlayerId, RoomId } from '../../shared/scenario/ids.ts';
import type { TalkState, TalkWrites } from '../../shared/talk/message.ts';

/** The room's own stream; every other stream of a room is named by its game. */
export const ROOM_STREAM = 'room';

/** One event as it is stored: `n` counts from 1 in its stream, `at` is milliseconds since 1970. */
export interface StoredEvent {
  readonly n: number;
  readonly at: number;
  readonly event: unknown;
}

/** Events for one stream, decided when it held `expectedVersion` events. */
export interface StreamPart {
  readonly stream: string;
  readonly expectedVersion: number;
  readonly events: readonly unknown[];
}

/** Under which id a command counts, what it said, and what it was answered. */
export interface CommitRow {
  readonly actor: string;
  readonly id: string;
  readonly bodyHash: string;
  readonly answer: string;
}

/** One append: every part, what was said, asked and answered, and the commit are written together or not at all. */
export interface Batch {
  readonly roomId: RoomId;
  readonly at: number;
  readonly parts: readonly StreamPart[];
  readonly commit?: CommitRow;
  /** Hash of the player's token that asks for it. What an older device asks for is not written. */
  readonly token?: string;
  /** Beside the log. A message whose id is there already is left as it is. */
  readonly talk?: TalkWrites;
  /** Beside the log as well. An answer to a question that is not there is not kept. */
  readonly polls?: PollWrites;
}

export type TokenRole = 'host' | 'projector' | 'join' | 'player' | 'story';

/**
 * Who holds the secret of this hash. `current` is false after the seat went to another device; a `story`,
 * which only reads, stays current as long as its person is there.
 */
export interface TokenOwner {
  readonly roomId: RoomId;
  readonly role: TokenRole;
  readonly playerId: PlayerId | null;
  readonly current: boolean;
}

export interface RoomRow {
  readonly roomId: RoomId;
  readonly code: string;
  readonly openedAt: number;
  readonly finishedAt: number | null;
}

export interface NewRoom {
  readonly roomId: RoomId;
  readonly code: string;
  readonly at: number;
  readonly tokens: readonly {
    readonly role: 'host' | 'projector' | 'join';
    readonly hash: string;
  }[];
  readonly events: readonly unknown[];
}

/** A person. `nameKey` is the name as it is compared: nobody else in the room has it. */
export interface PlayerRow {
  readonly playerId: PlayerId;
  readonly name: string;
  readonly nameKey: string;
  readonly pinHash: string;
  readonly joinedAt: number;
}

/** For how long somebody was here; `until` is null while it lasts. ms since 1970. */
export interface PresenceSpan {
  readonly playerId: PlayerId;
  readonly from: number;
  readonly until: number | null;
}

/** Somebody else appended first: read the tail, fold, decide again. */
export class VersionConflict extends Error {
  override name = 'VersionConflict';
}
/** This id is already remembered, with what it said and was answered first. */
export class CommitTaken extends Error {
  override name = 'CommitTaken';
  readonly first: CommitRow;

  constructor(first: CommitRow) {
    super();
    this.first = first;
  }
}
/** The token that asked has been replaced by a newer one, or is nobody's. */
export class NotCurrent extends Error {
  override name = 'NotCurrent';
  readonly replaced: boolean;

  constructor(owner: TokenOwner | null) {
    super();
    this.replaced = owner !== null;
  }
}
/** A living room already has this spoken code. */
export class CodeTaken extends Error {
  override name = 'CodeTaken';
}
/** Somebody in the room already has this name. */
export class NameTaken extends Error {
  override name = 'NameTaken';
}
/** The room holds as many people as it may. */
export class RoomFull extends Error {
  override name = 'RoomFull';
}
/** There is no such room, or no longer. */
export class RoomGone extends Error {
  override name = 'RoomGone';
}
/** The disk or the database does not work right now. Nothing was written. */
export class StoreUnavailable extends Error {
  override name = 'StoreUnavailable';
}

/**
 * What is kept: the log (streams of events, never changed) and side tables that can be deleted
 * without breaking a replay (codes, names, tokens, commits, messages, questions and answers, presence). Every write is durable when its promise
 * is fulfilled. Anything but the errors named here is reported as `StoreUnavailable`.
 */
export interface Store {
  /** Room, tokens and first events together. @throws CodeTaken */
  openRoom(room: NewRoom): Promise<void>;
  room(roomId: RoomId): Promise<RoomRow | null>;
  /** The living room with this spoken code. */
  roomByCode(code: string): Promise<RoomId | null>;
  /** Another code and join token; the old ones lead nowhere. @throws CodeTaken, RoomGone */
  renewInvitation(
    roomId: RoomId,
    invitation: { readonly code: string; readonly joinHash: string },
  ): Promise<void>;
  /** Its code is free again, and boot no longer looks for its deadlines. */
  finishRoom(roomId: RoomId, at: number): Promise<void>;
  /** It goes on under this code, and boot looks for its deadlines. @throws CodeTaken */
  reopenRoom(roomId: RoomId, code: string): Promise<void>;
  unfinishedRooms(): Promise<readonly RoomId[]>;

  /**
   * Asks the token, the commit and the versions in this order, and writes, all in one transaction.
   *
   * @throws NotCurrent, CommitTaken, VersionConflict, RoomGone
   */
  append(batch: Batch): Promise<void>;
  /** Events with a number above `after`, in order. */
  read(roomId: RoomId, stream: string, after: number): Promise<readonly StoredEvent[]>;
  commit(roomId: RoomId, actor: string, id: string): Promise<CommitRow | null>;
  /** Everything that was said and not deleted since, in the order of saying. */
  talk(roomId: RoomId): Promise<TalkState>;
  /** Every question that was not deleted with its answers, in the order of asking. */
  polls(roomId: RoomId): Promise<PollState>;

  /** @throws NameTaken, RoomFull, RoomGone */
  addPlayer(
    roomId: RoomId,
    player: PlayerRow,
    limits: { readonly tokenHash: string; readonly roomSize: number },
  ): Promise<void>;
  /** Everybody who ever joined and was not forgotten, in the order of joining. */
  players(roomId: RoomId): Promise<readonly PlayerRow[]>;
  /** A new token for this player; every older one is signed off in the same transaction. */
  replaceToken(roomId: RoomId, playerId: PlayerId, tokenHash: string): Promise<void>;
  /** A secret that reads this player's own page, beside others. Nothing happens when it is kept already. */
  addStory(roomId: RoomId, playerId: PlayerId, tokenHash: string): Promise<void>;
  /** Another PIN for this player. */
  setPin(roomId: RoomId, playerId: PlayerId, pinHash: string): Promise<void>;
  owner(tokenHash: string): Promise<TokenOwner | null>;

  /** Somebody is here from this moment (ms). Nothing happens when they are already. @throws RoomGone */
  cameHere(roomId: RoomId, playerId: PlayerId, from: number): Promise<void>;
  /** Somebody's span ends at this moment (ms). Nothing happens when there is none to end. */
  wentAway(roomId: RoomId, playerId: PlayerId, until: number): Promise<void>;
  /**
   * Ends what a process that is no more left open, with the last thing that the room's log knows: when
   * that process ended nobody can tell.
   */
  endPresence(roomId: RoomId): Promise<void>;
  /** Who was here when, in the order of coming. */
  presence(roomId: RoomId): Promise<readonly PresenceSpan[]>;

  /** Name, PIN, tokens, messages, answers, presence and remembered commits of one player are gone. */
  forgetPlayer(roomId: RoomId, playerId: PlayerId): Promise<void>;
  /** Every trace of the room is gone. */
  deleteRoom(roomId: RoomId): Promise<void>;

  /** Fulfilled when the store can be read. */
  ping(): Promise<void>;
  close(): Promise<void>;
}
