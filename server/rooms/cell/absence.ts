import { factorOf } from '../../../shared/game/seat-clock.ts';
import type { Cell } from './cell.ts';
import { membersOf } from '../../../shared/game/holder.ts';
import { dueOf } from './due.ts';
import type { SeatAt } from './folded.ts';

/** Without a clock, somebody away for this long is played by a bot where bots fill seats. */
const PATIENCE_MS = 60_000;

/**
 * In how many ms the bot takes a seat: 0 when it plays it now, null when it does not.
 *
 * A seat that nobody holds is always the bot's. That of somebody who is away becomes the bot's once
 * a decision was missed; without a clock, and for somebody with more time than was announced, that may
 * never be, so a minute's absence must do. It is given back when its player returns. A delegation is
 * away when all of it is.
 */
export function botTakesIn(cell: Cell, { live, countryId }: SeatAt): number | null {
  const members = membersOf(live.game.holders[countryId]);
  if (members.length === 0) return 0;
  const { presence, state } = cell;
  if (members.some((playerId) => presence.isHere(playerId))) return null;
  const last = live.game.lastDecidedBy[countryId];
  const missed = last !== undefined && last !== 'human';
  const clocked = dueOf(cell, live) !== null;
  if (clocked && missed) return 0;
  if (clocked && factorOf(live.game, countryId) === 1) return null;
  if (state.room.options.bots === 'none') return null;
  const away = Math.min(...members.map((playerId) => presence.awayFor(playerId)));
  return missed ? 0 : Math.max(0, PATIENCE_MS - away);
}
