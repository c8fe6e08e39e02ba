import { dueAt } from '../../shared/game/game-clock.ts';
import { legalFor } from '../../shared/game/legal-for.ts';
import type { GameSetup } from '../../shared/game/setup.ts';
import { SEATS, setupOf, Table } from './given.ts';
import { drawing, fill, pick } from './random-play.ts';

/**
 * Plays a whole game in which every seat does something legal at random, and the clock and the host
 * now and then step in.
 *
 * @param watch  called after every input
 */
export function randomGame(
  seed: number,
  change: Partial<GameSetup> = {},
  watch: (table: Table) => void = () => undefined,
): Table {
  const draw = drawing(seed);
  const table = new Table(setupOf({ rounds: 3, seed, ...change }));
  for (let turn = 0; turn < 2000 && table.game.phase !== 'ended'; turn += 1) {
    const chance = draw(0, 99);
    const due = dueAt(table.game);
    if (table.game.pausedAt !== null) table.input({ type: 'host', act: 'resume' });
    else if (chance < 3) table.input({ type: 'host', act: 'pause' });
    else if (chance < 5) table.input({ type: 'host', act: 'advance' });
    else if (chance < 7) table.input({ type: 'host', act: 'extend', seconds: draw(5, 60) });
    else if (chance < 15 && due !== null) table.at(due);
    else {
      table.now += draw(0, 3000);
      const seat = pick(draw, SEATS);
      const legal = legalFor(table.game, seat);
      if (legal.length === 0) continue;
      const { command, at } = fill(draw, pick(draw, legal));
      table.input({ type: 'command', by: seat, command, at, decidedBy: 'human' });
      if (!table.last.ok)
        throw new Error(`${seat} was refused ${command.type}: ${table.last.code}`);
    }
    watch(table);
  }
  return table;
}
