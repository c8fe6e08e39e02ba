import * as z from 'zod/mini';
import { membersOf } from '../game/holder.ts';
import { GameSetup } from '../game/setup.ts';
import { CountryId, GameId, PlayerId, RoomId } from '../scenario/ids.ts';
import { Scenario } from '../scenario/scenario.ts';
import { RoomOptions } from './options.ts';

/** Somebody without a seat, and the game whose public side they see. */
export const Watcher = z.strictObject({ playerId: PlayerId, gameId: GameId });
export type Watcher = z.infer<typeof Watcher>;

/** What happened in a room. Names, tokens and presence are not events. */
export const RoomEvent = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('roomOpened'),
    roomId: RoomId,
    scenario: Scenario,
    options: RoomOptions,
  }),
  /** Every game with its parameters, seats and seed; a new deal replaces an earlier one. */
  z.strictObject({
    type: z.literal('dealt'),
    games: z.array(GameSetup),
    /** Who was dealt no seat, and which game they see. Absent: nobody. */
    watchers: z.optional(z.array(Watcher)),
  }),
  /** Back to the lobby; games that had begun end without a result. */
  z.strictObject({ type: z.literal('dealUndone') }),
  z.strictObject({ type: z.literal('started') }),
  z.strictObject({
    type: z.literal('latecomerSeated'),
    playerId: PlayerId,
    gameId: GameId,
    countryId: CountryId,
  }),
  z.strictObject({ type: z.literal('playerKicked'), playerId: PlayerId }),
  z.strictObject({ type: z.literal('cablesOpened') }),
  z.strictObject({ type: z.literal('roomEnded') }),
]);
export type RoomEvent = z.infer<typeof RoomEvent>;

/** Where a person sits. */
export interface Seat {
  readonly gameId: GameId;
  readonly countryId: CountryId;
}

/** A room as its events tell it. */
export interface Room {
  readonly roomId: RoomId;
  readonly scenario: Scenario;
  readonly options: RoomOptions;
  /** Empty before the deal. */
  readonly games: readonly GameSetup[];
  /** Games of earlier deals that were played to their end. */
  readonly earlier: readonly GameSetup[];
  /** Games that had begun when their deal was undone. They have a log and no result. */
  readonly undone: readonly GameSetup[];
  /** How often roles were dealt. */
  readonly deals: number;
  readonly started: boolean;
  readonly opened: boolean;
  readonly ended: boolean;
  readonly kicked: readonly PlayerId[];
  readonly seats: Readonly<Record<PlayerId, Seat>>;
  /** Which game those see who were dealt no seat. */
  readonly watching: Readonly<Record<PlayerId, GameId>>;
}

/**
 * The room after an event; it only assigns.
 *
 * @param room  null before `roomOpened`
 * @throws {Error} if the first event is not `roomOpened`
 */
export function evolveRoom(room: Room | null, event: RoomEvent): Room {
  if (event.type === 'roomOpened') return opened(event);
  if (room === null) throw new Error(`${event.type} before roomOpened`);
  switch (event.type) {
    case 'dealt':
      return dealt(room, event);
    case 'dealUndone':
      return undone(room);
    case 'started':
      return { ...room, started: true };
    case 'latecomerSeated': {
      const { playerId, gameId, countryId } = event;
      return { ...room, seats: { ...room.seats, [playerId]: { gameId, countryId } } };
    }
    case 'playerKicked':
      return withoutPlayer(room, event.playerId);
    case 'cablesOpened':
      return { ...room, opened: true };
    case 'roomEnded':
      return { ...room, ended: true };
  }
}

/**
 * Folds events into a room.
 *
 * @throws {Error} if there is neither a room nor a first `roomOpened`
 */
export function foldRoom(events: readonly RoomEvent[], room: Room | null = null): Room {
  let folded = room;
  for (const event of events) folded = evolveRoom(folded, event);
  if (folded === null) throw new Error('no events to fold');
  return folded;
}

/** Whether the roles have been dealt, the games begun, or all is over. */
export function stageOf(room: Room, allEnded: boolean): 'lobby' | 'dealt' | 'playing' | 'ended' {
  if (room.ended || (room.started && allEnded)) return 'ended';
  if (room.started) return 'playing';
  return room.games.length > 0 ? 'dealt' : 'lobby';
}

function opened(event: Extract<RoomEvent, { type: 'roomOpened' }>): Room {
  const { roomId, scenario, options } = event;
  return {
    roomId,
    scenario,
    options,
    games: [],
    earlier: [],
    undone: [],
    deals: 0,
    started: false,
    opened: false,
    ended: false,
    kicked: [],
    seats: {},
    watching: {},
  };
}

function dealt(room: Room, event: Extract<RoomEvent, { type: 'dealt' }>): Room {
  const { games, watchers = [] } = event;
  const watching = Object.fromEntries(watchers.map(({ playerId, gameId }) => [playerId, gameId]));
  const anew = { ...room, games, seats: seatsOf(games), watching, deals: room.deals + 1 };
  if (!room.started) return anew;
  // another game for the same class: what was played stays in the log
  return { ...anew, earlier: [...room.earlier, ...room.games], started: false, opened: false };
}

function undone(room: Room): Room {
  const begun = room.started ? room.games : [];
  const empty = { games: [], seats: {}, watching: {}, started: false };
  return { ...room, ...empty, undone: [...room.undone, ...begun] };
}

function seatsOf(games: readonly GameSetup[]): Record<PlayerId, Seat> {
  const seats: Record<PlayerId, Seat> = {};
  for (const { gameId, holders } of games) {
    for (const { countryId, holder } of holders) {
      for (const playerId of membersOf(holder)) seats[playerId] = { gameId, countryId };
    }
  }
  return seats;
}

function withoutPlayer(room: Room, playerId: PlayerId): Room {
  const others = <T>(held: Readonly<Record<PlayerId, T>>): Record<PlayerId, T> =>
    Object.fromEntries(Object.entries(held).filter(([holder]) => holder !== playerId));
  const { seats, watching, kicked } = room;
  return {
    ...room,
    kicked: [...kicked, playerId],
    seats: others(seats),
    watching: others(watching),
  };
}
