import { mkdirSync, openSync, closeSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import papa from 'papaparse';
import * as z from 'zod/mini';
import { BOTS } from '../../shared/bots/bots.ts';
import { parOf, playOut } from '../../shared/bots/play-out.ts';
import { countedRounds, type Game } from '../../shared/game/game.ts';
import type { GameSetup } from '../../shared/game/setup.ts';
import { BOT_IDS, GameId, RoomId, type BotId } from '../../shared/scenario/ids.ts';
import type { RoomEvent } from '../../shared/room/room.ts';
import { rulesOf, treatedCast, TREATMENT_IDS } from '../../shared/scenario/treatments.ts';
import { SCENARIOS } from '../../shared/scenario/shipped-scenarios.ts';
import { standingOf } from '../../shared/view/ending.ts';
import { packExport, sha256 } from '../export/pack.ts';
import { listingText, paradoxText } from './simulate-paradox.ts';
import { commandLine, scenarioNamed, SEED, whole, writing } from './command-line.ts';

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

const NAME_BOTH = 'Name a --scenario and a folder --out.';
const bot = z._default(z.enum(BOT_IDS, `A bot is one of ${BOT_IDS.join(', ')}.`), 'equilibrium');
const treatments = `A treatment is one of ${TREATMENT_IDS.join(', ')}.`;

const Asked = z
  .object({
    scenario: scenarioNamed(NAME_BOTH),
    games: whole('games', ' from 1', { min: 1, max: 1_000_000, otherwise: 100 }),
    sender: bot,
    targets: bot,
    seed: SEED,
    treatment: z._default(z.enum(TREATMENT_IDS, treatments), 'plain'),
    exported: whole('exported', ' from 0 to 10000', { min: 0, max: 10_000, otherwise: 20 }),
    /** Games of every sender for the paradox plot; 0 for none. */
    paradox: whole('paradox', '', { min: 0, max: 1_000_000, otherwise: 0 }),
    /** Need not be given where the paradox plot is asked for. */
    out: z.optional(z.string()),
  })
  .check(z.refine(({ out, paradox }) => out !== undefined || paradox > 0, NAME_BOTH));
type Job = z.infer<typeof Asked>;

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

export const simulate = commandLine(HELP, Asked, (job) => {
  const { out } = job;
  if (job.paradox > 0) plot(job);
  if (out !== undefined) writing(out, () => play(job, out));
  return 0;
});

if (import.meta.main) process.exitCode = simulate(process.argv.slice(2));
