import { afterAll, beforeAll, expect, test } from 'vitest';
import { verifyLines } from '../../shared/replay/verified.ts';
import { testServer, type TestServer } from './harness.ts';
import { seeded } from './legal.ts';
import { playMany } from './legal-script.ts';
import { linesOf, playRoom } from './play.ts';

let server: TestServer;
beforeAll(async () => {
  server = await testServer();
});
afterAll(async () => {
  await server.close();
});

test('a script that knows only `legal` plays 20 games to the end and is never refused', async () => {
  const found = await playMany(20);
  expect(found.faults).toEqual([]);
  expect(found.games).toBeGreaterThanOrEqual(20);
  expect(found.values).toBeGreaterThan(500);
});

test('a log in which one score was changed is found out', async () => {
  const random = seeded(7);
  const options = { seconds: 0, rounds: 2, seed: 7 };
  const { room } = await playRoom(server.base, { people: 2, options, random });
  const lines = structuredClone(await linesOf(room));
  expect(verifyLines(lines).differences).toEqual([]);
  const scored = lines.find(({ event }) => event.type === 'roundScored')?.event;
  if (scored?.type !== 'roundScored' || !scored.scores[1]) throw new Error('nothing was scored');
  scored.scores[1].terms.material += 1e-9;
  expect(verifyLines(lines).differences).toHaveLength(1);
});
