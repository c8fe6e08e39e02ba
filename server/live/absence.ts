import { factorOf } from '../../shared/game/seat-clock.ts';
import type { Cell } from './cell.ts';
import { dueOf } from './due.ts';
import type { SeatAt } from './state.ts';

/** Without a clock, somebody away for this long is played by a bot where bots fill seats. */
const PATIENCE_MS = 60_000;

/**
 * In how many ms the bot takes a seat: 0 when it plays it now, null when it does not.
 *
 * A seat that nobody holds is always the bot's. That of somebody who is away becomes the bot's once
 * a decision was missed; without a clock, and for somebody with more time than was announced, that may
 * never be, so a minute's absence must do. It is given back when its player returns.
 */
export function botTakesIn(cell: Cell, { live, countryId }: SeatAt): number | null {
  const holder = live.game.holders[countryId];
  if (holder?.by !== 'player') return 0;
  const { presence, state } = cell;
  if (presence.isHere(holder.playerId)) return null;
  const last = live.game.lastDecidedBy[countryId];
  const missed = last !== undefined && last !== 'human';
  const clocked = dueOf(cell, live) !== null;
  if (clocked && missed) return 0;
  if (clocked && factorOf(live.game, countryId) === 1) return null;
  if (state.room.options.bots === 'none') return null;
  return missed ? 0 : Math.max(0, PATIENCE_MS - presence.awayFor(holder.playerId));
}
