import { mkdirSync, openSync, closeSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import papa from 'papaparse';
import { BOTS } from '../../shared/bots/bots.ts';
import { parOf, playOut } from '../../shared/bots/play-out.ts';
import { countedRounds, type Game } from '../../shared/game/game.ts';
import type { GameSetup } from '../../shared/game/setup.ts';
import { BOT_IDS, BotId, GameId, RoomId } from '../../shared/scenario/ids.ts';
import type { RoomEvent } from '../../shared/room/room.ts';
import type { Scenario } from '../../shared/scenario/scenario.ts';
import {
  rulesOf,
  treatedCast,
  TREATMENT_IDS,
  type TreatmentId,
} from '../../shared/scenario/treatments.ts';
import { SCENARIOS, scenarioById } from '../../shared/scenario/shipped-scenarios.ts';
import { standingOf } from '../../shared/view/ending.ts';
import { packExport, sha256 } from '../export/pack.ts';
import { listingText, paradoxText } from './simulate-paradox.ts';
import { misused, optionsOf, wholeNumber } from './arguments.ts';

const HELP = `Plays whole games between bots, by the same rules as a class, and keeps their logs.

  npm run -s simulate -- --scenario ID --out DIR [--games N] [--sender BOT] [--targets BOT] [--seed S] [--treatment T] [--exported N] [--paradox N]

  --scenario  ${SCENARIOS.map(({ cast }) => cast.scenarioId).join(', ')}
  --games     how many (100)
  --sender    the sender's bot (equilibrium)
  --targets   the allies' bot (equilibrium); a bot that the scenario names for a seat keeps it
  --seed      a whole number (7)
  --treatment what differs from the scenario: ${TREATMENT_IDS.join(', ')} (plain)
  --exported  how many games export.zip holds (20); a fifth of a second each
  --paradox   also plays so many games for every sender there is against a mixed field, and writes the
              numbers of the paradox plot to standard output; without --out nothing else is played

Bots:
${BOT_IDS.map((id) => `  ${id.padEnd(14)}${BOTS[id].sentence}`).join('\n')}

DIR gets games.jsonl, which \`npm run -s verify\` accepts, summary.csv with a row per game and seat,
and export.zip: the data of the first games, with the columns that a class's data will have.
What export.zip holds is listed on standard output. Progress goes to standard error. The same command gives the same files.
Exit code 0: done. 2: the command cannot be carried out; standard error says why.
`;

interface Job {
  readonly scenario: Scenario;
  readonly games: number;
  readonly sender: BotId;
  readonly targets: BotId;
  readonly seed: number;
  readonly exported: number;
  readonly treatment: TreatmentId;
  /** Games of every sender for the paradox plot; 0 for none. */
  readonly paradox: number;
  /** Null where only the paradox plot is asked for. */
  readonly out: string | null;
}

/** What was asked, or what is wrong with it. */
function jobOf(args: readonly string[]): Job | string {
  const asked = optionsOf(args, [
    'scenario',
    'games',
    'sender',
    'targets',
    'seed',
    'exported',
    'out',
    'treatment',
    'paradox',
  ]);
  if (!asked.ok) return asked.problem;
  const { options } = asked;
  const id = options.get('scenario');
  const out = options.get('out') ?? null;
  const paradox = wholeNumber(options.get('paradox') ?? '0', { min: 0, max: 1_000_000 });
  if (paradox === null) return '--paradox is a whole number.';
  if (id === undefined || (out === null && paradox === 0)) {
    return 'Name a --scenario and a folder --out.';
  }
  const scenario = scenarioById(id);
  if (scenario === undefined) return `There is no scenario ${id}.`;
  const games = wholeNumber(options.get('games') ?? '100', { min: 1, max: 1_000_000 });
  if (games === null) return '--games is a whole number from 1.';
  const seed = wholeNumber(options.get('seed') ?? '7', { min: -(2 ** 31), max: 2 ** 31 - 1 });
  if (seed === null) return '--seed is a whole number of 32 bits.';
  const exported = wholeNumber(options.get('exported') ?? '20', { min: 0, max: 10_000 });
  if (exported === null) return '--exported is a whole number from 0 to 10000.';
  const sender = BotId.safeParse(options.get('sender') ?? 'equilibrium');
  const targets = BotId.safeParse(options.get('targets') ?? 'equilibrium');
  if (!sender.success || !targets.success) return `A bot is one of ${BOT_IDS.join(', ')}.`;
  const treatment = TREATMENT_IDS.find((one) => one === (options.get('treatment') ?? 'plain'));
  if (treatment === undefined) return `A treatment is one of ${TREATMENT_IDS.join(', ')}.`;
  const bots = { sender: sender.data, targets: targets.data };
  return { scenario, games, treatment, ...bots, seed, exported, paradox, out };
}

function setupOf({ scenario, sender, targets, seed, treatment }: Job, number: number): GameSetup {
  const { rounds } = scenario;
  const cast = treatedCast(scenario.cast, treatment);
  const clock = { briefing: 0, prepare: 0, move: 0, bargain: 0, outcome: 0 };
  const named = new Map((scenario.bots ?? []).map(({ countryId, bot }) => [countryId, bot]));
  const botOf = (id: GameSetup['holders'][number]['countryId']): BotId =>
    id === cast.sender.id ? sender : (named.get(id) ?? targets);
  return {
    gameId: GameId.parse(`simulated-${number}`),
    ...{ number, cast, rounds, practice: false, clock, seed: seed + number - 1 },
    holders: [cast.sender.id, ...cast.targets.map(({ id }) => id)].map((countryId) => ({
      countryId,
      holder: { by: 'bot', bot: botOf(countryId) },
    })),
    ...(treatment === 'plain' ? {} : { treatment: rulesOf(treatment) }),
    par: [],
  };
}

/** One row per seat of a finished game. */
function summaryOf(game: Game, number: number): Record<string, string | number>[] {
  const { setup } = game;
  const { cast, holders, seed } = setup;
  const last = countedRounds(game);
  return holders.map(({ countryId, holder }, index) => {
    const dyads = last.flatMap((round) =>
      index === 0 ? round.dyads : round.dyads.filter(({ targetId }) => targetId === countryId),
    );
    const state = game.dyads[index - 1]?.state;
    const { total, par, legacy } = standingOf(game, countryId);
    return {
      ...{
        game: number,
        seed,
        scenario: cast.scenarioId,
        treatment: setup.treatment?.id ?? 'plain',
        seat: countryId,
      },
      ...{ bot: holder.by === 'bot' ? holder.bot : '', points: total, par, legacy },
      trustAtEnd: state === undefined ? '' : (1 - state.eT).toFixed(4),
      aligned: state === undefined ? '' : Number(state.aligned),
      demands: dyads.filter(({ cable }) => cable !== null).length,
      loud: dyads.filter(({ cable }) => cable?.publicity === 'loud').length,
      met: dyads.filter(({ outcome }) => outcome === 'conceded').length,
    };
  });
}

/** The room that the games stand in. Other commands make other rooms, so that their data can be put together. */
function roomOf({ scenario, games, sender, targets, seed }: Job): readonly string[] {
  const command = JSON.stringify({ scenario, games, sender, targets, seed });
  const roomId = RoomId.parse(`simulated${sha256(command).slice(0, 16)}`);
  const event: RoomEvent = {
    type: 'roomOpened',
    roomId,
    scenario,
    options: { seconds: 0, bots: 'fill', seed },
  };
  const header = { format: 'entente-log', version: 1, room: roomId };
  return [JSON.stringify(header), JSON.stringify({ stream: 'room', n: 1, at: 0, event })];
}

/** Plays every sender for the paradox plot. */
function plot(job: Job): void {
  const setup = (sender: BotId, number: number): GameSetup => setupOf({ ...job, sender }, number);
  const { paradox: games, seed } = job;
  const said = (done: string): unknown => process.stderr.write(`paradox: ${done}\n`);
  process.stdout.write(paradoxText({ games, seed, setupOf: setup }, said));
}

/** Plays the games into three files. */
function play(job: Job, out: string): void {
  mkdirSync(out, { recursive: true });
  const [log, summary] = ['games.jsonl', 'summary.csv'].map((name) =>
    openSync(join(out, name), 'w'),
  ) as [number, number];
  const par = parOf(setupOf(job, 1));
  const exported = [...roomOf(job)];
  writeSync(log, exported.map((line) => `${line}\n`).join(''));
  for (let number = 1; number <= job.games; number += 1) {
    const { game, events } = playOut({ ...setupOf(job, number), par });
    const stream = game.setup.gameId;
    const lines = events.map((event, at) => JSON.stringify({ stream, n: at + 1, at: 0, event }));
    writeSync(log, `${lines.join('\n')}\n`);
    if (number <= job.exported) exported.push(...lines);
    const rows = papa.unparse(summaryOf(game, number), { header: number === 1, newline: '\n' });
    writeSync(summary, `${rows}\n`);
    if (number % 100 === 0 || number === job.games) {
      process.stderr.write(`${number}/${job.games} games\n`);
    }
  }
  closeSync(log);
  closeSync(summary);
  const zip = packExport({ log: exported, people: [], messages: [], answers: [], presence: [] });
  writeFileSync(join(out, 'export.zip'), zip);
  process.stdout.write(listingText(zip));
}

/** Runs the command with its arguments; the answer is its exit code. */
export function simulate(args: readonly string[]): number {
  if (args.includes('--help') || args.includes('-h')) {
    process.stdout.write(HELP);
    return 0;
  }
  const job = jobOf(args);
  if (typeof job === 'string') return misused(job, HELP);
  if (job.paradox > 0) plot(job);
  if (job.out === null) return 0;
  try {
    play(job, job.out);
    return 0;
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    process.stderr.write(`${job.out} cannot be written.\n`);
    return 2;
  }
}

if (import.meta.main) process.exitCode = simulate(process.argv.slice(2));
