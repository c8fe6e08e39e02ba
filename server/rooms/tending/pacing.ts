import { unready, waitsForOthers } from '../../../shared/game/game.ts';
import type { Cell } from '../cell/cell.ts';
import { dueOf } from '../cell/due.ts';
import type { LiveGame } from '../cell/folded.ts';

/** Games that are being played and not stopped by a fault. */
function running({ state }: Cell): readonly LiveGame[] {
  return [...state.games.values()].filter(({ game, broken }) => !broken && game.phase !== 'ended');
}

/**
 * Whether nobody has to wait for a game: its announced clock for the phase has run out, and all it still
 * waits for is somebody with more time. A slow student holds her own game and no other.
 */
function isLeftBehind({ around }: Cell, { game }: LiveGame): boolean {
  const { deadlineAt, pausedAt } = game;
  const over = deadlineAt !== null && deadlineAt + around.graceMs <= around.clock.now();
  return over && pausedAt === null && Object.keys(game.clocks).length > 0;
}

/** The games that are through with their round, and for whom no other one has to be waited for. */
export function releasable(cell: Cell): readonly LiveGame[] {
  const all = running(cell);
  return all.filter((live) => {
    const { game } = live;
    if (!waitsForOthers(game) || game.pausedAt !== null) return false;
    return all.every(
      (other) =>
        other.game.round > game.round ||
        (other.game.round === game.round && waitsForOthers(other.game)) ||
        isLeftBehind(cell, other),
    );
  });
}

/** When a game that others wait for will be left behind, if no game moves before; null for never. */
export function nextLeftBehind(cell: Cell): number | null {
  const all = running(cell);
  if (!all.some(({ game }) => waitsForOthers(game))) return null;
  const { clock, graceMs } = cell.around;
  const moments = all.flatMap((live) => {
    const { deadlineAt, pausedAt, clocks, phase } = live.game;
    if (deadlineAt === null || pausedAt !== null || Object.keys(clocks).length === 0) return [];
    const done = phase === 'outcome' && unready(live.game).length === 0;
    const at = deadlineAt + graceMs;
    return done || at <= clock.now() || dueOf(cell, live) === deadlineAt ? [] : [at];
  });
  return moments.length === 0 ? null : Math.min(...moments);
}
