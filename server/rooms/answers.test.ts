import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Batch, Store } from '../store/port.ts';
import { memoryStore } from '../store/memory.ts';
import type { Viewer } from './cell/seat.ts';
import * as t from './test-rig.ts';

/** A store that notes what it is asked for, and waits with what nobody committed while it is held up. */
function watched(inner = memoryStore()) {
  const asked: string[] = [];
  const held: (() => void)[] = [];
  const state = { holding: false };
  const noted = Object.fromEntries(
    Object.entries(inner).map(([name, call]: [string, (...given: never[]) => unknown]) => [
      name,
      (...given: never[]) => {
        asked.push(name);
        return call(...given);
      },
    ]),
  ) as unknown as Store;
  const store: Store = {
    ...noted,
    append: async (batch: Batch) => {
      if (state.holding && !batch.commit) await new Promise<void>((go) => held.push(go));
      return noted.append(batch);
    },
  };
  return { store, asked, held, state };
}

async function inPrepare(store: Store) {
  const rig = t.rig({ store, botDelayMs: 10_000_000 });
  const opened = await t.openRoom(rig, { seconds: 0, seed: 2 });
  const ann = await t.joinRoom(rig, opened.roomId);
  await t.hostDoes(rig, opened, { type: 'deal' }, { type: 'start' });
  await t.send(rig, ann.seat, { type: 'ready' });
  return { rig, opened, ann };
}

const prepare = { type: 'prepare', cables: [] };
const commit = (command: unknown = prepare) => ({ id: randomUUID(), command });

test('the answer leaves as soon as the log has it, before anybody’s view is built', async () => {
  const { rig, opened, ann } = await inPrepare(memoryStore());
  const before = { shown: ann.views.length, built: rig.counts.views };
  const first = commit();
  expect(await rig.rooms.dispatch(ann.seat, first)).toEqual({ ok: true });
  const { roomId } = opened;
  expect(await rig.store.commit(roomId, ann.joined.playerId, first.id)).not.toBeNull();
  expect({ shown: ann.views.length, built: rig.counts.views }).toEqual(before);
  await t.followed(rig, ann.seat);
  expect(ann.views.length).toBe(before.shown + 1);
});

test('an answer waits for nothing that follows from it; what is asked next does', async () => {
  const { store, held, state } = watched();
  const rig = t.rig({ store });
  const opened = await t.openRoom(rig, { seconds: 0, seed: 2 });
  const ann = await t.joinRoom(rig, opened.roomId);
  await t.hostDoes(rig, opened, { type: 'deal' });
  const host = await t.hostSeat(rig, opened);
  state.holding = true;
  expect(await rig.rooms.dispatch(host, commit({ type: 'start' }))).toEqual({ ok: true });
  let seen: unknown = null;
  const asked = t.viewOf(rig, ann.seat).then((view) => (seen = view));
  await rig.clock.advance(0);
  expect([held.length, seen]).toEqual([1, null]);
  state.holding = false;
  held[0]?.();
  await asked;
  expect(seen).toMatchObject({ phase: 'briefing' });
});

test('what fails after the answer fails no answer, and is made up for', async () => {
  const { rig, ann } = await inPrepare(memoryStore());
  let fails = 1;
  const seen: unknown[] = [];
  const viewer: Viewer = {
    seat: ann.seat,
    show: (view) => {
      if (seen.length > 0 && fails-- > 0) throw new Error('the line broke');
      seen.push(view);
    },
    signOff: () => undefined,
  };
  t.expectOk(await rig.rooms.watch(viewer));
  expect(await t.send(rig, ann.seat, prepare)).toEqual({ ok: true });
  expect([seen.length, rig.counts.outages]).toEqual([1, 1]);
  expect(rig.logged.join('')).toContain('the line broke');
  expect(await t.send(rig, ann.seat, { type: 'ready' })).toMatchObject({ ok: false });
  expect(await t.send(rig, ann.seat, prepare)).toEqual({ ok: true });
  expect(seen.length).toBeGreaterThan(1);
});

test('one call of the store decides and writes; only a refusal reads', async () => {
  const { store, asked } = watched();
  const { rig, ann } = await inPrepare(store);
  const callsOf = async (sent: unknown): Promise<string[]> => {
    await rig.rooms.view(ann.seat);
    asked.splice(0);
    await rig.rooms.dispatch(ann.seat, sent);
    return asked.splice(0);
  };
  const first = commit();
  expect(await callsOf(first)).toEqual(['append']);
  expect(await callsOf(first)).toEqual(['append']);
  expect(await callsOf(commit({ type: 'concede' }))).toEqual(['owner', 'commit']);
});

test('what an older device sends is not decided, nor told what came first, on any process', async () => {
  const { rig, opened, ann } = await inPrepare(memoryStore());
  const twin = t.rig({ store: rig.store, clock: rig.clock, botDelayMs: 10_000_000 });
  await t.viewOf(twin, ann.seat);
  const first = commit();
  await rig.rooms.dispatch(ann.seat, first);
  const { name, pin } = ann.joined;
  t.expectOk(await rig.rooms.claim(opened.roomId, { name, pin }));
  const events = (await t.gameEvents(rig, opened.roomId)).length;
  for (const { rooms } of [rig, twin]) {
    for (const sent of [first, { ...first, command: { type: 'ready' } }, commit()]) {
      expect(await rooms.dispatch(ann.seat, sent)).toMatchObject({ code: 'signed-off' });
    }
    const never = commit({ type: 'concede' });
    expect(await rooms.dispatch(ann.seat, never)).toMatchObject({ code: 'signed-off' });
  }
  expect(await t.gameEvents(rig, opened.roomId)).toHaveLength(events);
});

test('who was forgotten is known to nobody any more, on any process', async () => {
  const { rig, ann } = await inPrepare(memoryStore());
  const twin = t.rig({ store: rig.store, clock: rig.clock, botDelayMs: 10_000_000 });
  await t.viewOf(twin, ann.seat);
  await rig.rooms.forget(ann.seat);
  expect(await rig.rooms.dispatch(ann.seat, commit())).toMatchObject({ code: 'kicked' });
  expect(await twin.rooms.dispatch(ann.seat, commit())).toMatchObject({ code: 'unauthorized' });
});
