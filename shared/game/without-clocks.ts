import type { GameEvent } from './event.ts';

/**
 * An event as everybody may read it: which seats had more time than was announced concerns the host
 * and whoever holds them.
 *
 * @returns null for an event that says nothing else
 */
export function withoutClocks(event: GameEvent): GameEvent | null {
  if (event.type === 'seatClockSet') return null;
  const open = { ...event };
  if ('seats' in open) delete open.seats;
  if ('ownDeadlineAt' in open) delete open.ownDeadlineAt;
  if (open.type === 'clockResumed' || open.type === 'clockExtended') {
    open.dyads = open.dyads.map(({ targetId, deadlineAt }) => ({ targetId, deadlineAt }));
  }
  return open;
}
