import { strToU8, unzipSync, zipSync } from 'fflate';
import papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { checkExport } from '../../server/export/check.ts';
import { sha256 } from '../../server/export/pack.ts';
import { linesIn, type Line } from '../support/csv-room.ts';
import { drawing, pick } from '../support/random-play.ts';
import { exportedRooms } from './classes.ts';

const rooms = exportedRooms();
const codebook = linesIn(rooms[0]?.room ?? { tables: new Map() }, 'codebook');
const columnsOf = (table: string): readonly Line[] =>
  codebook.filter((line) => line['table'] === table);
const TABLES = [...new Set(codebook.map((line) => line['table'] ?? ''))];

describe('the exports of all golden rooms, one under the other', () => {
  test('have one row for every key', () => {
    for (const table of TABLES) {
      const key = columnsOf(table).filter((line) => line['key'] === '1');
      const rows = rooms.flatMap(({ room }) => linesIn(room, table));
      const keys = rows.map((row) => key.map(({ column = '' }) => row[column]).join('\u0000'));
      expect(new Set(keys).size, table).toBe(keys.length);
      if (['rooms', 'participants', 'decisions', 'dyads', 'rounds'].includes(table)) {
        expect(rows.length, table).toBeGreaterThanOrEqual(28);
      }
    }
    expect(new Set(rooms.map(({ room }) => JSON.stringify(linesIn(room, 'codebook')))).size).toBe(
      1,
    );
  });

  test('have no cell that starts a formula', () => {
    for (const { room } of rooms) {
      for (const cell of [...room.tables.values()].flat().flatMap(Object.values)) {
        expect(cell).not.toMatch(
          /^\s*(?:[=+@＝＋－＠]|-(?!\d+(?:\.\d+)?(?:e[+-]\d+)?$))|^[\t\r\n]/,
        );
      }
    }
  });

  test('write what is missing as an empty cell and nothing else, and only where it may be', () => {
    for (const table of TABLES) {
      for (const { column = '', type = '', missing } of columnsOf(table)) {
        const cells = rooms.flatMap(({ room }) => linesIn(room, table).map((row) => row[column]));
        const where = `${table}.${column}`;
        if (missing === '') expect(cells, where).not.toContain('');
        for (const cell of cells) {
          if (cell === '') continue;
          expect(cell, where).not.toMatch(/^(?:NA|N\/A|NaN|null|undefined|-|\s+)$/i);
          if (['whole', 'number'].includes(type)) {
            expect(Number.isFinite(Number(cell)), `${where}: ${cell}`).toBe(true);
          }
          if (type === 'flag') expect(cell, where).toMatch(/^[01]$/);
        }
      }
    }
  });
});

/** The next number that a double can be, further from 0. */
function nextDouble(value: number): number {
  const bits = new DataView(new ArrayBuffer(8));
  bits.setFloat64(0, value);
  bits.setBigInt64(0, bits.getBigInt64(0) + 1n);
  return bits.getFloat64(0);
}

/** One number of a table, written with another last bit: the file as it is then, and where that stands. */
function lastBit(csv: string, table: string, seed: number) {
  const { data, meta } = papa.parse<Record<string, string>>(csv, {
    header: true,
    skipEmptyLines: true,
  });
  const draw = drawing(seed);
  const numbers = columnsOf(table).filter(({ type }) => type === 'number');
  const there = data.flatMap((row, at) =>
    numbers.flatMap(({ column = '' }) =>
      row[column] === '' || Number(row[column]) === 0 ? [] : [{ row, at, column }],
    ),
  );
  const { row, at, column } = pick(draw, there);
  row[column] = String(nextDouble(Number(row[column])));
  const changed = papa.unparse(data, { columns: meta.fields ?? [], newline: '\n' });
  return { changed: `${changed}\n`, where: `${table}.csv row ${at + 1}, ${column}` };
}

/** An export with the last bit of a number changed in some tables, and the right checksums for it. */
function withLastBits(zip: Uint8Array, tables: readonly string[], seed: number) {
  const files = new Map(Object.entries(unzipSync(zip)));
  const text = (name: string): string => new TextDecoder().decode(files.get(name));
  const places = tables.map((table) => {
    const { changed, where } = lastBit(text(`${table}.csv`), table, seed);
    files.set(`${table}.csv`, strToU8(changed));
    return where;
  });
  const sums = [...files.keys()]
    .filter((name) => name !== 'SHA256SUMS')
    .map((name) => `${sha256(text(name))}  ${name}\n`);
  files.set('SHA256SUMS', strToU8(sums.join('')));
  return { zip: zipSync(Object.fromEntries(files)), places };
}

describe.each(rooms)('the export of $roomId', ({ zip, games }) => {
  test('is verified without a difference', () => {
    const verdict = checkExport(zip);
    expect(verdict).toMatchObject({ games: games.length, differences: [], removed: [] });
    expect(verdict?.values).toBeGreaterThan(1000);
  });

  test('a changed last bit is found in every table that is computed', () => {
    const tables = ['rounds', 'dyads', 'decisions', 'participants'];
    const changed = withLastBits(zip, tables, games.length);
    const found = checkExport(changed.zip)?.differences ?? [];
    expect(found).toHaveLength(tables.length);
    for (const place of changed.places) {
      expect(found).toContainEqual(expect.stringContaining(`${place}: written`));
    }
  });
});
