import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ask, openRoom, until, type Room } from './harness.ts';
import { disagreements, promised, type Memory } from './kill-log.ts';
import { commandFrom, pick, seeded, type Random } from './legal.ts';
import { linesOf } from './play.ts';
import { run, type Child } from './process.ts';

const TABLES = [1, 2, 3];

/** What a storm of kills found. */
export interface Findings {
  readonly kills: number;
  readonly acknowledged: number;
  /** Commits that were sent again after a kill because their answer was lost. */
  readonly repeated: number;
  readonly roundsPlayed: number;
  /** From a kill until the server answered again, the slowest, in ms. */
  readonly slowestReturnMs: number;
  readonly faults: readonly string[];
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await until(() => server.listening, 'a port');
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

const isSaid = (command: unknown): boolean => (command as { type?: unknown }).type === 'say';

/** Games over HTTP, by scripts that never give up, on a server that is killed again and again. */
class Storm {
  readonly #base: string;
  readonly #env: NodeJS.ProcessEnv;
  #child: Child;
  #over = false;
  readonly faults: string[] = [];
  acknowledged = 0;
  repeated = 0;
  roundsPlayed = 0;
  slowestReturnMs = 0;

  constructor(port: number, folder: string) {
    this.#base = `http://127.0.0.1:${port}`;
    this.#env = { PORT: String(port), HOST: '127.0.0.1', DATA_DIR: folder };
    this.#child = this.#start();
  }

  /** Waits until the server answers. */
  alive(): Promise<true> {
    return until(async (): Promise<true | null> => {
      const answer = await ask(`${this.#base}/readyz`, 'GET').catch(() => null);
      return answer?.status === 200 ? true : null;
    }, 'the server');
  }

  /** Waits until so many more commits have been acknowledged. */
  async progress(commits: number): Promise<void> {
    const mark = this.acknowledged + commits;
    await until(() => this.acknowledged >= mark, 'games to go on');
  }

  async kill(): Promise<void> {
    this.#child.process.kill('SIGKILL');
    const at = performance.now();
    await this.#child.ended;
    this.#child = this.#start();
    await this.alive();
    this.slowestReturnMs = Math.max(this.slowestReturnMs, performance.now() - at);
  }

  /** Plays game after game at one table until the storm is over, and compares each with its log. */
  async playTable(table: number): Promise<void> {
    for (let turn = 0; !this.#over; turn++) {
      const seed = table * 1000 + turn;
      // a room whose opening was hit by a kill is given up: nothing in it was decided yet
      const room = await this.#openTable(seed).catch(async () => (await this.alive(), null));
      if (!room) continue;
      const memories = room.players.map((joined): Memory => ({ joined, promised: [], said: 0 }));
      const chance = seeded(seed);
      await Promise.all(memories.map((memory) => this.#playSeat(room, memory, chance)));
      // refused if it has ended by itself, or by the try that a kill cut off
      await this.#insist(() => room.host({ type: 'end' })).catch(() => undefined);
      const lines = await this.#insist(() => linesOf(room));
      this.faults.push(...disagreements(lines, memories));
      const said = memories.reduce((sum, memory) => sum + memory.said, 0);
      const kept = await this.#insist(() => this.#messagesIn(room));
      if (said !== kept) this.faults.push(`${said} messages acknowledged, ${kept} kept`);
      this.roundsPlayed += lines.filter(({ event }) => event.type === 'roundScored').length;
    }
  }

  async end(tables: readonly Promise<void>[]): Promise<void> {
    this.#over = true;
    await Promise.all(tables);
    this.#child.process.kill('SIGTERM');
    if ((await this.#child.ended) !== 0) this.faults.push('the server did not end cleanly');
  }

  #start(): Child {
    return run('server/main.ts', ['--without-pages'], this.#env);
  }

  async #openTable(seed: number): Promise<Room> {
    const room = await openRoom(this.#base, { rounds: 12, seconds: 0, bots: 'none', seed });
    for (let i = 0; i < 5; i++) await room.join();
    await room.host({ type: 'deal' });
    await room.host({ type: 'start' });
    return room;
  }

  async #playSeat(room: Room, memory: Memory, chance: Random): Promise<void> {
    const token = memory.joined.seatToken;
    while (!this.#over) {
      const view = await room.view(token).catch(async () => (await this.alive(), null));
      if (view?.phase === 'ended') return;
      if (!view || view.legal.length === 0 || !('me' in view)) continue;
      const { command, at } = commandFrom(pick(view.legal, chance), chance);
      const body = { id: randomUUID(), at, command };
      if ((await this.#sendUntilAnswered(room, token, body)) !== 200) continue;
      // words are no decisions: they are counted, and stand in no log
      if (isSaid(command)) memory.said += 1;
      else memory.promised.push(promised(command, view.me.id));
      this.acknowledged += 1;
    }
  }

  /** How many messages the server keeps, as the host reads them. */
  async #messagesIn(room: Room): Promise<number> {
    const view = await room.view(room.opened.hostToken);
    if (view.kind !== 'host') throw new Error('no view of the host');
    return view.games.reduce((sum, { talk }) => sum + (talk?.total ?? 0), 0);
  }

  /** What may well be done twice, again and again until a kill no longer cuts it off. */
  async #insist<T>(work: () => Promise<T>): Promise<T> {
    for (;;) {
      try {
        return await work();
      } catch (error) {
        if (!(error instanceof TypeError)) throw error; // `fetch` fails so without a server
        await this.alive();
      }
    }
  }

  /** The same commit under the same id, as often as it takes. */
  async #sendUntilAnswered(room: Room, token: string, body: unknown): Promise<number> {
    for (;;) {
      const answer = await ask(room.url('/commands'), 'POST', { token, body }).catch(() => null);
      if (answer) return answer.status;
      this.repeated += 1;
      await this.alive();
    }
  }
}

/**
 * Plays many games over HTTP while the server is killed again and again.
 *
 * @param kills  how often
 * @param seed  decides when
 */
export async function killStorm(kills: number, seed = 1): Promise<Findings> {
  const folder = mkdtempSync(join(tmpdir(), 'entente-kill-'));
  const storm = new Storm(await freePort(), folder);
  const random = seeded(seed);
  await storm.alive();
  const tables = TABLES.map((table) => storm.playTable(table));
  for (let kill = 0; kill < kills; kill++) {
    await storm.progress(20 + Math.floor(random() * 60));
    await storm.kill();
  }
  await storm.progress(50);
  await storm.end(tables);
  rmSync(folder, { recursive: true, force: true });
  const { acknowledged, repeated, roundsPlayed, slowestReturnMs, faults } = storm;
  return { kills, acknowledged, repeated, roundsPlayed, slowestReturnMs, faults };
}

if (import.meta.main) {
  const { values: args } = parseArgs({ options: { kills: { type: 'string', default: '5' } } });
  const { faults, ...rest } = await killStorm(Number(args.kills));
  process.stdout.write(`${JSON.stringify({ ...rest, faults: faults.length })}\n`);
  for (const fault of faults) process.stdout.write(`${fault}\n`);
  process.exitCode = faults.length > 0 ? 1 : 0;
}
