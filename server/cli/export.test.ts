import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, expect, test, vi, type MockInstance } from 'vitest';
import { recordedRooms } from '../../test/support/export-rooms.ts';
import { exportLog } from './export.ts';
import { verify } from './verify.ts';

const folder = mkdtempSync(join(tmpdir(), 'entente-export-'));
const [log, out] = [join(folder, 'log.jsonl'), join(folder, 'export.zip')];
const lines = recordedRooms()[1]?.log ?? [];
writeFileSync(log, `${lines.join('\n')}\n`);
let said: MockInstance<typeof process.stdout.write>;
let complained: MockInstance<typeof process.stderr.write>;
beforeEach(() => {
  said = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  complained = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
});
afterEach(() => vi.restoreAllMocks());
afterAll(() => rmSync(folder, { recursive: true }));

test('a log becomes an export, which can be verified', () => {
  expect(exportLog([log, '--out', out])).toBe(0);
  expect(verify([out])).toBe(0);
  expect(said.mock.lastCall?.[0]).toMatch(/values of 2 games recomputed: 0 differences/);
});

test('an export that was changed is told from one that is broken', () => {
  const spoilt = lines.join('\n').replace(/"material":-?[\d.]+/, '"material":0.123');
  const file = join(folder, 'spoilt.jsonl');
  writeFileSync(file, spoilt);
  expect(exportLog([file, '--out', out])).toBe(0);
  expect(verify([out])).toBe(1);
  expect(said.mock.calls.flat().join('')).toMatch(/material: logged 0\.123, computed/);
  writeFileSync(out, 'PK and nothing else');
  expect(verify([out])).toBe(2);
  expect(complained.mock.lastCall?.[0]).toContain('is not an export.');
});

test.each([
  [[], 'Name one log.'],
  [[log], 'Name a file --out.'],
  [[log, '--in', out], '--in is not an option.'],
  [[join(folder, 'nothing'), '--out', out], 'cannot be read.'],
  [[log, '--out', join(folder, 'no', 'where')], 'cannot be written.'],
])('what cannot be carried out is said on standard error: %#', (args, problem) => {
  expect(exportLog(args)).toBe(2);
  expect(complained.mock.lastCall?.[0]).toContain(problem);
});

test('a log that is none, or has no room, is named', () => {
  const file = join(folder, 'other.jsonl');
  writeFileSync(file, 'nothing\n');
  expect(exportLog([file, '--out', out])).toBe(2);
  expect(complained.mock.lastCall?.[0]).toContain('is not a log: line 1 should be');
  writeFileSync(file, `${lines[0]}\n`);
  expect(exportLog([file, '--out', out])).toBe(2);
  expect(complained.mock.lastCall?.[0]).toContain('has no room in it');
});

test('it explains itself', () => {
  expect(exportLog(['--help'])).toBe(0);
  expect(said.mock.lastCall?.[0]).toContain('--out export.zip');
});
