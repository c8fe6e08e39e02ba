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
import { rounds, roundsOf } from './rounds.ts';

const file = fileURLToPath(new URL('../../test/golden/data/golden_rounds.jsonl', import.meta.url));
const golden = readFileSync(file, 'utf8');
const games = linesOf(golden);
const COMPUTED = ['after', 'sender', 'senderByTarget', 'targets'];

const read = (text: string): string => {
  const found = roundsOf(text);
  if (!found.ok) throw new Error(found.problems.join('\n'));
  return found.text;
};
const problemsOf = (text: string): readonly string[] => {
  const found = roundsOf(text);
  return found.ok ? [] : found.problems;
};

/** A game as it is given: how it is set up, the cards, and what was done. */
function bare(game: LineRead): LineRead {
  const play = (game['play'] as readonly LineRead[]).map((round) =>
    Object.fromEntries(Object.entries(round).filter(([key]) => !COMPUTED.includes(key))),
  );
  return { ...game, play };
}
const given = games.map(bare);
const [first = {}] = given;
const changed = (path: readonly (string | number)[], value: unknown): string =>
  textOf([withValueAt(first, path, value)]);

afterEach(() => vi.restoreAllMocks());

test('the games come back as they were', () => {
  expect(games).toHaveLength(12);
  expect(differences(games, linesOf(read(golden)), 1e-9)).toEqual([]);
});

test('states and scores are added where they are not there, and foreign fields stay', () => {
  const noted = given.map((game) => ({ note: 'by hand', ...game }));
  const wanted = games.map((game) => ({ note: 'by hand', ...game }));
  expect(differences(wanted, linesOf(read(textOf(noted))), 1e-9)).toEqual([]);
});

test('what is there and wrong is computed anew', () => {
  const wrong = games.map((game) => withValueAt(game, ['play', 0, 'sender', 'material'], 17));
  expect(read(textOf(wrong))).toBe(read(golden));
});

describe('a field that makes no sense is named', () => {
  const range = 'line 1, field play.0.draws.u.0: expected a number from -0.6 to 0.6';
  test.each([
    [['world', 'X'], 2, 'line 1, field world.X: 2, expected a number from 0 to 1'],
    [
      ['world', 'depDiv'],
      undefined,
      'line 1, field world.depDiv: missing, expected a number from 0 to 1',
    ],
    [['play'], [], 'line 1, field play: [], expected at least one round'],
    [['play', 0, 'R'], 1.5, 'line 1, field play.0.R: 1.5, expected a whole number from 0 to 20'],
    [['play', 0, 'draws', 'u', 0], 0.9, range],
    [['play', 0, 'draws', 'u'], [0], 'line 1, field play.0.draws.u: expected 5 numbers'],
    [['play', 0, 'acts'], [], 'line 1, field play.0.acts: expected 5 acts'],
    [['play', 0, 'acts', 1, 'out'], 'none', /acts\.1\.out: "none", expected none without a threat/],
    [['play', 0, 'acts', 1, 'out'], 'won', /acts\.1\.out: "won", expected none, conceded, granted/],
    [['play', 0, 'acts', 1, 'out'], 'granted', /acts\.1\.offer: null, expected a percent where/],
    [
      ['play', 0, 'acts', 1, 'threat', 'instrument'],
      3,
      /instrument: expected the place of an instrument/,
    ],
    [['play', 0, 'acts', 4, 'stance'], 'contribute', /acts\.4\.stance: expected hold or diversify/],
    [['play', 0, 'acts', 0, 'inBloc'], true, /acts\.0\.inBloc: expected at least two allies/],
    [
      ['targets', 0, 'instruments'],
      [],
      /targets\.0\.instruments: \[\], expected at least one instrument/,
    ],
    [['targets', 4, 'm'], 0.1, 'line 1: tarrow: m is 0.1, allowed is 0 to 0'],
    [['world', 'oQ'], 0.9, 'line 1: oQ is 0.9, allowed is 0 to 0.7'],
    [['world', 'alphaL'], 0.5, 'line 1: allowed'],
  ] as const)('%j', (path, value, says) => {
    const [said, ...more] = problemsOf(changed(path, value));
    expect(more).toEqual([]);
    if (says === 'line 1: allowed') {
      expect(said).toMatch(/^line 1: alphaL \* .* is 1\.\d+, allowed is 0 to 1$/);
    } else if (typeof says === 'string') expect(said).toBe(says);
    else expect(said).toMatch(says);
  });

  test('an adversary leaves nothing', () => {
    const threat = { l: 0, f: 0, d: 30, instrument: 0 };
    const left = { threat, out: 'left', offer: null, stance: 'hold' };
    expect(problemsOf(changed(['play', 0, 'acts', 4], left))).toEqual([
      'line 1, field play.0.acts.4.out: expected another end, for this target cannot leave',
    ]);
  });
});

test('any text is answered, never thrown at', () => {
  const word = fc.oneof(
    fc.string(),
    fc.json(),
    fc.constantFrom('{', '}', '"play":[]', '{"play":[{}],"targets":[{}],"world":{}}', '\n', ','),
  );
  fc.assert(
    fc.property(fc.array(word), (words) => {
      const found = roundsOf(words.join(''));
      expect(found.ok).toBe(false);
      if (!found.ok) for (const said of found.problems) expect(said).toMatch(/^(no )?line/);
    }),
    { seed: 1, numRuns: 500 },
  );
});

test('any field is either read or named, and every state and score is a number', () => {
  const value = fc.oneof(
    fc.jsonValue(),
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.integer({ min: -1, max: 101 }),
    fc.constantFrom(0, 1, -0, 0.5, true, false, null, 'left', 'contribute', '', [], {}, 1e308),
  );
  let sound = 0;
  let refused = 0;
  const drawn = fc.tuple(fc.constantFrom(...given), fc.nat(), value);
  fc.assert(
    fc.property(drawn, ([game, at, other]) => {
      const paths = pathsIn(game);
      const found = roundsOf(textOf([withValueAt(game, paths[at % paths.length] ?? [], other)]));
      if (found.ok) {
        sound += 1;
        expect(read(found.text)).toBe(found.text);
        const [written = {}] = linesOf(found.text);
        for (const round of written['play'] as readonly LineRead[]) {
          for (const key of COMPUTED) expect(JSON.stringify(round[key])).not.toContain('null');
        }
      } else {
        refused += 1;
        for (const said of found.problems) {
          expect(said).toMatch(/^line 1(, field [^:]+: .*expected|: .*(expected|allowed))/s);
        }
      }
    }),
    { seed: 2, numRuns: 1500 },
  );
  expect(sound).toBeGreaterThan(200);
  expect(refused).toBeGreaterThan(200);
});

test('the command answers with its exit code, and speaks of errors on standard error', () => {
  const out = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  const err = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  expect(rounds([file])).toBe(0);
  expect(linesOf(String(out.mock.lastCall?.[0]))).toHaveLength(12);
  expect(rounds(['--help'])).toBe(0);
  expect(out.mock.lastCall?.[0]).toContain('npm run -s rounds -- FILE.jsonl');
  expect(err).not.toHaveBeenCalled();
  expect(rounds([])).toBe(2);
  expect(rounds(['nowhere.jsonl'])).toBe(2);
  expect(err.mock.lastCall?.[0]).toBe('nowhere.jsonl cannot be read.\n');
  expect(rounds([file.replace('rounds', 'nodes')])).toBe(2);
  expect(err.mock.lastCall?.[0]).toContain('is not a file of games.\nline 1, field ');
  expect(out).toHaveBeenCalledTimes(2);
});
