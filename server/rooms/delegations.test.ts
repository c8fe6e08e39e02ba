import { describe, expect, test } from 'vitest';
import type { View } from '../../shared/protocol/view.ts';
import { memoryStore } from '../store/memory.ts';
import * as t from './test-rig.ts';

const NO_CLOCK = { seconds: 0, rounds: 1, seed: 3, bots: 'none' } as const;

/** Seven people on five countries, by majority: two of them are delegations of two. */
async function scene(rule: 'anyone' | 'majority' = 'majority') {
  const store = memoryStore();
  const rig = t.rig({ store });
  const opened = await t.openRoom(rig, NO_CLOCK);
  const testers: t.Tester[] = [];
  for (let i = 0; i < 7; i += 1) {
    testers.push(await t.joinRoom(rig, opened.roomId, { name: `Canary-${i}` }));
  }
  await t.hostDoes(rig, opened, { type: 'deal', plan: 'share', rule }, { type: 'start' });
  const views = await Promise.all(testers.map(({ seat }) => t.viewOf(rig, seat)));
  const playing = (kind: View['kind']) => testers.filter((_, index) => views[index]?.kind === kind);
  const [ann, ben] = playing('sender');
  if (ann === undefined || ben === undefined) throw new Error('no delegation');
  const others = testers.filter((one) => one !== ann && one !== ben);
  return { rig, opened, store, ann, ben, others, testers };
}

const delegationOf = async (rig: t.Rig, { seat }: t.Tester) => {
  const view = await t.viewOf(rig, seat);
  return 'delegation' in view ? view.delegation : undefined;
};

test('each member sees the delegation, who is here, and what was put forward', async () => {
  const { rig, ann, ben } = await scene();
  await t.send(rig, ann.seat, { type: 'ready' });
  const seen = await delegationOf(rig, ben);
  expect(seen).toMatchObject({ rule: 'majority', me: ben.joined.playerId });
  expect(seen?.members.map(({ here }) => here)).toEqual([true, true]);
  expect(seen?.proposals).toMatchObject([{ backers: [ann.joined.playerId] }]);
});

test('a proposal survives a restart, and the other member agrees to it then', async () => {
  const { rig, store, ann, ben } = await scene();
  await t.send(rig, ann.seat, { type: 'ready' });
  const again = t.rig({ store });
  expect((await delegationOf(again, ben))?.proposals).toHaveLength(1);
  expect(await t.send(again, ben.seat, { type: 'agree', proposal: 1 })).toEqual({ ok: true });
  const view = await t.viewOf(again, ann.seat);
  expect('ready' in view && view.ready).toBe(true);
});

test('when a member goes, those who are left agree', async () => {
  const { rig, ann, ben } = await scene();
  await t.send(rig, ann.seat, { type: 'ready' });
  ben.leave();
  await rig.clock.advance(14_000);
  const view = await t.viewOf(rig, ann.seat);
  expect('ready' in view && view.ready).toBe(true);
});

test('who is removed leaves the seat to the rest of the delegation', async () => {
  const { rig, opened, ann, ben } = await scene();
  await t.hostDoes(rig, opened, { type: 'kick', playerId: ben.joined.playerId });
  expect(await delegationOf(rig, ann)).toBeUndefined();
  expect((await t.viewOf(rig, ann.seat)).kind).toBe('sender');
});

test('no bot plays for a delegation while one of it is here', async () => {
  const { rig, opened, ben } = await scene();
  ben.leave();
  await rig.clock.advance(3_600_000);
  const host = await t.viewOf(rig, await t.hostSeat(rig, opened));
  const presence = host.kind === 'host' ? host.games[0]?.seats[0]?.presence : null;
  expect(presence).toBe('here');
});

test('a draft reaches the others of the delegation, nobody else, and is kept nowhere', async () => {
  const { rig, opened, store, ann, ben, others, testers } = await scene();
  for (const { seat } of testers) await t.send(rig, seat, { type: 'ready' });
  const shown = others.map(({ views }) => views.length);
  const cable = { targetId: 'korea', demand: 37, instrument: 'tariff', publicity: 'quiet' };
  const cables = [{ ...cable, exception: false }];
  const draft = { at: { round: 1, step: 0 }, command: { type: 'prepare', cables } };
  await rig.rooms.relay(ann.seat, draft);
  expect(ben.drafts).toEqual([{ from: ann.joined.playerId, draft }]);
  expect([ann, ...others].flatMap(({ drafts }) => drafts)).toEqual([]);
  expect(others.map(({ views }) => views.length)).toEqual(shown);
  const streams = await store.read(opened.roomId, 'room', 0);
  expect(JSON.stringify([streams, await t.gameEvents(rig, opened.roomId)])).not.toMatch(
    /"demand":37/,
  );
});

test('what is no draft is dropped, and so is that of who holds a seat alone', async () => {
  const { rig, ann, ben, others } = await scene();
  const at = { round: 1, step: 0 };
  const long = { type: 'prepare', cables: Array.from({ length: 9 }, () => ({})) };
  for (const rubbish of [
    null,
    3,
    {},
    { at },
    { at, command: { type: 'ready' } },
    { at, command: long },
  ]) {
    await rig.rooms.relay(ann.seat, rubbish);
  }
  for (const { seat } of others) await rig.rooms.relay(seat, { at, command: null });
  expect([ann, ben].flatMap(({ drafts }) => drafts)).toEqual([]);
});

test('a delegation has the time of its slowest member, and loses it when that member goes', async () => {
  const store = memoryStore();
  const rig = t.rig({ store });
  const opened = await t.openRoom(rig, { ...NO_CLOCK, seconds: 60 });
  const testers: t.Tester[] = [];
  for (let i = 0; i < 7; i += 1) testers.push(await t.joinRoom(rig, opened.roomId));
  await t.hostDoes(rig, opened, { type: 'deal', plan: 'share' });
  const views = await Promise.all(testers.map(({ seat }) => t.viewOf(rig, seat)));
  const senders = testers.filter((_, i) => {
    const view = views[i];
    return view?.kind === 'player' && view.seat?.countryId === 'united-states';
  });
  const [ann, ben] = senders.map(({ joined }) => joined.playerId);
  await t.hostDoes(
    rig,
    opened,
    { type: 'clockFor', playerId: ann, factor: 1.5 },
    { type: 'clockFor', playerId: ben, factor: 10 },
    { type: 'start' },
    { type: 'advance' },
  );
  const left = async () => {
    const [one] = senders;
    const view = one === undefined ? null : await t.viewOf(rig, one.seat);
    return view === null ? null : (view.deadlineAt ?? 0) - rig.clock.now();
  };
  expect(await left()).toBe(600_000);
  const others = testers.filter((one) => !senders.includes(one));
  for (const { seat } of others) {
    expect(await t.viewOf(rig, seat)).toMatchObject({ deadlineAt: rig.clock.now() + 60_000 });
  }
  await t.hostDoes(rig, opened, { type: 'kick', playerId: ben });
  expect(await left()).toBe(90_000);
});

describe('talk of a delegation', () => {
  const saying = (text: string) => ({ type: 'say', channel: 'dyad:korea', text });

  test('every member reads the seat’s channels and speaks for the seat, by name to the host', async () => {
    const { rig, opened, ann, ben, others } = await scene();
    await t.hostDoes(rig, opened, { type: 'talk', mode: 'text' });
    expect(await t.send(rig, ann.seat, saying('From Ann'))).toEqual({ ok: true });
    expect(await t.send(rig, ben.seat, saying('From Ben'))).toEqual({ ok: true });
    const heard = async ({ seat }: t.Tester) => {
      const view = await t.viewOf(rig, seat);
      const channels = 'me' in view ? (view.talk?.channels ?? []) : [];
      return channels.find(({ id }) => id === 'dyad:korea')?.messages ?? [];
    };
    for (const member of [ann, ben]) {
      expect((await heard(member)).map((one) => ('text' in one ? one.text : ''))).toEqual([
        'From Ann',
        'From Ben',
      ]);
    }
    const deaf = await Promise.all(others.map(async (one) => (await heard(one)).length));
    expect(deaf.filter((n) => n > 0)).not.toHaveLength(others.length);
    const host = await t.viewOf(rig, await t.hostSeat(rig, opened));
    const messages = host.kind === 'host' ? (host.games[0]?.talk?.messages ?? []) : [];
    const said = messages.map(({ name, seat }) => [name, seat]);
    const theirs = [ann, ben].map(({ joined }) => [joined.name, 'united-states']);
    expect(said.toSorted()).toEqual(theirs.toSorted());
  });

  test('who is muted is one person, not the seat', async () => {
    const { rig, opened, ann, ben } = await scene();
    const mute = { type: 'muteTalk', playerId: ann.joined.playerId, muted: true };
    await t.hostDoes(rig, opened, { type: 'talk', mode: 'text' }, mute);
    expect(await t.send(rig, ann.seat, saying('Hello'))).toMatchObject({ code: 'muted' });
    expect(await t.send(rig, ben.seat, saying('Hello'))).toEqual({ ok: true });
    const channelsOf = async ({ seat }: t.Tester) => {
      const view = await t.viewOf(rig, seat);
      return 'me' in view ? (view.talk?.channels.map(({ muted }) => muted) ?? []) : [];
    };
    expect(new Set(await channelsOf(ann))).toEqual(new Set([true]));
    expect(new Set(await channelsOf(ben))).toEqual(new Set([false]));
  });
});
