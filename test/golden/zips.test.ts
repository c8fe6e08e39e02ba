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

/** The export with the last bit of one number changed, and the right checksums for it. */
function lastBit(zip: Uint8Array, table: string, seed: number) {
  const files = new Map(Object.entries(unzipSync(zip)));
  const text = new TextDecoder().decode(files.get(`${table}.csv`));
  const { data, meta } = papa.parse<Record<string, string>>(text, {
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
  const csv = papa.unparse(data, { columns: meta.fields ?? [], newline: '\n' });
  files.set(`${table}.csv`, strToU8(`${csv}\n`));
  const sums = [...files]
    .filter(([name]) => name !== 'SHA256SUMS')
    .map(([name, bytes]) => `${sha256(new TextDecoder().decode(bytes))}  ${name}\n`);
  files.set('SHA256SUMS', strToU8(sums.join('')));
  return {
    zip: zipSync(Object.fromEntries(files)),
    where: `${table}.csv row ${at + 1}, ${column}`,
  };
}

describe.each(rooms)('the export of $roomId', ({ zip, games }) => {
  test('is verified without a difference', () => {
    const verdict = checkExport(zip);
    expect(verdict).toMatchObject({ games: games.length, differences: [], removed: [] });
    expect(verdict?.values).toBeGreaterThan(1000);
  });

  test.each(['rounds', 'dyads', 'decisions', 'participants'])(
    'a changed last bit in %s is found',
    (table) => {
      const changed = lastBit(zip, table, games.length);
      expect(checkExport(changed.zip)?.differences).toEqual([
        expect.stringContaining(`${changed.where}: written`),
      ]);
    },
  );
});
