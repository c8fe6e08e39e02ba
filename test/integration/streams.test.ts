import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { createGunzip } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { simulatedClock, type SimulatedClock } from '../../server/clock/simulated-clock.ts';
import { ask, openRoom, testServer, until, type Room, type TestServer } from './harness.ts';

let server: TestServer;
let clock: SimulatedClock;
let room: Room;
beforeEach(async () => {
  clock = simulatedClock();
  server = await testServer({ clock });
  room = await openRoom(server.base, { seconds: 0 });
});
afterEach(async () => {
  await server.close();
});

/** A stream as it comes over the wire. */
interface Reader {
  readonly res: IncomingMessage;
  bytes: number;
  text: string;
  over: boolean;
}

async function read(token: string, headers: Record<string, string> = {}): Promise<Reader> {
  const asked = request(room.url('/events'), {
    headers: { authorization: `Bearer ${token}`, ...headers },
  }).end();
  const [res] = (await once(asked, 'response')) as [IncomingMessage];
  const reader: Reader = { res, bytes: 0, text: '', over: false };
  const packed = res.headers['content-encoding'] === 'gzip';
  const plain = packed ? res.pipe(createGunzip()) : res;
  res.on('data', (chunk: Buffer) => (reader.bytes += chunk.length));
  plain.on('data', (chunk: Buffer) => (reader.text += chunk.toString()));
  plain.on('error', () => undefined);
  res.on('error', () => undefined);
  res.on('close', () => (reader.over = true));
  await until(() => reader.text.includes('\n\n'), 'the first view');
  return reader;
}

async function presence(): Promise<string | undefined> {
  const view = await room.view(room.opened.hostToken);
  return view.kind === 'host' ? view.players[0]?.presence : undefined;
}

const here = (token: string) => ask(room.url('/here'), 'POST', { token });

test('a device that answered and then fell silent is noticed within 15 seconds', async () => {
  const { seatToken } = await room.join('Ann');
  const reader = await read(seatToken);
  expect((await here(seatToken)).status).toBe(204);
  await clock.advance(13_900);
  expect(await presence()).toBe('here');
  await clock.advance(200);
  await until(() => reader.over, 'the cut');
  await until(async () => (await presence()) === 'away', 'away');
});

test('a device that answers stays; so does one that never answers, as long as its line is open', async () => {
  const [ann, ben] = [await room.join('Ann'), await room.join('Ben')];
  const [answering, silent] = [await read(ann.seatToken), await read(ben.seatToken)];
  await here(ann.seatToken);
  for (let beats = 1; beats <= 5; beats++) {
    await clock.advance(8000);
    const heard = (): boolean => answering.text.split(': still here\n').length > beats;
    await until(heard, 'a heartbeat');
    await here(ann.seatToken);
  }
  await clock.advance(7000);
  expect([answering.over, silent.over, await presence()]).toEqual([false, false, 'here']);
  silent.res.destroy();
});

test('a stream is packed for whoever can unpack it, and nothing is held back', async () => {
  const people = [await room.join('Ann'), await room.join('Ben')];
  const token = people[0]?.seatToken ?? '';
  const plain = await read(token);
  const packed = await read(token, { 'accept-encoding': 'gzip, deflate' });
  expect(plain.res.headers['content-encoding']).toBeUndefined();
  expect(packed.res.headers['content-encoding']).toBe('gzip');
  await room.host({ type: 'deal' });
  await room.host({ type: 'start' });
  await room.host({ type: 'advance' });
  for (let i = 0; i < 4; i++) {
    await room.host({ type: 'pause' });
    await room.host({ type: 'resume' });
  }
  await until(() => plain.text.includes('"phase":"prepare"'), 'the game');
  await until(() => packed.text === plain.text, 'the same on both');
  expect(plain.bytes / packed.bytes).toBeGreaterThan(8);
});
