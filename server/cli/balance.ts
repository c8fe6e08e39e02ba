import { writeFileSync } from 'node:fs';
import papa from 'papaparse';
import * as z from 'zod/mini';
import { dullnessOf, type SeatDullness } from './balancing/dullness.ts';
import { FIELDS, playPairing } from '../../shared/bots/balance/pairing.ts';
import { SENDER_POLICIES } from '../../shared/bots/balance/sender-policies.ts';
import { TARGET_POLICIES } from '../../shared/bots/balance/target-policies.ts';
import { parIn } from '../../shared/bots/play-out.ts';
import { SCENARIOS } from '../../shared/scenario/shipped-scenarios.ts';
import { Scenario, type Cast } from '../../shared/scenario/scenario.ts';
import { balanceTables, csvRows, type PairingResult } from './balance-report.ts';
import { responseTable } from './balance-responses.ts';
import { commandLine, Misused, scenarioNamed, SEED, whole, writing } from './command-line.ts';

const listed = (policies: readonly { readonly id: string; readonly sentence: string }[]): string =>
  policies.map(({ id, sentence }) => `  ${id.padEnd(16)}${sentence}`).join('\n');

const HELP = `Plays simulated senders against simulated targets, and shows what pays.

  npm run -s balance -- --scenario ID [--games N] [--seed S] [--weighed N] [--drawn N]
                             [--targets allies] [--set rho=0.5,V=10,rounds=4] [--out FILE.csv]

  --scenario  ${SCENARIOS.map(({ cast }) => cast.scenarioId).join(', ')}
  --games     games of each pairing (2000)
  --seed      a whole number (7); game k has the same luck in every pairing
  --weighed   in how many games of each pairing decisions are weighed (20)
  --drawn     games in which sender and targets are drawn, to see how much there is to decide (200)
  --targets   all, or allies to leave adversaries out (all)
  --set       other numbers of the world, and of rounds, than the scenario has
  --out       a file for one row per pairing and seat: totals by term, trust, who left, decisions

Senders:
${listed(SENDER_POLICIES)}

Targets: every seat plays one of these, or (mix) each draws its own. One move in ten is random.
${listed(TARGET_POLICIES)}

The last table, from drawn games: in what share of rounds a seat had two undominated choices; what share of
games was decided before the last round, above or below what theory would earn in its place, whatever anybody
did in it; whatever the seat itself did; and whatever anybody did, against the par that screens show.

Tables go to standard output, progress to standard error. Points are stakes x 100.
Exit code 0: done. 2: the command cannot be carried out; standard error says why.
`;

const Asked = z.object({
  scenario: scenarioNamed('Name a --scenario.'),
  games: whole('games', ' from 1', { min: 1, max: 1_000_000, otherwise: 2000 }),
  seed: SEED,
  weighed: whole('weighed', ' from 0', { min: 0, max: 1_000_000, otherwise: 20 }),
  drawn: whole('drawn', ' from 0', { min: 0, max: 1_000_000, otherwise: 200 }),
  targets: z._default(z.enum(['all', 'allies'], '--targets is all or allies.'), 'all'),
  set: z._default(z.string(), ''),
  out: z.optional(z.string()),
});
type Job = z.infer<typeof Asked>;

/** The scenario with the numbers of `--set`. */
function withNumbers(scenario: Scenario, text: string): Scenario {
  const wrong = '--set takes numbers of the world in their range, such as rho=0.5,rounds=4.';
  const { rounds, cast } = scenario;
  const numbers: Record<string, number | undefined> = { ...cast.world, rounds };
  for (const pair of text === '' ? [] : text.split(',')) {
    const [name = '', value = ''] = pair.split('=');
    if (!(name in numbers) || value.trim() === '') throw new Misused(wrong);
    numbers[name] = Number(value);
  }
  const { rounds: asked, ...world } = numbers;
  const changed = Scenario.safeParse({ ...scenario, rounds: asked, cast: { ...cast, world } });
  if (!changed.success) throw new Misused(wrong);
  return changed.data;
}

function alliesOnly(cast: Cast): Cast {
  return { ...cast, targets: cast.targets.filter(({ alignment }) => alignment === 'ally') };
}

/** Every sender against every field. */
function play({ scenario, games, seed, weighed }: Job): readonly PairingResult[] {
  const { world, targets } = scenario.cast;
  const table = { world, cards: targets, rounds: scenario.rounds };
  const pairings = SENDER_POLICIES.flatMap((sender) => FIELDS.map((field) => ({ sender, field })));
  return pairings.map(({ sender, field }, index) => {
    process.stderr.write(`${index + 1}/${pairings.length} ${sender.id} against ${field}\n`);
    const seats = playPairing(table, { sender, field, games, seed, noise: 0.1, weighed });
    return { sender: sender.id, field, games, seats };
  });
}

/** Games of drawn senders and targets. */
function playDrawn({ scenario, drawn, seed }: Job): readonly SeatDullness[] {
  const { cast, rounds } = scenario;
  process.stderr.write(`${drawn} games of drawn senders and targets\n`);
  const table = { world: cast.world, cards: cast.targets, rounds };
  const par = parIn(scenario);
  return dullnessOf(table, { games: drawn, seed, noise: 0.1, par });
}

/** What diversifying, leaving and banding together pay. */
function answers({ scenario, games, seed }: Job): string {
  const { cast, rounds } = scenario;
  const table = { world: cast.world, cards: cast.targets, rounds };
  const heading =
    '\n\nWhat allies gain: one of them by its own ways, all of them by a bloc, points\n\n';
  return heading + responseTable(table, { games: Math.ceil(games / 2), seed });
}

export const balance = commandLine(HELP, Asked, (asked) => {
  const scenario = withNumbers(asked.scenario, asked.set);
  const cast = asked.targets === 'all' ? scenario.cast : alliesOnly(scenario.cast);
  const job = { ...asked, scenario: { ...scenario, cast } };
  const { out } = job;
  const results = play(job);
  process.stdout.write(balanceTables(job.scenario, results, playDrawn(job)));
  process.stderr.write('what the allies can do about it\n');
  process.stdout.write(answers(job));
  if (out === undefined) return 0;
  const csv = papa.unparse(csvRows(results), { newline: '\n' });
  writing(out, () => writeFileSync(out, `${csv}\n`));
  return 0;
});

if (import.meta.main) process.exitCode = balance(process.argv.slice(2));
