import { allEnded } from '../../../shared/deciding/room-now.ts';
import { stageOf } from '../../../shared/room/room.ts';
import type { RoomState } from './folded.ts';

/** Where the room stands: lobby, dealt, playing or ended. */
export const stageOfRoom = (state: RoomState): ReturnType<typeof stageOf> =>
  stageOf(state.room, allEnded(state));

/** Whether nothing is secret any more: all is over, and the host has opened the cables. */
export const isOpen = (state: RoomState): boolean =>
  stageOfRoom(state) === 'ended' && state.room.opened;
