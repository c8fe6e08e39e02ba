import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { differences } from '../../test/support/same-file.ts';
import { PRIVATE_COLUMNS } from './theory-private.ts';
import { theoryOf } from './theory.ts';

const golden = readFileSync(
  new URL('../../test/golden/data/golden_private.csv', import.meta.url),
  'utf8',
);
type Row = Readonly<Record<string, string>>;
const rowsOf = (text: string): readonly Row[] =>
  papa.parse<Row>(text, { header: true, skipEmptyLines: true }).data;
const rows = rowsOf(golden);
const [first = {}] = rows;

const csvOf = (text: string): string => {
  const found = theoryOf(text);
  if (!found.ok) throw new Error(found.problems.join('\n'));
  return found.text;
};
const problemsOf = (row: Row): readonly string[] => {
  const found = theoryOf(papa.unparse([row]));
  return found.ok ? [] : found.problems;
};

/** Cells that hold numbers, as numbers. */
const read = (text: string): unknown =>
  rowsOf(text).map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([name, cell]) => [name, /^-?\d/.test(cell) ? Number(cell) : cell]),
    ),
  );

test('the vectors with private cards come back as they were', () => {
  expect(rows).toHaveLength(250);
  const found = csvOf(golden);
  expect(found.split('\n')[0]).toBe(golden.split(/\r?\n/)[0]);
  expect(differences(read(golden), read(found), 1.5e-9)).toEqual([]);
});

test('what is computed is added where it is not there, and foreign columns stay', () => {
  const bare = rows.map((row, at) => ({
    note: `row, ${at}`,
    ...Object.fromEntries(PRIVATE_COLUMNS.needed.map((name) => [name, row[name] ?? ''])),
  }));
  const found = csvOf(papa.unparse(bare));
  const noted = rows.map((row, at) => ({ note: `row, ${at}`, ...row }));
  const kept = noted.map((row) =>
    Object.fromEntries(
      ['note', ...PRIVATE_COLUMNS.needed, ...PRIVATE_COLUMNS.written].map((name) => [
        name,
        row[name as keyof typeof row] ?? '',
      ]),
    ),
  );
  expect(differences(read(papa.unparse(kept)), read(found), 1.5e-9)).toEqual([]);
  expect(found.split('\n')[0]?.split(',')).toEqual(Object.keys(kept[0] ?? {}));
});

describe('a cell that makes no sense is named', () => {
  test.each([
    { cells: { B: '0.5' }, says: 'row 1, column B: "0.5", expected a number from 0 to 0.35' },
    { cells: { w: '' }, says: 'row 1, column w: "", expected a number from 0 to 0.9' },
    { cells: { q: 'often' }, says: 'row 1, column q: "often", expected a number from 0 to 1' },
    { cells: { ally: 'yes' }, says: 'row 1, column ally: "yes", expected 0 or 1' },
    { cells: { V: '2.5' }, says: 'row 1, column V: "2.5", expected a whole number from 0 to 10' },
    {
      cells: { nOther: '99' },
      says: 'row 1, column nOther: "99", expected a whole number from 0 to 50',
    },
    {
      cells: { Dmin: '0.5', Dmax: '0.4' },
      says: 'row 1, column Dmax: "0.4", expected at least Dmin',
    },
    { cells: { eT: '0.1', e0: '0.2' }, says: 'row 1, column e0: "0.2", expected at most eT' },
  ])('$cells', ({ cells, says }) => {
    expect(problemsOf({ ...first, ...cells })).toEqual([says]);
  });

  test('a column that is missing is named', () => {
    expect(problemsOf({ q: '0.5', eS: '0.1' }).slice(0, 2)).toEqual([
      'header, column eT: missing, expected a column of this name',
      'header, column e0: missing, expected a column of this name',
    ]);
  });
});

test('any cell is either read or named, and what is read comes back the same', () => {
  const cell = fc.oneof(
    fc.string(),
    fc.double().map(String),
    fc.double({ min: 0, max: 1, noNaN: true }).map(String),
    fc.constantFrom(
      '1',
      '0',
      '1e-3',
      ' .5 ',
      '-0',
      'NaN',
      'Infinity',
      '1,0',
      '٣',
      '0.05',
      '1e-300',
    ),
  );
  const parameters = fc.constantFrom(...PRIVATE_COLUMNS.needed);
  let sound = 0;
  fc.assert(
    fc.property(fc.constantFrom(...rows), parameters, cell, (row, column, text) => {
      const found = theoryOf(papa.unparse([{ ...row, [column]: text }]));
      if (found.ok) {
        sound += 1;
        expect(csvOf(found.text)).toBe(found.text);
        const [written = {}] = rowsOf(found.text);
        for (const name of PRIVATE_COLUMNS.written) {
          expect(written[name]).not.toMatch(/NaN|undefined|Infinity|^-0$|^$/);
        }
      } else {
        for (const said of found.problems) {
          expect(said).toMatch(/^(row 1, column \w+: |header, column q: ).*expected/s);
        }
      }
    }),
    { seed: 3, numRuns: 1000 },
  );
  expect(sound).toBeGreaterThan(200);
});

test('any dyad within the ranges comes out without holes', () => {
  const names = PRIVATE_COLUMNS.needed;
  const parts = fc.array(
    fc.oneof(fc.constantFrom(0, 1), fc.double({ min: 0, max: 1, noNaN: true })),
    {
      minLength: names.length,
      maxLength: names.length,
    },
  );
  let sound = 0;
  fc.assert(
    fc.property(fc.constantFrom(...rows), parts, (row, drawn) => {
      // each cell somewhere between this dyad's and the ends of its range, most at the ends
      const cells = names.map((name, at): readonly [string, string] => {
        const part = drawn[at] ?? 0;
        const whole = ['canLeave', 'ally', 'V', 'R', 'nOther'].includes(name);
        return [name, part === 0 || part === 1 || !whole ? String(part) : (row[name] ?? '')];
      });
      const capped = {
        ...Object.fromEntries(cells),
        ...Object.fromEntries(
          ['kS', 'kT', 'aS', 'aT', 'dS', 'kf', 'gamma', 'beta', 'B', 'Dmin', 'omega'].map(
            (name) => [name, row[name] ?? ''],
          ),
        ),
        ...{ e0: '0', Dmax: '1', alphaQ: row['alphaQ'] ?? '', alphaL: row['alphaL'] ?? '' },
        w: String(0.9 * (drawn[0] ?? 0)),
      };
      const found = theoryOf(papa.unparse([capped]));
      expect(found.ok ? '' : found.problems.join()).toBe('');
      if (found.ok) {
        sound += 1;
        expect(found.text).not.toMatch(/NaN|undefined|Infinity/);
      }
    }),
    { seed: 4, numRuns: 500 },
  );
  expect(sound).toBe(500);
});
