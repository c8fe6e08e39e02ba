import * as z from 'zod/mini';
import { membersOf } from '../game/holder.ts';
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
import { ROLE_MODES, type RoleMode } from './choices.ts';
import { FACTORS, type Factor } from '../game/factors.ts';
import { gamesWithout } from './free-seats.ts';
import { PACES, RoomOptions, type Pace } from './options.ts';

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
  z.strictObject({ type: z.literal('rolesSet'), mode: z.enum(ROLE_MODES) }),
  /** Which country somebody wants to lead; null: no matter which. */
  z.strictObject({
    type: z.literal('wished'),
    playerId: PlayerId,
    countryId: z.nullable(CountryId),
  }),
  z.strictObject({ type: z.literal('started') }),
  z.strictObject({
    type: z.literal('latecomerSeated'),
    playerId: PlayerId,
    gameId: GameId,
    countryId: CountryId,
  }),
  z.strictObject({ type: z.literal('playerKicked'), playerId: PlayerId }),
  z.strictObject({ type: z.literal('playerReadmitted'), playerId: PlayerId }),
  /** Nobody new comes in any more, or again. */
  z.strictObject({ type: z.literal('doorSet'), locked: z.boolean() }),
  z.strictObject({ type: z.literal('paceSet'), mode: z.enum(PACES) }),
  /** One person has more time than was announced. */
  z.strictObject({
    type: z.literal('clockGiven'),
    playerId: PlayerId,
    factor: z.literal(FACTORS),
  }),
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
  /** Games of earlier deals that were played to their end. */
  readonly earlier: readonly GameSetup[];
  /** Games that had begun when their deal was undone. They have a log and no result. */
  readonly undone: readonly GameSetup[];
  /** How often roles were dealt. */
  readonly deals: number;
  readonly started: boolean;
  readonly opened: boolean;
  /** Whether results say what theory would have done in the same seat. */
  readonly theory: boolean;
  readonly ended: boolean;
  readonly kicked: readonly PlayerId[];
  /** Whether nobody new may come in. */
  readonly locked: boolean;
  /** Whether games begin their rounds each by itself or together. */
  readonly pace: Pace;
  /** Who has other time than was announced. */
  readonly clocks: Readonly<Record<PlayerId, Factor>>;
  /** How many events everybody may know to have happened: somebody's own time is nobody else's business. */
  readonly seen: number;
  readonly seats: Readonly<Record<PlayerId, Seat>>;
  /** Whether roles are drawn, or people may say what they want to lead. */
  readonly roles: RoleMode;
  /** Who wants to lead what in the next deal. */
  readonly wishes: Readonly<Record<PlayerId, CountryId>>;
  readonly talk: TalkSettings;
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
  if (event.type === 'clockGiven') return withClock(room, event.playerId, event.factor);
  const next = assigned(room, event);
  return CONFIDENTIAL.includes(event.type) ? next : { ...next, seen: room.seen + 1 };
}

/** What concerns the host, or one person and the host, so that nobody's `seen` counts it. */
const CONFIDENTIAL: readonly RoomEvent['type'][] = [
  'talkMuted',
  'channelClosed',
  'noted',
  'wished',
];

type Later = Exclude<RoomEvent, { type: 'roomOpened' | 'clockGiven' }>;

function assigned(room: Room, event: Later): Room {
  switch (event.type) {
    case 'dealt':
      return dealt(room, event);
    case 'dealUndone':
      return undone(room);
    case 'rolesSet':
      return { ...room, roles: event.mode };
    case 'wished':
      return { ...room, wishes: withWish(room.wishes, event) };
    case 'started':
      return { ...room, started: true };
    case 'latecomerSeated': {
      const { playerId, gameId, countryId } = event;
      return { ...room, seats: { ...room.seats, [playerId]: { gameId, countryId } } };
    }
    case 'playerKicked':
      return withoutPlayer(room, event.playerId);
    case 'playerReadmitted':
      return { ...room, kicked: room.kicked.filter((id) => id !== event.playerId) };
    case 'doorSet':
      return { ...room, locked: event.locked };
    case 'paceSet':
      return { ...room, pace: event.mode };
    case 'cablesOpened':
      return { ...room, opened: true };
    case 'theoryAllowed':
      return { ...room, theory: event.allowed };
    case 'roomEnded':
      return { ...room, ended: true };
    case 'talkSet':
      return { ...room, talk: { ...room.talk, mode: event.mode, minors: event.minors } };
    case 'talkMuted': {
      const talk = withMuted(room.talk, event);
      return { ...room, talk };
    }
    case 'channelClosed': {
      const talk = withChannel(room.talk, event.gameIds, event);
      return { ...room, talk };
    }
    case 'noted':
      return room;
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
export function stageOf(
  room: Room,
  { allEnded }: { readonly allEnded: boolean },
): 'lobby' | 'dealt' | 'playing' | 'ended' {
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
    theory: options.theory ?? false,
    ended: false,
    kicked: [],
    locked: false,
    pace: options.pace ?? 'own',
    clocks: {},
    seen: 1,
    seats: {},
    roles: options.roles ?? 'random',
    wishes: {},
    talk: settingsOf(options.talk),
    watching: {},
  };
}

function dealt(room: Room, event: Extract<RoomEvent, { type: 'dealt' }>): Room {
  const { games, watchers = [] } = event;
  const watching = Object.fromEntries(watchers.map(({ playerId, gameId }) => [playerId, gameId]));
  const anew = { ...room, games, seats: seatsOf(games), watching, deals: room.deals + 1 };
  if (!room.started) return anew;
  // another game for the same class: what was played stays in the log
  const earlier = [...room.earlier, ...room.games];
  return { ...anew, earlier, started: false, opened: false, wishes: {} };
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

function withClock(room: Room, playerId: PlayerId, factor: Factor): Room {
  const others = Object.entries(room.clocks).filter(([id]) => id !== playerId);
  const own: [string, Factor][] = factor === 1 ? [] : [[playerId, factor]];
  return { ...room, clocks: Object.fromEntries([...others, ...own]) };
}

function withWish(
  wishes: Room['wishes'],
  { playerId, countryId }: Extract<RoomEvent, { type: 'wished' }>,
): Room['wishes'] {
  const others = Object.entries(wishes).filter(([id]) => id !== playerId);
  const own: [string, CountryId][] = countryId === null ? [] : [[playerId, countryId]];
  return Object.fromEntries([...others, ...own]);
}

function withoutPlayer(room: Room, playerId: PlayerId): Room {
  const others = <T>(held: Readonly<Record<PlayerId, T>>): Record<PlayerId, T> =>
    Object.fromEntries(Object.entries(held).filter(([holder]) => holder !== playerId));
  const { seats, watching, kicked, wishes } = room;
  return {
    ...room,
    kicked: [...kicked, playerId],
    // a game that has begun has its own log for that
    games: room.started ? room.games : gamesWithout(room, playerId),
    seats: others(seats),
    watching: others(watching),
    wishes: others(wishes),
  };
}
