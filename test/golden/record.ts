/**
 * Writes the golden games anew: `node test/golden/record.ts`. Do it only for a change of the rules or
 * the model that is meant to change them, and look at the difference.
 */
import { writeFileSync } from 'node:fs';
import { playOut } from '../../shared/bots/play-out.ts';
import type { GameEvent } from '../../shared/game/event.ts';
import {
  BOT,
  cable,
  canada,
  eu,
  japan,
  korea,
  NO_CLOCK,
  SEATS,
  setupOf,
  Table,
  usa,
} from '../support/given.ts';
import { randomGame } from '../support/random-game.ts';

const here = new URL('games/', import.meta.url);

function write(name: string, events: readonly GameEvent[]): void {
  const lines = events.map((event) => JSON.stringify(event)).join('\n');
  writeFileSync(new URL(`${name}.jsonl`, here), `${lines}\n`);
}

/** Five rounds between equilibrium bots: what par is made of. */
function amongBots(): readonly GameEvent[] {
  const holders = SEATS.map((countryId) => ({ countryId, holder: BOT }));
  return playOut(setupOf({ holders, clock: NO_CLOCK })).events;
}

/** A loud sender that imposes: one ally leaves, one retaliates, one petitions and is granted. */
function loudSender(): readonly GameEvent[] {
  const table = new Table(setupOf({ rounds: 2 })).everyoneReady();
  const loud = { publicity: 'loud' } as const;
  table.prepared([
    cable(korea, 60, loud),
    cable(canada, 40, loud),
    cable(eu, 50, loud),
    cable(japan, 30),
  ]);
  table
    .when(korea, { type: 'leave' })
    .when(canada, { type: 'standFirm' })
    .when(usa, { type: 'impose', targetId: canada })
    .when(canada, { type: 'retaliate' })
    .when(eu, { type: 'petition', offer: 20 })
    .when(usa, { type: 'grant', targetId: eu })
    .when(japan, { type: 'concede' })
    .everyoneReady();
  table.prepared([cable(korea, 30)]).when(korea, { type: 'standFirm' });
  return table.when(usa, { type: 'backDown', targetId: korea }).everyoneReady().events;
}

/** A practice round, then a game that the host cuts short in the middle of a bargain. */
function cutShort(): readonly GameEvent[] {
  const table = new Table(setupOf({ practice: true })).everyoneReady();
  table.prepared([cable(korea, 20, { exception: true })]).at(400_000);
  table.prepared([cable(korea, 35), cable(japan, 30)]).when(korea, { type: 'concede' });
  return table.input({ type: 'host', act: 'end' }).events;
}

write('among-bots', amongBots());
write('loud-sender', loudSender());
write('cut-short', cutShort());
write('random-41', randomGame(41, { rounds: 4, practice: true }).events);
