import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Problem } from '../../shared/protocol/protocol.ts';
import { PATIENCE } from '../support/patience.ts';
import { ask, openRoom, phoneFor, testServer, type Room, type TestServer } from './harness.ts';

let server: TestServer;
let room: Room;
let token = '';
beforeAll(async () => {
  server = await testServer();
  room = await openRoom(server.base, { seconds: 0 });
  token = (await room.join()).seatToken;
  await room.host({ type: 'deal' });
  await room.host({ type: 'start' });
});
afterAll(async () => {
  await server.close();
});

const RUNS = { numRuns: 300, seed: 42 };
const pollKind = fc.constantFrom('choice', 'word', 'numbers', 'ticket');
/** Things that look more and more like what is expected. */
const command = fc.record(
  {
    type: fc.oneof(
      fc.constantFrom(
        ...['prepare', 'ready', 'petition', 'agree', 'kick', 'deal', '__proto__'],
        ...['unkick', 'lock', 'unlock', 'pace', 'clockFor', 'again', 'treat', 'seat'],
        ...['wish', 'roles', 'actFor', 'helped', 'project', 'help'],
        ...['say', 'report', 'talk', 'note'],
        ...['answer', 'ask', 'closePoll', 'showAnswers', 'deleteAnswer', 'deletePoll'],
      ),
      fc.string(),
    ),
    cables: fc.anything(),
    channel: fc.oneof(fc.constantFrom('public', 'allies', 'dyad:korea'), fc.string()),
    phrase: fc.oneof(fc.constantFrom('keepOurWord', 'constructor'), fc.string()),
    text: fc.oneof(fc.string(), fc.anything()),
    offer: fc.oneof(fc.double(), fc.integer()),
    targetId: fc.string(),
    playerId: fc.anything(),
    mode: fc.anything(),
    gameId: fc.anything(),
    countryId: fc.oneof(fc.constantFrom('korea', null, '__proto__'), fc.anything()),
    command: fc.anything(),
    pollId: fc.oneof(fc.constantFrom('a'.repeat(32), '__proto__'), fc.string()),
    answer: fc.oneof(fc.record({ kind: pollKind, option: fc.integer() }), fc.anything()),
    question: fc.oneof(fc.record({ kind: pollKind, title: fc.string() }), fc.anything()),
    cycle: fc.anything(),
    factor: fc.oneof(fc.constantFrom(1, 1.5, 2, 10, 'off'), fc.double(), fc.anything()),
  },
  { requiredKeys: [] },
);
const body = fc.oneof(
  fc.anything(),
  fc.record({ id: fc.oneof(fc.uuid(), fc.string()), command: fc.oneof(command, fc.anything()) }),
  fc.record({ id: fc.uuid(), command, at: fc.anything() }),
);
const json = (value: unknown): string => {
  try {
    return JSON.stringify(value) ?? 'undefined';
  } catch {
    return '{"a":'; // what JSON cannot say: half a text
  }
};

test('whatever is posted is answered with a problem, never with a fault of ours', async () => {
  const paths = ['/api/rooms', '/api/rooms/join', room.url('/claim').slice(server.base.length)];
  const path = fc.constantFrom(...paths, room.url('/commands').slice(server.base.length));
  await fc.assert(
    fc.asyncProperty(path, fc.oneof(body.map(json), fc.string()), async (where, text) => {
      const answer = await ask(server.base + where, 'POST', { token, body: text });
      const { status, code } = Problem.parse(answer.body);
      expect([status, code]).not.toContain('internal');
      expect(status).toBeLessThan(500);
      expect(answer.text).not.toMatch(/node_modules|\.ts:| at /);
    }),
    RUNS,
  );
});

test('whatever address is asked for, the answer is no fault of ours', async () => {
  await fc.assert(
    fc.asyncProperty(fc.webPath(), fc.string(), async (path, query) => {
      const url = `${server.base}/api/rooms${path}?${encodeURIComponent(query)}`;
      const answer = await ask(url, 'GET', { token });
      expect(answer.status).toBeLessThan(500);
      expect(answer.type).toMatch(/^application\/problem\+json/);
    }),
    { ...RUNS, numRuns: 150 },
  );
});

test('whatever a socket sends is refused, and the server stays up', async () => {
  let one = await phoneFor(room, token);
  let sends = 0;
  await fc.assert(
    fc.asyncProperty(body, async (sent) => {
      if (++sends % 30 === 0) one.socket.disconnect(); // else the flood limit would end the test
      if (!one.socket.connected) one = await phoneFor(room, token);
      const reply: unknown = await one.socket
        .timeout(PATIENCE.step)
        .emitWithAck('commit', sent)
        .catch(() => null);
      if (reply === null)
        expect(one.socket.connected).toBe(false); // a frame nobody can parse
      else expect(reply).toMatchObject({ ok: false });
    }),
    { ...RUNS, numRuns: 150 },
  );
  one.socket.disconnect();
  const { status } = await ask(`${server.base}/readyz`, 'GET');
  expect(status).toBe(200);
});

test('whatever is sent as a draft is dropped, unanswered', async () => {
  const one = await phoneFor(room, token);
  await fc.assert(
    fc.asyncProperty(body, async (sent) => {
      if (one.socket.connected) one.socket.emit('draft', sent);
      return Promise.resolve();
    }),
    { ...RUNS, numRuns: 30 },
  );
  expect(await one.send({ type: 'agree', proposal: 1 })).toMatchObject({ ok: false });
  expect(one.frames.filter((frame) => frame.startsWith('["draft"'))).toEqual([]);
  one.socket.disconnect();
});

test('the room that all this was thrown at is unharmed', async () => {
  const view = await room.view(token);
  expect([view.phase, view.round]).toEqual(['briefing', 1]);
  expect(server.logged.filter((line) => line.includes('"level":50'))).toEqual([]);
});
