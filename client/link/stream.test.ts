import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { states } from '../testing/fixtures.ts';
import type { Line } from './line.ts';
import { dialStream } from './stream.ts';

interface Asked {
  readonly path: string;
  readonly init: RequestInit;
}

const AUTH = { roomId: 'r1', token: 'token-of-a-seat' };
const COMMIT = { id: 'c1', at: { round: 2, step: 0 }, command: { type: 'ready' } } as const;

let asked: Asked[];
let told: unknown[];
let line: Line;
/** What the server says next on the open stream. */
let say: (text: string) => void;
let hangUp: () => void;
let answer: (path: string) => Response | Promise<Response>;

const problem = (status: number, code: string): Response =>
  new Response(JSON.stringify({ code, detail: 'Why.' }), {
    status,
    headers: { 'content-type': 'application/problem+json; charset=utf-8' },
  });

function streaming(signal: AbortSignal | null | undefined): Response {
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      say = (text) => controller.enqueue(new TextEncoder().encode(text));
      hangUp = () => controller.close();
      signal?.addEventListener('abort', () => controller.error(signal.reason));
    },
  });
  return new Response(body, { headers: { 'content-type': 'text/event-stream' } });
}

beforeEach(() => {
  [asked, told] = [[], []];
  answer = () => new Response(null, { status: 204 });
  vi.stubGlobal('fetch', (path: string, init: RequestInit) => {
    asked.push({ path, init });
    return Promise.resolve(path.endsWith('/events') ? streaming(init.signal) : answer(path));
  });
});
afterEach(() => {
  line.close();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

async function dial(): Promise<void> {
  line = dialStream(AUTH, {
    view: (view, now) => told.push([view.kind, now]),
    refused: (code) => told.push(code),
    draft: (from) => told.push(`draft of ${from}`),
    lost: () => told.push('lost'),
  });
  await expect.poll(() => paths()).toContain('/events');
}

const paths = (): string[] => asked.map(({ path }) => path.replace('/api/rooms/r1', ''));
const viewText = (now: number): string =>
  `event: view\nid: ${now}\ndata: ${JSON.stringify(states.targetPrepare)}\n\n`;

test('views come with the clock of the server; the token is in no address', async () => {
  await dial();
  const text = viewText(1234);
  say(text.slice(0, 50));
  say(text.slice(50) + viewText(1240));
  await expect
    .poll(() => told)
    .toEqual([
      ['target', 1234],
      ['target', 1240],
    ]);
  expect(asked.every(({ path }) => !path.includes(AUTH.token))).toBe(true);
  expect(asked[0]?.init.headers).toMatchObject({ authorization: `Bearer ${AUTH.token}` });
});

test('heartbeats are answered, so that the server knows when they no longer are', async () => {
  await dial();
  await expect.poll(() => paths()).toEqual(['/events', '/here']);
  say(': still here\n\n');
  await expect.poll(() => paths()).toEqual(['/events', '/here', '/here']);
});

test('a stream that ends, or breaks, is lost once', async () => {
  await dial();
  say(viewText(1));
  hangUp();
  await expect.poll(() => told.at(-1)).toBe('lost');
  expect(told.filter((one) => one === 'lost')).toHaveLength(1);
});

test('a stream that falls silent for 20 seconds is lost', async () => {
  vi.useFakeTimers();
  await dial();
  say(viewText(1));
  await vi.advanceTimersByTimeAsync(15_000);
  say(': still here\n\n');
  await vi.advanceTimersByTimeAsync(19_000);
  expect(told).toEqual([['target', 1]]);
  await vi.advanceTimersByTimeAsync(1001);
  expect(told).toEqual([['target', 1], 'lost']);
});

test('a seat that was continued elsewhere is told so', async () => {
  await dial();
  say('event: signedOff\nid: 5\ndata: {"code":"signed-off"}\n\n');
  await expect.poll(() => told[0]).toBe('signed-off');
});

test.each([
  [problem(401, 'signed-off'), ['signed-off', 'lost']],
  [problem(404, 'unknown-room'), ['unknown-room', 'lost']],
  [problem(503, 'unavailable'), ['lost']],
  [new Response('<h1>Blocked</h1>', { status: 403 }), ['lost']],
])('a stream that is not opened: %#', async (response, expected) => {
  vi.stubGlobal('fetch', () => Promise.resolve(response));
  line = dialStream(AUTH, {
    view: () => undefined,
    refused: (code) => told.push(code),
    draft: (from) => told.push(`draft of ${from}`),
    lost: () => told.push('lost'),
  });
  await expect.poll(() => told).toEqual(expected);
});

test('a commit is answered as over a socket', async () => {
  await dial();
  answer = () => new Response('{"ok":true}', { headers: { 'content-type': 'application/json' } });
  expect(await line.send(COMMIT)).toEqual({ ok: true });
  expect(JSON.parse(asked.at(-1)?.init.body as string)).toEqual(COMMIT);
  answer = () => problem(409, 'stale');
  expect(await line.send(COMMIT)).toEqual({ ok: false, code: 'stale', detail: 'Why.' });
});

test("a proxy's page is no answer, and neither is silence", async () => {
  await dial();
  answer = () => new Response('<h1>Blocked</h1>', { status: 502 });
  await expect(line.send(COMMIT)).rejects.toThrow();
  answer = () => Promise.reject(new TypeError('no network'));
  await expect(line.send(COMMIT)).rejects.toThrow();
});
