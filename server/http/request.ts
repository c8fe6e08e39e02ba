import type { Request, RequestHandler, Response } from 'express';
import type * as z from 'zod/mini';
import { RoomId } from '../../shared/scenario/ids.ts';
import { isRefused, refused, type Refused, type Seat } from '../rooms/cell/seat.ts';
import type { Pace } from '../limits/pace.ts';
import type { Rooms } from '../rooms/rooms.ts';
import { sendProblem } from './problem.ts';

/** The bearer token of a request, or the empty string. */
export function tokenOf(req: Request): string {
  const [scheme, token] = (req.get('authorization') ?? '').split(' ');
  return scheme?.toLowerCase() === 'bearer' && token !== undefined && token.length <= 64
    ? token
    : '';
}

/** A body that has the form of `schema`. */
export function bodyOf<T extends z.ZodMiniType>(schema: T, req: Request): z.output<T> | Refused {
  const read = schema.safeParse(req.body);
  return read.success ? read.data : refused('malformed');
}

/** The room that the address names. */
export function roomIdOf(req: Request): RoomId | null {
  const read = RoomId.safeParse(req.params['roomId']);
  return read.success ? read.data : null;
}

type Allowed = readonly Seat['role'][];

/** Runs `work` for a seat whose token is right and whose role is allowed; everybody else gets a problem. */
export function forSeat(
  { rooms, pace }: { readonly rooms: Pick<Rooms, 'seatOf'>; readonly pace: Pace },
  roles: Allowed,
  work: (seat: Seat, req: Request, res: Response) => Promise<Refused | undefined>,
): RequestHandler {
  const answer = async (req: Request, res: Response): Promise<Refused | undefined> => {
    const roomId = roomIdOf(req);
    if (roomId === null) return refused('unknown-room');
    const seat = await rooms.seatOf(roomId, tokenOf(req));
    if (isRefused(seat)) return seat;
    if (!roles.includes(seat.role)) return refused('forbidden');
    return (await pace(seat.tokenHash)) ? work(seat, req, res) : refused('too-many');
  };
  return async (req, res) => {
    const result = await answer(req, res);
    if (result) sendProblem(res, result.refused);
  };
}
