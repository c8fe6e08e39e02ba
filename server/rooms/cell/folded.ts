import type { GamePart, Plan } from '../../../shared/deciding/plan.ts';
import type { SeatIn } from '../../../shared/deciding/room-now.ts';
import { fold } from '../../../shared/game/evolve.ts';
import { GameEvent } from '../../../shared/game/event.ts';
import type { Game } from '../../../shared/game/game.ts';
import { applyPolls, type PollState } from '../../../shared/poll/kept-polls.ts';
import { foldRoom, RoomEvent, type Room } from '../../../shared/room/room.ts';
import type { GameId, RoomId } from '../../../shared/scenario/ids.ts';
import { applyTalk, type TalkState } from '../../../shared/talk/message.ts';
import {
  ROOM_STREAM,
  StoreUnavailable,
  type PlayerRow,
  type Store,
  type StreamPart,
} from '../../store/port.ts';

/** One game in memory: the fold of the first `version` events of its stream. */
export interface LiveGame {
  readonly id: GameId;
  version: number;
  game: Game;
  /** True after a fault of ours: it is left alone, and the other games go on. */
  broken: boolean;
}

/** A room in memory. Everything here can be folded again from the store at any time. */
export interface FoldedRoom {
  readonly roomId: RoomId;
  code: string;
  finished: boolean;
  version: number;
  room: Room;
  readonly games: Map<GameId, LiveGame>;
  /** Games of the room that are over and put away: they have a log, and are shown to nobody. */
  readonly past: Map<GameId, LiveGame>;
  /** Games whose log cannot be folded. They are left alone. */
  readonly damaged: Map<GameId, unknown>;
  players: readonly PlayerRow[];
  /** What was said; beside the log. */
  talk: TalkState;
  /** What the class was asked, and answered; beside the log. */
  polls: PollState;
}

/** A seat of a game in memory. */
export type SeatAt = SeatIn<LiveGame>;

async function readRoom(store: Store, roomId: RoomId, after: number): Promise<RoomEvent[]> {
  const stored = await store.read(roomId, ROOM_STREAM, after);
  return stored.map(({ event }) => RoomEvent.parse(event));
}
async function readGame(store: Store, roomId: RoomId, tail: Tail): Promise<GameEvent[]> {
  const stored = await store.read(roomId, tail.gameId, tail.after);
  return stored.map(({ event }) => GameEvent.parse(event));
}
interface Tail {
  readonly gameId: GameId;
  readonly after: number;
}

/** Reads what others, or an earlier process, have appended to the games of a room. */
async function readGames(store: Store, state: FoldedRoom): Promise<void> {
  for (const { gameId } of [...earlierGames(state), ...state.room.games]) {
    const known = liveGame(state, gameId);
    if (known?.broken || state.damaged.has(gameId)) continue;
    try {
      const events = await readGame(store, state.roomId, { gameId, after: known?.version ?? 0 });
      applyToGame(state, { gameId, events });
    } catch (error) {
      if (error instanceof StoreUnavailable) throw error;
      state.damaged.set(gameId, error);
      if (known) known.broken = true;
    }
  }
}

/** Games of earlier deals, played or undone. */
function earlierGames({ room }: FoldedRoom): Room['games'] {
  return [...room.earlier, ...room.undone];
}

/** A game of the room, whether it is being played or put away. */
export function liveGame(state: FoldedRoom, gameId: GameId): LiveGame | undefined {
  return state.games.get(gameId) ?? state.past.get(gameId);
}

/** Puts away what no longer belongs to the deal that stands. */
function putAway({ room, games, past }: FoldedRoom): void {
  const current = new Set(room.games.map(({ gameId }) => gameId));
  for (const [gameId, live] of games) {
    if (current.has(gameId)) continue;
    games.delete(gameId);
    past.set(gameId, live);
  }
}

/** Takes the game that was decided with the events, unless it was decided on another one. */
function applyToGame(state: FoldedRoom, { gameId, events, step }: GamePart): void {
  if (events.length === 0) return;
  const known = liveGame(state, gameId);
  if (known) {
    known.game = step?.from === known.game ? step.to : fold(events, known.game);
    known.version += events.length;
  } else {
    const game = fold(events);
    state.games.set(gameId, { id: gameId, version: events.length, game, broken: false });
  }
}

/** Folds a room from the store; null when there is none. */
export async function loadState(store: Store, roomId: RoomId): Promise<FoldedRoom | null> {
  const row = await store.room(roomId);
  if (!row) return null;
  const events = await readRoom(store, roomId, 0);
  const state: FoldedRoom = {
    roomId,
    code: row.code,
    finished: row.finishedAt !== null,
    version: events.length,
    room: foldRoom(events),
    games: new Map(),
    past: new Map(),
    damaged: new Map(),
    players: await store.players(roomId),
    talk: await store.talk(roomId),
    polls: await store.polls(roomId),
  };
  await readGames(store, state);
  putAway(state);
  return state;
}

/** Folds what was appended since, here or in another process. */
export async function catchUp(store: Store, state: FoldedRoom): Promise<void> {
  const events = await readRoom(store, state.roomId, state.version);
  if (events.length > 0) state.room = foldRoom(events, state.room);
  state.version += events.length;
  await readGames(store, state);
  putAway(state);
  state.players = await store.players(state.roomId);
  state.talk = await store.talk(state.roomId);
  state.polls = await store.polls(state.roomId);
}

/** The parts of an append that a plan amounts to, decided on the state as it is. */
export function partsOf(state: FoldedRoom, { room = [], games = [] }: Plan): StreamPart[] {
  const ofRoom = { stream: ROOM_STREAM, expectedVersion: state.version, events: room };
  const ofGames = games.map(({ gameId, events }) => {
    return { stream: gameId, expectedVersion: liveGame(state, gameId)?.version ?? 0, events };
  });
  return [ofRoom, ...ofGames].filter(({ events }) => events.length > 0);
}

/** The state after a plan has been written. */
export function apply(state: FoldedRoom, { room = [], games = [], talk, polls }: Plan): void {
  if (room.length > 0) state.room = foldRoom(room, state.room);
  state.version += room.length;
  for (const part of games) applyToGame(state, part);
  if (talk) state.talk = applyTalk(state.talk, talk);
  if (polls) state.polls = applyPolls(state.polls, polls);
  if (room.length > 0) putAway(state);
}
