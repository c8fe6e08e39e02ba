import { STAGE_TREE } from '../model/stage-tree.ts';
import type { CountryId } from '../scenario/ids.ts';
import { addressOf, speaks } from './bloc.ts';
import { moveIn } from './decide.ts';
import { leadingChoice } from './delegation.ts';
import type { DecidedBy, GameEvent } from './event.ts';
import { hasSubmitted, unready, type Dyad, type Game } from './game.ts';

/**
 * The announced defaults for every seat that `overdue` picks out and that has not handed in its sealed
 * choice: no demand, hold. Of a delegation that could not agree, what most of it stand behind.
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
  if (due(sender.id)) {
    const led = leadingChoice(game, { by: sender.id, question: 'prepare' }, 0);
    const none: GameEvent = { type: 'cablesWritten', cables: [], decidedBy };
    events.push(...(led.length > 0 ? led : [none]));
  }
  for (const { id } of targets) {
    if (!due(id)) continue;
    const led = leadingChoice(game, { by: id, question: 'posture' }, 0);
    const held: GameEvent = {
      type: 'postureSet',
      targetId: id,
      stance: 'hold',
      bloc: false,
      decidedBy,
    };
    events.push(...(led.length > 0 ? led : [held]));
  }
  return events;
}

/** Everybody who has not said so is ready: the announced default where a round's end is waited out. */
export function defaultReadiness(game: Game): readonly GameEvent[] {
  return unready(game).map((countryId) => ({ type: 'readied', countryId, decidedBy: 'timeout' }));
}

/**
 * The announced default move in every dyad that `overdue` picks out: one move each, and one for a
 * bloc. Of a delegation that could not agree, what most of it stand behind.
 *
 * @param made.now  ms since 1970
 */
export function defaultMoves(
  game: Game,
  overdue: (dyad: Dyad) => boolean,
  made: { readonly decidedBy: DecidedBy; readonly now: number },
): readonly GameEvent[] {
  return game.dyads.flatMap((dyad): readonly GameEvent[] => {
    if (dyad.node === null || !speaks(game, dyad.targetId) || !overdue(dyad)) return [];
    const { mover, byDefault } = STAGE_TREE[dyad.node];
    const asked =
      mover === 'sender'
        ? { by: game.setup.cast.sender.id, question: `to ${addressOf(game, dyad.targetId)}` }
        : { by: dyad.targetId, question: 'answer' };
    const led = leadingChoice(game, asked, made.now);
    if (led.length > 0) return led;
    return [moveIn(game, { dyad, move: byDefault, decidedBy: made.decidedBy }, made.now)];
  });
}
