import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkExport, unpack } from '../../server/export/check.ts';
import type { Joined } from '../../shared/protocol/protocol.ts';
import { ask, openRoom, testServer, until, type Room, type TestServer } from './harness.ts';
import { seeded } from './legal.ts';
import { playRoom } from './play.ts';

const CANARY = 'Canary-Anna';
let server: TestServer;
beforeAll(async () => {
  server = await testServer();
});
afterAll(async () => {
  await server.close();
});

/** What came back for a token: the status, the header, the bytes. */
async function download(room: Room, token: string) {
  const headers = { authorization: `Bearer ${token}` };
  const res = await fetch(room.url('/export.zip'), { headers });
  const bytes = new Uint8Array(await res.arrayBuffer());
  return { status: res.status, headers: res.headers, bytes };
}

async function files(room: Room): Promise<ReadonlyMap<string, string>> {
  const { status, bytes } = await download(room, room.opened.hostToken);
  const found = unpack(bytes);
  if (status !== 200 || found === null) throw new Error(`no data: ${status}`);
  return found;
}

const rowsIn = (csv: string | undefined): number => (csv ?? '').trimEnd().split('\n').length - 1;

test('the host downloads a played room, and every value in it is right', async () => {
  const options = { seconds: 0, rounds: 1, seed: 5 };
  const { room } = await playRoom(server.base, { people: 3, options, random: seeded(5) });
  const [{ status, headers, bytes }, again] = await Promise.all([
    download(room, room.opened.hostToken),
    download(room, room.opened.hostToken),
  ]);
  expect(status).toBe(200);
  expect(headers.get('content-type')).toBe('application/zip');
  expect(headers.get('content-disposition')).toBe(
    `attachment; filename="entente-${room.opened.roomId}.zip"`,
  );
  expect(headers.get('cache-control')).toBe('no-store');
  expect(checkExport(bytes)).toMatchObject({ games: 1, differences: [], removed: [] });
  const found = unpack(bytes);
  expect(found?.get('events.jsonl')).toBe(await room.log());
  expect([rowsIn(found?.get('rooms.csv')), rowsIn(found?.get('names.csv'))]).toEqual([1, 3]);
  // the same data give the same bytes
  expect(again.bytes).toEqual(bytes);
  expect(rowsIn(found?.get('presence.csv'))).toBeGreaterThanOrEqual(3);
});

test('nobody but the host may have the data', async () => {
  const [room, other] = [await openRoom(server.base), await openRoom(server.base)];
  const { seatToken } = await room.join();
  const { projectorToken, joinToken } = room.opened;
  for (const [token, status] of [
    [seatToken, 403],
    [projectorToken, 403],
    [joinToken, 401],
    [other.opened.hostToken, 401],
    ['', 401],
  ] as const) {
    expect((await download(room, token)).status).toBe(status);
  }
  await ask(room.url(''), 'DELETE', { token: room.opened.hostToken });
  expect((await download(room, room.opened.hostToken)).status).toBe(404);
});

test('during play the data hold no game that is being played, after the end all', async () => {
  const room = await openRoom(server.base, { seconds: 0, rounds: 1, bots: 'none', groups: 1 });
  const people: Joined[] = [];
  for (let i = 0; i < 5; i += 1) people.push(await room.join(`Player-${i}`));
  await room.host({ type: 'deal' });
  await room.host({ type: 'start' });
  for (const { seatToken } of people) await room.send(seatToken, { type: 'ready' });
  const sender = await until(async () => {
    for (const { seatToken } of people) {
      const view = await room.view(seatToken);
      if (view.kind === 'sender' && view.phase === 'prepare') return seatToken;
    }
    return null;
  }, 'prepare');
  const cable = { instrument: 'tariff', publicity: 'quiet', exception: false };
  const cables = [{ ...cable, targetId: 'korea', demand: 37 }];
  expect((await room.send(sender, { type: 'prepare', cables })).status).toBe(200);
  const during = await files(room);
  expect([rowsIn(during.get('rooms.csv')), rowsIn(during.get('decisions.csv'))]).toEqual([0, 0]);
  expect([...during.values()].join('\n')).not.toContain('"demand":37');
  expect(rowsIn(during.get('participants.csv'))).toBe(5);
  await room.host({ type: 'end' });
  const after = await files(room);
  expect(after.get('decisions.csv')).toMatch(/,demand,37,quiet,/);
});

test('tokens, PINs and codes are in no file, names in one; who is forgotten leaves no name', async () => {
  const room = await openRoom(server.base, { seconds: 0, rounds: 1 });
  const [anna, benno] = [await room.join(CANARY), await room.join('Canary-Benno')];
  await room.host({ type: 'deal' });
  await room.host({ type: 'start' });
  await room.host({ type: 'end' });
  const { hostToken, projectorToken, joinToken, code } = room.opened;
  const secrets = [hostToken, projectorToken, joinToken, code, anna.seatToken, benno.seatToken];
  for (const [name, text] of await files(room)) {
    for (const secret of [...secrets, `"${anna.pin}"`]) {
      expect([name, text.includes(secret)]).toEqual([name, false]);
    }
    expect([name, text.includes(CANARY)]).toEqual([name, name === 'names.csv']);
  }
  await ask(room.url('/me'), 'DELETE', { token: anna.seatToken });
  const left = await files(room);
  expect([...left.values()].join('\n')).not.toContain(CANARY);
  expect(left.get('names.csv')).toContain('Canary-Benno');
  expect(left.get('participants.csv')).toContain(anna.playerId);
});

test('what was said is in the data; who is forgotten takes their words and their presence along', async () => {
  const options = {
    seconds: 0,
    rounds: 1,
    bots: 'fill',
    groups: 1,
    talk: { mode: 'text' },
  } as const;
  const room = await openRoom(server.base, options);
  const [anna, benno] = [await room.join('Anna'), await room.join('Benno')];
  await room.host({ type: 'deal' });
  await room.host({ type: 'start' });
  for (const { seatToken } of [anna, benno]) {
    const words = { type: 'say', channel: 'public', text: `Words of ${seatToken.slice(0, 4)}` };
    expect((await room.send(seatToken, words)).status).toBe(200);
  }
  await room.host({ type: 'end' });
  const before = await files(room);
  expect(rowsIn(before.get('messages.csv'))).toBeGreaterThanOrEqual(2);
  expect(before.get('messages.csv')).toContain(anna.playerId);
  expect(before.get('presence.csv')).toContain(anna.playerId);
  await ask(room.url('/me'), 'DELETE', { token: anna.seatToken });
  const { bytes } = await download(room, room.opened.hostToken);
  expect(checkExport(bytes)?.differences).toEqual([]);
  const after = unpack(bytes);
  for (const name of ['messages.csv', 'presence.csv', 'names.csv']) {
    expect([name, after?.get(name)?.includes(anna.playerId)]).toEqual([name, false]);
    expect([name, after?.get(name)?.includes(benno.playerId)]).toEqual([name, true]);
  }
});
