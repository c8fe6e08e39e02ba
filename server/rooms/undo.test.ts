import { expect, test } from 'vitest';
import { memoryStore } from '../store/memory.ts';
import * as t from './test-rig.ts';

const NO_CLOCK = { seconds: 0, rounds: 1, seed: 3, bots: 'none' } as const;

async function scene(people = 6, plan = 'watch') {
  const store = memoryStore();
  const rig = t.rig({ store });
  const opened = await t.openRoom(rig, NO_CLOCK);
  const testers = [];
  for (let i = 0; i < people; i += 1) testers.push(await t.joinRoom(rig, opened.roomId));
  await t.hostDoes(rig, opened, { type: 'deal', plan }, { type: 'start' });
  return { rig, opened, testers, store };
}
type Scene = Awaited<ReturnType<typeof scene>>;

const kinds = async ({ rig, testers }: Pick<Scene, 'rig' | 'testers'>): Promise<string[]> =>
  Promise.all(testers.map(async ({ seat }) => (await t.viewOf(rig, seat)).kind));
const logOf = async ({ rig, opened }: Scene): Promise<string> => {
  const lines = await rig.rooms.log(await t.hostSeat(rig, opened));
  return 'refused' in lines ? '' : lines.join('\n');
};

test('who was dealt no seat sees the public side of one game', async () => {
  const at = await scene();
  expect((await kinds(at)).filter((kind) => kind === 'player')).toHaveLength(1);
  const views = await Promise.all(at.testers.map(({ seat }) => t.viewOf(at.rig, seat)));
  const watcher = views.find(({ kind }) => kind === 'player');
  expect(watcher).toMatchObject({ watching: { number: 1, phase: 'briefing' }, seat: null });
});

test('an undo after the start puts everybody back into the lobby, and a new deal begins anew', async () => {
  const at = await scene();
  for (const { seat } of at.testers) await t.send(at.rig, seat, { type: 'ready' });
  await t.hostDoes(at.rig, at.opened, { type: 'undoDeal' });
  expect(new Set(await kinds(at))).toEqual(new Set(['player']));
  const host = await t.viewOf(at.rig, await t.hostSeat(at.rig, at.opened));
  expect(host).toMatchObject({ kind: 'host', stage: 'lobby', games: [] });
  await t.hostDoes(at.rig, at.opened, { type: 'deal', plan: 'share' }, { type: 'start' });
  expect(new Set(await kinds(at))).toEqual(new Set(['sender', 'target']));
  // nothing counts backwards: a phone drops a view that saw less than the one before
  for (const { views } of at.testers) {
    const seen = views.filter(({ kind }) => kind === 'player').map((view) => view.seen);
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
  }
});

test('a deal that was undone stays undone after a restart, and its log is kept for the end', async () => {
  const at = await scene();
  await t.hostDoes(at.rig, at.opened, { type: 'undoDeal' });
  const again = { ...at, rig: t.rig({ store: at.store }) };
  expect(new Set(await kinds(again))).toEqual(new Set(['player']));
  expect(await logOf(again)).not.toContain('gameCreated');
  await t.hostDoes(again.rig, again.opened, { type: 'end' });
  const log = await logOf(again);
  expect(log).toContain('dealUndone');
  expect(log).toContain('"finished":false');
});

test('it is refused from the first reveal on', async () => {
  const at = await scene(5, 'bots');
  for (const { seat } of at.testers) await t.send(at.rig, seat, { type: 'ready' });
  await t.hostDoes(at.rig, at.opened, { type: 'advance' });
  const reply = await t.send(at.rig, await t.hostSeat(at.rig, at.opened), { type: 'undoDeal' });
  expect(reply).toMatchObject({ ok: false, code: 'not-now' });
});

test('who is removed between the deal and the start leaves a seat that the next to come takes', async () => {
  const rig = t.rig();
  const opened = await t.openRoom(rig, { ...NO_CLOCK, bots: 'fill' });
  const testers = [];
  for (let i = 0; i < 5; i += 1) testers.push(await t.joinRoom(rig, opened.roomId));
  const [gone] = testers;
  const kick = { type: 'kick', playerId: gone?.joined.playerId };
  await t.hostDoes(rig, opened, { type: 'deal', plan: 'bots' }, kick, { type: 'start' });
  const late = await t.joinRoom(rig, opened.roomId);
  expect(['sender', 'target']).toContain((await t.viewOf(rig, late.seat)).kind);
});
