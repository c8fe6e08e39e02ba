import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { states } from '../testing/fixtures.ts';
import type { Line, LineEvents } from './line.ts';
import { keepConnected, type Transport } from './transport.ts';

/** One connection in a test's hand. */
interface Dialled extends LineEvents {
  readonly way: string;
  closed: boolean;
}

let dialled: Dialled[];
let told: string[];
let transport: Transport;

const AUTH = { roomId: 'r1', token: 't' };
const OK = { ok: true } as const;

function dial(way: string) {
  return (_auth: unknown, events: LineEvents): Line => {
    const one: Dialled = { way, closed: false, ...events };
    dialled.push(one);
    return {
      send: () => (one.closed ? Promise.reject(new Error('closed')) : Promise.resolve(OK)),
      draft: () => undefined,
      close: () => void (one.closed = true),
    };
  };
}

beforeEach(() => {
  vi.useFakeTimers();
  [dialled, told] = [[], []];
  const open = keepConnected({ socket: dial('socket'), stream: dial('stream') });
  transport = open(AUTH, {
    connected: () => told.push('connected'),
    disconnected: () => told.push('disconnected'),
    view: () => told.push('view'),
    refused: (code) => told.push(code),
    draft: (from) => told.push(`draft of ${from}`),
  });
});
afterEach(() => {
  transport.close();
  vi.useRealTimers();
});

const ways = (): string[] => dialled.map(({ way }) => way);
const open = (): string[] => dialled.filter(({ closed }) => !closed).map(({ way }) => way);
const newest = (): Dialled => {
  const last = dialled.at(-1);
  if (!last) throw new Error('nothing was dialled');
  return last;
};
const show = (one = newest()): void => one.view(states.targetPrepare, 1);

test('a websocket that shows something is all there is', async () => {
  show();
  show();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(ways()).toEqual(['socket']);
  expect(told).toEqual(['connected', 'view', 'view']);
  expect(await transport.send({ id: 'x', command: { type: 'ready' } })).toEqual(OK);
});

test('a websocket that is refused gives way to a stream at once, and nothing is said', () => {
  newest().lost();
  expect(open()).toEqual(['stream']);
  expect(told).toEqual([]);
  show();
  expect(told).toEqual(['connected', 'view']);
});

test('a websocket that shows nothing gives way within four seconds', async () => {
  await vi.advanceTimersByTimeAsync(4000);
  expect(open()).toEqual(['stream']);
  expect(told).toEqual([]);
});

test('beside a stream one more websocket is tried; when it fails the page stays with streams', async () => {
  newest().lost();
  show();
  expect(open()).toEqual(['stream', 'socket']);
  newest().lost();
  expect(open()).toEqual(['stream']);
  dialled[1]?.lost();
  expect(told.at(-1)).toBe('disconnected');
  await vi.advanceTimersByTimeAsync(500);
  expect(ways()).toEqual(['socket', 'stream', 'socket', 'stream']);
  show();
  expect(told.slice(-2)).toEqual(['connected', 'view']);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(open()).toEqual(['stream']);
});

test('a websocket that works after all takes over from the stream', async () => {
  newest().lost();
  show();
  const [stream, socket] = dialled.slice(-2);
  show(socket);
  expect([stream?.closed, open()]).toEqual([true, ['socket']]);
  expect(told).toEqual(['connected', 'view', 'connected', 'view']);
  show(stream);
  expect(told).toHaveLength(4);
  socket?.lost();
  await vi.advanceTimersByTimeAsync(500);
  expect(open()).toEqual(['socket']);
});

test('with no way to the server both are tried again and again, ever more slowly', async () => {
  for (let round = 0; round < 20; round++) {
    newest().lost();
    newest().lost();
    expect(told.at(-1)).toBe('disconnected');
    await vi.advanceTimersByTimeAsync(4500);
  }
  expect(ways().slice(0, 4)).toEqual(['socket', 'stream', 'socket', 'stream']);
  expect(open()).toHaveLength(1);
  expect(told).not.toContain('connected');
});

test('a line that breaks is told once and dialled again', async () => {
  show();
  newest().lost();
  newest().lost();
  expect(told).toEqual(['connected', 'view', 'disconnected']);
  await expect(transport.send({ id: 'x', command: { type: 'ready' } })).rejects.toThrow();
  await vi.advanceTimersByTimeAsync(500);
  show();
  expect(told.slice(-2)).toEqual(['connected', 'view']);
});

test('a page that wakes dials anew, over the way that works', () => {
  show();
  transport.wake();
  expect([ways(), told.at(-1)]).toEqual([['socket', 'socket'], 'disconnected']);
  newest().lost();
  show();
  newest().lost(); // the proof
  transport.wake();
  expect(ways().slice(2)).toEqual(['stream', 'socket', 'stream']);
  expect(open()).toEqual(['stream']);
});

test.each(['signed-off', 'kicked', 'unknown-room'] as const)(
  '%s ends it for good',
  async (code) => {
    newest().lost();
    show();
    newest().refused(code);
    expect(told.at(-1)).toBe(code);
    transport.wake();
    await vi.advanceTimersByTimeAsync(60_000);
    expect([open(), ways()]).toEqual([[], ['socket', 'stream', 'socket']]);
  },
);
