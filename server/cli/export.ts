import { readFileSync, writeFileSync } from 'node:fs';
import { readLog } from '../../shared/replay/log-lines.ts';
import { packExport } from '../export/pack.ts';
import { misused, optionsOf } from './arguments.ts';

const HELP = `Makes the data of a log: tidy tables with a codebook, the log, loaders for R and Python.

  npm run -s export -- LOG.jsonl --out export.zip

LOG.jsonl is a room's log, as its host downloads it. It holds no names, no messages and no presence:
those tables are empty. A host downloads them with the rest from the class's page.
Exit code 0: done. 2: the command cannot be carried out; standard error says why.
`;

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
export function exportLog(args: readonly string[]): number {
  if (args.includes('--help') || args.includes('-h')) {
    process.stdout.write(HELP);
    return 0;
  }
  const [file, ...rest] = args;
  if (file === undefined || file.startsWith('--')) return misused('Name one log.', HELP);
  const asked = optionsOf(rest, ['out']);
  if (!asked.ok) return misused(asked.problem, HELP);
  const out = asked.options.get('out');
  if (out === undefined) return misused('Name a file --out.', HELP);
  const text = textOf(file);
  if (text === null) return unreadable(`${file} cannot be read.`);
  const read = readLog(text);
  if (!read.ok) {
    const { line, expected } = read.problem;
    return unreadable(`${file} is not a log: line ${line} should be ${expected}.`);
  }
  if (!read.lines.some(({ event }) => event.type === 'roomOpened')) {
    return unreadable(`${file} has no room in it, only games.`);
  }
  const log = text.split('\n').filter((line) => line.trim() !== '');
  const zip = packExport({ log, people: [], messages: [], answers: [], presence: [] });
  try {
    writeFileSync(out, zip);
  } catch {
    return unreadable(`${out} cannot be written.`);
  }
  return 0;
}

if (import.meta.main) process.exitCode = exportLog(process.argv.slice(2));
