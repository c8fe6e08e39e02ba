import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { WishCommand } from './room-command.ts';
import { membersOf } from '../game/holder.ts';
import { CountryId, PlayerId, RoomId } from '../scenario/ids.ts';
import { steel2018 } from '../scenario/steel-2018.ts';
import { HostView } from './host-schema.ts';
import { PlayerView } from './player-schema.ts';
import { decideRoom, type RoomCommand } from './decide-room.ts';
import { layoutOf, seatsForPeople, sizesOf } from './layout.ts';
import type { RoomOptions } from './options.ts';
import { proposals } from './proposals.ts';
import { hostView, playerView, projectorView, type RoomShown } from './room-views.ts';
import { foldRoom, type Room } from './room.ts';
import { decideWish } from './wish.ts';

const PEOPLE = Array.from({ length: 60 }, (_, index) => PlayerId.parse(`p${index}`));
const SEATS = seatsForPeople({ scenario: steel2018, options: {} });
const [usa, korea, , , japan] = SEATS;
if (!usa || !korea || !japan) throw new Error('no seats');
/** One round, so that par is found fast. */
const scenario = { ...steel2018, rounds: 1 };
const roomOf = (options: RoomOptions = { roles: 'wishes' }): Room =>
  foldRoom([{ type: 'roomOpened', roomId: RoomId.parse('r1'), scenario, options }]);

type Wish = CountryId | null;
const wishing = (room: Room, wishes: readonly Wish[]): Room =>
  wishes.reduce((now, countryId, index) => {
    const decision = decideWish(now, at(index), { type: 'wish', countryId });
    if (!decision.ok) throw new Error(decision.code);
    return foldRoom(decision.events, now);
  }, room);
const at = (index: number): PlayerId => PEOPLE[index] ?? PlayerId.parse('nobody');

function after(
  room: Room,
  command: RoomCommand,
  dealt: number | { count: number; seed: number },
): Room {
  const { count, seed } = typeof dealt === 'number' ? { count: dealt, seed: 7 } : dealt;
  const around = { players: PEOPLE.slice(0, count), seed, allEnded: true };
  const decision = decideRoom(room, command, around);
  if (!decision.ok) throw new Error(decision.code);
  return foldRoom(decision.events, room);
}
const isMet = (room: Room, wishes: readonly Wish[]) =>
  wishes.map((wish, index) => wish !== null && room.seats[at(index)]?.countryId === wish);
const peopleIn = ({ holders }: Room['games'][number]): PlayerId[] =>
  holders.flatMap(({ holder }) => membersOf(holder));

/** A class with a plan that makes sense for it, and its wishes. */
const classes = fc
  .record({ count: fc.integer({ min: 1, max: 40 }), seed: fc.integer(), plan: fc.nat(3) })
  .chain(({ count, seed, plan }) =>
    fc.record({
      seed: fc.constant(seed),
      plan: fc.constant(plan),
      wishes: fc.array(fc.constantFrom(null, ...SEATS), { minLength: count, maxLength: count }),
    }),
  );
const RUNS = { seed: 5, numRuns: 60 };

function dealt(of: { wishes: readonly Wish[]; seed: number; plan: number }) {
  const room = wishing(roomOf(), of.wishes);
  const count = of.wishes.length;
  const plans = proposals(room, count);
  const plan = plans[of.plan % plans.length]?.plan ?? 'bots';
  const layout = layoutOf(room, plan, count);
  if (layout === null) throw new Error('no layout');
  return { layout, room: after(room, { type: 'deal', plan }, { count, seed: of.seed }) };
}

describe('a deal with wishes', () => {
  test('seats everybody once, in games as large as without, and never leaves a sender to a bot', () => {
    fc.assert(
      fc.property(classes, (of) => {
        const { room, layout } = dealt(of);
        expect(room.games.map((game) => peopleIn(game).length)).toEqual(sizesOf(room, layout));
        const seated = room.games.flatMap(peopleIn);
        const everybody = [...seated, ...Object.keys(room.watching)].toSorted();
        expect(everybody).toEqual(PEOPLE.slice(0, of.wishes.length).toSorted());
        for (const { holders } of room.games) expect(holders[0]?.holder.by).not.toBe('bot');
      }),
      RUNS,
    );
  });

  test('honours as many wishes as seats allow', () => {
    fc.assert(
      fc.property(classes, (of) => {
        const { room, layout } = dealt(of);
        const full = layout.seated >= layout.games * SEATS.length;
        const among = of.wishes.flatMap((wish, index) =>
          wish === null || room.watching[at(index)] !== undefined ? [] : [wish],
        );
        const met = SEATS.map((country) => {
          const held = room.games.flatMap(({ holders }) =>
            membersOf(holders.find(({ countryId }) => countryId === country)?.holder),
          );
          const seats = full ? held.length : layout.games;
          return Math.min(seats, among.filter((wish) => wish === country).length);
        });
        const [leading = 0, ...allies] = met;
        const most = Math.min(layout.seated - layout.games, sum(allies));
        const reached = isMet(room, of.wishes).filter(Boolean).length;
        expect(reached).toBe(leading + (full ? sum(allies) : most));
      }),
      RUNS,
    );
  });

  test('deals as without any where nobody wishes, and the same by the same seed', () => {
    fc.assert(
      fc.property(classes, (of) => {
        const count = of.wishes.length;
        const plain = after(roomOf({}), { type: 'deal' }, { count, seed: of.seed });
        expect(after(roomOf(), { type: 'deal' }, { count, seed: of.seed }).seats).toEqual(
          plain.seats,
        );
        expect(dealt(of).room.games).toEqual(dealt(of).room.games);
      }),
      { ...RUNS, numRuns: 20 },
    );
  });

  test('lets the lot alone decide who watches', () => {
    const wishes = Array.from({ length: 12 }, (_, index) => (index < 6 ? usa : null));
    for (let seed = 1; seed <= 20; seed += 1) {
      const deal: RoomCommand = { type: 'deal', plan: 'watch' };
      const [with_, without] = [wishing(roomOf(), wishes), roomOf({})];
      const watchers = [with_, without].map((room) =>
        Object.keys(after(room, deal, { count: 12, seed }).watching),
      );
      expect(watchers[0]).toEqual(watchers[1]);
    }
  });

  test('is fair: who want the same seat get it equally often', () => {
    const met = [0, 0, 0, 0, 0];
    for (let seed = 1; seed <= 300; seed += 1) {
      const room = after(
        wishing(roomOf(), [usa, usa, usa, japan, null]),
        { type: 'deal' },
        { count: 5, seed },
      );
      isMet(room, [usa, usa, usa, japan, null]).forEach(
        (one, i) => (met[i] = (met[i] ?? 0) + +one),
      );
    }
    expect(met[3]).toBe(300);
    for (const often of met.slice(0, 3)) expect(Math.abs(often - 100)).toBeLessThan(25);
  });

  test('gives a bot another seat than one that somebody wants', () => {
    const room = after(wishing(roomOf(), [japan, null]), { type: 'deal' }, 2);
    expect(room.seats[at(0)]?.countryId).toBe(japan);
    expect(room.seats[at(1)]?.countryId).toBe(usa);
  });

  test('draws where roles are drawn, whatever was wished before', () => {
    const room = after(
      wishing(roomOf(), [japan, japan, null]),
      { type: 'roles', mode: 'random' },
      3,
    );
    expect(after(room, { type: 'deal' }, 3).seats).toEqual(
      after(roomOf({}), { type: 'deal' }, 3).seats,
    );
  });
});

const sum = (list: readonly number[]): number => list.reduce((a, b) => a + b, 0);

describe('a wish', () => {
  const wish = (countryId: Wish): WishCommand => ({ type: 'wish', countryId });
  const started = after(after(roomOf(), { type: 'deal' }, 3), { type: 'start' }, 3);

  test.each([
    ['no-wishes', roomOf({}), korea],
    ['unknown-country', roomOf(), CountryId.parse('mars')],
    ['not-now', started, korea],
  ] as const)('%s', (code, room, countryId) => {
    expect(decideWish(room, at(0), wish(countryId))).toEqual({ ok: false, code });
  });

  test('is changed, taken back, and no news the second time', () => {
    const room = wishing(roomOf(), [korea]);
    expect(decideWish(room, at(0), wish(korea))).toEqual({ ok: true, events: [] });
    expect(wishing(room, [japan]).wishes).toEqual({ [at(0)]: japan });
    expect(wishing(room, [null]).wishes).toEqual({});
    expect(wishing(room, [japan]).seen).toBe(room.seen);
  });

  test('outlasts a new deal, but not a game, and goes with its person', () => {
    const room = wishing(roomOf(), [korea, japan, usa]);
    const again = after(after(room, { type: 'deal' }, 3), { type: 'undoDeal' }, 3);
    expect(again.wishes).toEqual(room.wishes);
    const kicked = after(room, { type: 'kick', playerId: at(1) }, 3);
    expect(kicked.wishes).not.toHaveProperty(at(1));
    const played = after(after(room, { type: 'deal' }, 3), { type: 'start' }, 3);
    expect(after(played, { type: 'again' }, 3).wishes).toEqual({});
  });
});

describe('who sees wishes', () => {
  const people = PEOPLE.slice(0, 3).map((playerId) => ({
    ...{ playerId, name: `Otter ${playerId}`, presence: 'here' as const },
  }));
  const stateOf = (room: Room): RoomShown => ({
    ...{ room, games: [], people, code: 'ACDEFG', roomSeen: room.seen },
  });
  const room = wishing(roomOf(), [usa, usa, korea]);
  const deal = after(room, { type: 'deal' }, 3);

  test('the host sees how many want what, and after the deal who sits elsewhere', () => {
    const lobby = hostView(stateOf(room));
    expect(HostView.parse(lobby)).toEqual(lobby);
    expect(lobby.roles).toBe('wishes');
    expect(lobby.deal?.wanted?.map((one) => one.people)).toEqual([2, 1, 0, 0, 0]);
    expect(lobby.deal?.unmet).toBeUndefined();
    const [other, ...more] = hostView(stateOf(deal)).deal?.unmet ?? [];
    expect([other?.country, more]).toEqual(['United States', []]);
    expect(hostView(stateOf(after(roomOf({}), { type: 'deal' }, 3))).deal).not.toHaveProperty(
      'wanted',
    );
  });

  test('a person sees its own, and nobody’s frame moves by another’s', () => {
    const mine = playerView(stateOf(room), at(2));
    expect(PlayerView.parse(mine)).toEqual(mine);
    expect(mine.wish).toMatchObject({ mine: korea, leads: usa });
    expect(mine.legal).toMatchObject([{ type: 'wish', countryId: [...SEATS, null] }]);
    const other = wishing(room, [japan, null]);
    expect(playerView(stateOf(other), at(2))).toEqual(mine);
    expect(projectorView(stateOf(other))).toEqual(projectorView(stateOf(room)));
    expect(playerView(stateOf(roomOf({})), at(2))).not.toHaveProperty('wish');
  });
});
