import { writeFileSync } from 'node:fs';
import * as z from 'zod/mini';
import { packExport } from '../export/pack.ts';
import { bytesOf, commandLine, logOf, Unusable, writing } from './command-line.ts';

const HELP = `Makes the data of a log: tidy tables with a codebook, the log, loaders for R and Python.

  npm run -s export -- LOG.jsonl --out export.zip

LOG.jsonl is a room's log, as its host downloads it. It holds no names, no messages and no presence:
those tables are empty. A host downloads them with the rest from the class's page.
Exit code 0: done. 2: the command cannot be carried out; standard error says why.
`;

const Asked = z.object({
  file: z.string('Name one log.'),
  out: z.string('Name a file --out.'),
});

export const exportLog = commandLine(HELP, Asked, ({ file, out }) => {
  const text = bytesOf(file).toString();
  if (!logOf(file, text).some(({ event }) => event.type === 'roomOpened')) {
    throw new Unusable(`${file} has no room in it, only games.`);
  }
  const log = text.split('\n').filter((line) => line.trim() !== '');
  const zip = packExport({ log, people: [], messages: [], answers: [], presence: [] });
  writing(out, () => writeFileSync(out, zip));
  return 0;
});

if (import.meta.main) process.exitCode = exportLog(process.argv.slice(2));
