import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { MOVE_EVENTS, type GameEvent } from '../../shared/game/event.ts';
import type { Joined } from '../../shared/protocol/protocol.ts';
import { verifyLines } from '../../shared/replay/verify.ts';
import { ask, openRoom, until, type Room } from './harness.ts';
import { commandFrom, pick, seeded, type Random } from './legal.ts';
import { linesOf } from './play.ts';
import { run, type Child } from './process.ts';

/** What a storm of kills found. */
export interface Storm {
  readonly kills: number;
  readonly acknowledged: number;
  /** Commits that were sent again after a kill because their answer was lost. */
  readonly repeated: number;
  readonly roundsPlayed: number;
  /** From a kill until the server answered again, the slowest, in ms. */
  readonly slowestReturnMs: number;
  readonly faults: readonly string[];
}

interface Sent {
  readonly type: string;
  readonly [field: string]: unknown;
}
/** What one player was told to have counted, in order. */
interface Record_ {
  readonly joined: Joined;
  readonly acknowledged: string[];
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await until(() => server.listening, 'a port');
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** A decision as it should read in the log. */
function asLogged(command: Sent, targetId: string): string {
  const { type, cables, stance, bloc, offer } = command;
  if (type === 'prepare') return JSON.stringify(['cablesWritten', cables]);
  if (type === 'posture') return JSON.stringify(['postureSet', stance, bloc]);
  if (type === 'ready') return JSON.stringify(['readied']);
  const target = command['targetId'] ?? targetId;
  return JSON.stringify([MOVE_EVENTS[type as keyof typeof MOVE_EVENTS], target, offer ?? null]);
}

/** A decision as it does read in the log, and whose it was; null for what no person decided. */
function decisionOf(event: GameEvent, sender: string): { seat: string; text: string } | null {
  if (!('decidedBy' in event) || event.decidedBy !== 'human') return null;
  if (event.type === 'cablesWritten') {
    return { seat: sender, text: JSON.stringify([event.type, event.cables]) };
  }
  if (event.type === 'postureSet') {
    return { seat: event.targetId, text: JSON.stringify([event.type, event.stance, event.bloc]) };
  }
  if (event.type === 'readied')
    return { seat: event.countryId, text: JSON.stringify([event.type]) };
  const bySender = ['granted', 'rejected', 'imposed', 'backedDown'].includes(event.type);
  const text = JSON.stringify([event.type, event.targetId, event.offer ?? null]);
  return { seat: bySender ? sender : event.targetId, text };
}

/** Everything that one room's log and its players' memories disagree about. */
async function faultsOf(room: Room, records: readonly Record_[]): Promise<string[]> {
  const lines = await linesOf(room);
  const faults = verifyLines(lines).differences.map((one) => JSON.stringify(one));
  const logged = new Map<string, string[]>();
  let seats = new Map<string, string>();
  let sender = '';
  for (const { event } of lines) {
    if (event.type === 'gameCreated') {
      sender = event.setup.cast.sender.id;
      seats = new Map(
        event.setup.holders.flatMap(({ countryId, holder }) =>
          holder.by === 'player' ? [[countryId, holder.playerId] as const] : [],
        ),
      );
    }
    const decision = decisionOf(event as GameEvent, sender);
    if (!decision) continue;
    const playerId = seats.get(decision.seat) ?? '';
    logged.set(playerId, [...(logged.get(playerId) ?? []), decision.text]);
  }
  for (const { joined, acknowledged } of records) {
    const kept = logged.get(joined.playerId) ?? [];
    if (JSON.stringify(kept) !== JSON.stringify(acknowledged)) {
      const where = acknowledged.findIndex((text, index) => kept[index] !== text);
      faults.push(`${acknowledged.length} acknowledged, ${kept.length} logged, first at ${where}`);
    }
  }
  return faults;
}

/** Plays many games over HTTP while the server is killed again and again. */
export async function killStorm(kills: number, seed = 1): Promise<Storm> {
  const folder = mkdtempSync(join(tmpdir(), 'entente-kill-'));
  const port = await freePort();
  const base = `http://127.0.0.1:${port}`;
  const env = { PORT: String(port), HOST: '127.0.0.1', DATA_DIR: folder };
  const start = (): Child => run('server/main.ts', ['--without-pages'], env);
  const random = seeded(seed);
  const tally = { acknowledged: 0, repeated: 0, done: 0, slowest: 0 };
  let child = start();
  let over = false;
  const alive = async (): Promise<true> =>
    until(
      async () => (await ask(`${base}/readyz`, 'GET').catch(() => null))?.status === 200,
      'the server',
    );

  const sendUntilAnswered = async (room: Room, token: string, body: unknown): Promise<number> => {
    for (let again = false; ; again = true) {
      if (again) {
        tally.repeated += 1;
        await alive();
      }
      const answer = await ask(room.url('/commands'), 'POST', { token, body }).catch(() => null);
      if (answer) return answer.status;
    }
  };
  const playSeat = async (room: Room, record: Record_, chance: Random): Promise<void> => {
    const token = record.joined.seatToken;
    while (!over) {
      const view = await room.view(token).catch(async () => (await alive(), null));
      if (!view) continue;
      if (view.phase === 'ended') return;
      if (view.legal.length === 0 || !('me' in view)) continue;
      const { command, at } = commandFrom(pick(view.legal, chance), chance);
      const body = { id: randomUUID(), at, command };
      const status = await sendUntilAnswered(room, token, body);
      if (status !== 200) continue;
      record.acknowledged.push(asLogged(command as Sent, view.me.id));
      tally.acknowledged += 1;
    }
  };
  const playTable = async (table: number): Promise<string[]> => {
    const faults: string[] = [];
    for (let turn = 0; !over; turn++) {
      const options = { rounds: 12, seconds: 0, bots: 'none', seed: table * 1000 + turn } as const;
      const opening = async (): Promise<Room> => {
        const room = await openRoom(base, options);
        for (let i = 0; i < 5; i++) await room.join();
        await room.host({ type: 'deal' });
        await room.host({ type: 'start' });
        return room;
      };
      // a room whose opening was hit by a kill is given up: nothing in it was decided yet
      const room = await opening().catch(async () => (await alive(), null));
      if (!room) continue;
      const records = room.players.map((joined) => ({ joined, acknowledged: [] }));
      const chance = seeded(table * 1000 + turn);
      await Promise.all(records.map((record) => playSeat(room, record, chance)));
      await room.host({ type: 'end' }).catch(() => undefined);
      faults.push(...(await faultsOf(room, records)));
      tally.done += (await linesOf(room)).filter(
        ({ event }) => event.type === 'roundScored',
      ).length;
    }
    return faults;
  };

  await alive();
  const tables = [1, 2, 3].map(playTable);
  for (let kill = 0; kill < kills; kill++) {
    const mark = tally.acknowledged + 20 + Math.floor(random() * 60);
    await until(() => tally.acknowledged >= mark, 'games to go on');
    child.process.kill('SIGKILL');
    const at = performance.now();
    await child.ended;
    child = start();
    await alive();
    tally.slowest = Math.max(tally.slowest, performance.now() - at);
  }
  const mark = tally.acknowledged + 50;
  await until(() => tally.acknowledged >= mark, 'games to go on after the last kill');
  over = true;
  const faults = (await Promise.all(tables)).flat();
  child.process.kill('SIGTERM');
  if ((await child.ended) !== 0) faults.push('the server did not end cleanly');
  rmSync(folder, { recursive: true, force: true });
  const { acknowledged, repeated, done, slowest } = tally;
  return { kills, acknowledged, repeated, roundsPlayed: done, slowestReturnMs: slowest, faults };
}

if (import.meta.main) {
  const { values: args } = parseArgs({ options: { kills: { type: 'string', default: '5' } } });
  const { faults, ...rest } = await killStorm(Number(args.kills));
  process.stdout.write(`${JSON.stringify({ ...rest, faults: faults.length })}\n`);
  for (const fault of faults) process.stdout.write(`${fault}\n`);
  process.exitCode = faults.length > 0 ? 1 : 0;
}
