import * as z from 'zod/mini';
import { GameSetup } from '../game/setup.ts';
import { ChannelId, CountryId, GameId, PlayerId, RoomId } from '../scenario/ids.ts';
import { Scenario } from '../scenario/scenario.ts';
import {
  settingsOf,
  TalkMode,
  withChannel,
  withMuted,
  type TalkSettings,
} from '../talk/settings.ts';
import { RoomOptions } from './options.ts';

/** What happened in a room. Names, tokens and presence are not events. */
export const RoomEvent = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('roomOpened'),
    roomId: RoomId,
    scenario: Scenario,
    options: RoomOptions,
  }),
  /** Every game with its parameters, seats and seed; a new deal replaces an earlier one. */
  z.strictObject({ type: z.literal('dealt'), games: z.array(GameSetup) }),
  z.strictObject({ type: z.literal('started') }),
  z.strictObject({
    type: z.literal('latecomerSeated'),
    playerId: PlayerId,
    gameId: GameId,
    countryId: CountryId,
  }),
  z.strictObject({ type: z.literal('playerKicked'), playerId: PlayerId }),
  z.strictObject({ type: z.literal('cablesOpened') }),
  z.strictObject({ type: z.literal('theoryAllowed'), allowed: z.boolean() }),
  z.strictObject({ type: z.literal('roomEnded') }),
  z.strictObject({ type: z.literal('talkSet'), mode: TalkMode, minors: z.boolean() }),
  z.strictObject({ type: z.literal('talkMuted'), playerId: PlayerId, muted: z.boolean() }),
  z.strictObject({
    type: z.literal('channelClosed'),
    gameIds: z.array(GameId),
    channel: ChannelId,
    closed: z.boolean(),
  }),
  /** What the host wants to remember of this moment; nobody else ever sees it. */
  z.strictObject({ type: z.literal('noted'), text: z.string() }),
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
  readonly started: boolean;
  readonly opened: boolean;
  /** Whether results say what theory would have done in the same seat. */
  readonly theory: boolean;
  readonly ended: boolean;
  readonly kicked: readonly PlayerId[];
  readonly seats: Readonly<Record<PlayerId, Seat>>;
  readonly talk: TalkSettings;
  /** How many of its events concern the host alone, so that nobody's `seen` counts them. */
  readonly unseen: number;
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
      return { ...room, games: event.games, seats: seatsOf(event.games) };
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
    case 'theoryAllowed':
      return { ...room, theory: event.allowed };
    case 'roomEnded':
      return { ...room, ended: true };
    case 'talkSet':
      return { ...room, talk: { ...room.talk, mode: event.mode, minors: event.minors } };
    case 'talkMuted': {
      const talk = withMuted(room.talk, event.playerId, event.muted);
      return { ...room, talk, unseen: room.unseen + 1 };
    }
    case 'channelClosed': {
      const talk = withChannel(room.talk, event.gameIds, event);
      return { ...room, talk, unseen: room.unseen + 1 };
    }
    case 'noted':
      return { ...room, unseen: room.unseen + 1 };
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
    started: false,
    opened: false,
    theory: options.theory ?? false,
    ended: false,
    kicked: [],
    seats: {},
    talk: settingsOf(options.talk),
    unseen: 0,
  };
}

function seatsOf(games: readonly GameSetup[]): Record<PlayerId, Seat> {
  const seats: Record<PlayerId, Seat> = {};
  for (const { gameId, holders } of games) {
    for (const { countryId, holder } of holders) {
      if (holder.by === 'player') seats[holder.playerId] = { gameId, countryId };
    }
  }
  return seats;
}

function withoutPlayer(room: Room, playerId: PlayerId): Room {
  const seats = Object.fromEntries(
    Object.entries(room.seats).filter(([holder]) => holder !== playerId),
  );
  return { ...room, kicked: [...room.kicked, playerId], seats };
}
