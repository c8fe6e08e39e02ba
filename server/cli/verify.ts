import { readFileSync } from 'node:fs';
import { readLog } from '../../shared/replay/log-lines.ts';
import { isNewer } from '../../shared/replay/model-version.ts';
import { verifyLines, type Difference } from '../../shared/replay/verified.ts';
import { checkExport } from '../export/check.ts';

const HELP = `Recomputes every score and every trust value and compares them.

  npm run -s verify -- FILE

FILE is a log in JSON lines, as a room's host downloads it (log.jsonl), or an export (export.zip).
Of an export, every cell of every table is computed again from its events.jsonl, and the checksums
are checked; names.csv, messages.csv and answers.csv may be missing.
Exit code 0: no difference. 1: at least one, each listed. 2: the file can be read as neither.
`;

const lineOf = ({ stream, n, path, logged, computed }: Difference): string =>
  `${stream} event ${n}, ${path}: logged ${JSON.stringify(logged)}, computed ${JSON.stringify(computed)}`;

function unreadable(why: string): number {
  process.stderr.write(`${why}\n`);
  return 2;
}

function bytesOf(file: string): Buffer | null {
  try {
    return readFileSync(file);
  } catch {
    return null;
  }
}

/** Says what was found; the answer is the exit code. */
function report(found: {
  readonly games: number;
  readonly values: number;
  readonly differences: readonly string[];
}): number {
  const { games, values, differences } = found;
  for (const difference of differences) process.stdout.write(`${difference}\n`);
  const many = (count: number, thing: string): string =>
    `${count} ${thing}${count === 1 ? '' : 's'}`;
  const checked = `${many(values, 'value')} of ${many(games, 'game')} recomputed`;
  process.stdout.write(`${checked}: ${many(differences.length, 'difference')}.\n`);
  return differences.length === 0 ? 0 : 1;
}

function verifyExport(file: string, bytes: Buffer): number {
  const verdict = checkExport(bytes);
  if (verdict === null) return unreadable(`${file} is not an export.`);
  for (const name of verdict.removed) process.stdout.write(`${name} was taken out.\n`);
  return report(verdict);
}

/** Runs the command with its arguments; the answer is its exit code. */
export function verify(args: readonly string[]): number {
  if (args.includes('--help') || args.includes('-h')) {
    process.stdout.write(HELP);
    return 0;
  }
  const [file, ...more] = args;
  if (file === undefined || more.length > 0) return unreadable(`Name one file.\n\n${HELP}`);
  const bytes = bytesOf(file);
  if (bytes === null) return unreadable(`${file} cannot be read.`);
  if (bytes.toString('latin1', 0, 2) === 'PK') return verifyExport(file, bytes);
  const text = bytes.toString('utf8');
  if (isNewer(text)) return unreadable(`${file} comes from a newer version of Entente.`);
  const read = readLog(text);
  if (!read.ok) {
    const { line, expected } = read.problem;
    return unreadable(`${file} is not a log: line ${line} should be ${expected}.`);
  }
  const verdict = verifyLines(read.lines);
  return report({ ...verdict, differences: verdict.differences.map(lineOf) });
}

if (import.meta.main) process.exitCode = verify(process.argv.slice(2));
