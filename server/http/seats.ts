import { Router, type RequestHandler } from 'express';
import type { Rooms } from '../live/rooms.ts';
import { isRefused } from '../live/seat.ts';
import { sendProblem } from './problem.ts';
import { forSeat } from './request.ts';
import type { Streams } from './streams.ts';

const EVERYBODY = ['host', 'player', 'projector'] as const;

const commands = (rooms: Rooms): RequestHandler =>
  forSeat(rooms, EVERYBODY, async (seat, req, res) => {
    const reply = await rooms.dispatch(seat, req.body);
    if (reply.ok) res.status(200).json(reply);
    else sendProblem(res, reply.code);
    return undefined;
  });

/** The view; `X-Entente-Now` is the server's clock in ms, for countdowns. */
const view = (rooms: Rooms): RequestHandler =>
  forSeat(rooms, EVERYBODY, async (seat, _req, res) => {
    const seen = await rooms.view(seat);
    if (isRefused(seen)) return seen;
    res.set({ 'Cache-Control': 'no-store', 'X-Entente-Now': String(rooms.now()) }).json(seen);
    return undefined;
  });

const log = (rooms: Rooms): RequestHandler =>
  forSeat(rooms, ['host'], async ({ roomId }, _req, res) => {
    const lines = await rooms.log(roomId);
    if (isRefused(lines)) return lines;
    res.set('Content-Disposition', `attachment; filename="entente-${roomId}.jsonl"`);
    res.set('Cache-Control', 'no-store').type('application/jsonl');
    res.send(lines.map((line) => `${line}\n`).join(''));
    return undefined;
  });

const removal = (rooms: Rooms): RequestHandler =>
  forSeat(rooms, ['host'], async ({ roomId }, _req, res) => {
    await rooms.remove(roomId);
    res.status(204).end();
    return undefined;
  });

const forgetting = (rooms: Rooms): RequestHandler =>
  forSeat(rooms, ['player'], async (seat, _req, res) => {
    const refused = await rooms.forget(seat);
    if (refused) return refused;
    res.status(204).end();
    return undefined;
  });

/** Everything a seat may do over plain HTTP once it has a token. */
export function seatRoutes(rooms: Rooms, streams: Streams): Router {
  const router = Router();
  router.post('/rooms/:roomId/commands', commands(rooms));
  router.get('/rooms/:roomId/view', view(rooms));
  router.get(
    '/rooms/:roomId/events',
    forSeat(rooms, EVERYBODY, (seat, _req, res) => streams.open(seat, res)),
  );
  router.get('/rooms/:roomId/log.jsonl', log(rooms));
  router.delete('/rooms/:roomId', removal(rooms));
  router.delete('/rooms/:roomId/me', forgetting(rooms));
  return router;
}
