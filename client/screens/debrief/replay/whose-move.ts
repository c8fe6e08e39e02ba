import type { MoveEventType } from '../../../../shared/game/event.ts';
import type { Happened } from '../../../../shared/replay/moments.ts';

const SENDERS: readonly MoveEventType[] = ['granted', 'rejected', 'imposed', 'backedDown'];

/** Whether what happened was the sender's move, rather than a target's. */
export const isSenderMove = (happened: Happened): boolean =>
  happened.type === 'moved' && SENDERS.includes(happened.move);
