import { seatOf } from '../../../shared/deciding/room-now.ts';
import { membersOf } from '../../../shared/game/holder.ts';
import type { Draft } from '../../../shared/protocol/protocol.ts';
import type { Cell } from '../cell/cell.ts';
import type { CheckedSeat } from '../cell/seat.ts';

/** Hands a draft on to those who hold the same seat. Who holds one alone, or none, is heard by nobody. */
export function relayDraft(
  { state, showing }: Cell,
  { playerId }: CheckedSeat,
  draft: Draft,
): void {
  const held = playerId === null ? null : seatOf(state, playerId);
  if (playerId === null || held === null) return;
  const members = membersOf(held.live.game.holders[held.countryId]);
  for (const { viewer } of showing) {
    const other = viewer.seat.playerId;
    if (other === null || other === playerId || !members.includes(other)) continue;
    viewer.draft?.(playerId, draft);
  }
}
