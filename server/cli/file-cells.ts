import papa from 'papaparse';
import * as z from 'zod/mini';
import { PARAMETERS, type ParameterSymbol } from '../../shared/model/parameters.ts';

const DECIMAL = /^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*$/i;

/** A cell that holds a number from `min` to `max`. */
export function numericCell(min: number, max: number, kind: 'number' | 'whole number' = 'number') {
  const error = `a ${kind} from ${min} to ${max}`;
  const number = kind === 'whole number' ? z.int({ error }) : z.number({ error });
  return z.pipe(
    z.pipe(z.string({ error }).check(z.regex(DECIMAL, { error })), z.transform(Number)),
    number.check(z.gte(min, { error }), z.lte(max, { error })),
  );
}

/** A cell that holds a parameter of the model. */
export function dialCell(symbol: ParameterSymbol) {
  const { min, max, unit } = PARAMETERS[symbol];
  return numericCell(min, max, unit === 'rounds' ? 'whole number' : 'number');
}

/** A cell for each of some parameters, by its symbol. */
export function dialCells<const S extends readonly ParameterSymbol[]>(symbols: S) {
  const cells = symbols.map((symbol) => [symbol, dialCell(symbol)] as const);
  return Object.fromEntries(cells) as Record<S[number], ReturnType<typeof dialCell>>;
}

const error = '0 or 1';

/** A cell that holds 0 or 1. */
export const flagCell = z.pipe(
  z.string({ error }).check(z.regex(/^\s*[01]\s*$/, { error })),
  z.transform((text: string) => text.trim() === '1'),
);

/** What a file came to: the file with what was computed, or what is wrong with it. */
export type Computed =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly problems: readonly string[] };

/** The header of a comma-separated file. */
export function headerOf(text: string): readonly string[] {
  return papa.parse<string[]>(text, { delimiter: ',', preview: 1 }).data[0] ?? [];
}

/** Columns that are read, what they come to, and the columns that are written. */
interface Columns<T extends z.ZodMiniType> {
  readonly needed: readonly string[];
  readonly row: T;
  readonly written: readonly string[];
  readonly compute: (row: z.output<T>) => ReadonlyMap<string, string>;
}

/**
 * Adds columns to the text of a CSV file, or computes them anew where they are there. Rows count from
 * 1 below the header.
 */
export function withColumns<T extends z.ZodMiniType>(text: string, columns: Columns<T>): Computed {
  const { data } = papa.parse<string[]>(text, { delimiter: ',', skipEmptyLines: 'greedy' });
  const [header = [], ...rows] = data;
  const misnamed = headerProblems(header, columns.needed);
  if (misnamed.length > 0) return { ok: false, problems: misnamed };
  const fields = [...header, ...columns.written.filter((column) => !header.includes(column))];
  const lines: string[][] = [];
  const problems: string[] = [];
  rows.forEach((cells, index) => {
    const row = new Map(header.map((column, at) => [column, cells[at] ?? '']));
    const read = columns.row.safeParse(Object.fromEntries(row));
    if (cells.length !== header.length) {
      problems.push(`row ${index + 1}: ${cells.length} cells, expected ${header.length}`);
    } else if (read.success) {
      const computed = columns.compute(read.data);
      lines.push(fields.map((column) => computed.get(column) ?? row.get(column) ?? ''));
    } else {
      problems.push(...cellProblems(read.error, row).map((said) => `row ${index + 1}, ${said}`));
    }
  });
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, text: `${papa.unparse([fields, ...lines], { newline: '\n' })}\n` };
}

function headerProblems(header: readonly string[], needed: readonly string[]): readonly string[] {
  const missing = needed.filter((column) => !header.includes(column));
  const twice = header.filter((column, at) => header.indexOf(column) < at);
  return [
    ...missing.map((column) => `header, column ${column}: missing, expected a column of this name`),
    ...twice.map((column) => `header, column ${column}: there twice, expected once`),
  ];
}

/** Each problem names the column, its text and what was expected. */
function cellProblems(
  { issues }: z.core.$ZodError,
  row: ReadonlyMap<string, string>,
): readonly string[] {
  const problems = issues.map(({ path, message }) => {
    const column = String(path[0] ?? '');
    return `column ${column}: ${JSON.stringify(row.get(column) ?? '')}, expected ${message}`;
  });
  return [...new Set(problems)];
}

/** So many decimals, without zeros at the end. */
export function decimals(value: number, places: number): string {
  return String(rounded(value, places));
}

/** A number with so many decimals; never -0. */
export function rounded(value: number, places: number): number {
  return Number(value.toFixed(places)) + 0;
}
