import papa from 'papaparse';
import { cellText, readCell } from '../../shared/export/cell.ts';
import type { Cell, Row, Table } from '../../shared/export/column.ts';

/** A table as a CSV file: a header, UTF-8, commas, words in quotes, an empty cell for what is missing. */
export function csvOf(table: Table, rows: readonly Row[]): string {
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

/** What a CSV file of a table holds, or what in it does not belong there. Rows count from 1. */
export type ReadTable =
  | { readonly ok: true; readonly rows: readonly Row[] }
  | { readonly ok: false; readonly problem: string };

/** Reads the file of a table back. */
export function readTable(table: Table, csv: string): ReadTable {
  const [header = [], ...lines] = cellsOf(csv);
  const columns = Object.entries(table.columns);
  const names = columns.map(([name]) => name);
  if (header.join() !== names.join()) return wrong(`the columns should be ${names.join()}`);
  const rows: Row[] = [];
  for (const [index, cells] of lines.entries()) {
    if (cells.length !== names.length) return wrong(`row ${index + 1} has ${cells.length} cells`);
    const row: Record<string, Cell> = {};
    for (const [place, [name, column]] of columns.entries()) {
      const cell = readCell(column, cells[place] ?? '');
      if (cell === undefined) return wrong(`row ${index + 1}, ${name}: ${cells[place]}`);
      row[name] = cell;
    }
    rows.push(row);
  }
  return { ok: true, rows };
}

function wrong(problem: string): ReadTable {
  return { ok: false, problem };
}
