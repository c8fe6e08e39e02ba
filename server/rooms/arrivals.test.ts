import { expect, test } from 'vitest';
import type { HostView } from '../../shared/room/host-schema.ts';
import { seeded } from '../../test/integration/legal.ts';
import { isRefused } from './cell/seat.ts';
import * as t from './test-rig.ts';

const ID = '0123456789abcdef0123456789abcdef';

async function room(options = {}) {
  const rig = t.rig();
  const opened = await t.openRoom(rig, { seconds: 0, seed: 1, ...options });
  const host = await t.hostSeat(rig, opened);
  return { rig, opened, host, roomId: opened.roomId };
}
type At = Awaited<ReturnType<typeof room>>;
const hostView = async ({ rig, host }: At): Promise<HostView> => {
  const view = await t.viewOf(rig, host);
  if (view.kind !== 'host') throw new Error(view.kind);
  return view;
};
const names = async (at: At): Promise<string[]> =>
  (await hostView(at)).players.map(({ name }) => name);

test('a double tap is one person, who gets the same answer; so is a try again after a restart', async () => {
  const at = await room();
  const taps = [1, 2, 3].map(() => at.rig.rooms.join(at.roomId, undefined, ID));
  const [first, ...rest] = (await Promise.all(taps)).map(t.expectOk);
  expect(rest).toEqual([first, first]);
  expect(await names(at)).toEqual([first?.name]);
  const again = t.rig({ store: at.rig.store, clock: at.rig.clock });
  expect(await again.rooms.join(at.roomId, 'Another name', ID)).toEqual(first);
  expect(t.expectOk(await again.rooms.seatOf(at.roomId, first?.seatToken ?? '')).role).toBe(
    'player',
  );
});

test('the same secret in another room, and another secret, are other people', async () => {
  const [one, two] = [await room(), await room()];
  const a = t.expectOk(await one.rig.rooms.join(one.roomId, undefined, ID));
  const b = t.expectOk(await two.rig.rooms.join(two.roomId, undefined, ID));
  const other = ID.replace('0', '1');
  const c = t.expectOk(await one.rig.rooms.join(one.roomId, undefined, other));
  expect(new Set([a, b, c].map(({ seatToken }) => seatToken)).size).toBe(3);
  expect(new Set([a, b, c].map(({ playerId }) => playerId)).size).toBe(3);
});

test('who was removed does not come back under the same secret', async () => {
  const at = await room();
  const { playerId } = t.expectOk(await at.rig.rooms.join(at.roomId, undefined, ID));
  await t.hostDoes(at.rig, at.opened, { type: 'kick', playerId });
  expect(await at.rig.rooms.join(at.roomId, undefined, ID)).toEqual({ refused: 'kicked' });
});

const RUNS = 100;
test(`40 arrivals at once, some of them twice, in ${RUNS} runs: nobody doubled, no wrong groups`, async () => {
  for (let run = 0; run < RUNS; run++) {
    const at = await room({ seed: run });
    const random = seeded(run);
    const ids = Array.from({ length: 40 }, (_, i) => i.toString(16).padStart(32, '0'));
    const taps = [...ids, ...ids.filter(() => random() < 0.3)].sort(() => random() - 0.5);
    const joins = taps.map(async (id) =>
      t.expectOk(await at.rig.rooms.join(at.roomId, undefined, id)),
    );
    // the roles are dealt in the middle of it all: who comes later still gets a seat
    const dealt = t.send(at.rig, at.host, { type: 'deal', groups: 8 });
    await Promise.all(joins);
    const early = (await dealt).ok;
    if (!early) throw new Error('not dealt');
    await t.hostDoes(at.rig, at.opened, { type: 'start' });
    const { players, games } = await hostView(at);
    expect(players).toHaveLength(40);
    expect(new Set(players.map(({ name }) => name)).size).toBe(40);
    const seats = players.map(({ gameNumber, countryId }) => `${gameNumber} ${countryId}`);
    expect(new Set(seats).size).toBe(40);
    expect(games.map(({ seats: of }) => of.filter(({ playerId }) => playerId).length)).toEqual(
      Array.from({ length: 8 }, () => 5),
    );
    await at.rig.rooms.close();
  }
});

test('behind a locked door nobody new comes in; who is in returns, with name and PIN too', async () => {
  const at = await room();
  const joined = t.expectOk(await at.rig.rooms.join(at.roomId, 'Ann', ID));
  await t.hostDoes(at.rig, at.opened, { type: 'lock' });
  expect((await hostView(at)).locked).toBe(true);
  expect(await at.rig.rooms.join(at.roomId, undefined)).toEqual({ refused: 'room-locked' });
  expect(await at.rig.rooms.join(at.roomId, undefined, ID)).toEqual(joined);
  const claimed = t.expectOk(await at.rig.rooms.claim(at.roomId, { name: 'Ann', pin: joined.pin }));
  expect(claimed.playerId).toBe(joined.playerId);
  await t.hostDoes(at.rig, at.opened, { type: 'unlock' });
  expect(isRefused(await at.rig.rooms.join(at.roomId, undefined))).toBe(false);
});

test('who was removed can be let in again: with the same phone, in the next free seat', async () => {
  const at = await room({ groups: 1 });
  const [ann, ben] = [await t.joinRoom(at.rig, at.roomId), await t.joinRoom(at.rig, at.roomId)];
  await t.hostDoes(at.rig, at.opened, { type: 'deal' }, { type: 'start' });
  const playerId = ben.joined.playerId;
  await t.hostDoes(at.rig, at.opened, { type: 'kick', playerId });
  expect(ben.signedOff).toEqual(['kicked']);
  expect((await hostView(at)).removed).toEqual([{ playerId, name: ben.joined.name }]);
  await t.hostDoes(at.rig, at.opened, { type: 'unkick', playerId });
  const seat = t.expectOk(await at.rig.rooms.seatOf(at.roomId, ben.joined.seatToken));
  expect(await t.viewOf(at.rig, seat)).toHaveProperty('me');
  expect((await hostView(at)).removed).toEqual([]);
  const reply = await t.send(at.rig, at.host, { type: 'unkick', playerId: ann.joined.playerId });
  expect(reply).toMatchObject({ code: 'unknown-player' });
});

test('who had their name deleted cannot be let in again', async () => {
  const at = await room();
  const ann = await t.joinRoom(at.rig, at.roomId);
  await at.rig.rooms.forget(ann.seat);
  expect((await hostView(at)).removed).toEqual([]);
  const reply = await t.send(at.rig, at.host, { type: 'unkick', playerId: ann.joined.playerId });
  expect(reply).toMatchObject({ code: 'unknown-player' });
});

test('a new code and link replace the old ones; who is in stays', async () => {
  const at = await room();
  const ann = await t.joinRoom(at.rig, at.roomId);
  const { code, joinToken } = t.expectOk(await at.rig.rooms.renewInvitation(at.host));
  expect(await at.rig.rooms.byCode(at.opened.code)).toBeNull();
  expect(await at.rig.rooms.byJoinToken(at.opened.joinToken)).toBeNull();
  expect(await at.rig.rooms.byCode(code)).toBe(at.roomId);
  expect(await at.rig.rooms.byJoinToken(joinToken)).toBe(at.roomId);
  expect((await hostView(at)).code).toBe(code);
  expect(ann.signedOff).toEqual([]);
  expect(ann.views.at(-1)).toMatchObject({ code });
  const again = t.rig({ store: at.rig.store, clock: at.rig.clock });
  expect(await t.viewOf(again, at.host)).toMatchObject({ code });
  await t.hostDoes(at.rig, at.opened, { type: 'end' });
  expect(await at.rig.rooms.renewInvitation(at.host)).toEqual({ refused: 'room-ended' });
});

test('a seat goes to another device by a link, once; the old device is signed off', async () => {
  const at = await room();
  const ann = await t.joinRoom(at.rig, at.roomId, { name: 'Ann' });
  const { playerId } = ann.joined;
  const { handOver } = t.expectOk(await at.rig.rooms.offerSeat(at.host, playerId));
  expect(ann.signedOff).toEqual([]); // not before the link is used
  const taken = t.expectOk(await at.rig.rooms.takeSeat(at.roomId, handOver));
  expect(taken).toMatchObject({ playerId, name: 'Ann' });
  expect(ann.signedOff).toEqual(['signed-off']);
  expect(await t.send(at.rig, ann.seat, { type: 'ready' })).toMatchObject({ code: 'signed-off' });
  expect(await at.rig.rooms.takeSeat(at.roomId, handOver)).toEqual({ refused: 'link-used' });
  // the new device has a PIN of its own; the one that nobody there knows is dead
  const old = { name: 'Ann', pin: ann.joined.pin };
  if (old.pin !== taken.pin) {
    expect(await at.rig.rooms.claim(at.roomId, old)).toEqual({ refused: 'wrong-pin' });
  }
  t.expectOk(await at.rig.rooms.claim(at.roomId, { name: 'Ann', pin: taken.pin }));
});

test('a link for another device lives for a minute, and dies with a newer one or a removal', async () => {
  const at = await room();
  const ann = await t.joinRoom(at.rig, at.roomId);
  const offer = async () =>
    t.expectOk(await at.rig.rooms.offerSeat(at.host, ann.joined.playerId)).handOver;
  const take = (secret: string) => at.rig.rooms.takeSeat(at.roomId, secret);
  const slow = await offer();
  await at.rig.clock.advance(60_000);
  expect(await take(slow)).toEqual({ refused: 'link-used' });
  const [older, newer] = [await offer(), await offer()];
  expect(await take(older)).toEqual({ refused: 'link-used' });
  await t.hostDoes(at.rig, at.opened, { type: 'kick', playerId: ann.joined.playerId });
  expect(await take(newer)).toEqual({ refused: 'link-used' });
  expect(await at.rig.rooms.offerSeat(at.host, ann.joined.playerId)).toEqual({
    refused: 'unknown-player',
  });
});

test('two devices that open one link at once: one has the seat', async () => {
  const at = await room();
  const ann = await t.joinRoom(at.rig, at.roomId);
  const { handOver } = t.expectOk(await at.rig.rooms.offerSeat(at.host, ann.joined.playerId));
  const both = await Promise.all([1, 2].map(() => at.rig.rooms.takeSeat(at.roomId, handOver)));
  expect(both.filter((one) => !isRefused(one))).toHaveLength(1);
});
