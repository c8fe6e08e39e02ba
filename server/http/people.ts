import { Router, type RequestHandler } from 'express';
import {
  Claim,
  ClaimAtDoor,
  ClaimOrTake,
  JoinRoom,
  OpenRoom,
  type Joined,
  type RoomOpened,
} from '../../shared/protocol/protocol.ts';
import { readCode } from '../../shared/protocol/spoken-code.ts';
import type { RoomId } from '../../shared/scenario/ids.ts';
import type { CodeTries } from '../limits/tries.ts';
import type { Window } from '../limits/window.ts';
import type { Rooms } from '../rooms/rooms.ts';
import { isRefused, refused, type Refused } from '../rooms/cell/seat.ts';
import { linksOf, type LinkBase } from './links.ts';
import { sendProblem } from './problem.ts';
import { bodyOf, roomIdOf } from './request.ts';

/** Rooms that one address may open in a minute: enough for a batch of games, too few for a flood. */
const ROOMS_A_MINUTE = 600;

export interface PeopleParts {
  readonly rooms: Rooms;
  readonly codeTries: CodeTries;
  readonly opened: Window;
  readonly links: Pick<LinkBase, 'publicUrl' | 'lan'>;
}

type Door = { readonly code: string } | { readonly joinToken: string };

/** The room that a spoken code or a join token opens. */
async function roomFor(
  body: Door,
  address: string,
  { rooms, codeTries }: PeopleParts,
): Promise<RoomId | Refused> {
  if ('joinToken' in body) {
    return (await rooms.byJoinToken(body.joinToken)) ?? refused('unauthorized');
  }
  const code = readCode(body.code);
  const found = await codeTries(address, async () => (code ? rooms.byCode(code) : null));
  if (found === 'too-many') return refused('too-many');
  return found ?? refused('unknown-code');
}

const opening =
  ({ rooms, opened, links }: PeopleParts): RequestHandler =>
  async (req, res) => {
    const address = req.ip ?? '';
    const body =
      opened.count(address) < ROOMS_A_MINUTE ? bodyOf(OpenRoom, req) : refused('too-many');
    const room = isRefused(body) ? body : await rooms.open(body);
    if (isRefused(room)) {
      sendProblem(res, room.refused);
      return;
    }
    opened.add(address);
    const base = { ...links, host: req.get('host'), protocol: req.protocol };
    const answer: RoomOpened = { ...room, links: linksOf(room, base) };
    res.status(201).json(answer);
  };

const joining =
  (parts: PeopleParts): RequestHandler =>
  async (req, res) => {
    const join = async (body: JoinRoom): Promise<Joined | Refused> => {
      const roomId = await roomFor(body, req.ip ?? '', parts);
      return typeof roomId === 'string' ? parts.rooms.join(roomId, body.name, body.id) : roomId;
    };
    const body = bodyOf(JoinRoom, req);
    const joined = isRefused(body) ? body : await join(body);
    if (isRefused(joined)) sendProblem(res, joined.refused);
    else res.status(201).json(joined);
  };

const claiming =
  ({ rooms }: PeopleParts): RequestHandler =>
  async (req, res) => {
    const claim = async (): Promise<Joined | Refused> => {
      const roomId = roomIdOf(req);
      if (roomId === null) return refused('unknown-room');
      const body = bodyOf(ClaimOrTake, req);
      if (isRefused(body)) return body;
      return 'handOver' in body ? rooms.takeSeat(roomId, body.handOver) : rooms.claim(roomId, body);
    };
    const claimed = await claim();
    if (isRefused(claimed)) sendProblem(res, claimed.refused);
    else res.status(200).json(claimed);
  };

const claimingAtDoor =
  (parts: PeopleParts): RequestHandler =>
  async (req, res) => {
    const claim = async (body: Door & Claim): Promise<Joined | Refused> => {
      const roomId = await roomFor(body, req.ip ?? '', parts);
      const { name, pin } = body;
      return typeof roomId === 'string' ? parts.rooms.claim(roomId, { name, pin }) : roomId;
    };
    const body = bodyOf(ClaimAtDoor, req);
    const claimed = isRefused(body) ? body : await claim(body);
    if (isRefused(claimed)) sendProblem(res, claimed.refused);
    else res.status(200).json(claimed);
  };

/** `POST /api/rooms`, `.../join` and `.../claim`: how people come in, before they have a token. */
export function peopleRoutes(parts: PeopleParts): Router {
  const router = Router();
  router.post('/rooms', opening(parts));
  router.post('/rooms/join', joining(parts));
  router.post('/rooms/claim', claimingAtDoor(parts));
  router.post('/rooms/:roomId/claim', claiming(parts));
  return router;
}
