import { execFile, execFileSync, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { playerCommands, steps } from '../../client/text/script-words.ts';
import { readLog } from '../../shared/replay/log-lines.ts';
import { verifyLines } from '../../shared/replay/verified.ts';
import { ask, openRoom, testServer, type TestServer } from './harness.ts';

const client = (name: string): string =>
  fileURLToPath(new URL(`../../client/${name}`, import.meta.url));
const run = promisify(execFile);

/** Whether a program is on this computer. */
function has(program: string): boolean {
  try {
    execFileSync(program, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
const shell = has('bash') && has('curl');
const python = has('python3');

let server: TestServer;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'entente-script-'));
  copyFileSync(client('index.html'), join(folder, 'index.html'));
  copyFileSync(client('public/player.py'), join(folder, 'player.py'));
  server = await testServer({ pagesDir: folder });
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

/** A terminal that somebody types into, in a folder of its own. */
class Terminal {
  readonly folder = mkdtempSync(join(tmpdir(), 'entente-terminal-'));
  #kept = '';
  #answer: Record<string, unknown> = {};

  /** Types a command; `NAME=field` is filled in from the last answer, as the page says. */
  async type(command: string): Promise<string> {
    if (/^[A-Z]+=/.test(command)) {
      const filled = command.replaceAll(/=(\w+)/g, (_, field: string) => {
        return `='${String(this.#answer[field])}'`;
      });
      this.#kept += `${filled}\n`;
      return '';
    }
    const { stdout } = await run('bash', ['-c', this.#kept + command], { cwd: this.folder });
    if (stdout.startsWith('{') && !stdout.includes('}{')) {
      this.#answer = JSON.parse(stdout) as Record<string, unknown>;
    }
    return stdout;
  }

  /** Types a command that goes on, and presses Ctrl-C once something was said. */
  async until(said: string, command: string): Promise<string> {
    const options = { cwd: this.folder, detached: true } as const;
    const child = spawn('bash', ['-c', this.#kept + command], options);
    let text = '';
    for await (const chunk of child.stdout) {
      text += String(chunk);
      if (text.includes(said) && child.pid !== undefined) process.kill(-child.pid, 'SIGINT');
    }
    return text;
  }

  file(name: string): string {
    return readFileSync(join(this.folder, name), 'utf8');
  }
}

test.skipIf(!shell)('every curl command of the page does what the page says', async () => {
  const terminal = new Terminal();
  const filling = { address: server.base, uuid: () => randomUUID() };
  const said: Record<string, string> = {};
  for (const { heading, command } of steps(filling)) {
    const goesOn = command.includes('/events');
    said[heading] = goesOn ? await terminal.until('\n\n', command) : await terminal.type(command);
  }
  expect(said).toMatchObject({
    'Open a room': expect.stringContaining('"hostToken"') as string,
    'Join it': expect.stringContaining('"name":"Robot"') as string,
    'Deal and start, as the host': '{"ok":true}{"ok":true}',
    Look: expect.stringContaining('"legal":[{"type":"ready"') as string,
    'Choose from “legal”': '{"ok":true}',
    Listen: expect.stringMatching(/^event: view\nid: \d+\ndata: \{"kind":"/) as string,
    'Take the log home': '{"ok":true}',
    'Clean up': '',
  });
  expect(readLog(terminal.file('room.jsonl'))).toMatchObject({ ok: true });
  rmSync(terminal.folder, { recursive: true });
});

test.skipIf(!python || !shell)('the Python player, as fetched, plays a whole game', async () => {
  const terminal = new Terminal();
  const room = await openRoom(server.base, { seconds: 0, rounds: 2, seed: 4 });
  const { fetch, play } = playerCommands(server.base);
  await terminal.type(fetch);
  expect(terminal.file('player.py')).toBe(readFileSync(client('public/player.py'), 'utf8'));
  const playing = [1, 2].map(() => terminal.type(play.replace('CODE', room.opened.code)));
  const { hostToken } = room.opened;
  const people = async (): Promise<number> => {
    const view = await room.view(hostToken);
    return view.kind === 'host' ? view.players.length : 0;
  };
  await expect.poll(people).toBe(2);
  await room.host({ type: 'deal', groups: 1 });
  await room.host({ type: 'start' });
  for (const said of await Promise.all(playing)) {
    expect(said).toMatch(/^joined as .+\n/);
    expect(said).toMatch(/\ntotal -?\d+\n$/);
    const refused = said.split('\n').filter((line) => /} [a-z-]+$/.test(line));
    expect(refused.filter((line) => !line.endsWith(' stale'))).toEqual([]);
  }
  const log = readLog(await room.log());
  if (!log.ok) throw new Error('no log');
  expect(verifyLines(log.lines).differences).toEqual([]);
  expect(log.lines.some(({ event }) => event.type === 'gameEnded')).toBe(true);
  rmSync(terminal.folder, { recursive: true });
});

test.skipIf(!python || !shell)('the Python player says plainly why it cannot join', async () => {
  const terminal = new Terminal();
  copyFileSync(client('public/player.py'), join(terminal.folder, 'player.py'));
  const play = playerCommands(server.base).play.replace('CODE', 'ZZZZZZ');
  await expect(terminal.type(play)).rejects.toMatchObject({
    stderr: 'No class has this code. Check the letters on the screen.\n',
  });
  rmSync(terminal.folder, { recursive: true });
});

test('the player is served as text to read', async () => {
  const player = await ask(`${server.base}/player.py`, 'GET');
  expect([player.status, player.text.startsWith('"""Plays Entente')]).toEqual([200, true]);
  expect(player.type).toBe('text/plain; charset=utf-8');
});
