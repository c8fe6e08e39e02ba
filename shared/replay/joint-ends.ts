import type { Table } from '../bots/balance/table.ts';
import type { Game } from '../game/game.ts';
import { standingOf } from '../view/ending.ts';
import type { JointOutcome } from './frontier.ts';

/** What a game came to for both sides: the sender's points, and an ally's on average. */
export function endOf(game: Game): JointOutcome {
  const { sender, targets } = game.setup.cast;
  const allies = targets.filter(({ alignment }) => alignment === 'ally');
  const sum = allies.reduce((total, { id }) => total + standingOf(game, id).total, 0);
  return { sender: standingOf(game, sender.id).total, allies: sum / Math.max(1, allies.length) };
}

/** Whether a game has a second side to end well or badly: a sender alone with adversaries has none. */
export function hasAllies({ setup }: Pick<Game, 'setup'>): boolean {
  return setup.cast.targets.some(({ alignment }) => alignment === 'ally');
}

/** What simulated games of the same scenario, under the same treatment, are played on. */
export function tableOf({ setup }: Pick<Game, 'setup'>): Table {
  return { world: setup.cast.world, cards: setup.cast.targets, rounds: setup.rounds };
}
