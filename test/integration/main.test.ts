import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { startServer, StartError } from '../../server/start.ts';
import { ask, openRoom, phoneFor, until } from './harness.ts';
import { finished, run, type Child } from './process.ts';

const folder = mkdtempSync(join(tmpdir(), 'entente-main-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});
let count = 0;
const newFolder = (): string => join(folder, String(++count));
const MAIN = 'server/main.ts';
const started = async (child: Child): Promise<string> =>
  until(() => /http:\/\/localhost:\d+/.exec(child.output.out)?.[0], 'the banner');

/** One sentence, no stack, exit code 1. */
async function failsWith(env: NodeJS.ProcessEnv, sentence: RegExp, args = ['--without-pages']) {
  const { code, out, err } = await finished(MAIN, args, { DATA_DIR: newFolder(), ...env });
  expect([code, out]).toEqual([1, '']);
  expect(err.trim()).toMatch(sentence);
  expect(err.trim()).not.toMatch(/\n|\.ts:\d/);
}

test('it says where it is, where the data lies, and ends cleanly on Ctrl-C', async () => {
  const data = newFolder();
  const child = run(MAIN, ['--without-pages'], { PORT: '0', DATA_DIR: data });
  const base = await started(child);
  expect(child.output.out).toContain(data);
  const room = await openRoom(base, { seconds: 0 });
  const ann = await phoneFor(room, (await room.join('Canary')).seatToken);
  child.process.kill('SIGINT');
  expect(await child.ended).toBe(0);
  await until(() => !ann.socket.connected, 'the end of the socket');
  expect(child.output.err).toBe('');
  expect(child.output.out).not.toContain('Canary');

  const again = run(MAIN, ['--without-pages'], { PORT: '0', DATA_DIR: data });
  const moved = await started(again);
  const url = room.url('/view').replace(base, moved);
  expect((await ask(url, 'GET', { token: room.opened.hostToken })).status).toBe(200);
  again.process.kill('SIGTERM');
  expect(await again.ended).toBe(0);
});

test.each([
  [{ PORT: 'abc' }, /^PORT must be a whole number/],
  [{ PUBLIC_URL: 'nonsense' }, /^PUBLIC_URL must be an address/],
  [{ DATABASE_URL: 'postgres://secret@db/x' }, /^DATABASE_URL is set, but PostgreSQL is not built/],
])('%j is refused in one sentence', async (env, sentence) => {
  await failsWith(env, sentence);
});

test('a port that is taken is said to be taken', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await until(() => other.listening, 'the other server');
  const address = other.address();
  const port = typeof address === 'object' ? String(address?.port) : '';
  await failsWith(
    { PORT: port, HOST: '127.0.0.1' },
    /^Port \d+ of 127\.0\.0\.1 is already in use\./,
  );
  other.close();
});

test('a data folder that cannot be used is said to be so', async () => {
  const file = newFolder();
  writeFileSync(file, 'not a folder');
  await failsWith({ PORT: '0', DATA_DIR: file }, /^The data folder .+ cannot be used \(/);
});

test('one data folder belongs to one server', async () => {
  const data = newFolder();
  const child = run(MAIN, ['--without-pages'], { PORT: '0', DATA_DIR: data });
  await started(child);
  await failsWith({ PORT: '0', DATA_DIR: data }, /^Another server already uses the data in/);
  child.process.kill('SIGKILL');
  await child.ended;
  const next = run(MAIN, ['--without-pages'], { PORT: '0', DATA_DIR: data });
  await started(next);
  next.process.kill('SIGTERM');
  await next.ended;
});

const config = (): { port: number; host: string; dataDir: string; publicUrl: undefined } => ({
  ...{ port: 0, host: '127.0.0.1', dataDir: newFolder(), publicUrl: undefined },
});

test('pages that have not been built are said to be missing', async () => {
  const start = startServer({ config: config(), pagesDir: newFolder() });
  await expect(start).rejects.toThrow(StartError);
  await expect(start).rejects.toThrow(/^The pages have not been built yet\./);
});

test('the pages are served: assets for ever, every other address is the page', async () => {
  const pagesDir = newFolder();
  mkdirSync(join(pagesDir, 'assets'), { recursive: true });
  writeFileSync(join(pagesDir, 'index.html'), '<!doctype html><title>Entente</title>');
  writeFileSync(join(pagesDir, 'assets', 'app-1234.js'), 'export {};');
  writeFileSync(join(pagesDir, 'icon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  const server = await startServer({ config: config(), pagesDir });
  const get = async (path: string): Promise<[number, string | null, string | null]> => {
    const { status, headers } = await fetch(`http://127.0.0.1:${server.port}${path}`);
    return [status, headers.get('content-type'), headers.get('cache-control')];
  };
  for (const path of ['/', '/host', '/join', '/play/some/where', '/index.html']) {
    expect((await get(path))[1]).toMatch(/^text\/html/);
  }
  expect(await get('/host')).toEqual([200, 'text/html; charset=utf-8', 'no-cache']);
  const [status, type, cache] = await get('/assets/app-1234.js');
  expect([status, type]).toEqual([200, 'text/javascript; charset=utf-8']);
  expect(cache).toBe('public, max-age=31536000, immutable');
  expect((await get('/icon.svg'))[1]).toMatch(/^image\/svg/);
  expect((await get('/assets/gone.js')).slice(0, 2)).toEqual([
    ...[404, 'application/problem+json; charset=utf-8'],
  ]);
  expect((await get('/assets/..%2f..%2f..%2fetc/passwd'))[0]).toBeGreaterThanOrEqual(400);
  await server.close();
});
