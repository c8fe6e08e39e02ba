import { afterAll, beforeAll, expect, test } from 'vitest';
import { simulatedClock, type SimulatedClock } from '../../server/clock/simulated-clock.ts';
import { ask, openRoom, testServer, type Answer, type Room, type TestServer } from './harness.ts';

let server: TestServer;
let clock: SimulatedClock;
let room: Room;
beforeAll(async () => {
  clock = simulatedClock();
  server = await testServer({ clock });
  room = await openRoom(server.base);
});
afterAll(async () => {
  await server.close();
});

const type = (code: string): Promise<Answer> =>
  ask(`${server.base}/api/rooms/join`, 'POST', { body: { code } });

/** Whether an answer comes while the clock stands still; then lets three seconds pass. */
async function waited(answer: Promise<Answer>): Promise<[boolean, Answer]> {
  let came = false;
  void answer.then(() => (came = true));
  // another request, sent after it and answered: what came at once has come by now
  for (let i = 0; i < 5; i++) await ask(`${server.base}/healthz`, 'GET');
  const atOnce = came;
  await clock.advance(3000);
  return [!atOnce, await answer];
}

test('guessing codes gets slow after 20 tries; the link in the QR code never does', async () => {
  const { code, joinToken } = room.opened;
  for (let i = 0; i < 20; i++) expect((await type('ZZZZZZ')).status).toBe(404);
  const [slow, wrong] = await waited(type('ZZZZZZ'));
  expect([slow, wrong.status]).toEqual([true, 404]);
  const [slowToo, right] = await waited(type(code));
  expect([slowToo, right.status]).toEqual([true, 201]);
  for (let i = 0; i < 30; i++) {
    const answer = await ask(`${server.base}/api/rooms/join`, 'POST', { body: { joinToken } });
    expect(answer.status).toBe(201);
  }
  await clock.advance(61_000);
  const [slowNoMore] = await waited(type(code));
  expect(slowNoMore).toBe(false);
});

test('what cannot be a code counts as a wrong one', async () => {
  await clock.advance(61_000);
  for (let i = 0; i < 20; i++) expect((await type('O0I1')).status).toBe(404);
  const [slow] = await waited(type('zz-zz zz'));
  expect(slow).toBe(true);
});
