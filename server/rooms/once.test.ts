import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { StoreUnavailable, VersionConflict, type Store } from '../store/port.ts';
import { memoryStore } from '../store/memory.ts';
import * as t from './test-rig.ts';

interface Scene {
  readonly rig: t.Rig;
  readonly opened: t.Opened;
  readonly ann: t.Tester;
}
async function inPrepare(store: Store = memoryStore()): Promise<Scene> {
  const rig = t.rig({ store, botDelayMs: 10_000_000 });
  const opened = await t.openRoom(rig, { seconds: 0, seed: 2 });
  const ann = await t.joinRoom(rig, opened.roomId);
  await t.hostDoes(rig, opened, { type: 'deal' }, { type: 'start' });
  await t.send(rig, ann.seat, { type: 'ready' });
  return { rig, opened, ann };
}
const written = async ({ rig, opened }: Scene): Promise<number> =>
  (await t.gameEvents(rig, opened.roomId)).filter(({ type }) => type === 'cablesWritten').length;

const prepare = { type: 'prepare', cables: [] };
const commit = (command: unknown = prepare) => ({ id: randomUUID(), command });

test('a repeated commit gets the first answer and counts once', async () => {
  const at = await inPrepare();
  const first = commit();
  for (let i = 0; i < 5; i++) {
    expect(await at.rig.rooms.dispatch(at.ann.seat, first)).toEqual({ ok: true });
  }
  expect(await written(at)).toBe(1);
});

test('the first answer is given even when the game has moved on', async () => {
  const at = await inPrepare();
  const first = commit();
  await at.rig.rooms.dispatch(at.ann.seat, first);
  await t.hostDoes(at.rig, at.opened, { type: 'advance' });
  expect(await at.rig.rooms.dispatch(at.ann.seat, first)).toEqual({ ok: true });
  expect(await t.send(at.rig, at.ann.seat, prepare)).toMatchObject({ code: 'stale' });
});

test('the same id with another body is refused', async () => {
  const at = await inPrepare();
  const first = commit();
  await at.rig.rooms.dispatch(at.ann.seat, first);
  for (const other of [{ command: { type: 'ready' } }, { at: { round: 1, step: 0 } }]) {
    const reply = await at.rig.rooms.dispatch(at.ann.seat, { ...first, ...other });
    expect(reply).toMatchObject({ ok: false, code: 'id-reused' });
  }
});

test('the order of keys in a body is no difference', async () => {
  const at = await inPrepare();
  const { id } = commit();
  await at.rig.rooms.dispatch(at.ann.seat, { id, command: { type: 'prepare', cables: [] } });
  const again = { command: { cables: [], type: 'prepare' }, id };
  expect(await at.rig.rooms.dispatch(at.ann.seat, again)).toEqual({ ok: true });
});

test('many repeats at once count once, on one process and on two', async () => {
  const at = await inPrepare();
  const twin = t.rig({ store: at.rig.store, clock: at.rig.clock, botDelayMs: 10_000_000 });
  const first = commit();
  const repeats = Array.from({ length: 20 }, (_, i) =>
    (i % 2 ? twin : at.rig).rooms.dispatch(at.ann.seat, first),
  );
  expect(new Set((await Promise.all(repeats)).map(({ ok }) => ok))).toEqual(new Set([true]));
  expect(await written(at)).toBe(1);
});

test('different commits on two processes are all written, one after the other', async () => {
  const at = await inPrepare();
  const twin = t.rig({ store: at.rig.store, clock: at.rig.clock, botDelayMs: 10_000_000 });
  const all = Array.from({ length: 20 }, (_, i) =>
    (i % 2 ? twin : at.rig).rooms.dispatch(at.ann.seat, commit()),
  );
  expect((await Promise.all(all)).filter(({ ok }) => !ok)).toEqual([]);
  expect(await written(at)).toBe(20);
});

test('a refusal is decided afresh', async () => {
  const at = await inPrepare();
  await t.hostDoes(at.rig, at.opened, { type: 'pause' });
  const first = commit();
  expect(await at.rig.rooms.dispatch(at.ann.seat, first)).toMatchObject({ code: 'paused' });
  await t.hostDoes(at.rig, at.opened, { type: 'resume' });
  expect(await at.rig.rooms.dispatch(at.ann.seat, first)).toEqual({ ok: true });
});

test('the same id of two people is two commits', async () => {
  const at = await inPrepare();
  const ben = await t.joinRoom(at.rig, at.opened.roomId);
  const first = commit();
  expect(await at.rig.rooms.dispatch(at.ann.seat, first)).toEqual({ ok: true });
  const posture = { type: 'posture', stance: 'hold', bloc: false };
  const reply = await at.rig.rooms.dispatch(ben.seat, { ...first, command: posture });
  expect(reply).toEqual({ ok: true });
});

/** A store whose next appends fail in a chosen way. */
function shaky(store: Store): Store & { fail: (() => Error) | null; afterwards: boolean } {
  return {
    ...store,
    fail: null,
    afterwards: false,
    append(batch) {
      const { fail } = this;
      this.fail = null;
      if (!fail) return store.append(batch);
      const written = this.afterwards ? store.append(batch) : Promise.resolve();
      return written.then(() => Promise.reject(fail()));
    },
  };
}

test('nothing is acknowledged or shown that was not written', async () => {
  const store = shaky(memoryStore());
  const at = await inPrepare(store);
  const shown = at.ann.views.length;
  store.fail = () => new StoreUnavailable('disk full');
  const first = commit();
  await expect(at.rig.rooms.dispatch(at.ann.seat, first)).rejects.toThrow(StoreUnavailable);
  await t.followed(at.rig, at.ann.seat);
  expect([await written(at), at.ann.views.length]).toEqual([0, shown]);
  expect(await at.rig.rooms.dispatch(at.ann.seat, first)).toEqual({ ok: true });
  await t.followed(at.rig, at.ann.seat);
  expect([await written(at), at.ann.views.length]).toEqual([1, shown + 1]);
});

test('a commit that was written although the answer got lost still counts once', async () => {
  const store = shaky(memoryStore());
  const at = await inPrepare(store);
  store.fail = () => new StoreUnavailable('the answer got lost');
  store.afterwards = true;
  const first = commit();
  await expect(at.rig.rooms.dispatch(at.ann.seat, first)).rejects.toThrow(StoreUnavailable);
  expect(await at.rig.rooms.dispatch(at.ann.seat, first)).toEqual({ ok: true });
  expect(await t.send(at.rig, at.ann.seat, prepare)).toEqual({ ok: true });
  expect(await written(at)).toBe(2);
});

test('whoever was overtaken reads the tail and decides again', async () => {
  const store = shaky(memoryStore());
  const at = await inPrepare(store);
  store.fail = () => new VersionConflict();
  expect(await t.send(at.rig, at.ann.seat, prepare)).toEqual({ ok: true });
  expect(await written(at)).toBe(1);
});
