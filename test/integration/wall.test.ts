import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Wall } from '../../shared/room/wall.ts';
import { memoryStore } from '../../server/store/memory.ts';
import type { Store } from '../../server/store/port.ts';
import { ask, openRoom, phoneFor, Room, testServer, until, type TestServer } from './harness.ts';

let store: Store;
let server: TestServer;
let room: Room;
beforeEach(async () => {
  store = memoryStore();
  server = await testServer({ store });
  room = await openRoom(server.base, { seconds: 0, rounds: 1, practice: false });
  await room.join('Ann');
});
afterEach(async () => {
  await server.close();
});

const NOTHING = { seat: null, term: null, target: null, all: false };

/** What a page shows, at a moment of the replay. */
function wallAt(moment: number, over: object = {}): object {
  return {
    ...{ by: '0123456789abcdef', log: 1000, view: 'replay', gameId: 'g1', hidden: [], moment },
    ...{ part: 0, opened: false },
    ...{ presenting: null, picked: NOTHING, whatIf: null, predicted: null, ...over },
  };
}

const post = (wall: unknown, token = room.opened.hostToken) =>
  ask(room.url('/wall'), 'POST', { token, body: { wall } });

/** A class that has played, been stopped and read its cables. */
async function ended(): Promise<void> {
  for (const type of ['deal', 'start', 'end', 'open']) await room.host({ type });
}

async function onWall(token = room.opened.projectorToken): Promise<Wall | undefined> {
  const view = await room.view(token);
  return view.kind === 'projector' ? view.wall : undefined;
}

test('what the host shows reaches a projector that is open, and one that is opened later', async () => {
  await ended();
  const early = await phoneFor(room, room.opened.projectorToken);
  for (const moment of [1, 2, 3]) expect((await post(wallAt(moment))).status).toBe(204);
  await until(
    () => JSON.stringify(early.views.at(-1) ?? null).includes('"moment":3'),
    'the newest',
  );
  const late = await phoneFor(room, room.opened.projectorToken);
  await until(() => late.views.length > 0, 'the first view');
  expect(late.view()).toMatchObject({ wall: wallAt(3) });
  expect((await post(null)).status).toBe(204);
  await until(() => !('wall' in early.view()), 'the projector’s own page');
  for (const one of [early, late]) one.socket.disconnect();
});

test('it reaches a projector that reads a stream of events', async () => {
  await ended();
  const headers = { authorization: `Bearer ${room.opened.projectorToken}` };
  const asked = request(room.url('/events'), { headers }).end();
  const [res] = (await once(asked, 'response')) as [IncomingMessage];
  let text = '';
  res.on('data', (chunk: Buffer) => (text += chunk.toString()));
  res.on('error', () => undefined);
  await post(wallAt(17));
  await until(() => text.includes('"moment":17'), 'the moment');
  asked.destroy();
});

test('only the host may, and only once the cables are open', async () => {
  const { projectorToken } = room.opened;
  const seatToken = room.players[0]?.seatToken;
  expect((await post(wallAt(1))).body).toMatchObject({ code: 'not-now' });
  for (const type of ['deal', 'start', 'end']) await room.host({ type });
  expect((await post(wallAt(1))).body).toMatchObject({ code: 'not-now' });
  await room.host({ type: 'open' });
  for (const token of [projectorToken, seatToken]) {
    expect((await post(wallAt(1), token)).body).toMatchObject({ code: 'forbidden' });
  }
  expect((await post(wallAt(1), 'b'.repeat(26))).status).toBe(401);
  expect(await onWall()).toBeUndefined();
  expect((await post(wallAt(1))).status).toBe(204);
});

test.each([
  ['a word for the host alone', { ask: 'Hands up' }],
  ['a view that does not exist', { view: 'secrets' }],
  ['a moment that is no place', { moment: -1 }],
  ['a name that is none', { by: 'me' }],
  ['a script of another length', { presenting: { length: 7, place: 0 } }],
  ['a country that is none', { picked: { ...NOTHING, seat: '<b>' } }],
  ['a bot that is none', { whatIf: { place: 0, way: 0, bot: 'me', gains: null } }],
  [
    'far too many numbers',
    {
      whatIf: {
        ...{ place: 0, way: 0, bot: 'prudent' },
        gains: Array.from({ length: 17 }, () => ({
          ...{ countryId: 'korea', runs: 1, better: 0, worse: 0, mean: 0, low: 0, high: 0 },
          ...{ madeMean: 0, otherMean: 0 },
        })),
      },
    },
  ],
])('%s is refused', async (_, over) => {
  await ended();
  const answer = await post(wallAt(1, over));
  expect([answer.status, answer.body]).toMatchObject([400, { code: 'malformed' }]);
  expect(await onWall()).toBeUndefined();
});

test('a body far too large is refused', async () => {
  await ended();
  const answer = await post(wallAt(1, { by: 'a'.repeat(200_000) }));
  expect([400, 413]).toContain(answer.status);
});

test('the host’s other pages learn which page shows it; students learn nothing', async () => {
  await ended();
  await post(wallAt(5));
  expect(await room.view(room.opened.hostToken)).toMatchObject({ onWall: '0123456789abcdef' });
  const student = JSON.stringify(await room.view(room.players[0]?.seatToken ?? ''));
  expect(student).not.toContain('0123456789abcdef');
  await post(wallAt(5, { by: 'fedcba9876543210' }));
  expect(await room.view(room.opened.hostToken)).toMatchObject({ onWall: 'fedcba9876543210' });
});

test('the projector returns to its own page when the host sends it elsewhere', async () => {
  await ended();
  await post(wallAt(1));
  await room.host({ type: 'project', show: 'headlines' });
  expect(await onWall()).toBeUndefined();
});

test('the projector returns to its own page when the class plays again', async () => {
  await room.host({ type: 'deal' });
  await room.host({ type: 'start' });
  await until(async () => {
    const view = await room.view(room.opened.projectorToken);
    if (view.phase !== 'ended') await room.send(room.opened.hostToken, { type: 'advance' });
    return view.phase === 'ended';
  }, 'the end');
  await room.host({ type: 'open' });
  expect((await post(wallAt(1))).status).toBe(204);
  await room.host({ type: 'again' });
  expect(await onWall()).toBeUndefined();
  expect((await post(wallAt(1))).body).toMatchObject({ code: 'not-now' });
});

test('a restart forgets it, nothing of it is stored, and the page says it again', async () => {
  await ended();
  await post(wallAt(9));
  expect(await room.log()).not.toContain('0123456789abcdef');
  await server.close();
  server = await testServer({ store });
  room = new Room(server.base, room.opened);
  expect(await onWall()).toBeUndefined();
  expect((await post(wallAt(9))).status).toBe(204);
  expect(await onWall()).toMatchObject({ moment: 9 });
});
