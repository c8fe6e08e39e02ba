/**
 * Writes the golden games, the golden rooms and the handout's numbers anew: `node test/golden/record.ts`, and with `--old` those recorded before
 * blocs and returning too: they stand for the logs of that time. Do it only for a change of the rules or
 * the model that is meant to change them, and look at the difference.
 */
import { writeFileSync } from 'node:fs';
import { BLOC } from '../../shared/game/bloc.ts';
import { playOut } from '../../shared/bots/play-out.ts';
import type { SeatCommand } from '../../shared/game/command.ts';
import type { GameEvent } from '../../shared/game/event.ts';
import { PlayerId } from '../../shared/scenario/ids.ts';
import { rulesOf } from '../../shared/scenario/treatments.ts';
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
import { CLASSES, classFile, recordClass } from './classes.ts';
import { WORKED, workedSource } from './worked-source.ts';

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

/** Leaving, returning, and a bloc that is pressed loudly, petitions and is punished. */
function bandedTogether(): readonly GameEvent[] {
  const table = new Table(setupOf({ rounds: 4 })).everyoneReady();
  const loud = { publicity: 'loud', exception: true } as const;
  const hands = (
    postures: Readonly<Record<string, { bloc?: boolean; askReturn?: boolean }>>,
    sent: Parameters<Table['prepared']>[0],
    welcome?: (typeof korea)[],
  ): void => {
    for (const seat of SEATS.slice(1)) {
      table.when(seat, { type: 'posture', stance: 'hold', bloc: false, ...postures[seat] });
    }
    const welcomed = welcome === undefined ? {} : { welcome };
    table.when(usa, { type: 'prepare', cables: sent, ...welcomed });
  };
  const together = { [canada]: { bloc: true }, [japan]: { bloc: true } };
  hands(together, [cable(korea, 60)]);
  table.when(korea, { type: 'leave' }).everyoneReady();
  hands({ ...together, [korea]: { askReturn: true } }, [cable(BLOC, 40, loud)], [korea]);
  table
    .when(canada, { type: 'petition', offer: 20 })
    .when(usa, { type: 'reject', targetId: BLOC })
    .when(canada, { type: 'standFirm' })
    .when(usa, { type: 'impose', targetId: BLOC })
    .when(canada, { type: 'retaliate' })
    .everyoneReady();
  hands({ [korea]: { bloc: true }, [japan]: { bloc: true } }, [cable(BLOC, 25), cable(eu, 20)]);
  table.when(canada, { type: 'concede' }).when(eu, { type: 'concede' }).everyoneReady();
  hands({}, [cable(BLOC, 30, { exception: true })]);
  return table.when(korea, { type: 'concede' }).everyoneReady().events;
}

/** An ally with twice the time, a pause in the middle of her move, and rounds that wait for other games. */
function slowAndTogether(): readonly GameEvent[] {
  const table = new Table(setupOf({ rounds: 2 })).input({ type: 'pace', together: true });
  table.input({ type: 'clock', countryId: korea, factor: 2 }).everyoneReady().at(60_000);
  table.when(korea, { type: 'posture', stance: 'diversify', bloc: false }).at(140_000);
  table
    .input({ type: 'release' })
    .prepared([cable(korea, 40), cable(canada, 30)])
    .at(170_000);
  table.input({ type: 'clock', countryId: usa, factor: 'off' });
  table.input({ type: 'host', act: 'pause' });
  table.now = 180_000;
  table.input({ type: 'host', act: 'resume' }).input({ type: 'host', act: 'extend', seconds: 10 });
  table.at(400_000).when(usa, { type: 'backDown', targetId: korea });
  table.input({ type: 'host', act: 'advance' });
  return table.everyoneReady().events;
}

/** A delegation of three that has to agree: on a stance, at the clock, and after one has gone. */
function byMajority(): readonly GameEvent[] {
  const playerIds = ['ann', 'ben', 'cas'].map((id) => PlayerId.parse(id));
  const [ann, ben] = playerIds;
  if (ann === undefined || ben === undefined) throw new Error('nobody');
  const holder = { by: 'players', playerIds, rule: 'majority' } as const;
  const holders = setupOf().holders.map((one) =>
    one.countryId === korea ? { countryId: korea, holder } : one,
  );
  const table = new Table(setupOf({ rounds: 2, holders }));
  const put = (playerId: PlayerId, command: SeatCommand): void => {
    const member = { playerId, here: playerIds };
    table.input({ type: 'command', by: korea, command, member, decidedBy: 'human' });
  };
  const others = SEATS.filter((seat) => seat !== korea);
  const ready = (): void => {
    for (const seat of others) table.when(seat, { type: 'ready' });
    for (const one of [ann, ben]) put(one, { type: 'ready' });
  };
  const hands = (cables: Parameters<Table['prepared']>[0]): void => {
    for (const seat of others.slice(1)) {
      table.when(seat, { type: 'posture', stance: 'hold', bloc: false });
    }
    table.when(usa, { type: 'prepare', cables });
  };
  ready();
  put(ann, { type: 'posture', stance: 'diversify', bloc: false });
  put(ben, { type: 'agree', proposal: 2 });
  hands([cable(korea, 40, { publicity: 'loud' }), cable(japan, 20)]);
  table.when(japan, { type: 'concede' });
  put(ann, { type: 'petition', offer: 20 });
  put(ben, { type: 'petition', offer: 12 });
  table.at(30_000).when(usa, { type: 'grant', targetId: korea });
  ready();
  put(ben, { type: 'posture', stance: 'hold', bloc: false });
  put(ann, { type: 'posture', stance: 'hold', bloc: false });
  hands([cable(korea, 30)]);
  put(ben, { type: 'concede' });
  table.input({ type: 'settle', by: korea, here: [ben] });
  ready();
  return table.events;
}

/** A press that leaks: of three quiet cables one becomes a headline, and its threat is backed out of. */
function leaked(): readonly GameEvent[] {
  const treatment = rulesOf('leaks');
  const table = new Table(setupOf({ rounds: 2, seed: 3, treatment })).everyoneReady();
  const written = [cable(korea, 40), cable(canada, 30), cable(japan, 20)];
  for (let round = 1; round <= 2; round += 1) {
    table.prepared(written);
    for (const { targetId } of written) table.when(targetId, { type: 'standFirm' });
    table.when(usa, { type: 'impose', targetId: korea }).when(korea, { type: 'absorb' });
    table.when(usa, { type: 'backDown', targetId: canada });
    table.when(usa, { type: 'backDown', targetId: japan }).everyoneReady();
  }
  return table.events;
}

/** Nothing can be said aloud: a loud cable is refused, quiet ones are answered in three ways. */
function quietOnly(): readonly GameEvent[] {
  const treatment = rulesOf('quiet-only');
  const table = new Table(setupOf({ rounds: 2, treatment })).everyoneReady();
  const cables = [cable(korea, 50, { publicity: 'loud' })];
  table.when(usa, { type: 'prepare', cables }).refused('loud-forbidden');
  table.prepared([cable(korea, 50), cable(canada, 40, { exception: true }), cable(eu, 60)]);
  table
    .when(korea, { type: 'concede' })
    .when(canada, { type: 'petition', offer: 15 })
    .when(usa, { type: 'grant', targetId: canada })
    .when(eu, { type: 'leave' })
    .everyoneReady();
  table.prepared([cable(japan, 30)]).when(japan, { type: 'standFirm' });
  table.when(usa, { type: 'impose', targetId: japan });
  return table.when(japan, { type: 'retaliate' }).everyoneReady().events;
}

if (process.argv.includes('--old')) {
  write('among-bots', amongBots());
  write('loud-sender', loudSender());
  write('cut-short', cutShort());
  write('random-41', randomGame(41, { rounds: 4, practice: true }).events);
}
write('banded-together', bandedTogether());
write('slow-and-together', slowAndTogether());
write('by-majority', byMajority());
write('leaked', leaked());
write('quiet-only', quietOnly());
for (const recipe of CLASSES) writeFileSync(classFile(recipe.roomId), recordClass(recipe));
writeFileSync(WORKED, await workedSource());
