import { STAGE_TREE } from '../model/stage-tree.ts';
import type { CountryId } from '../scenario/ids.ts';
import { speaks } from './bloc.ts';
import { moveIn } from './decide.ts';
import type { DecidedBy, GameEvent } from './event.ts';
import { hasSubmitted, unready, type Dyad, type Game } from './game.ts';

/**
 * The announced defaults for every seat that `overdue` picks out and that has not handed in its sealed
 * choice: no demand, hold.
 *
 * @param decidedBy  `timeout` at the clock, `host` when pushed on
 */
export function defaultChoices(
  game: Game,
  decidedBy: DecidedBy,
  overdue: (seat: CountryId) => boolean = () => true,
): readonly GameEvent[] {
  const { sender, targets } = game.setup.cast;
  const due = (seat: CountryId): boolean => !hasSubmitted(game, seat) && overdue(seat);
  const events: GameEvent[] = [];
  if (due(sender.id)) events.push({ type: 'cablesWritten', cables: [], decidedBy });
  for (const { id } of targets) {
    if (!due(id)) continue;
    events.push({ type: 'postureSet', targetId: id, stance: 'hold', bloc: false, decidedBy });
  }
  return events;
}

/** Everybody who has not said so is ready: the announced default where a round's end is waited out. */
export function defaultReadiness(game: Game): readonly GameEvent[] {
  return unready(game).map((countryId) => ({ type: 'readied', countryId, decidedBy: 'timeout' }));
}

/**
 * The announced default move in every dyad that `overdue` picks out: one move each, and one for a bloc.
 *
 * @param made.now  ms since 1970
 */
export function defaultMoves(
  game: Game,
  overdue: (dyad: Dyad) => boolean,
  made: { readonly decidedBy: DecidedBy; readonly now: number },
): readonly GameEvent[] {
  return game.dyads.flatMap((dyad) => {
    if (dyad.node === null || !speaks(game, dyad.targetId) || !overdue(dyad)) return [];
    const move = STAGE_TREE[dyad.node].byDefault;
    return [moveIn(game, { dyad, move, decidedBy: made.decidedBy }, made.now)];
  });
}
