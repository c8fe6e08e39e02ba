import { packInThread } from '../export/thread.ts';
import type { Store } from '../store/port.ts';
import { roomLog } from './log-file.ts';
import { serial } from './serial.ts';
import type { RoomState } from './state.ts';

/** One after the other: a thread for each host who presses the button would take every core. */
const packing = serial();

/**
 * A room's data as a zip file: its log as `roomLog` gives it, and everybody who joined and was not
 * forgotten. What was said and who was connected when is not kept yet.
 */
export async function roomData(store: Store, state: RoomState): Promise<Uint8Array> {
  const log = await roomLog(store, state);
  const people = state.players.map(({ playerId, name, joinedAt }) => ({
    playerId,
    name,
    joinedAt,
  }));
  return packing.run(() => packInThread({ log, people, messages: [], presence: [] }));
}
