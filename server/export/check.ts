import { strFromU8, unzipSync } from 'fflate';
import * as z from 'zod/mini';
import { ANSWERS } from '../../shared/export/answers-table.ts';
import { CODEBOOK } from '../../shared/export/codebook.ts';
import type { DataTable } from '../../shared/export/column.ts';
import { exportedFrom } from '../../shared/export/exported.ts';
import {
  AnswerRow,
  MessageRow,
  type ParticipantRow,
  type SideRows,
} from '../../shared/export/input.ts';
import { MESSAGES, NAMES, PARTICIPANTS, PRESENCE } from '../../shared/export/score-tables.ts';
import { TABLES, tableRows } from '../../shared/export/tables.ts';
import { readLog, type LogLine } from '../../shared/replay/log-lines.ts';
import { isNewer } from '../../shared/replay/model-version.ts';
import { verifyLines, type Mismatch } from '../../shared/replay/verified.ts';
import { cellsOf, readTable } from './csv.ts';
import { CHECKSUMS, csvFiles, LOADERS, scenarioText, sha256 } from './pack.ts';

/** Larger than any class: what would not fit into memory is not unpacked. */
const LARGEST_BYTES = 2 ** 30;

/** What people may take out before they publish. */
const REMOVABLE = [NAMES, MESSAGES, ANSWERS].map(({ name }) => `${name}.csv`);

/** What a check of an export found. */
export interface ExportVerdict {
  readonly games: number;
  /** Values of the log and cells of the tables that were computed again. */
  readonly values: number;
  /** One sentence for everything that is not as it should be. */
  readonly differences: readonly string[];
  /** Files that somebody took out, as may be. */
  readonly removed: readonly string[];
}

const NOTHING = { games: 0, values: 0, removed: [] };
const NEWER = 'events.jsonl comes from a newer version of Entente';

type Files = ReadonlyMap<string, string>;

/** The files of an export by name; null if it is no zip file, or too large. */
export function unpack(bytes: Uint8Array): Files | null {
  let size = 0;
  try {
    const files = unzipSync(bytes, {
      filter: ({ originalSize }) => (size += originalSize) <= LARGEST_BYTES,
    });
    if (size > LARGEST_BYTES) return null;
    return new Map(Object.entries(files).map(([name, data]) => [name, strFromU8(data)]));
  } catch {
    return null;
  }
}

/** A value of a log that is not what is computed. */
export const sentenceOf = ({ stream, n, path, logged, computed }: Mismatch): string =>
  `${stream} event ${n}, ${path}: logged ${JSON.stringify(logged)}, computed ${JSON.stringify(computed)}`;

/**
 * Recomputes every score, every trust value and every cell of every table of an export from its log,
 * and checks the checksums. Names, messages, answers and presence are no part of a log: they are taken as they
 * are, but what follows from them is recomputed.
 *
 * @returns null if it is no export at all
 */
export function checkExport(bytes: Uint8Array): ExportVerdict | null {
  const files = unpack(bytes);
  const log = files?.get('events.jsonl');
  if (!files || log === undefined) return null;
  if (isNewer(log)) return { ...NOTHING, differences: [NEWER] };
  const read = readLog(log);
  if (!read.ok) {
    const { line, expected } = read.problem;
    const problem = `events.jsonl, line ${line}: expected ${expected}`;
    return { ...NOTHING, differences: [problem] };
  }
  const { games, values, differences } = verifyLines(read.lines);
  const found = [
    ...differences.map((one) => `events.jsonl, ${sentenceOf(one)}`),
    ...checksumProblems(files),
  ];
  const tables = checkTables(files, read.lines);
  return {
    games,
    values: values + tables.values,
    differences: [...found, ...tables.differences],
    removed: REMOVABLE.filter((name) => !files.has(name)),
  };
}

function checksumProblems(files: Files): readonly string[] {
  const listed = (files.get(CHECKSUMS) ?? '').split('\n').filter((line) => line !== '');
  const sums = new Map(listed.map((line) => [line.slice(66), line.slice(0, 64)]));
  const expected = [...TABLES, CODEBOOK].map(({ name }) => `${name}.csv`);
  const all = ['README.txt', ...expected, 'events.jsonl', 'scenario.json', ...LOADERS];
  const changed = [...new Set([...all, ...sums.keys(), ...files.keys()])].flatMap((name) => {
    const text = files.get(name);
    if (name === CHECKSUMS) return [];
    if (text === undefined) return REMOVABLE.includes(name) ? [] : [`${name} is missing`];
    if (!sums.has(name)) return [`${name} is not in ${CHECKSUMS}`];
    return sums.get(name) === sha256(text) ? [] : [`${name} is not what ${CHECKSUMS} says`];
  });
  return files.has(CHECKSUMS) ? changed : [`${CHECKSUMS} is missing`];
}

interface Compared {
  readonly values: number;
  readonly differences: readonly string[];
}

/** Computes every file again and compares it with what is there, cell by cell. */
function checkTables(files: Files, lines: readonly LogLine[]): Compared {
  const sides = sideRows(files);
  if (!sides.ok) return { values: 0, differences: sides.problems };
  let room;
  let computed;
  try {
    room = exportedFrom(lines).room;
    computed = csvFiles(tableRows({ lines, ...sides.rows, sha256 }));
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return { values: 0, differences: [`the tables cannot be computed: ${error.message}`] };
  }
  const compared = [...computed].map(([name, csv]) => {
    const there = files.get(name);
    return there === undefined ? { values: 0, differences: [] } : compare(name, there, csv);
  });
  const scenario =
    files.get('scenario.json') === scenarioText(room.scenario)
      ? []
      : ['scenario.json is not the scenario in events.jsonl'];
  return {
    values: compared.reduce((sum, { values }) => sum + values, 0),
    differences: [...compared.flatMap(({ differences }) => differences), ...scenario],
  };
}

/** Two CSV files cell by cell; rows count from 1 below the header. */
function compare(name: string, written: string, computed: string): Compared {
  const [there, right] = [cellsOf(written), cellsOf(computed)];
  const differences: string[] = [];
  let values = 0;
  if (there.length !== right.length) {
    differences.push(`${name} has ${there.length - 1} rows, computed ${right.length - 1}`);
  }
  right.forEach((cells, row) => {
    const other = there[row];
    if (other === undefined) return;
    for (let place = 0; place < Math.max(cells.length, other.length); place += 1) {
      values += 1;
      const [cell, expected] = [other[place], cells[place]];
      if (cell === expected) continue;
      const where = `${name} row ${row}, ${right[0]?.[place] ?? 'a column too many'}`;
      differences.push(
        `${where}: written ${JSON.stringify(cell)}, computed ${JSON.stringify(expected)}`,
      );
    }
  });
  return { values, differences };
}

const Name = z.object({ playerId: z.string(), name: z.string() });
const Participant = z.object({
  playerId: z.nullable(z.string()),
  joinedAt: z.nullable(z.number()),
  joinOrder: z.nullable(z.number()),
});
const Span = z.object({
  playerId: z.string(),
  hereFrom: z.number(),
  hereUntil: z.nullable(z.number()),
});
const Message = z.object(MessageRow.shape);
const Answer = z.object(AnswerRow.shape);

/** What the side tables hold, read back from their files. */
function sideRows(
  files: Files,
):
  | { readonly ok: true; readonly rows: SideRows }
  | { readonly ok: false; readonly problems: readonly string[] } {
  const problems: string[] = [];
  const rowsOf = <T>(table: DataTable, as: z.ZodMiniType<T>): readonly T[] => {
    const csv = files.get(`${table.name}.csv`);
    if (csv === undefined) return [];
    const read = readTable(table, csv);
    if (!read.ok) problems.push(`${table.name}.csv: ${read.problem}`);
    return read.ok ? read.rows.map((row) => as.parse(row)) : [];
  };
  const names = rowsOf(NAMES, Name);
  const participants = rowsOf(PARTICIPANTS, Participant);
  const messages = rowsOf(MESSAGES, Message);
  const answers = rowsOf(ANSWERS, Answer);
  const presence = rowsOf(PRESENCE, Span).map(({ playerId, hereFrom, hereUntil }) => {
    return { playerId, from: hereFrom, until: hereUntil };
  });
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, rows: { people: peopleOf(participants, names), messages, answers, presence } };
}

/** Everybody who joined and is still known, in the order of joining. */
function peopleOf(
  participants: readonly z.infer<typeof Participant>[],
  names: readonly z.infer<typeof Name>[],
): readonly ParticipantRow[] {
  const nameOf = new Map(names.map(({ playerId, name }) => [playerId, name]));
  const people = new Map<string, ParticipantRow & { readonly order: number }>();
  for (const { playerId, joinedAt, joinOrder } of participants) {
    if (playerId === null || joinedAt === null || joinOrder === null) continue;
    const name = nameOf.get(playerId) ?? null;
    people.set(playerId, { playerId, name, joinedAt, order: joinOrder });
  }
  return [...people.values()].toSorted((a, b) => a.order - b.order);
}
