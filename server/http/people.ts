import { Router } from 'express';
import { Claim, JoinRoom, OpenRoom, type RoomOpened } from '../../shared/protocol/protocol.ts';
import { readCode } from '../../shared/protocol/spoken-code.ts';
import type { RoomId } from '../../shared/scenario/ids.ts';
import type { CodeTries } from '../limits/tries.ts';
import type { Window } from '../limits/window.ts';
import type { Rooms } from '../live/rooms.ts';
import { isRefused, refused, type Refused } from '../live/seat.ts';
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

/** The room that a spoken code or a join token opens. */
async function roomFor(
  body: JoinRoom,
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

/** `POST /api/rooms`, `.../join` and `.../claim`: how people come in, before they have a token. */
export function peopleRoutes(parts: PeopleParts): Router {
  const { rooms, opened, links } = parts;
  const router = Router();

  router.post('/rooms', async (req, res) => {
    const address = req.ip ?? '';
    if (opened.count(address) >= ROOMS_A_MINUTE) {
      sendProblem(res, 'too-many');
      return;
    }
    const body = bodyOf(OpenRoom, req);
    const room = isRefused(body) ? body : await rooms.open(body);
    if (isRefused(room)) {
      sendProblem(res, room.refused);
      return;
    }
    opened.add(address);
    const base = { ...links, host: req.get('host'), protocol: req.protocol };
    const answer: RoomOpened = { ...room, links: linksOf(room, base) };
    res.status(201).json(answer);
  });

  router.post('/rooms/join', async (req, res) => {
    const body = bodyOf(JoinRoom, req);
    const roomId = isRefused(body) ? body : await roomFor(body, req.ip ?? '', parts);
    const joined =
      typeof roomId === 'string' && !isRefused(body) ? await rooms.join(roomId, body.name) : roomId;
    if (typeof joined === 'string') return;
    if (isRefused(joined)) sendProblem(res, joined.refused);
    else res.status(201).json(joined);
  });

  router.post('/rooms/:roomId/claim', async (req, res) => {
    const body = bodyOf(Claim, req);
    const roomId = roomIdOf(req);
    const claimed =
      isRefused(body) || roomId === null
        ? refused(roomId === null ? 'unknown-room' : 'malformed')
        : await rooms.claim(roomId, body);
    if (isRefused(claimed)) sendProblem(res, claimed.refused);
    else res.status(200).json(claimed);
  });

  return router;
}
