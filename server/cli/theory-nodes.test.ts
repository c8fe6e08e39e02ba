import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import {
  differences,
  linesOf,
  pathsIn,
  textOf,
  withValueAt,
  type LineRead,
} from '../../test/support/same-file.ts';
import { theory, theoryOf } from './theory.ts';

const file = fileURLToPath(new URL('../../test/golden/data/golden_nodes.jsonl', import.meta.url));
const golden = readFileSync(file, 'utf8');
const lines = linesOf(golden);

const read = (text: string): string => {
  const found = theoryOf(text, 'jsonl');
  if (!found.ok) throw new Error(found.problems.join('\n'));
  return found.text;
};
const problemsOf = (text: string): readonly string[] => {
  const found = theoryOf(text, 'jsonl');
  return found.ok ? [] : found.problems;
};
const lineOf = (kind: string): LineRead => {
  const line = lines.find((one) => one['kind'] === kind);
  if (line === undefined) throw new Error(`no ${kind}`);
  return line;
};

/** What is computed for each kind of node. */
const OUTPUTS: Readonly<Record<string, readonly string[]>> = {
  answer: ['rule', 'p', 'mu', 'share', 'values', 'petitionAt', 'theory', 'regret'],
  petition: ['share', 'values', 'theory', 'regret'],
  firm: ['values', 'theory', 'regret'],
  imposed: ['values', 'theory', 'regret'],
  cable: ['rule', 'value', 'best', 'theory', 'regret'],
  sheet: ['theory', 'claims', 'given'],
  bloc: ['game', 'theory'],
};
const KINDS = Object.keys(OUTPUTS);

/** A line as it is given, nothing computed. */
function bare(line: LineRead): LineRead {
  const outputs = OUTPUTS[String(line['kind'])] ?? [];
  const kept = Object.fromEntries(Object.entries(line).filter(([key]) => !outputs.includes(key)));
  const probe = line['probe'] as { readonly l: number; readonly f: number; readonly d: number };
  return line['kind'] === 'bloc'
    ? { ...kept, probe: { l: probe.l, f: probe.f, d: probe.d } }
    : kept;
}

afterEach(() => vi.restoreAllMocks());

test('the nodes come back as they were, of every kind', () => {
  expect(lines).toHaveLength(80);
  expect(new Set(lines.map(({ kind }) => kind))).toEqual(new Set(KINDS));
  expect(differences(lines, linesOf(read(golden)), 1.5e-9)).toEqual([]);
});

test('what is computed is added where it is not there, and foreign fields stay', () => {
  const noted = lines.map((line) => ({ ...bare(line), note: 'by hand' }));
  const found = linesOf(read(textOf(noted)));
  expect(
    differences(
      lines.map((line) => ({ ...line, note: 'by hand' })),
      found,
      1.5e-9,
    ),
  ).toEqual([]);
});

describe('a field that makes no sense is named', () => {
  const changed = (kind: string, path: readonly (string | number)[], value: unknown): string =>
    textOf([withValueAt(lineOf(kind), path, value)]);

  test.each([
    ['answer', ['dyad', 'eT'], 2, 'line 1, field dyad.eT: 2, expected a number from 0 to 1'],
    ['answer', ['u'], 0.95, /^line 1, field u: expected a number from -0\.\d+ to 0\.\d+$/],
    [
      'answer',
      ['demand', 'd'],
      'all',
      'line 1, field demand.d: "all", expected a whole number from 1 to 100',
    ],
    [
      'answer',
      ['demand', 'd'],
      1,
      /^line 1, field demand\.d: expected a whole number from \d+ to \d+$/,
    ],
    ['petition', ['offer'], 99, /^line 1, field offer: expected a whole number from \d+ to \d+$/],
    ['firm', ['card'], 'angry', 'line 1, field card: "angry", expected restless or calm'],
    ['imposed', ['dyad'], null, /^line 1, field dyad: null, expected an object$/],
    [
      'cable',
      ['dyad', 'Dmax'],
      0.051,
      /^line 1, field dyad\.Dmax: 0\.051, expected at least Dmin$/,
    ],
    ['sheet', ['sheet'], [], /^line 1, field sheet: expected \d cables$/],
    ['sheet', ['dyads'], [], /^line 1, field dyads: expected \d dyads$/],
    ['sheet', ['world', 'alphaL'], 0.01, /^line 1: alphaQ is .* allowed is 0 to 0\.01$/],
    ['bloc', ['members'], [0, 0], 'line 1, field members.1: expected the place of another target'],
    ['bloc', ['members'], [1], /^line 1, field members: \[1\], expected at least two members$/],
    ['bloc', ['kind'], 'war', /^line 1, field kind: "war", expected answer, petition, .* or bloc$/],
  ] as const)('%s, %j', (kind, path, value, says) => {
    const [said, ...more] = problemsOf(changed(kind, path, value));
    expect(more).toEqual([]);
    if (typeof says === 'string') expect(said).toBe(says);
    else expect(said).toMatch(says);
  });

  test('a line that is no object is named by its number, blank lines count', () => {
    const good = JSON.stringify(lineOf('firm'));
    expect(problemsOf(`${good}\n\n[1]\n{"kind"`)).toEqual([
      'line 3: expected an object in JSON',
      'line 4: expected an object in JSON',
    ]);
    expect(problemsOf('')).toEqual(['no line: expected at least one']);
    expect(read(`\uFEFF${good}\r\n\r\n`)).toBe(read(`${good}\n`));
  });
});

test('any text is answered, never thrown at', () => {
  const word = fc.oneof(
    fc.string(),
    fc.json(),
    fc.constantFrom('{', '}', '"kind":"answer"', '"kind":"sheet"', '\n', ',', '"__proto__":{}'),
    fc.constantFrom(...KINDS).map((kind) => `{"kind":"${kind}"}\n`),
  );
  fc.assert(
    fc.property(fc.array(word), (words) => {
      for (const said of problemsOf(words.join(''))) expect(said).toMatch(/^(no )?line/);
      expect(theoryOf(words.join(''), 'jsonl').ok).toBe(false);
    }),
    { seed: 1, numRuns: 500 },
  );
});

/** What may be null in what is written. */
const NULLS = /\.(leave|petition|petitionAt|rule|mu|cable|calm|gains\.\d+|sheet\.\d+)$/;

test('any field is either read or named, and nothing comes out as no number', () => {
  const value = fc.oneof(
    fc.jsonValue(),
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.integer({ min: -1, max: 101 }),
    fc.constantFrom(0, 1, -0, 0.5, true, null, 'calm', '', [], {}, 1e308),
  );
  let sound = 0;
  let refused = 0;
  const drawn = fc.tuple(fc.constantFrom(...lines.map(bare)), fc.nat(), value);
  fc.assert(
    fc.property(drawn, ([line, at, other]) => {
      const paths = pathsIn(line);
      const text = textOf([withValueAt(line, paths[at % paths.length] ?? [], other)]);
      const found = theoryOf(text, 'jsonl');
      if (found.ok) {
        sound += 1;
        expect(read(found.text)).toBe(found.text);
        const given = new Set(pathsIn(JSON.parse(text)).map((path) => path.join('.')));
        const [written] = linesOf(found.text);
        for (const path of pathsIn(written)) {
          const there = path.reduce<unknown>(
            (inside, key) => Reflect.get(inside as object, key),
            written,
          );
          const name = path.join('.');
          if (there === null && !given.has(name)) expect(`.${name}`).toMatch(NULLS);
        }
      } else {
        refused += 1;
        for (const said of found.problems) {
          expect(said).toMatch(/^line 1(, field [^:]+: .*expected|: .*(expected|allowed is))/s);
        }
      }
    }),
    { seed: 2, numRuns: 1500 },
  );
  expect(sound).toBeGreaterThan(200);
  expect(refused).toBeGreaterThan(200);
});

test('the command reads a file of nodes by its ending', () => {
  const out = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  expect(theory([file])).toBe(0);
  expect(linesOf(String(out.mock.lastCall?.[0]))).toHaveLength(80);
  const err = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  const games = fileURLToPath(
    new URL('../../test/golden/data/golden_rounds.jsonl', import.meta.url),
  );
  expect(theory([games])).toBe(2);
  expect(err.mock.lastCall?.[0]).toContain('is not a file of nodes.\nline 1, field kind: missing');
});
