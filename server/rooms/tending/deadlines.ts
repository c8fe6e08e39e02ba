import { planOfStep } from '../../../shared/deciding/step-plan.ts';
import { CommitTaken } from '../../store/port.ts';
import { guarded, readTail, write, type Cell } from '../cell/cell.ts';
import { derivedCommit } from '../deciding/once.ts';
import { dueOf } from '../cell/due.ts';
import { isRefused } from '../cell/seat.ts';
import type { LiveGame } from '../cell/folded.ts';

/** Deadlines that may follow one another at one moment; more is a fault of ours. */
const MOST_AT_ONCE = 200;

/** One deadline of one game under its derived id. False when nothing more is due. */
async function pass(cell: Cell, live: LiveGame): Promise<boolean> {
  const due = dueOf(cell, live);
  const upTo = cell.around.clock.now() - cell.around.graceMs;
  if (due === null || due > upTo) return false;
  const commit = derivedCommit('clock', `due:${live.id}:${due}:${live.version}`);
  try {
    const written = await write(
      cell,
      (_state, { now }) => planOfStep(live, { type: 'deadline', upTo }, now),
      { commit },
    );
    if (isRefused(written)) return false;
    cell.around.counts.deadlines += 1;
    return true;
  } catch (error) {
    if (!(error instanceof CommitTaken)) throw error;
    await readTail(cell); // another process was first
    return true;
  }
}

/** Offers the deadline to every game until nothing is due any more. */
export async function passDeadlines(cell: Cell): Promise<void> {
  for (const live of cell.state.games.values()) {
    let passed = 0;
    while (passed < MOST_AT_ONCE && (await pass(cell, live))) passed += 1;
    if (passed === MOST_AT_ONCE) {
      guarded(cell, live, () => {
        throw new Error('deadlines without end');
      });
    }
  }
}
