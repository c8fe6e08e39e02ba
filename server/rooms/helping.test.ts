import { describe, expect, test } from 'vitest';
import type { HostView } from '../../shared/room/host-schema.ts';
import type { SeatView } from '../../shared/view/seat-schema.ts';
import {
  expectOk,
  hostDoes,
  hostSeat,
  joinRoom,
  openRoom,
  rig,
  send,
  viewOf,
  type Opened,
  type Rig,
  type Tester,
} from './test-rig.ts';

/** A class of three in one game, in its first round. */
async function threeInRound() {
  const on = rig({ botDelayMs: 1000 });
  const opened = await openRoom(on, { seconds: 0 });
  const people: Tester[] = [];
  for (const name of ['Ann', 'Bob', 'Cem']) {
    people.push(await joinRoom(on, opened.roomId, { name }));
  }
  await hostDoes(on, opened, { type: 'deal', groups: 1, seed: 1 }, { type: 'start' });
  await hostDoes(on, opened, { type: 'advance' });
  return { on, opened, people };
}

async function hostViewOf(on: Rig, opened: Opened): Promise<HostView> {
  const view = await viewOf(on, await hostSeat(on, opened));
  if (view.kind !== 'host') throw new Error('no host');
  return view;
}
async function seatViewOf(on: Rig, { seat }: Tester): Promise<SeatView> {
  const view = await viewOf(on, seat);
  if (view.kind !== 'sender' && view.kind !== 'target') throw new Error('no seat');
  return view;
}

describe('a call for help', () => {
  test('is told to the host and to whoever calls, and to nobody else', async () => {
    const { on, opened, people } = await threeInRound();
    const [ann, bob] = people as [Tester, Tester];
    const projector = expectOk(await on.rooms.seatOf(opened.roomId, opened.projectorToken));
    const before = [await viewOf(on, bob.seat), await viewOf(on, projector)];
    expect(await send(on, ann.seat, { type: 'help', wanted: true })).toEqual({ ok: true });
    const view = await hostViewOf(on, opened);
    expect(view.calls).toEqual([ann.joined.playerId]);
    expect(view.next).toEqual({ thing: 'help', names: ['Ann'] });
    expect((await seatViewOf(on, ann)).calling).toBe(true);
    expect([await viewOf(on, bob.seat), await viewOf(on, projector)]).toEqual(before);
  });

  test('outlasts a restart, and ends by either hand', async () => {
    const { on, opened, people } = await threeInRound();
    const [ann, bob] = people as [Tester, Tester];
    for (const { seat } of [bob, ann, bob]) await send(on, seat, { type: 'help', wanted: true });
    const again = rig({ store: on.store, clock: on.clock });
    await again.rooms.resume();
    const { calls } = await hostViewOf(again, opened);
    expect(calls).toEqual([bob.joined.playerId, ann.joined.playerId]);
    await hostDoes(again, opened, { type: 'helped', playerId: bob.joined.playerId });
    await send(again, ann.seat, { type: 'help', wanted: false });
    expect((await hostViewOf(again, opened)).calls).toEqual([]);
    expect(await seatViewOf(again, bob)).not.toHaveProperty('calling');
  });

  test('can be made in the lobby, and goes with whoever made it', async () => {
    const on = rig();
    const opened = await openRoom(on);
    const ann = await joinRoom(on, opened.roomId, { name: 'Ann' });
    const bob = await joinRoom(on, opened.roomId, { name: 'Bob' });
    for (const { seat } of [ann, bob]) await send(on, seat, { type: 'help', wanted: true });
    expect(await viewOf(on, ann.seat)).toMatchObject({ kind: 'player', calling: true });
    await hostDoes(on, opened, { type: 'kick', playerId: ann.joined.playerId });
    await on.rooms.forget(bob.seat);
    expect((await on.store.talk(opened.roomId)).lines.calls).toEqual([]);
    await hostDoes(on, opened, { type: 'end' });
    const cem = { type: 'helped', playerId: bob.joined.playerId };
    const host = await hostSeat(on, opened);
    expect(await send(on, host, cem)).toMatchObject({ code: 'unknown-player' });
  });
});

describe('in the place of a student', () => {
  test('the host sees what the seat sees, and decides once; the student is told', async () => {
    const { on, opened, people } = await threeInRound();
    const [ann] = people as [Tester];
    const own = await seatViewOf(on, ann);
    const host = await hostSeat(on, opened);
    const { gameId, me } = own;
    const seen = expectOk(await on.rooms.viewFrom(host, { gameId, countryId: me.id }));
    expect({ ...seen, talk: own.talk, legal: own.legal }).toEqual(own);
    const command =
      own.kind === 'sender'
        ? { type: 'prepare', cables: [] }
        : { type: 'posture', stance: 'contribute', bloc: false };
    const act = { type: 'actFor', gameId, countryId: me.id, command };
    expect(await send(on, host, act)).toEqual({ ok: true });
    const after = await seatViewOf(on, ann);
    expect(after.meanwhile).toMatchObject([{ decidedBy: 'host', round: 1 }]);
    expect(after.prepared).not.toBeNull();
    const events = await on.store.read(opened.roomId, gameId, 0);
    expect(events.at(-1)?.event).toMatchObject({ decidedBy: 'host' });
  });

  test('only what the seat may do counts, and only for seats that people hold', async () => {
    const { on, opened, people } = await threeInRound();
    const [ann, bob] = people as [Tester, Tester];
    const host = await hostSeat(on, opened);
    const { gameId, me, countries } = await seatViewOf(on, ann);
    const bot = countries.find(({ playedBy }) => playedBy === 'bot');
    const act = (over: object) =>
      send(on, host, {
        type: 'actFor',
        gameId,
        countryId: me.id,
        command: { type: 'ready' },
        ...over,
      });
    expect(await act({})).toMatchObject({ code: 'stale' });
    expect(await act({ gameId: 'none' })).toMatchObject({ code: 'unknown-game' });
    expect(await act({ countryId: 'atlantis' })).toMatchObject({ code: 'unknown-target' });
    expect(await act({ countryId: bot?.id })).toMatchObject({ code: 'unknown-player' });
    const botSeat = { gameId, countryId: bot?.id ?? me.id };
    expect(await on.rooms.viewFrom(host, botSeat)).toEqual({ refused: 'unknown-player' });
    const own = { type: 'actFor', gameId, countryId: me.id, command: { type: 'ready' } };
    expect(await send(on, bob.seat, own)).toMatchObject({ code: 'forbidden' });
  });
});

describe('the projector by remote control', () => {
  test('follows the host, keeps names off the wall, and outlasts a restart', async () => {
    const { on, opened } = await threeInRound();
    const projector = expectOk(await on.rooms.seatOf(opened.roomId, opened.projectorToken));
    const wall = async (which = on) => {
      const view = await viewOf(which, projector);
      if (view.kind !== 'projector') throw new Error('no projector');
      return view;
    };
    expect((await wall()).names).toHaveLength(3);
    const gameId = (await wall()).games[0]?.gameId ?? null;
    await hostDoes(on, opened, { type: 'project', show: 'headlines', gameId, names: false });
    const after = await wall(rig({ store: on.store, clock: on.clock }));
    expect(after.screen).toEqual({ show: 'headlines', gameId, cycle: false, names: false });
    expect([after.here, after.names]).toEqual([3, []]);
    await hostDoes(on, opened, { type: 'project', cycle: true });
    expect((await wall()).screen).toMatchObject({ show: 'headlines', gameId: null, cycle: true });
    await hostDoes(on, opened, { type: 'project', gameId });
    expect((await wall()).screen).toMatchObject({ gameId, cycle: false });
    const host = await hostSeat(on, opened);
    const unknown = await send(on, host, { type: 'project', gameId: 'none' });
    expect(unknown).toMatchObject({ code: 'unknown-game' });
  });
});

test('the private link works in several places at once', async () => {
  const { on, opened } = await threeInRound();
  const shown: [number, number] = [0, 0];
  for (const place of [0, 1] as const) {
    const seat = await hostSeat(on, opened);
    const viewer = {
      seat,
      show: () => (shown[place] += 1),
      draft: () => undefined,
      signOff: () => {
        throw new Error('signed off');
      },
    };
    expectOk(await on.rooms.watch(viewer));
  }
  await hostDoes(on, opened, { type: 'pause' });
  await on.clock.advance(1000);
  await hostViewOf(on, opened);
  expect(shown[0]).toBeGreaterThan(1);
  expect(shown[1]).toBe(shown[0]);
});
