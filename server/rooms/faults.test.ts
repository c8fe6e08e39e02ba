import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { HostView } from '../../shared/room/host-schema.ts';
import { createLog } from '../operations/log.ts';
import { memoryStore } from '../store/memory.ts';
import { StoreUnavailable, type Store } from '../store/port.ts';
import { loadState } from './cell/folded.ts';
import { LiveRoom } from './live-room.ts';
import * as t from './test-rig.ts';

const SECONDS = { briefing: 60, prepare: 60, move: 30, bargain: 60, outcome: 20 };

interface Scene {
  readonly rig: t.Rig;
  readonly opened: t.Opened;
  readonly people: readonly t.Tester[];
}
/** Two games with one person in each. */
async function twoGames(store: Store = memoryStore()): Promise<Scene> {
  const rig = t.rig({ store });
  const opened = await t.openRoom(rig, { seconds: SECONDS, groups: 2, rounds: 1, seed: 8 });
  const people = [await t.joinRoom(rig, opened.roomId), await t.joinRoom(rig, opened.roomId)];
  await t.hostDoes(rig, opened, { type: 'deal' }, { type: 'start' });
  return { rig, opened, people };
}
async function hostView(rig: t.Rig, opened: t.Opened): Promise<HostView> {
  const view = await t.viewOf(rig, await t.hostSeat(rig, opened));
  if (view.kind !== 'host') throw new Error(view.kind);
  return view;
}
/** Spoils the log of the first game, as a fault of ours would. */
async function spoil({ rig, opened }: Scene): Promise<void> {
  const gameId = (await hostView(rig, opened)).games[0]?.gameId ?? '';
  const { roomId } = opened;
  const kept = await rig.store.read(roomId, gameId, 0);
  const part = { stream: gameId, expectedVersion: kept.length, events: [{ type: 'nonsense' }] };
  await rig.store.append({ roomId, at: 1, parts: [part] });
}
const phases = async (people: readonly t.Tester[], rig: t.Rig): Promise<(string | null)[]> =>
  Promise.all(
    people.map(async ({ seat }) => {
      const view = await rig.rooms.view(seat);
      return 'phase' in view ? view.phase : null;
    }),
  );

test('a game whose log is spoilt stops alone; the others go on to the end', async () => {
  const at = await twoGames();
  await spoil(at);
  const first = (await hostView(at.rig, at.opened)).games[0];
  const inFirst = at.people.findIndex(({ seat }) =>
    first?.seats.some(({ playerId }) => playerId === seat.playerId),
  );
  const reply = await t.send(at.rig, at.people[inFirst]?.seat as t.Tester['seat'], {
    type: 'ready',
  });
  expect(reply).toMatchObject({ ok: false, code: 'internal' });
  await at.rig.clock.advance(600_000);
  const after = await phases(at.people, at.rig);
  expect(after[1 - inFirst]).toBe('ended');
  expect(at.rig.logged.join('')).toContain('"level":50');
});

test('after a restart the spoilt game is left out and named in the log; the others go on', async () => {
  const at = await twoGames();
  await spoil(at);
  await at.rig.rooms.close();
  const again = t.rig({ store: at.rig.store, clock: at.rig.clock });
  await again.rooms.resume();
  expect((await hostView(again, at.opened)).games).toHaveLength(1);
  expect(again.logged.filter((line) => line.includes('cannot be read'))).toHaveLength(1);
  await again.clock.advance(600_000);
  expect(await phases(at.people, again)).toContain('ended');
});

test('a game in which our rules fail while they decide stops alone, and the others are decided', async () => {
  const at = await twoGames();
  const { store, clock, counts } = at.rig;
  const logged: string[] = [];
  const log = createLog('debug', (line) => logged.push(line));
  const around = { store, clock, counts, log, botDelayMs: 0, graceMs: 0, roomSize: 9 };
  const state = await loadState(store, at.opened.roomId);
  const [first, second] = [...(state?.games.values() ?? [])];
  if (state === null || first === undefined || second === undefined) throw new Error('no games');
  const room = new LiveRoom(around, state);
  first.game = { ...first.game, dyads: null as never };
  const host = await t.hostSeat(at.rig, at.opened);
  const advance = { id: randomUUID(), command: { type: 'advance' } };
  expect(await room.dispatch(host, advance)).toEqual({ ok: true });
  expect([first.broken, second.broken]).toEqual([true, false]);
  expect([first.game.phase, second.game.phase]).toEqual(['briefing', 'prepare']);
  expect(logged.filter((line) => line.includes('stopped by a fault of ours'))).toHaveLength(1);
  expect(counts.brokenGames).toBe(1);
  await room.close(null);
});

test('an outage delays deadlines and loses none', async () => {
  const store = memoryStore();
  let down = false;
  const shaky: Store = {
    ...store,
    append: (batch) =>
      down ? Promise.reject(new StoreUnavailable('no disk')) : store.append(batch),
  };
  const at = await twoGames(shaky);
  down = true;
  await at.rig.clock.advance(65_000);
  expect(await phases(at.people, at.rig)).toEqual(['briefing', 'briefing']);
  expect(at.rig.counts.outages).toBeGreaterThan(1);
  down = false;
  await at.rig.clock.advance(1000);
  expect(await phases(at.people, at.rig)).toEqual(['prepare', 'prepare']);
});

test('a room that nobody looks at leaves memory, and comes back when it is asked for', async () => {
  const rig = t.rig();
  const opened = await t.openRoom(rig, { seconds: 0 });
  const ann = await t.joinRoom(rig, opened.roomId, { here: false, name: 'Ann' });
  expect(rig.rooms.count()).toBe(1);
  await rig.clock.advance(12 * 60_000);
  expect(rig.rooms.count()).toBe(0);
  expect(await t.viewOf(rig, ann.seat)).toMatchObject({ kind: 'player', names: ['Ann'] });
  expect(rig.rooms.count()).toBe(1);
});

test('a bot never thinks past a deadline', async () => {
  const rig = t.rig({ botDelayMs: 1200 });
  const opened = await t.openRoom(rig, { seconds: 1, rounds: 2, seed: 8 });
  await t.joinRoom(rig, opened.roomId);
  await t.hostDoes(rig, opened, { type: 'deal' }, { type: 'start' });
  await rig.clock.advance(60_000);
  const events = await t.gameEvents(rig, opened.roomId);
  const postures = events.filter(({ type }) => type === 'postureSet');
  expect(postures.length).toBeGreaterThanOrEqual(8);
  expect(new Set(postures.map((event) => (event as { decidedBy?: string }).decidedBy))).toEqual(
    new Set(['bot']),
  );
});
