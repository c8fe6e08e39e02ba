import type { Command } from '../../../shared/protocol/protocol.ts';
import type { Wall } from '../../../shared/room/wall.ts';
import type { Cell } from '../cell/cell.ts';
import { isOpen } from '../cell/stage.ts';
import { refused, type Refused } from '../cell/seat.ts';
import { publishLargeSoon } from './views.ts';

/** What brings the big screen back to its own page: it was sent elsewhere, or the class plays again. */
const ENDING: readonly Command['type'][] = ['project', 'again'];

/** Shows what the host’s debrief shows on the big screen, or takes it off. Kept in memory alone. */
export function showOnWall(cell: Cell, wall: Wall | null): Refused | undefined {
  if (wall !== null && !isOpen(cell.state)) return refused('not-now');
  cell.wall = wall;
  publishLargeSoon(cell);
  return undefined;
}

/** Takes the debrief off the big screen when a command of the host means that. */
export function endWall(cell: Cell, command: Command): void {
  if (cell.wall === null || !ENDING.includes(command.type)) return;
  cell.wall = null;
  publishLargeSoon(cell);
}
