import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import papa from 'papaparse';
import { afterEach, expect, test, vi } from 'vitest';
import { theory, theoryOf } from './theory.ts';

const path = (name: string): string =>
  fileURLToPath(new URL(`../../test/golden/data/${name}`, import.meta.url));
const golden = readFileSync(path('golden_stage_spe.csv'), 'utf8');
const [header = '', first = ''] = golden.split(/\r?\n/);
const columns = header.split(',');

const csvOf = (text: string): string => {
  const found = theoryOf(text);
  if (!found.ok) throw new Error(found.problems.join('\n'));
  return found.text;
};
const problemsOf = (text: string): readonly string[] => {
  const found = theoryOf(text);
  return found.ok ? [] : found.problems;
};
/** The header and the first vector, with some cells replaced. */
const withCells = (cells: Readonly<Record<string, string>>): string => {
  const row = first.split(',').map((cell, at) => cells[columns[at] ?? ''] ?? cell);
  return papa.unparse([columns, row]);
};

afterEach(() => vi.restoreAllMocks());

test('the vectors come back as they were', () => {
  const table = (text: string): string[][] =>
    papa.parse<string[]>(text.trimEnd(), { delimiter: ',' }).data;
  const [was, is] = [table(golden), table(csvOf(golden))];
  expect(is[0]).toEqual(was[0]);
  expect(is).toHaveLength(301);
  const differing = was.slice(1).flatMap((row, at) =>
    row.flatMap((cell, column) => {
      const found = is[at + 1]?.[column] ?? '';
      const near = Math.abs(Number(found) - Number(cell)) <= 1e-6;
      return found === cell || near
        ? []
        : [`${row[0]} ${columns[column]}: ${cell}, found ${found}`];
    }),
  );
  expect(differing).toEqual([]);
});

test('the theory columns are added when they are not there, and foreign columns stay', () => {
  const bare = columns.slice(0, columns.indexOf('D_quiet'));
  const cells = first.split(',').slice(0, bare.length);
  const csv = csvOf(`note,${bare.join(',')}\n"steel, first",${cells.join(',')}\n`);
  const [names = [], row = []] = papa.parse<string[]>(csv.trimEnd()).data;
  expect(names).toEqual(['note', ...columns]);
  expect(row[0]).toBe('steel, first');
  expect(row.slice(1)).toEqual(first.split(','));
});

test.each([
  {
    why: 'no number',
    cells: { cT: 'much' },
    says: 'row 1, column cT: "much", expected a number from 0 to 1',
  },
  { why: 'empty', cells: { eS: '' }, says: 'row 1, column eS: "", expected a number from 0 to 1' },
  {
    why: 'out of range',
    cells: { aS: '0.5' },
    says: 'row 1, column aS: "0.5", expected a number from 0 to 0.4',
  },
  {
    why: 'half a round',
    cells: { R: '1.5' },
    says: 'row 1, column R: "1.5", expected a whole number from 0 to 20',
  },
  {
    why: 'no flag',
    cells: { canLeave: 'yes' },
    says: 'row 1, column canLeave: "yes", expected 0 or 1',
  },
  {
    why: 'crossed bounds',
    cells: { Dmin: '0.5', Dmax: '0.4' },
    says: 'row 1, column Dmax: "0.4", expected at least Dmin',
  },
  {
    why: 'hexadecimal',
    cells: { X: '0x1' },
    says: 'row 1, column X: "0x1", expected a number from 0 to 1',
  },
])('a cell that is $why is named', ({ cells, says }) => {
  expect(problemsOf(withCells(cells))).toEqual([says]);
});

test('a column that is missing or there twice is named, and a row of another length', () => {
  const without = header.replace(',eS,', ',eX,');
  expect(problemsOf(`${without}\n${first}\n`)).toEqual([
    'header, column eS: missing, expected a column of this name',
  ]);
  expect(problemsOf(`${header},eS\n${first},0\n`)).toEqual([
    'header, column eS: there twice, expected once',
  ]);
  expect(problemsOf(`${header}\n${first}\n${first},1\n`)).toEqual([
    `row 2: ${columns.length + 1} cells, expected ${columns.length}`,
  ]);
  expect(problemsOf('')[0]).toContain('missing');
});

test('windows lines, a byte order mark and blank lines do not matter', () => {
  expect(csvOf(`\uFEFF${header}\r\n${first}\r\n\r\n`)).toBe(csvOf(`${header}\n${first}\n`));
});

test('any text is answered, never thrown at', () => {
  const word = fc.oneof(
    fc.string(),
    fc.constantFrom(...columns, '"', ',', '\n', '\r\n', '__proto__'),
  );
  const soup = fc.array(word).map((words) => words.join(','));
  fc.assert(
    fc.property(soup, (text) => {
      expect(theoryOf(text).ok).toBe(false);
    }),
    { seed: 1, numRuns: 500 },
  );
});

test('any cell is either read or named', () => {
  const cell = fc.oneof(
    fc.string(),
    fc.double().map(String),
    fc.double({ min: 0, max: 1, noNaN: true }).map(String),
    fc.constantFrom('1', '0', '1e-3', ' .5 ', '-0', 'NaN', 'Infinity', '1,0', '٣'),
  );
  const parameters = columns.slice(1, columns.indexOf('D_quiet'));
  let read = 0;
  fc.assert(
    fc.property(fc.constantFrom(...parameters), cell, (column, text) => {
      const found = theoryOf(withCells({ [column]: text }));
      if (found.ok) {
        read += 1;
        expect(csvOf(found.text)).toBe(found.text);
        expect(found.text).not.toMatch(/NaN|undefined/);
      } else {
        expect(found.problems.join()).toMatch(/^row 1, column \w+: .*expected/s);
      }
    }),
    { seed: 2, numRuns: 1000 },
  );
  expect(read).toBeGreaterThan(200);
});

test('the command answers with its exit code, and speaks of errors on standard error', () => {
  const out = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  const err = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  expect(theory([path('golden_stage_spe.csv')])).toBe(0);
  expect(out).toHaveBeenCalledTimes(1);
  expect(err).not.toHaveBeenCalled();
  expect(theory(['--help'])).toBe(0);
  expect(out.mock.lastCall?.[0]).toContain('npm run -s theory -- FILE.csv');
  expect(theory([])).toBe(2);
  expect(theory(['nowhere.csv'])).toBe(2);
  expect(err.mock.lastCall?.[0]).toBe('nowhere.csv cannot be read.\n');
  expect(theory([path('scenario_cards.csv')])).toBe(2);
  expect(err.mock.lastCall?.[0]).toContain('column mu: missing');
  expect(out).toHaveBeenCalledTimes(2);
});
