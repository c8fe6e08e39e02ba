import { expect, test } from 'vitest';
import type { View } from '../../shared/protocol/view.ts';
import * as t from './test-rig.ts';

const SECONDS = { briefing: 60, prepare: 40, move: 30, bargain: 90, outcome: 20 };

interface Scene {
  readonly rig: t.Rig;
  readonly opened: t.Opened;
  readonly ann: t.Tester;
  readonly people: readonly t.Tester[];
}

/** A game of five people who do nothing unless told to: time alone moves it. Ann is the sender. */
async function started(options = {}): Promise<Scene> {
  const rig = t.rig();
  const all = { seconds: SECONDS, rounds: 2, seed: 1, bots: 'none' as const, ...options };
  const opened = await t.openRoom(rig, all);
  const people: t.Tester[] = [];
  for (let i = 0; i < 5; i++) people.push(await t.joinRoom(rig, opened.roomId, { name: `P${i}` }));
  await t.hostDoes(rig, opened, { type: 'deal' }, { type: 'start' });
  const ann = people.find(({ views }) => views.at(-1)?.kind === 'sender');
  if (!ann) throw new Error('nobody is the sender');
  return { rig, ann, opened, people };
}
const phaseOf = (view: View): string => `${view.phase} ${view.round}`;

test('time alone carries a game from phase to phase to its end', async () => {
  const { rig, ann } = await started();
  const seen = [];
  for (let turn = 0; turn < 6; turn++) {
    const view = await t.viewOf(rig, ann.seat);
    seen.push(phaseOf(view));
    await rig.clock.advance(Math.max(0, (view.deadlineAt ?? 0) - rig.clock.now()));
  }
  expect(seen).toEqual([
    'briefing 1',
    'prepare 1',
    'outcome 1',
    'prepare 2',
    'outcome 2',
    'ended 2',
  ]);
});

test('a deadline passes at its moment and not before', async () => {
  const { rig, ann } = await started();
  await rig.clock.advance(59_999);
  expect((await t.viewOf(rig, ann.seat)).phase).toBe('briefing');
  await rig.clock.advance(1);
  expect((await t.viewOf(rig, ann.seat)).phase).toBe('prepare');
  expect(rig.counts.deadlines).toBe(1);
});

/** Brings a room into a phase, with everything that is needed to stay there. */
const PHASES: Record<string, (rig: t.Rig, ann: t.Tester) => Promise<void>> = {
  briefing: async () => Promise.resolve(),
  prepare: async (rig) => rig.clock.advance(SECONDS.briefing * 1000),
  bargain: async (rig, ann) => {
    await rig.clock.advance(SECONDS.briefing * 1000);
    const cable = { targetId: 'korea', demand: 30, instrument: 'tariff' };
    const cables = [{ ...cable, publicity: 'loud', exception: false }];
    await t.send(rig, ann.seat, { type: 'prepare', cables });
    await rig.clock.advance(SECONDS.prepare * 1000);
  },
  outcome: async (rig) => rig.clock.advance((SECONDS.briefing + SECONDS.prepare) * 1000),
};

test.each(Object.keys(PHASES))(
  'in %s a restart keeps phase, deadline and choices',
  async (phase) => {
    const { rig, ann } = await started();
    await PHASES[phase]?.(rig, ann);
    const before = await t.viewOf(rig, ann.seat);
    expect(before.phase).toBe(phase);
    await rig.rooms.close();

    const again = t.rig({ store: rig.store, clock: rig.clock });
    await again.rooms.resume();
    expect(await t.viewOf(again, ann.seat)).toEqual(before);
    await again.clock.advance((before.deadlineAt ?? 0) - again.clock.now());
    expect((await t.viewOf(again, ann.seat)).seen).toBeGreaterThan(before.seen);
  },
);

test('deadlines that passed while the server was down pass on boot, unasked', async () => {
  const { rig, opened } = await started();
  await rig.rooms.close();
  await rig.clock.advance(SECONDS.briefing * 1000 + 5);
  const again = t.rig({ store: rig.store, clock: rig.clock });
  await again.rooms.resume();
  await again.clock.advance(0);
  const types = (await t.gameEvents(again, opened.roomId)).map(({ type }) => type);
  expect(types).toEqual(['gameCreated', 'phaseEntered', 'phaseEntered']);
});

test('a paused game has no deadline; resumed, it has what was left', async () => {
  const { rig, ann, opened } = await started();
  await rig.clock.advance(20_000);
  await t.hostDoes(rig, opened, { type: 'pause' });
  await rig.clock.advance(3_600_000);
  expect((await t.viewOf(rig, ann.seat)).phase).toBe('briefing');
  await t.hostDoes(rig, opened, { type: 'resume' });
  await rig.clock.advance(39_999);
  expect((await t.viewOf(rig, ann.seat)).phase).toBe('briefing');
  await rig.clock.advance(1);
  expect((await t.viewOf(rig, ann.seat)).phase).toBe('prepare');
});

test('two processes on one store yield one event for each deadline', async () => {
  const { rig, opened, people } = await started();
  const twin = t.rig({ store: rig.store, clock: rig.clock });
  for (const { seat } of people) {
    const there = { seat, show: () => undefined, signOff: () => undefined };
    t.expectOk(await twin.rooms.watch(there)); // presence is what each process sees of it
  }
  await rig.clock.advance((SECONDS.briefing + SECONDS.prepare + SECONDS.outcome) * 1000);
  const events = await t.gameEvents(rig, opened.roomId);
  const entered = events.filter(({ type }) => type === 'phaseEntered');
  expect(entered).toHaveLength(4);
  expect(events.filter(({ type }) => type === 'roundScored')).toHaveLength(1);
  expect(rig.counts.deadlines + twin.counts.deadlines).toBeGreaterThanOrEqual(3);
});

test('a process that died between start and the first game is made up for', async () => {
  const rig = t.rig();
  const opened = await t.openRoom(rig, { seconds: SECONDS, seed: 1 });
  const ann = await t.joinRoom(rig, opened.roomId);
  await t.hostDoes(rig, opened, { type: 'deal' });
  await rig.rooms.close();
  const part = { stream: 'room', expectedVersion: 2, events: [{ type: 'started' }] };
  await rig.store.append({ roomId: opened.roomId, at: 1, parts: [part] });

  const again = t.rig({ store: rig.store, clock: rig.clock });
  await again.rooms.resume();
  expect((await t.viewOf(again, ann.seat)).phase).toBe('briefing');
  expect((await t.gameEvents(again, opened.roomId))[0]?.type).toBe('gameCreated');
});
