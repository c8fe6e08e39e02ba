import * as z from 'zod/mini';
import { Router, type Request, type RequestHandler } from 'express';
import {
  Draft,
  HandOver,
  type HandedOver,
  type Invitation,
  type Story,
  type StoryKept,
} from '../../shared/protocol/protocol.ts';
import { CountryId, GameId } from '../../shared/scenario/ids.ts';
import { WallShown } from '../../shared/room/wall.ts';
import type { Pace } from '../limits/pace.ts';
import type { Rooms } from '../rooms/rooms.ts';
import { isRefused, refused, type Refused } from '../rooms/cell/seat.ts';
import { hashOf } from '../secrets/random.ts';
import { joinLink, origins, seatLink, storyLink, type LinkBase } from './links.ts';
import { sendProblem } from './problem.ts';
import { bodyOf, forSeat, roomIdOf, tokenOf } from './request.ts';
import type { Streams } from './streams.ts';

const SeatName = z.object({ gameId: GameId, countryId: CountryId });

export interface SeatParts {
  readonly rooms: Rooms;
  readonly pace: Pace;
  readonly streams: Streams;
  readonly links: Pick<LinkBase, 'publicUrl' | 'lan'>;
}

/** Under which address everybody but the host opens pages. */
const originOf = (links: SeatParts['links'], req: Request): string =>
  origins({ ...links, host: req.get('host'), protocol: req.protocol }).all;

const EVERYBODY = ['host', 'player', 'projector'] as const;

const commands = ({ rooms, pace }: SeatParts): RequestHandler =>
  forSeat({ rooms, pace }, EVERYBODY, async (seat, req, res) => {
    const reply = await rooms.dispatch(seat, req.body);
    if (reply.ok) res.status(200).json(reply);
    else sendProblem(res, reply.code);
    return undefined;
  });

/** The view; `X-Entente-Now` is the server's clock in ms, for countdowns. */
const view = ({ rooms, pace }: SeatParts): RequestHandler =>
  forSeat({ rooms, pace }, EVERYBODY, async (seat, _req, res) => {
    const seen = await rooms.view(seat);
    if (isRefused(seen)) return seen;
    res.set('X-Entente-Now', String(rooms.now())).json(seen);
    return undefined;
  });

/** For the host: a seat as whoever holds it sees it, to help or to decide in their place. */
const seatSeen = ({ rooms, pace }: SeatParts): RequestHandler =>
  forSeat({ rooms, pace }, ['host'], async (seat, req, res) => {
    const name = SeatName.safeParse(req.params);
    if (!name.success) return refused('unknown-game');
    const { gameId, countryId } = name.data;
    const seen = await rooms.viewFrom(seat, { gameId, countryId });
    if (isRefused(seen)) return seen;
    res.set('X-Entente-Now', String(rooms.now())).json(seen);
    return undefined;
  });

const log = ({ rooms, pace }: SeatParts): RequestHandler =>
  forSeat({ rooms, pace }, EVERYBODY, async (seat, _req, res) => {
    const lines = await rooms.log(seat);
    if (isRefused(lines)) return lines;
    res.set('Content-Disposition', `attachment; filename="entente-${seat.roomId}.jsonl"`);
    res.type('application/jsonl');
    res.send(lines.map((line) => `${line}\n`).join(''));
    return undefined;
  });

const data = ({ rooms, pace }: SeatParts): RequestHandler =>
  forSeat({ rooms, pace }, ['host'], async ({ roomId }, _req, res) => {
    const zip = await rooms.data(roomId);
    if (isRefused(zip)) return zip;
    res.set('Content-Disposition', `attachment; filename="entente-${roomId}.zip"`);
    res.type('application/zip').send(Buffer.from(zip));
    return undefined;
  });

const said = ({ rooms, pace }: SeatParts): RequestHandler =>
  forSeat({ rooms, pace }, ['host'], async ({ roomId }, req, res) => {
    const gameId = GameId.safeParse(req.params['gameId']);
    if (!gameId.success) return refused('unknown-game');
    const messages = await rooms.said(roomId, gameId.data);
    if (isRefused(messages)) return messages;
    res.json(messages);
    return undefined;
  });

const removal = ({ rooms, pace }: SeatParts): RequestHandler =>
  forSeat({ rooms, pace }, ['host'], async ({ roomId }, _req, res) => {
    await rooms.remove(roomId);
    res.status(204).end();
    return undefined;
  });

const forgetting = ({ rooms, pace }: SeatParts): RequestHandler =>
  forSeat({ rooms, pace }, ['player'], async (seat, _req, res) => {
    const refused = await rooms.forget(seat);
    if (refused) return refused;
    res.status(204).end();
    return undefined;
  });

/** A link by which another device takes somebody's seat, once and within a minute. */
const handingOver = ({ rooms, pace, links }: SeatParts): RequestHandler =>
  forSeat({ rooms, pace }, ['host'], async (seat, req, res) => {
    const body = bodyOf(HandOver, req);
    const offer = isRefused(body) ? body : await rooms.offerSeat(seat, body.playerId);
    if (isRefused(offer)) return offer;
    const link = seatLink(originOf(links, req), seat.roomId, offer.handOver);
    const answer: HandedOver = { ...offer, link };
    res.status(201).json(answer);
    return undefined;
  });

/** Another code and another join link; the old ones lead nowhere. */
const inviting = ({ rooms, pace, links }: SeatParts): RequestHandler =>
  forSeat({ rooms, pace }, ['host'], async (seat, req, res) => {
    const renewed = await rooms.renewInvitation(seat);
    if (isRefused(renewed)) return renewed;
    const join = joinLink(originOf(links, req), renewed.joinToken);
    const answer: Invitation = { ...renewed, links: { join } };
    res.status(201).json(answer);
    return undefined;
  });

/** Whoever reads a stream says that it is still there. */
const here = ({ rooms, pace, streams }: SeatParts): RequestHandler =>
  forSeat({ rooms, pace }, EVERYBODY, (seat, _req, res) => {
    streams.heard(seat);
    res.status(204).end();
    return Promise.resolve(undefined);
  });

/** What a member of a delegation tries out, for the others of it. */
const drafting = ({ rooms, pace }: SeatParts): RequestHandler =>
  forSeat({ rooms, pace }, ['player'], async (seat, req, res) => {
    const draft = bodyOf(Draft, req);
    if (isRefused(draft)) return draft;
    await rooms.relay(seat, draft);
    res.status(204).end();
    return undefined;
  });

/** A link to a player's own page that can be kept: it reads, and signs nobody off. */
const storyKeeping = ({ rooms, pace, links }: SeatParts): RequestHandler =>
  forSeat({ rooms, pace }, ['player'], async (seat, req, res) => {
    const kept = await rooms.keepStory(seat, tokenOf(req));
    if (isRefused(kept)) return kept;
    const link = storyLink(originOf(links, req), seat.roomId, kept.story);
    const answer: StoryKept = { ...kept, link };
    res.status(201).json(answer);
    return undefined;
  });

/** What a player's own page is made of; the secret of a kept link is good for this and nothing else. */
const story =
  ({ rooms, pace }: SeatParts): RequestHandler =>
  async (req, res) => {
    const roomId = roomIdOf(req);
    const token = tokenOf(req);
    const read = async (): Promise<Story | Refused> => {
      if (roomId === null) return refused('unknown-room');
      return (await pace(hashOf(token))) ? rooms.story(roomId, token) : refused('too-many');
    };
    const told = await read();
    if (isRefused(told)) sendProblem(res, told.refused);
    else res.json(told);
  };

/** What the host’s debrief shows goes to the big screen. */
const projecting = ({ rooms, pace }: SeatParts): RequestHandler =>
  forSeat({ rooms, pace }, ['host'], async (seat, req, res) => {
    const body = bodyOf(WallShown, req);
    const refused = isRefused(body) ? body : await rooms.showOnWall(seat, body.wall);
    if (refused) return refused;
    res.status(204).end();
    return undefined;
  });

/** Everything a seat may do over plain HTTP once it has a token. */
export function seatRoutes(parts: SeatParts): Router {
  const router = Router();
  const { streams } = parts;
  router.post('/rooms/:roomId/commands', commands(parts));
  router.get('/rooms/:roomId/view', view(parts));
  router.get('/rooms/:roomId/seats/:gameId/:countryId', seatSeen(parts));
  router.get(
    '/rooms/:roomId/events',
    forSeat(parts, EVERYBODY, (seat, _req, res) => streams.open(seat, res)),
  );
  router.post('/rooms/:roomId/here', here(parts));
  router.post('/rooms/:roomId/draft', drafting(parts));
  router.post('/rooms/:roomId/wall', projecting(parts));
  router.post('/rooms/:roomId/handover', handingOver(parts));
  router.post('/rooms/:roomId/invitation', inviting(parts));
  router.get('/rooms/:roomId/log.jsonl', log(parts));
  router.get('/rooms/:roomId/export.zip', data(parts));
  router.post('/rooms/:roomId/story', storyKeeping(parts));
  router.get('/rooms/:roomId/story', story(parts));
  router.get('/rooms/:roomId/games/:gameId/messages', said(parts));
  router.delete('/rooms/:roomId', removal(parts));
  router.delete('/rooms/:roomId/me', forgetting(parts));
  return router;
}
