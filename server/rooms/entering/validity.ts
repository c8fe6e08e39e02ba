import type { RefusalCode } from '../../../shared/protocol/refusals.ts';
import type { Cell } from '../cell/cell.ts';
import type { CheckedSeat } from '../cell/seat.ts';

/** Why a seat may no longer act or look, as far as the room itself knows. */
export function barred({ closed, state }: Cell, { playerId }: CheckedSeat): RefusalCode | null {
  if (closed) return 'unknown-room';
  return playerId !== null && state.room.kicked.includes(playerId) ? 'kicked' : null;
}

/** Why a seat may no longer act or look; null when its token is the newest and nobody removed it. */
export async function invalid(cell: Cell, seat: CheckedSeat): Promise<RefusalCode | null> {
  const code = barred(cell, seat);
  if (code || seat.playerId === null) return code;
  const owner = await cell.around.store.owner(seat.tokenHash);
  if (!owner) return 'unauthorized';
  return owner.current ? null : 'signed-off';
}
