import { beforeEach, expect, test } from 'vitest';
import {
  chosen,
  forgetPerson,
  forgetRoom,
  forgetSeat,
  heldSeats,
  hostedRooms,
  invitation,
  keepHosted,
  keepInvitation,
  keepSeat,
  takeFragment,
} from './held.ts';
import { keep, keysOf } from './store.ts';
import { uuid } from './uuid.ts';

const seat = { roomId: 'r1', token: 't1', name: 'Otter 7', pin: '4821', via: 'K7QPXM', since: 1 };
const links = { host: 'h', join: 'j', projector: 'p' };
const room = { roomId: 'r2', token: 't2', code: 'K7QPXM', title: 'Steel', links, since: 2 };

beforeEach(() => localStorage.clear());

test('seats and rooms are remembered, the newest first', () => {
  keepSeat(seat);
  keepSeat({ ...seat, roomId: 'r9', since: 9 });
  keepHosted(room);
  expect(heldSeats().map(({ roomId }) => roomId)).toEqual(['r9', 'r1']);
  expect(heldSeats()[1]).toEqual(seat);
  expect(hostedRooms()).toEqual([room]);
});

test('the address names a seat; without a name the newest is meant', () => {
  keepSeat(seat);
  keepSeat({ ...seat, roomId: 'r9', since: 9 });
  expect(chosen(heldSeats(), '?room=r1')?.roomId).toBe('r1');
  expect(chosen(heldSeats(), '')?.roomId).toBe('r9');
  expect(chosen(heldSeats(), '?room=other')).toBeNull();
});

test('a seat that another tab took anew is not forgotten', () => {
  keepSeat({ ...seat, token: 'newer' });
  forgetSeat(seat);
  expect(heldSeats()).toHaveLength(1);
  forgetSeat({ ...seat, token: 'newer' });
  expect(heldSeats()).toEqual([]);
});

/** What a phone holds of a room after a while, by its keys; `poll` is under an id of its own. */
const heldOf = (roomId: string) => ({
  person: [
    `seat.${roomId}`,
    `unsent.${roomId}.t1`,
    `draft.${roomId}-x-1.korea.2`,
    `opened.${roomId}-x-1.korea.2`,
    `talk.${roomId}-x-1.korea`,
    `practice.${roomId}-x-1.prepare`,
  ],
  links: [`host.${roomId}`, `projector.${roomId}`],
});
const keepAll = (keys: readonly string[], roomId: string) =>
  keys.forEach((key) => keep(key, { ...seat, roomId }));

test('of a person who is gone nothing is kept, and of other rooms everything is', () => {
  const [here, there] = [heldOf('r1'), heldOf('r12')];
  keepAll([...here.person, ...here.links, 'poll.p1'], 'r1');
  keepAll([...there.person, ...there.links, 'host.treatmentsHidden', 'classes'], 'r12');
  keepInvitation('K7QPXM');
  forgetPerson(seat);
  expect(invitation()).toBeNull();
  const others = [...there.person, ...there.links, 'host.treatmentsHidden', 'classes'];
  expect(keysOf('').toSorted()).toEqual([...here.links, ...others].toSorted());
  forgetRoom('r12');
  expect(keysOf('').toSorted()).toEqual(
    [...here.links, 'host.treatmentsHidden', 'classes'].toSorted(),
  );
});

test('an invitation to another class, and a seat that another tab took anew, stay', () => {
  keepSeat({ ...seat, token: 'newer' });
  keepInvitation('AAAAAA');
  forgetPerson(seat);
  expect(heldSeats()).toHaveLength(1);
  expect(invitation()).toBe('AAAAAA');
});

test('broken storage is no memory, and no crash', () => {
  localStorage.setItem('entente.seat.r1', '{"roomId":');
  localStorage.setItem('entente.seat.r2', '{"roomId":7}');
  expect(heldSeats()).toEqual([]);
});

test('a fragment is read once and leaves the address bar', () => {
  history.replaceState(null, '', '#secret');
  expect(takeFragment()).toBe('secret');
  expect(location.hash).toBe('');
  expect(takeFragment()).toBeNull();
});

test('ids are version 4 UUIDs', () => {
  expect(uuid()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(uuid()).not.toBe(uuid());
});
