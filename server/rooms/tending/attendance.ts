import type { PlayerId } from '../../../shared/scenario/ids.ts';
import type { Cell } from '../cell/cell.ts';

/**
 * Writes down who came and went since it was last written, in that order. What cannot be written now
 * waits for the next time.
 *
 * @throws StoreUnavailable in an outage
 */
export async function writeAttendance({ around, state, turns }: Cell): Promise<void> {
  for (let turn = turns[0]; turn !== undefined; turn = turns[0]) {
    const { playerId, here, at } = turn;
    if (here) await around.store.cameHere(state.roomId, playerId, at);
    else await around.store.wentAway(state.roomId, playerId, at);
    turns.splice(turns.indexOf(turn), 1);
  }
}

/** Leaves unwritten whatever is still to be written of somebody who is to be forgotten. */
export function dropAttendance({ turns }: Cell, playerId: PlayerId): void {
  const others = turns.filter((turn) => turn.playerId !== playerId);
  turns.splice(0, turns.length, ...others);
}

/** Writes how it ended. An outage is noted and no more: nobody waits for it. */
export async function endAttendance(cell: Cell): Promise<void> {
  const { around, state } = cell;
  await writeAttendance(cell).catch((error: unknown) => {
    around.log.error({ roomId: state.roomId, error }, 'who was here could not be written');
  });
}
