import papa from 'papaparse';
import * as z from 'zod/mini';
import { ceiling, equilibrium, THREAT_KINDS } from '../../shared/model/equilibrium.ts';
import { PARAMETERS, type ParameterSymbol } from '../../shared/model/parameters.ts';
import type { Outcome } from '../../shared/model/stage-tree.ts';
import type { Shadow, ThreatKind } from '../../shared/model/types.ts';
import { bytesOf, commandLine, Unusable } from './command-line.ts';

const DECIMAL = /^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*$/i;
const MOST_PROBLEMS = 20;

/** A cell that holds a number from `min` to `max`. */
function numeric(min: number, max: number, kind: 'number' | 'whole number' = 'number') {
  const error = `a ${kind} from ${min} to ${max}`;
  const number = kind === 'whole number' ? z.int({ error }) : z.number({ error });
  return z.pipe(
    z.pipe(z.string({ error }).check(z.regex(DECIMAL, { error })), z.transform(Number)),
    number.check(z.gte(min, { error }), z.lte(max, { error })),
  );
}

function dial(symbol: ParameterSymbol) {
  const { min, max, unit } = PARAMETERS[symbol];
  return numeric(min, max, unit === 'rounds' ? 'whole number' : 'number');
}

const error = '0 or 1';
const flag = z.pipe(
  z.string({ error }).check(z.regex(/^\s*[01]\s*$/, { error })),
  z.transform((text: string) => text.trim() === '1'),
);

/** One dyad of a file: the parameter columns, by the symbols of model.md section 2. */
const Dyad = z
  .object({
    eS: dial('eS'),
    eT: dial('eT'),
    cS: dial('cS'),
    cT: dial('cT'),
    kS: dial('kS'),
    kT: dial('kT'),
    aS: dial('aS'),
    aT: dial('aT'),
    dS: dial('dS'),
    kf: dial('kf'),
    gamma: dial('gamma'),
    omega: dial('omega'),
    sT: dial('sT'),
    sS: dial('sS'),
    canLeave: flag,
    X: dial('X'),
    m: dial('m'),
    h: dial('h'),
    Dmin: dial('Dmin'),
    Dmax: dial('Dmax'),
    alphaQ: dial('alphaQ'),
    alphaL: dial('alphaL'),
    phi: dial('phi'),
    mu: numeric(0, 1),
    R: dial('R'),
    rho: dial('rho'),
    sigma: dial('sigma'),
    oQ: dial('oQ'),
    oL: dial('oL'),
    nOther: numeric(0, 50, 'whole number'),
    eOther: numeric(0, 1),
    mOther: numeric(0, 1),
    targetIsAlly: flag,
  })
  .check(z.refine(({ Dmin, Dmax }) => Dmin <= Dmax, { error: 'at least Dmin', path: ['Dmax'] }));
type Dyad = z.infer<typeof Dyad>;

const COLUMNS = Object.keys(Dyad.shape);

const HELP = `Adds what theory predicts to a file of dyads, and writes the file to standard output.

  npm run -s theory -- FILE.csv > OUT.csv

FILE.csv is comma-separated with a header. Needed columns, in any order; others are kept:
  ${COLUMNS.join(' ')}
Shares and stakes are numbers (1 = the whole issue), canLeave and targetIsAlly 0 or 1, R rounds.
mu is the weight of the shadow of the future: 0 for theory line A, 1 for B.

Added, or computed anew where they are there, with KIND = quiet, quiet_exc, loud, loud_exc:
  D_KIND      the largest demand that is met (none is if this is below Dmin)
  cred_KIND   1 if the sender would carry the threat out
  eq_act      N no threat, T threat; then eq_loud, eq_exc, eq_outcome, eq_D, eq_uS, eq_uT

Exit code 0: done. 2: the file cannot be read; standard error names row, column and what was expected.
`;

const ENDS: Readonly<Record<Outcome, string>> = {
  none: 'none',
  conceded: 'concede',
  granted: 'granted',
  backedDown: 'backdown',
  absorbed: 'deadlock',
  retaliated: 'deadlock',
  left: 'leave',
};

const KINDS: readonly { readonly name: string; readonly kind: ThreatKind }[] = THREAT_KINDS.map(
  (kind) => ({ name: kind.exception ? `${kind.publicity}_exc` : kind.publicity, kind }),
);
const COMPUTED = [
  ...KINDS.flatMap(({ name }) => [`D_${name}`, `cred_${name}`]),
  ...['act', 'loud', 'exc', 'outcome', 'D', 'uS', 'uT'].map((name) => `eq_${name}`),
];

/** What a file of dyads came to: the file with the theory columns, or what is wrong with it. */
export type TheoryRow =
  | { readonly ok: true; readonly csv: string }
  | { readonly ok: false; readonly problems: readonly string[] };

/** Adds the theory columns to the text of a CSV file. Rows count from 1 below the header. */
export function theoryOf(text: string): TheoryRow {
  const { data } = papa.parse<string[]>(text, { delimiter: ',', skipEmptyLines: 'greedy' });
  const [header = [], ...rows] = data;
  const misnamed = headerProblems(header);
  if (misnamed.length > 0) return { ok: false, problems: misnamed };
  const fields = [...header, ...COMPUTED.filter((column) => !header.includes(column))];
  const lines: string[][] = [];
  const problems: string[] = [];
  rows.forEach((cells, index) => {
    const row = new Map(header.map((column, at) => [column, cells[at] ?? '']));
    const dyad = readDyad(row);
    if (cells.length !== header.length) {
      problems.push(`row ${index + 1}: ${cells.length} cells, expected ${header.length}`);
    } else if (!dyad.ok) {
      problems.push(...dyad.problems.map((problem) => `row ${index + 1}, ${problem}`));
    } else {
      const computed = predictionOf(dyad.dyad);
      lines.push(fields.map((column) => computed.get(column) ?? row.get(column) ?? ''));
    }
  });
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, csv: `${papa.unparse([fields, ...lines], { newline: '\n' })}\n` };
}

function headerProblems(header: readonly string[]): readonly string[] {
  const missing = COLUMNS.filter((column) => !header.includes(column));
  const twice = header.filter((column, at) => header.indexOf(column) < at);
  return [
    ...missing.map((column) => `header, column ${column}: missing, expected a column of this name`),
    ...twice.map((column) => `header, column ${column}: there twice, expected once`),
  ];
}

type Read =
  | { readonly ok: true; readonly dyad: Dyad }
  | { readonly ok: false; readonly problems: readonly string[] };

/** Reads the parameters of a row; each problem names the column, its text and what was expected. */
function readDyad(row: ReadonlyMap<string, string>): Read {
  const read = Dyad.safeParse(Object.fromEntries(row));
  if (read.success) return { ok: true, dyad: read.data };
  const problems = read.error.issues.map(({ path, message }) => {
    const column = String(path[0] ?? '');
    return `column ${column}: ${JSON.stringify(row.get(column) ?? '')}, expected ${message}`;
  });
  return { ok: false, problems: [...new Set(problems)] };
}

/** The theory columns of a dyad, as text. */
function predictionOf(dyad: Dyad): ReadonlyMap<string, string> {
  const cells = new Map<string, string>();
  for (const { name, kind } of KINDS) {
    const { demand, credible } = ceiling(dyad, kind);
    cells.set(`D_${name}`, decimals(demand));
    cells.set(`cred_${name}`, credible ? '1' : '0');
  }
  const found = equilibrium(dyad, shadowOf(dyad));
  cells.set('eq_act', found.act === 'none' ? 'N' : 'T');
  cells.set('eq_loud', found.publicity === 'loud' ? '1' : '0');
  cells.set('eq_exc', found.exception ? '1' : '0');
  cells.set('eq_outcome', ENDS[found.outcome]);
  cells.set('eq_D', decimals(found.demand));
  cells.set('eq_uS', decimals(found.uS));
  cells.set('eq_uT', decimals(found.uT));
  return cells;
}

/** The shadow in the form of the vectors: joint security weighs once, and there is no legacy. */
function shadowOf(dyad: Dyad): Shadow {
  const other = { eT: dyad.eOther, m: dyad.mOther };
  const others = Array.from({ length: dyad.nOther }, () => other);
  return { ...dyad, wS: 1, V: 0, others, inPlay: false };
}

/** Six decimals, without zeros at the end. */
function decimals(value: number): string {
  return String(Number(value.toFixed(6)) + 0);
}

const Asked = z.object({ file: z.string('Name one file.') });

export const theory = commandLine(HELP, Asked, ({ file }) => {
  const found = theoryOf(bytesOf(file).toString());
  if (found.ok) {
    process.stdout.write(found.csv);
    return 0;
  }
  const said = [`${file} is not a file of dyads.`, ...found.problems];
  const more = said.splice(MOST_PROBLEMS).length;
  throw new Unusable([...said, ...(more > 0 ? [`... and ${more} more`] : [])].join('\n'));
});

if (import.meta.main) process.exitCode = theory(process.argv.slice(2));
