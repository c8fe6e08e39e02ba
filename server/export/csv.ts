import papa from 'papaparse';
import { cellText } from '../../shared/export/cell-text.ts';
import type { Row, DataTable } from '../../shared/export/column.ts';
import { readRows, type ReadRows } from '../../shared/export/read-rows.ts';

/** A table as a CSV file: a header, UTF-8, commas, words in quotes, an empty cell for what is missing. */
export function csvOf(table: DataTable, rows: readonly Row[]): string {
  const columns = Object.entries(table.columns);
  const data = rows.map((row) =>
    columns.map(([name, column]) => cellText(column, row[name] ?? null)),
  );
  const fields = columns.map(([name]) => name);
  const quotes = columns.map(([, { type }]) => type === 'text');
  return `${papa.unparse([fields, ...data], { newline: '\n', quotes })}\n`;
}

/** The cells of a CSV file as they are written, header first. */
export function cellsOf(csv: string): readonly (readonly string[])[] {
  const text = csv.endsWith('\n') ? csv.slice(0, -1) : csv;
  return papa.parse<string[]>(text, { delimiter: ',', newline: '\n' }).data;
}

/** Reads the file of a table back. */
export const readTable = (table: DataTable, csv: string): ReadRows => readRows(table, cellsOf(csv));
