import { readCell } from './cell-text.ts';
import type { CellValue, Row, DataTable } from './column.ts';

/** What a file of a table holds, or what in it does not belong there. Rows count from 1. */
export type ReadRows =
  | { readonly ok: true; readonly rows: readonly Row[] }
  | { readonly ok: false; readonly problem: string };

/**
 * Reads the cells of a table back as they are written, its header first.
 *
 * @param cells  line by line
 */
export function readRows(table: DataTable, cells: readonly (readonly string[])[]): ReadRows {
  const [header = [], ...lines] = cells;
  const columns = Object.entries(table.columns);
  const names = columns.map(([name]) => name);
  if (header.join() !== names.join()) return wrong(`the columns should be ${names.join()}`);
  const rows: Row[] = [];
  for (const [index, line] of lines.entries()) {
    if (line.length !== names.length) return wrong(`row ${index + 1} has ${line.length} cells`);
    const row: Record<string, CellValue> = {};
    for (const [place, [name, column]] of columns.entries()) {
      const cell = readCell(column, line[place] ?? '');
      if (cell === undefined) return wrong(`row ${index + 1}, ${name}: ${line[place]}`);
      row[name] = cell;
    }
    rows.push(row);
  }
  return { ok: true, rows };
}

function wrong(problem: string): ReadRows {
  return { ok: false, problem };
}
