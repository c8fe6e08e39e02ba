import { readFileSync } from 'node:fs';
import { readLog } from '../../shared/replay/log-lines.ts';
import { verifyLines, type Difference } from '../../shared/replay/verify.ts';

const HELP = `Recomputes every score and every trust value of a log and compares them.

  npm run -s verify -- FILE

FILE is a log in JSON lines, as a room's host downloads it (log.jsonl).
Exit code 0: no difference. 1: at least one, each listed. 2: the file cannot be read as a log.
`;

const lineOf = ({ stream, n, path, logged, computed }: Difference): string =>
  `${stream} event ${n}, ${path}: logged ${JSON.stringify(logged)}, computed ${JSON.stringify(computed)}\n`;

function unreadable(why: string): number {
  process.stderr.write(`${why}\n`);
  return 2;
}

function textOf(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

/** Runs the command with its arguments; the answer is its exit code. */
export function verify(args: readonly string[]): number {
  if (args.includes('--help') || args.includes('-h')) {
    process.stdout.write(HELP);
    return 0;
  }
  const [file, ...more] = args;
  if (file === undefined || more.length > 0) return unreadable(`Name one file.\n\n${HELP}`);
  const text = textOf(file);
  if (text === null) return unreadable(`${file} cannot be read.`);
  const read = readLog(text);
  if (!read.ok) {
    const { line, expected } = read.problem;
    return unreadable(`${file} is not a log: line ${line} should be ${expected}.`);
  }
  const { games, values, differences } = verifyLines(read.lines);
  for (const difference of differences) process.stdout.write(lineOf(difference));
  const many = (count: number, thing: string): string =>
    `${count} ${thing}${count === 1 ? '' : 's'}`;
  const checked = `${many(values, 'value')} of ${many(games, 'game')} recomputed`;
  process.stdout.write(`${checked}: ${many(differences.length, 'difference')}.\n`);
  return differences.length === 0 ? 0 : 1;
}

if (import.meta.main) process.exitCode = verify(process.argv.slice(2));
