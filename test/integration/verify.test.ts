import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testServer } from './harness.ts';
import { seeded } from './legal.ts';
import { playRoom } from './play.ts';
import { finished } from './process.ts';

const folder = mkdtempSync(join(tmpdir(), 'entente-verify-'));
const file = join(folder, 'log.jsonl');
let log = '';
beforeAll(async () => {
  const server = await testServer();
  const options = { seconds: 0, rounds: 2, seed: 11 };
  log = await (await playRoom(server.base, { people: 1, options, random: seeded(11) })).room.log();
  await server.close();
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});
const verify = (...args: string[]) => finished('server/cli/verify.ts', args);

test('a log as it was played has no difference', async () => {
  writeFileSync(file, log);
  const { code, out } = await verify(file);
  expect([code, out]).toEqual([
    0,
    expect.stringMatching(/^\d+ values of 1 game recomputed: 0 differences\.\n$/),
  ]);
});

test('a changed score is named, with what it should be', async () => {
  const changed = log.replace(/"material":(-?[\d.e-]+)/, '"material":0.123');
  writeFileSync(file, changed);
  const { code, out } = await verify(file);
  expect(code).toBe(1);
  expect(out).toMatch(
    /event \d+, scores\.0\.terms\.material: logged 0\.123, computed -?[\d.e-]+\n/,
  );
});

test('a file that is no log is named with its line, and is no stack', async () => {
  writeFileSync(file, log.replace('"type":"started"', '"type":"stared"'));
  const torn = await verify(file);
  expect([torn.code, torn.err]).toEqual([
    2,
    expect.stringMatching(/is not a log: line \d+ should be/),
  ]);
  expect((await verify(join(folder, 'nothing'))).code).toBe(2);
  expect((await verify()).code).toBe(2);
});

test('--help explains it', async () => {
  const { code, out } = await verify('--help');
  expect([code, out]).toEqual([0, expect.stringContaining('Exit code')]);
});
