import type { CellValue, Column } from './column.ts';

/**
 * What a spreadsheet would take for a formula: one of these at the start, also after blanks, in its
 * full-width form, or behind an apostrophe of ours.
 */
const FORMULA = /^'*(\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n])/;

/** A text that no spreadsheet takes for a formula: an apostrophe is put before one. */
export function guarded(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

/** The text as it was before `guarded`. */
export function unguarded(text: string): string {
  return FORMULA.test(text) && text.startsWith("'") ? text.slice(1) : text;
}

/**
 * A cell as it is written. Numbers are written in full, so that reading them gives the same number; a
 * minus is followed by a digit and makes no formula.
 *
 * @returns null for an empty cell
 * @throws {TypeError} if the cell does not belong in the column
 */
export function cellText(column: Column, cell: CellValue): string | null {
  if (!column.schema.safeParse(cell).success) {
    throw new TypeError(`${JSON.stringify(cell)} is no ${column.type}: ${column.about}`);
  }
  if (cell === null) return null;
  if (typeof cell === 'boolean') return cell ? '1' : '0';
  if (typeof cell === 'string') return guarded(cell);
  // adding 0 turns -0 into 0
  return column.type === 'time' ? new Date(cell).toISOString() : String(cell + 0);
}

const NUMBER = /^-?\d+(\.\d+)?(e[+-]\d+)?$/;
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/**
 * A written cell read back.
 *
 * @returns undefined if it does not belong in the column
 */
export function readCell(column: Column, written: string): CellValue | undefined {
  const cell = written === '' ? null : valueOf(column, written);
  return column.schema.safeParse(cell).success ? cell : undefined;
}

function valueOf(column: Column, written: string): CellValue | undefined {
  switch (column.type) {
    case 'text':
    case 'choice':
      return unguarded(written);
    case 'flag':
      return written === '1' ? true : written === '0' ? false : undefined;
    case 'whole':
    case 'number':
      return NUMBER.test(written) ? Number(written) : undefined;
    case 'time':
      return MOMENT.test(written) ? Date.parse(written) : undefined;
  }
}
