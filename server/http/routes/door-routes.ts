import * as z from 'zod/mini';
import {
  ClaimAtDoor,
  ClaimOrTake,
  Joined,
  JoinRoom,
  OpenRoom,
  RoomOpened,
} from '../../../shared/protocol/protocol.ts';
import { readCode } from '../../../shared/protocol/spoken-code.ts';
import { RoomId } from '../../../shared/scenario/ids.ts';
import { ScenarioEntry } from '../../rooms/records/shipped.ts';
import { isRefused, refused, type Refused } from '../../rooms/cell/seat.ts';
import { json } from '../answers.ts';
import { ANYBODY } from '../callers.ts';
import { linksOf } from '../links.ts';
import { baseOf, type Parts } from '../parts.ts';
import { get, post, type Route } from '../route.ts';

/** Rooms that one address may open in a minute: enough for a batch of games, too few for a flood. */
const ROOMS_A_MINUTE = 600;

const AT_DOOR = ['unknown-code', 'unknown-room', 'unauthorized', 'too-many'] as const;

type Door = { readonly code: string } | { readonly joinToken: string };

/** The room that a spoken code or a join token opens. */
async function roomFor(
  { rooms, codeTries }: Parts,
  door: Door,
  address = '',
): Promise<RoomId | Refused> {
  if ('joinToken' in door) {
    return (await rooms.byJoinToken(door.joinToken)) ?? refused('unauthorized');
  }
  const code = readCode(door.code);
  const found = await codeTries(address, async () => (code ? rooms.byCode(code) : null));
  if (found === 'too-many') return refused('too-many');
  return found ?? refused('unknown-code');
}

/** How people come in, before they have a token. */
export const DOOR: readonly Route[] = [
  get('/api/scenarios', ANYBODY, {
    id: 'listScenarios',
    summary: 'The scenarios that a room can be opened with',
    takes: {},
    answer: json(200, 'All of them.', z.array(ScenarioEntry)),
    work: ({ scenarios }) => [...scenarios],
  }),
  post('/api/rooms', ANYBODY, {
    id: 'openRoom',
    summary: 'Opens a room',
    detail: 'The answer holds every secret of the room, and is the only one that does.',
    takes: { body: OpenRoom },
    answer: json(201, 'The room is open.', RoomOpened),
    refusals: ['unknown-scenario', 'too-many'],
    within: ({ opened }, { ip = '' }) => opened.count(ip) < ROOMS_A_MINUTE,
    work: async (parts, { body, req }) => {
      const room = await parts.rooms.open(body);
      if (isRefused(room)) return room;
      parts.opened.add(req.ip ?? '');
      return { ...room, links: linksOf(room, baseOf(parts, req)) };
    },
  }),
  post('/api/rooms/join', ANYBODY, {
    id: 'joinRoom',
    summary: 'Joins a room, by its spoken code or by the token of its link',
    detail: 'Without a name a friendly one is given.',
    takes: { body: JoinRoom },
    answer: json(201, 'A new player.', Joined),
    refusals: [...AT_DOOR, 'name-taken', 'room-full', 'room-ended', 'room-locked'],
    work: async (parts, { body, req }) => {
      const roomId = await roomFor(parts, body, req.ip);
      return typeof roomId === 'string' ? parts.rooms.join(roomId, body.name, body.id) : roomId;
    },
  }),
  post('/api/rooms/claim', ANYBODY, {
    id: 'claimAtDoor',
    summary: 'Goes on with a seat from a device that was never in the room',
    takes: { body: ClaimAtDoor },
    answer: json(200, 'A new token; the old one ends.', Joined),
    refusals: [...AT_DOOR, 'wrong-pin'],
    work: async (parts, { body, req }) => {
      const roomId = await roomFor(parts, body, req.ip);
      const { name, pin } = body;
      return typeof roomId === 'string' ? parts.rooms.claim(roomId, { name, pin }) : roomId;
    },
  }),
  post('/api/rooms/:roomId/claim', ANYBODY, {
    id: 'claimSeat',
    summary: 'Goes on with a seat, by name and PIN or by a link that the host made',
    takes: { roomId: RoomId, body: ClaimOrTake },
    answer: json(200, 'A new token; the old one ends.', Joined),
    refusals: ['unknown-room', 'wrong-pin', 'link-used', 'too-many'],
    work: ({ rooms }, { roomId, body }) =>
      'handOver' in body ? rooms.takeSeat(roomId, body.handOver) : rooms.claim(roomId, body),
  }),
];
