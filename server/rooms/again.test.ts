import { expect, test } from 'vitest';
import { readLog } from '../../shared/replay/log-lines.ts';
import { openLog } from '../../shared/replay/open-log.ts';
import { verifyLines } from '../../shared/replay/verified.ts';
import { memoryStore } from '../store/memory.ts';
import * as t from './test-rig.ts';

async function finished(people: number, plan: string) {
  const store = memoryStore();
  const rig = t.rig({ store });
  const opened = await t.openRoom(rig, { seconds: 0, rounds: 1, seed: 3, bots: 'none' });
  const testers: t.Tester[] = [];
  for (let i = 0; i < people; i += 1) testers.push(await t.joinRoom(rig, opened.roomId));
  await t.hostDoes(rig, opened, { type: 'deal', plan }, { type: 'start' });
  const push = { type: 'advance' };
  await t.hostDoes(rig, opened, push, push, push);
  return { rig, opened, store, testers };
}
const kindsOf = (rig: t.Rig, testers: readonly t.Tester[]) =>
  Promise.all(testers.map(async ({ seat }) => (await t.viewOf(rig, seat)).kind));

test.each([
  [5, 'bots'],
  [7, 'share'],
  [10, 'bots'],
])('%i people by %s: who led the sender leads a target in the next game', async (people, plan) => {
  const { rig, opened, testers } = await finished(people, plan);
  const before = await kindsOf(rig, testers);
  await t.hostDoes(rig, opened, { type: 'again', swap: true }, { type: 'start' });
  const after = await kindsOf(rig, testers);
  before.forEach((kind, index) => {
    if (kind === 'sender') expect(after[index]).toBe('target');
  });
  expect(after.filter((kind) => kind === 'sender')).toHaveLength(
    before.filter((kind) => kind === 'sender').length,
  );
});

test('who watched before plays in the next game', async () => {
  const { rig, opened, testers } = await finished(6, 'watch');
  const before = await kindsOf(rig, testers);
  await t.hostDoes(rig, opened, { type: 'again', swap: true }, { type: 'start' });
  const after = await kindsOf(rig, testers);
  expect(after[before.indexOf('player')]).not.toBe('player');
});

test('room, code and names stay; both games are in the log, which verifies', async () => {
  const { rig, opened, store, testers } = await finished(5, 'bots');
  expect(await rig.rooms.byCode(opened.code)).toBeNull();
  await t.hostDoes(rig, opened, { type: 'again', swap: true });
  expect(await rig.rooms.byCode(opened.code)).toBe(opened.roomId);
  await t.hostDoes(rig, opened, { type: 'start' });
  const restarted = t.rig({ store });
  expect(new Set(await kindsOf(restarted, testers))).toEqual(new Set(['sender', 'target']));
  const push = { type: 'advance' };
  await t.hostDoes(restarted, opened, push, push, push);
  const lines = await restarted.rooms.log(await t.hostSeat(restarted, opened));
  const read = readLog('refused' in lines ? '' : lines.join('\n'));
  if (!read.ok) throw new Error(JSON.stringify(read.problem));
  const verdict = verifyLines(read.lines);
  expect([verdict.games, verdict.differences]).toEqual([2, []]);
  for (const { views } of testers) {
    const seen = views.filter(({ kind }) => kind === 'player').map((view) => view.seen);
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
  }
});

test('games are numbered on, and earlier results stay with the host and with whoever played', async () => {
  const { rig, opened, store, testers } = await finished(7, 'share');
  const before = await Promise.all(testers.map(({ seat }) => t.viewOf(rig, seat)));
  await t.hostDoes(rig, opened, { type: 'again', swap: true });
  const late = await t.joinRoom(rig, opened.roomId);
  const host = await t.viewOf(rig, await t.hostSeat(rig, opened));
  if (host.kind !== 'host') throw new Error('no host');
  expect(host.deal?.games.map(({ number }) => number)).toEqual([2]);
  expect(host.earlier).toMatchObject([{ number: 1, finished: true }]);
  expect(host.earlier?.[0]?.standings[0]?.playerName).toMatch(/ & /);
  expect(await t.viewOf(rig, late.seat)).not.toHaveProperty('earlier');
  const push = { type: 'advance' };
  await t.hostDoes(rig, opened, { type: 'start' }, push, push, push);
  for (const on of [rig, t.rig({ store })]) {
    for (const [index, { seat }] of testers.entries()) {
      const [was, now] = [before[index], await t.viewOf(on, seat)];
      if (was === undefined || !('me' in was) || !('me' in now)) throw new Error('no seat');
      const { total, me } = was;
      const mine = { number: 1, countryId: me.id, total, par: me.par, finished: true };
      expect([now.number, now.earlier]).toMatchObject([2, [mine]]);
    }
  }
  const lines = await rig.rooms.log(await t.hostSeat(rig, opened));
  const log = openLog('refused' in lines ? '' : lines.join('\n'));
  expect(log.ok && log.games.map(({ game }) => game.setup.number)).toEqual([1, 2]);
});

test('there is no second game while the first is played, or after the class is closed', async () => {
  const { rig, opened } = await finished(5, 'bots');
  const host = await t.hostSeat(rig, opened);
  await t.hostDoes(rig, opened, { type: 'again' }, { type: 'start' });
  expect(await t.send(rig, host, { type: 'again' })).toMatchObject({ code: 'not-now' });
  await t.hostDoes(rig, opened, { type: 'end' });
  expect(await t.send(rig, host, { type: 'again' })).toMatchObject({ code: 'not-now' });
});

test('a class whose code another has by now goes on under a new one, and its clocks survive a restart', async () => {
  const { rig, opened, store, testers } = await finished(5, 'bots');
  const other = await t.openRoom(rig);
  await store.finishRoom(other.roomId, 0);
  await store.reopenRoom(other.roomId, opened.code);
  await t.hostDoes(rig, opened, { type: 'again' }, { type: 'start' });
  const host = await t.viewOf(rig, await t.hostSeat(rig, opened));
  const code = host.kind === 'host' ? host.code : '';
  expect([code === opened.code, await rig.rooms.byCode(code)]).toEqual([false, opened.roomId]);
  expect(await rig.rooms.byCode(opened.code)).toBe(other.roomId);
  expect(await store.unfinishedRooms()).toContain(opened.roomId);
  await rig.rooms.close();
  const restarted = t.rig({ store });
  await restarted.rooms.resume();
  expect(new Set(await kindsOf(restarted, testers))).toEqual(new Set(['sender', 'target']));
});
