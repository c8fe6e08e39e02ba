import { parseArgs } from 'node:util';
import { verifyLines } from '../../shared/replay/verified.ts';
import { testServer } from './harness.ts';
import { seeded, type Random } from './legal.ts';
import { linesOf, playRoom } from './play.ts';

/** What many games found. */
export interface Findings {
  readonly games: number;
  readonly commands: number;
  readonly values: number;
  /** Refusals, games without an end and differences: everything that must not be. */
  readonly faults: readonly string[];
}

/** The rooms differ in everything that a room can differ in. */
function optionsFor(index: number, random: Random) {
  const seconds =
    [0, 1, { briefing: 1, prepare: 1, move: 1, bargain: 2, outcome: 1 }][index % 3] ?? 0;
  const bots = index % 2 === 0 ? ('none' as const) : ('fill' as const);
  const rounds = 1 + Math.floor(random() * 3);
  const people = bots === 'none' ? 5 * (1 + (index % 4) / 2) : 1 + Math.floor(random() * 5);
  const practice = random() < 0.3;
  const roles = index % 3 === 0 ? ('wishes' as const) : ('random' as const);
  if (index % 5 === 4) {
    // delegations, by majority mostly: whoever knows only `legal` agrees sooner or later
    const rule = index % 10 === 4 ? 'majority' : 'anyone';
    const deal = { plan: random() < 0.5 ? 'share' : 'watch', rule };
    const options = { seconds, bots: 'none' as const, rounds, practice, roles, seed: index };
    return { people: deal.plan === 'share' ? 6 + (index % 4) : 6, options, deal };
  }
  return { people, options: { seconds, bots, rounds, practice, roles, seed: index } };
}

async function playOne(base: string, index: number): Promise<Findings> {
  const random = seeded(index + 1);
  const { room, refusals, commands } = await playRoom(base, {
    ...optionsFor(index, random),
    random,
  });
  const faults = refusals.map((refusal) => `game ${index}: refused ${refusal}`);
  const lines = await linesOf(room);
  const ends = lines.filter(({ event }) => event.type === 'gameEnded').length;
  const begun = lines.filter(({ event }) => event.type === 'gameCreated').length;
  if (begun === 0 || ends !== begun) faults.push(`game ${index}: ${ends} of ${begun} ended`);
  const { values, differences } = verifyLines(lines);
  for (const one of differences) faults.push(`game ${index}: ${JSON.stringify(one)}`);
  return { games: begun, commands, values, faults };
}

/** Plays many random games over HTTP against a real server, some at a time. */
export async function playMany(games: number, atOnce = 4): Promise<Findings> {
  const server = await testServer();
  const found: Findings[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let index = next++; index < games; index = next++) {
      found.push(await playOne(server.base, index));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  const errors = server.logged.filter((line) => /"level":(50|60)/.test(line));
  await server.close();
  const sum = (of: (one: Findings) => number): number => found.reduce((a, b) => a + of(b), 0);
  return {
    games: sum((one) => one.games),
    commands: sum((one) => one.commands),
    values: sum((one) => one.values),
    faults: [...found.flatMap(({ faults }) => faults), ...errors],
  };
}

if (import.meta.main) {
  const { values: args } = parseArgs({ options: { games: { type: 'string', default: '20' } } });
  const { faults, ...rest } = await playMany(Number(args.games));
  process.stdout.write(`${JSON.stringify({ ...rest, faults: faults.length })}\n`);
  for (const fault of faults) process.stdout.write(`${fault}\n`);
  process.exitCode = faults.length > 0 ? 1 : 0;
}
