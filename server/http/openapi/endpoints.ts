import type * as z from 'zod/mini';
import {
  Accepted,
  ClaimAtDoor,
  ClaimOrTake,
  Commit,
  Draft,
  HandedOver,
  HandOver,
  Invitation,
  Joined,
  JoinRoom,
  OpenRoom,
  RoomOpened,
  Story,
  StoryKept,
} from '../../../shared/protocol/protocol.ts';
import { REFUSALS, type RefusalCode } from '../../../shared/protocol/refusals.ts';
import { LogLine } from '../../../shared/replay/log-lines.ts';
import { SaidInGame } from '../../../shared/talk/talk-view.ts';
import { View } from '../../../shared/protocol/view.ts';
import { WallShown } from '../../../shared/room/wall.ts';
import { ScenarioEntry } from '../../rooms/records/shipped.ts';
import type { Seat } from '../../rooms/cell/seat.ts';

/** What a call answers when it succeeds. */
export interface Success {
  readonly status: 200 | 201 | 204;
  readonly text: string;
  readonly type?: string;
  readonly schema?: z.core.$ZodType;
  /** How often the schema comes: once, as a list, as lines, or as the data of events named `view`. */
  readonly as?: 'one' | 'list' | 'lines' | 'events';
  readonly headers?: Readonly<Record<string, string>>;
}

/** One call, as a person who writes a script needs to know it. */
export interface Endpoint {
  readonly method: 'get' | 'post' | 'delete';
  /** As it is registered: `/api/rooms/:roomId/view`. */
  readonly path: string;
  readonly id: string;
  readonly summary: string;
  readonly detail?: string;
  /** Whose token may be used; none for everybody without a token. */
  readonly roles: readonly (Seat['role'] | 'story')[];
  readonly body?: z.core.$ZodType;
  readonly success: Success;
  /** Refusals besides those that follow from the token and the body. */
  readonly refusals?: readonly RefusalCode[];
}

const EVERYBODY = ['host', 'player', 'projector'] as const;
const JSON_TYPE = 'application/json';
const PLAIN = 'text/plain';

/** Codes that belong to coming in, to addresses and to pages of others: no command meets them. */
const NOT_OF_COMMANDS: readonly RefusalCode[] = [
  ...(['unknown-code', 'unknown-scenario', 'wrong-pin', 'name-taken', 'room-full'] as const),
  ...(['not-found', 'foreign-origin'] as const),
];
const OF_COMMANDS = (Object.keys(REFUSALS) as RefusalCode[]).filter(
  (code) => !NOT_OF_COMMANDS.includes(code),
);
const AT_DOOR = ['unknown-code', 'unknown-room', 'unauthorized', 'too-many'] as const;

/** Every call of the server. A test compares this list with the routes that are registered. */
export const ENDPOINTS: readonly Endpoint[] = [
  {
    method: 'get',
    path: '/api/scenarios',
    id: 'listScenarios',
    summary: 'The scenarios that a room can be opened with',
    roles: [],
    success: {
      status: 200,
      text: 'All of them.',
      type: JSON_TYPE,
      schema: ScenarioEntry,
      as: 'list',
    },
  },
  {
    method: 'post',
    path: '/api/rooms',
    id: 'openRoom',
    summary: 'Opens a room',
    detail: 'The answer holds every secret of the room, and is the only one that does.',
    roles: [],
    body: OpenRoom,
    success: { status: 201, text: 'The room is open.', type: JSON_TYPE, schema: RoomOpened },
    refusals: ['unknown-scenario', 'too-many'],
  },
  {
    method: 'post',
    path: '/api/rooms/join',
    id: 'joinRoom',
    summary: 'Joins a room, by its spoken code or by the token of its link',
    detail: 'Without a name a friendly one is given.',
    roles: [],
    body: JoinRoom,
    success: { status: 201, text: 'A new player.', type: JSON_TYPE, schema: Joined },
    refusals: [...AT_DOOR, 'name-taken', 'room-full', 'room-ended', 'room-locked'],
  },
  {
    method: 'post',
    path: '/api/rooms/claim',
    id: 'claimAtDoor',
    summary: 'Goes on with a seat from a device that was never in the room',
    roles: [],
    body: ClaimAtDoor,
    success: {
      status: 200,
      text: 'A new token; the old one ends.',
      type: JSON_TYPE,
      schema: Joined,
    },
    refusals: [...AT_DOOR, 'wrong-pin'],
  },
  {
    method: 'post',
    path: '/api/rooms/:roomId/claim',
    id: 'claimSeat',
    summary: 'Goes on with a seat, by name and PIN or by a link that the host made',
    roles: [],
    body: ClaimOrTake,
    success: {
      status: 200,
      text: 'A new token; the old one ends.',
      type: JSON_TYPE,
      schema: Joined,
    },
    refusals: ['unknown-room', 'wrong-pin', 'link-used', 'too-many'],
  },
  {
    method: 'post',
    path: '/api/rooms/:roomId/commands',
    id: 'giveCommand',
    summary: 'Gives a command',
    detail:
      'Answered once the command is durable. Sent again under the same id, it gets the same answer and counts once. Who may give which command stands with each command as `x-roles`; what a seat may do right now stands in `legal` of its view.',
    roles: EVERYBODY,
    body: Commit,
    success: { status: 200, text: 'Written down.', type: JSON_TYPE, schema: Accepted },
    refusals: OF_COMMANDS,
  },
  {
    method: 'get',
    path: '/api/rooms/:roomId/view',
    id: 'getView',
    summary: 'What this seat may know right now',
    roles: EVERYBODY,
    success: {
      status: 200,
      text: 'The view.',
      type: JSON_TYPE,
      schema: View,
      headers: { 'X-Entente-Now': "The server's clock in ms, for countdowns." },
    },
  },
  {
    method: 'get',
    path: '/api/rooms/:roomId/seats/:gameId/:countryId',
    id: 'getSeatView',
    summary: 'What a seat that people hold may know right now, for a host who helps',
    detail: 'With `actFor` the host can give a command out of its `legal` in their place.',
    roles: ['host'],
    success: {
      status: 200,
      text: 'The view of that seat.',
      type: JSON_TYPE,
      schema: View,
      headers: { 'X-Entente-Now': "The server's clock in ms, for countdowns." },
    },
    refusals: ['unknown-game', 'unknown-target', 'unknown-player'],
  },
  {
    method: 'get',
    path: '/api/rooms/:roomId/events',
    id: 'streamEvents',
    summary: 'The view and every change of it, as server-sent events',
    detail:
      "`event: view`, with the server's clock in ms as `id`, holds a whole view; the first comes at once. At the end comes `event: signedOff` with `{code}`. A comment every eight seconds says that the stream still stands. Whoever answers one of them with `POST .../here` is expected to answer the others too.",
    roles: EVERYBODY,
    success: {
      status: 200,
      text: 'A stream that stays open.',
      type: 'text/event-stream',
      schema: View,
      as: 'events',
    },
  },
  {
    method: 'post',
    path: '/api/rooms/:roomId/here',
    id: 'sayHere',
    summary: 'Says that whoever reads the stream is still there',
    detail:
      'Not needed. After the first time, a heartbeat that is not answered within six seconds ends the stream, so that a device that vanished is noticed.',
    roles: EVERYBODY,
    success: { status: 204, text: 'Heard.' },
  },
  {
    method: 'post',
    path: '/api/rooms/:roomId/draft',
    id: 'shareDraft',
    summary: 'Shows what a member of a delegation tries out to the others of it',
    detail: 'Kept nowhere. The others get it as an event `draft` of their stream.',
    roles: ['player'],
    body: Draft,
    success: { status: 204, text: 'Handed on, if anybody is there.' },
  },
  {
    method: 'post',
    path: '/api/rooms/:roomId/wall',
    id: 'showOnWall',
    summary: 'Shows the debrief on the projector as the host’s page stands; null takes it off',
    detail:
      'Kept in memory alone, and part of the projector’s view as `wall`; what it means is read from the log. Possible once all is over and the cables are open.',
    roles: ['host'],
    body: WallShown,
    refusals: ['not-now'],
    success: { status: 204, text: 'Shown, or taken off.' },
  },
  {
    method: 'post',
    path: '/api/rooms/:roomId/handover',
    id: 'handOver',
    summary: 'Makes a link by which another device takes a seat, once and within a minute',
    roles: ['host'],
    body: HandOver,
    refusals: ['unknown-player'],
    success: {
      status: 201,
      text: 'The link, and until when it is good.',
      type: JSON_TYPE,
      schema: HandedOver,
    },
  },
  {
    method: 'post',
    path: '/api/rooms/:roomId/invitation',
    id: 'renewInvitation',
    summary: 'Another code and join link; the old ones lead nowhere',
    roles: ['host'],
    success: { status: 201, text: 'The new code and link.', type: JSON_TYPE, schema: Invitation },
  },
  {
    method: 'get',
    path: '/api/rooms/:roomId/export.zip',
    id: 'getData',
    summary:
      'The data as tables with their codebook: of finished games during play, of all after the end',
    roles: ['host'],
    success: {
      status: 200,
      text: 'A zip file.',
      type: 'application/zip',
      headers: { 'Content-Disposition': 'A name for the file.' },
    },
  },
  {
    method: 'get',
    path: '/api/rooms/:roomId/games/:gameId/messages',
    id: 'getMessages',
    summary: 'What was said in a game that has ended, in the order of saying',
    detail: 'By countries, without names. What was deleted is not in it.',
    roles: ['host'],
    refusals: ['unknown-game', 'not-now'],
    success: { status: 200, text: 'The messages.', type: JSON_TYPE, schema: SaidInGame },
  },
  {
    method: 'get',
    path: '/api/rooms/:roomId/log.jsonl',
    id: 'getLog',
    summary: 'The log: of finished games during play, of all after the end',
    detail:
      'For everybody but the host once all is over and the host has opened the cables; then the games alone, without the clocks of single seats.',
    roles: EVERYBODY,
    refusals: ['not-now'],
    success: {
      status: 200,
      text: 'A header line `{format, version, room}`, then one event on each line.',
      type: 'application/jsonl',
      schema: LogLine,
      as: 'lines',
      headers: { 'Content-Disposition': 'A name for the file.' },
    },
  },
  {
    method: 'post',
    path: '/api/rooms/:roomId/story',
    id: 'keepStory',
    summary: "A link to a player's own page, to keep and to open anywhere",
    detail:
      'Its secret reads that page and nothing else, and signs no device off. Asked for again, it is the same link. It is dead once the player is forgotten, and shut as long as the host has removed the player.',
    roles: ['player'],
    success: { status: 201, text: 'The secret and its link.', type: JSON_TYPE, schema: StoryKept },
  },
  {
    method: 'get',
    path: '/api/rooms/:roomId/story',
    id: 'getStory',
    summary: "What a player's own page is made of",
    detail: 'Once all is over and the host has opened the cables.',
    roles: ['player', 'story'],
    refusals: ['not-now', 'forbidden'],
    success: { status: 200, text: 'The own games.', type: JSON_TYPE, schema: Story },
  },
  {
    method: 'delete',
    path: '/api/rooms/:roomId',
    id: 'deleteRoom',
    summary: 'Deletes the room and everything in it',
    roles: ['host'],
    success: { status: 204, text: 'Everything is gone.' },
  },
  {
    method: 'delete',
    path: '/api/rooms/:roomId/me',
    id: 'forgetMe',
    summary: 'Takes the name and the words of a player out of the room',
    roles: ['player'],
    success: { status: 204, text: 'The name is gone; a bot plays the seat.' },
    refusals: ['unknown-player'],
  },
  {
    method: 'get',
    path: '/api/openapi.json',
    id: 'getOpenApi',
    summary: 'This document',
    roles: [],
    success: { status: 200, text: 'OpenAPI 3.1.', type: JSON_TYPE },
  },
  {
    method: 'get',
    path: '/healthz',
    id: 'isAlive',
    summary: 'Whether the process runs',
    roles: [],
    success: { status: 200, text: '`ok`', type: PLAIN },
  },
  {
    method: 'get',
    path: '/readyz',
    id: 'isReady',
    summary: 'Whether the store can be used',
    roles: [],
    success: { status: 200, text: '`ready`', type: PLAIN },
  },
  {
    method: 'get',
    path: '/metrics',
    id: 'getMetrics',
    summary: 'Counts since the start, in Prometheus text; they name nobody',
    roles: [],
    success: { status: 200, text: 'Counts and gauges.', type: PLAIN },
  },
];
