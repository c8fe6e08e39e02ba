import type { Request } from 'express';
import type { RefusalCode } from '../../shared/protocol/refusals.ts';
import { RoomId } from '../../shared/scenario/ids.ts';
import { isRefused, refused, type Refused, type CheckedSeat } from '../rooms/cell/seat.ts';
import { hashOf } from '../secrets/random.ts';
import type { Parts } from './parts.ts';

/** Who may make a call, and how that is found out. */
export interface Caller<Who> {
  /** Whose token is good; none for everybody without a token. */
  readonly roles: readonly (CheckedSeat['role'] | 'story')[];
  readonly refusals: readonly RefusalCode[];
  find(parts: Parts, req: Request): Who | Refused | Promise<Who | Refused>;
}

/** The bearer token of a request, or the empty string. */
export function tokenOf(req: Request): string {
  const [scheme, token] = (req.get('authorization') ?? '').split(' ');
  return scheme?.toLowerCase() === 'bearer' && token !== undefined && token.length <= 64
    ? token
    : '';
}

export const ANYBODY: Caller<null> = { roles: [], refusals: [], find: () => null };

const OF_TOKENS = ['unknown-room', 'unauthorized', 'signed-off', 'kicked', 'too-many'] as const;

/** Whoever holds a seat of the room in one of these roles, and does not ask too fast. */
const seated = (...roles: readonly CheckedSeat['role'][]): Caller<CheckedSeat> => ({
  roles,
  refusals: roles.length === 1 ? [...OF_TOKENS, 'forbidden'] : OF_TOKENS,
  find: async ({ rooms, pace }, req) => {
    const roomId = RoomId.safeParse(req.params['roomId']);
    if (!roomId.success) return refused('unknown-room');
    const seat = await rooms.seatOf(roomId.data, tokenOf(req));
    if (isRefused(seat)) return seat;
    if (!roles.includes(seat.role)) return refused('forbidden');
    return (await pace(seat.tokenHash)) ? seat : refused('too-many');
  },
});
export const HOST = seated('host');
export const PLAYER = seated('player');
export const EVERYBODY = seated('host', 'player', 'projector');

/** Whoever reads a player's own page: its player, or anybody with the link that the player kept. */
export const READER: Caller<{ readonly roomId: RoomId; readonly token: string }> = {
  roles: ['player', 'story'],
  refusals: [...OF_TOKENS, 'forbidden'],
  find: async ({ pace }, req) => {
    const roomId = RoomId.safeParse(req.params['roomId']);
    if (!roomId.success) return refused('unknown-room');
    const token = tokenOf(req);
    return (await pace(hashOf(token))) ? { roomId: roomId.data, token } : refused('too-many');
  },
};
