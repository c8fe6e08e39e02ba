import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { strToU8, zipSync } from 'fflate';
import * as z from 'zod/mini';
import { CODEBOOK, codebookRows } from '../../shared/export/codebook.ts';
import { exportedFrom } from '../../shared/export/exported.ts';
import { SideRows } from '../../shared/export/input.ts';
import { TABLES, tableRows, type TableRows } from '../../shared/export/tables.ts';
import { readLog } from '../../shared/replay/log-lines.ts';
import type { Scenario } from '../../shared/scenario/scenario.ts';
import { csvOf } from './csv.ts';
import { readmeText } from './readme.ts';

/** What an export is packed from: the lines of a log as they are stored, the header first, and the side tables. */
export const PackInput = z.strictObject({
  log: z.readonly(z.array(z.string())),
  ...SideRows.shape,
});
export type PackInput = z.infer<typeof PackInput>;

export const CHECKSUMS = 'SHA256SUMS';
export const LOADERS = ['load.R', 'load.py'] as const;

/** SHA-256 as lower-case hexadecimal digits. */
export function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}

export const scenarioText = (scenario: Scenario): string =>
  `${JSON.stringify(scenario, null, 2)}\n`;

/** Every CSV file of an export by its name, the codebook included. */
export function csvFiles(rows: TableRows): ReadonlyMap<string, string> {
  const tables = TABLES.map((table) => [table.name, csvOf(table, rows.get(table.name) ?? [])]);
  const all = [...tables, [CODEBOOK.name, csvOf(CODEBOOK, codebookRows())]];
  return new Map(all.map(([name, csv]) => [`${name}.csv`, csv ?? '']));
}

const loader = (name: string): string =>
  readFileSync(new URL(`loaders/${name}`, import.meta.url), 'utf8');

/**
 * Packs a room's data. The same input gives the same bytes.
 *
 * @throws {Error} if the log is none
 */
export function packExport({ log, people, messages, answers, presence }: PackInput): Uint8Array {
  const events = log.map((line) => `${line}\n`).join('');
  const read = readLog(events);
  if (!read.ok) throw new Error(`line ${read.problem.line} is not ${read.problem.expected}`);
  const input = { lines: read.lines, people, messages, answers, presence, sha256 };
  const { room } = exportedFrom(read.lines);
  const files = new Map([
    ['README.txt', readmeText(room.roomId)],
    ...csvFiles(tableRows(input)),
    ['events.jsonl', events],
    ['scenario.json', scenarioText(room.scenario)],
    ...LOADERS.map((name) => [name, loader(name)] as const),
  ]);
  const sums = [...files].map(([name, text]) => `${sha256(text)}  ${name}\n`).join('');
  return zipped(new Map([...files, [CHECKSUMS, sums]]));
}

/** A zip file whose bytes depend on nothing but what is in it. */
function zipped(files: ReadonlyMap<string, string>): Uint8Array {
  // the format keeps local time without a zone: local noon is written alike everywhere
  const mtime = new Date(1980, 0, 1, 12);
  const data = Object.fromEntries([...files].map(([name, text]) => [name, strToU8(text)]));
  return zipSync(data, { mtime, level: 6 });
}
