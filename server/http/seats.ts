import { Router } from 'express';
import type { Rooms } from '../live/rooms.ts';
import { isRefused } from '../live/seat.ts';
import { sendProblem } from './problem.ts';
import { forSeat } from './request.ts';
import type { Streams } from './streams.ts';

/** Everything a seat may do over plain HTTP once it has a token. */
export function seatRoutes(rooms: Rooms, streams: Streams): Router {
  const router = Router();
  const everybody = ['host', 'player', 'projector'] as const;

  router.post(
    '/rooms/:roomId/commands',
    forSeat(rooms, everybody, async (seat, req, res) => {
      const reply = await rooms.dispatch(seat, req.body);
      if (reply.ok) res.status(200).json(reply);
      else sendProblem(res, reply.code);
      return undefined;
    }),
  );

  router.get(
    '/rooms/:roomId/view',
    forSeat(rooms, everybody, async (seat, _req, res) => {
      const view = await rooms.view(seat);
      if (isRefused(view)) return view;
      res.set({ 'Cache-Control': 'no-store', 'X-Entente-Now': String(rooms.now()) }).json(view);
      return undefined;
    }),
  );

  router.get(
    '/rooms/:roomId/events',
    forSeat(rooms, everybody, async (seat, _req, res) => streams.open(seat, res)),
  );

  router.get(
    '/rooms/:roomId/log.jsonl',
    forSeat(rooms, ['host'], async (seat, _req, res) => {
      const lines = await rooms.log(seat.roomId);
      if (isRefused(lines)) return lines;
      res.set('Content-Disposition', `attachment; filename="entente-${seat.roomId}.jsonl"`);
      res.set('Cache-Control', 'no-store').type('application/jsonl');
      res.send(lines.map((line) => `${line}\n`).join(''));
      return undefined;
    }),
  );

  router.delete(
    '/rooms/:roomId',
    forSeat(rooms, ['host'], async (seat, _req, res) => {
      await rooms.remove(seat.roomId);
      res.status(204).end();
      return undefined;
    }),
  );

  router.delete(
    '/rooms/:roomId/me',
    forSeat(rooms, ['player'], async (seat, _req, res) => {
      const gone = await rooms.forget(seat);
      if (gone) return gone;
      res.status(204).end();
      return undefined;
    }),
  );

  return router;
}
