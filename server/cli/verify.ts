import * as z from 'zod/mini';
import { isNewer } from '../../shared/replay/model-version.ts';
import { verifyLines } from '../../shared/replay/verified.ts';
import { checkExport, sentenceOf } from '../export/check.ts';
import { bytesOf, commandLine, logOf, Unusable } from './command-line.ts';

const HELP = `Recomputes every score and every trust value and compares them.

  npm run -s verify -- FILE

FILE is a log in JSON lines, as a room's host downloads it (log.jsonl), or an export (export.zip).
Of an export, every cell of every table is computed again from its events.jsonl, and the checksums
are checked; names.csv, messages.csv and answers.csv may be missing.
Exit code 0: no difference. 1: at least one, each listed. 2: the file can be read as neither.
`;

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
  if (verdict === null) throw new Unusable(`${file} is not an export.`);
  for (const name of verdict.removed) process.stdout.write(`${name} was taken out.\n`);
  return report(verdict);
}

const Asked = z.object({ file: z.string('Name one file.') });

export const verify = commandLine(HELP, Asked, ({ file }) => {
  const bytes = bytesOf(file);
  if (bytes.toString('latin1', 0, 2) === 'PK') return verifyExport(file, bytes);
  const text = bytes.toString();
  if (isNewer(text)) throw new Unusable(`${file} comes from a newer version of Entente.`);
  const verdict = verifyLines(logOf(file, text));
  return report({ ...verdict, differences: verdict.differences.map(sentenceOf) });
});

if (import.meta.main) process.exitCode = verify(process.argv.slice(2));
