import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import papa from 'papaparse';
import { afterAll, afterEach, beforeEach, expect, test, vi, type MockInstance } from 'vitest';
import { SENDER_POLICIES } from '../../shared/bots/balance/sender-policies.ts';
import { balance } from './balance.ts';
import { simulate } from './simulate.ts';
import { verify } from './verify.ts';

const folder = mkdtempSync(join(tmpdir(), 'entente-simulations-'));
let out: MockInstance<typeof process.stdout.write>;
let err: MockInstance<typeof process.stderr.write>;
beforeEach(() => {
  out = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  err = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
});
afterEach(() => vi.restoreAllMocks());
afterAll(() => rmSync(folder, { recursive: true }));

const run = ['--scenario', 'harbour-league', '--games', '3', '--sender', 'showman'];
const few = [...run, '--exported', '1'];
const files = (dir: string): string[] =>
  ['games.jsonl', 'summary.csv', 'export.zip'].map((name) =>
    readFileSync(join(dir, name), 'latin1'),
  );

test('simulated games are logs that can be verified, the same for the same seed', () => {
  const [one, two, three] = ['one', 'two', 'three'].map((name) => join(folder, name));
  if (one === undefined || two === undefined || three === undefined) throw new Error('no folders');
  expect(simulate([...few, '--targets', 'prudent', '--out', one])).toBe(0);
  expect(simulate([...few, '--targets', 'prudent', '--out', two])).toBe(0);
  expect(simulate([...few, '--targets', 'prudent', '--seed', '8', '--out', three])).toBe(0);
  expect(files(one)).toEqual(files(two));
  expect(files(one)).not.toEqual(files(three));
  expect(verify([join(one, 'games.jsonl')])).toBe(0);
  expect(out.mock.lastCall?.[0]).toMatch(/values of 3 games recomputed: 0 differences/);
  expect(verify([join(one, 'export.zip')])).toBe(0);
  expect(out.mock.lastCall?.[0]).toMatch(/values of 1 game recomputed: 0 differences/);
  const { data } = papa.parse<Record<string, string>>(files(one)[1]?.trimEnd() ?? '', {
    header: true,
  });
  expect(data).toHaveLength(18);
  expect(data[0]).toMatchObject({ game: '1', seat: 'aldmere', bot: 'showman' });
  expect(data[1]).toMatchObject({ seat: 'pellow', bot: 'prudent' });
  expect(data[5]).toMatchObject({ seat: 'tarrow', bot: 'equilibrium' });
});

test('the paradox plot in numbers: the same for the same seed, and what every demand won', () => {
  const asked = ['--scenario', 'harbour-league', '--paradox', '20'];
  expect(simulate(asked)).toBe(0);
  const text = String(out.mock.lastCall?.[0]);
  const few = ['--scenario', 'harbour-league', '--paradox', '2'];
  const told = [[], [], ['--seed', '8']].map((more) => {
    expect(simulate([...few, ...more])).toBe(0);
    return String(out.mock.lastCall?.[0]);
  });
  expect(told[0]).toBe(told[1]);
  expect(told[0]).not.toBe(told[2]);
  const [, policies = '', bots = ''] = text.split('\n\n');
  const rows = (block: string): Map<string, readonly string[]> =>
    new Map(
      block
        .trimEnd()
        .split('\n')
        .slice(2)
        .map((line) => line.trim().split(/ {2,}/))
        .map(([sender = '', ...cells]) => [sender, cells]),
    );
  expect(rows(policies).size).toBe(SENDER_POLICIES.length);
  expect([...rows(bots).keys()]).toEqual(['equilibrium', 'prudent', 'showman']);
  expect(rows(policies).get('never')).toEqual(['-', '-', '-', '-', '-', '-']);
  // the paradox: the less conflict a target expects, the more it gives to who asks for what it would meet
  const won = (cell: string | undefined): number => Number(/^[\d.]+/.exec(cell ?? '')?.[0] ?? NaN);
  const loud = rows(bots).get('showman')?.slice(3) ?? [];
  expect(won(loud[0])).toBeGreaterThan(won(loud[2]));
  const quiet = rows(policies).get('line-b') ?? [];
  expect(won(quiet[0])).toBeGreaterThan(won(quiet[2]));
  for (const cells of [...rows(policies).values(), ...rows(bots).values()]) {
    expect(cells).toHaveLength(6);
    for (const cell of cells) expect(cell).toMatch(/^(-|\d+\.\d \([1-9]\d*\))$/);
  }
});

test('what an export holds is listed with its bytes and rows', () => {
  const dir = join(folder, 'listed');
  expect(simulate([...few, '--out', dir])).toBe(0);
  const text = String(out.mock.lastCall?.[0]);
  expect(text).toMatch(/^export\.zip, \d+ bytes\nfile +bytes +rows\n/);
  expect(text).toMatch(/\nrooms\.csv +\d+ +1\n/);
  const lines = files(dir)[0]
    ?.split('\n')
    .filter((line) => line.includes('"simulated-1"')).length;
  expect(text).toMatch(new RegExp(`\nevents\\.jsonl +\\d+ +${(lines ?? 0) + 2}\n`));
});

test('the balance is a table on standard output, and a row per pairing and seat in a file', () => {
  const file = join(folder, 'balance.csv');
  const asked = [
    '--scenario',
    'quiet-word',
    '--games',
    '2',
    '--weighed',
    '1',
    '--drawn',
    '1',
    '--out',
    file,
  ];
  expect(balance(asked)).toBe(0);
  const said = out.mock.calls.flat().join('');
  expect(said).toContain('quiet-client');
  expect(said).toMatch(/without noise\nnever +(-?\d+ *){6}\n/);
  expect(said).toMatch(/against par on screen\nsender +(\d\.\d\d *){4}\n/);
  expect(err).toHaveBeenCalledTimes(98);
  const { data } = papa.parse<Record<string, string>>(readFileSync(file, 'utf8').trimEnd(), {
    header: true,
  });
  expect(data).toHaveLength(12 * 8 * 5);
  for (const row of data) {
    const terms = ['material', 'fear', 'publicCost', 'jointSecurity', 'posture', 'rival', 'legacy'];
    const sum = terms.reduce((total, term) => total + Number(row[term]), 0);
    expect(sum).toBeCloseTo(Number(row.total), 1);
  }
});

test.each([
  [balance, [], 'Name a --scenario.'],
  [balance, ['--scenario', 'nowhere'], 'There is no scenario nowhere.'],
  [balance, ['--scenario', 'quiet-word', '--games', '0'], '--games is a whole number from 1.'],
  [balance, ['--scenario', 'quiet-word', '--set', 'rho=2'], '--set takes numbers of the world'],
  [balance, ['--scenario', 'quiet-word', '--set', 'luck=1'], '--set takes numbers of the world'],
  [balance, ['--sender', 'never'], '--sender is not an option.'],
  [balance, ['--scenario'], '--scenario needs a value.'],
  [simulate, ['--scenario', 'quiet-word'], 'Name a --scenario and a folder --out.'],
  [simulate, [...run, '--targets', 'x', '--out', 'x'], 'A bot is one of equilibrium'],
  [simulate, [...run, '--exported', 'x', '--out', 'x'], '--exported is a whole number'],
  [simulate, [...run, '--games', '3', '--out', 'x'], '--games is there twice.'],
])('what cannot be carried out is said on standard error: %#', (command, args, problem) => {
  expect(command(args)).toBe(2);
  expect(err.mock.lastCall?.[0]).toContain(problem);
  expect(out).not.toHaveBeenCalled();
});

test('both explain themselves', () => {
  expect([balance(['--help']), simulate(['--help'])]).toEqual([0, 0]);
  expect(out.mock.calls.flat().join()).toMatch(/quiet-client .*--sender/s);
});
