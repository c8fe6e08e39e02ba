import { dueAt } from '../../../shared/game/game-clock.ts';
import { guarded, type Cell } from './cell.ts';
import type { LiveGame } from './folded.ts';

/** When a game's clock next asks for something; null when it does not. */
export function dueOf(cell: Cell, live: LiveGame): number | null {
  return guarded(cell, live, () => dueAt(live.game));
}

/** When the room's next deadline is; null when no clock runs. */
export function nextDue(cell: Cell): number | null {
  const due = [...cell.state.games.values()].map((live) => dueOf(cell, live));
  return due.reduce((a, b) => (a === null || b === null ? (a ?? b) : Math.min(a, b)), null);
}
