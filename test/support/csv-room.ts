import { strFromU8, unzipSync } from 'fflate';
import papa from 'papaparse';

/**
 * An export as somebody reads it who has nothing but the zip file: text, taken apart with public
 * libraries, and nothing of the code that wrote it.
 */
export type Line = Readonly<Record<string, string>>;

/** The tables of an export by name, and its log. */
export interface CsvRoom {
  readonly tables: ReadonlyMap<string, readonly Line[]>;
  readonly log: string;
}

/** Unpacks an export. */
export function csvRoom(zip: Uint8Array): CsvRoom {
  const files = Object.entries(unzipSync(zip)).map(([name, data]): readonly [string, string] => [
    name,
    strFromU8(data),
  ]);
  const log = files.find(([name]) => name === 'events.jsonl')?.[1] ?? '';
  return { tables: csvTables(files), log };
}

/** The tables among some files. */
export function csvTables(
  files: Iterable<readonly [string, string]>,
): ReadonlyMap<string, readonly Line[]> {
  const tables = [...files].filter(([name]) => name.endsWith('.csv'));
  return new Map(tables.map(([name, csv]) => [name.slice(0, -4), linesOf(csv)]));
}

function linesOf(csv: string): readonly Line[] {
  const { data, errors } = papa.parse<Line>(csv, { header: true, skipEmptyLines: true });
  if (errors.length > 0) throw new Error(`row ${errors[0]?.row}: ${errors[0]?.message}`);
  return data;
}

/** The lines of a table; none if there is no such table. */
export const linesIn = ({ tables }: Pick<CsvRoom, 'tables'>, table: string): readonly Line[] =>
  tables.get(table) ?? [];

/** A cell that is there. */
export function text(line: Line, column: string): string {
  const cell = line[column];
  if (cell === undefined || cell === '') throw new Error(`no ${column}`);
  return cell;
}

/** A number that is there. */
export const number = (line: Line, column: string): number => Number(text(line, column));

/** A number, or null where the cell is empty. */
export const numberOrNull = (line: Line, column: string): number | null =>
  line[column] === '' ? null : number(line, column);

/** A flag that is there. */
export const flag = (line: Line, column: string): boolean => number(line, column) === 1;
