import { allEnded } from '../../../shared/deciding/room-now.ts';
import { stageOf } from '../../../shared/room/room.ts';
import type { FoldedRoom } from './folded.ts';

/** Where the room stands: lobby, dealt, playing or ended. */
export const stageOfRoom = (state: FoldedRoom): ReturnType<typeof stageOf> =>
  stageOf(state.room, { allEnded: allEnded(state) });

/** Whether nothing is secret any more: all is over, and the host has opened the cables. */
export const isOpen = (state: FoldedRoom): boolean =>
  stageOfRoom(state) === 'ended' && state.room.opened;
