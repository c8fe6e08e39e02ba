import { describe, expect, test } from 'vitest';
import { membersOf } from '../game/holder.ts';
import { PlayerId, RoomId } from '../scenario/ids.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { SCENARIOS } from '../scenario/shipped-scenarios.ts';
import { steel2018 } from '../scenario/steel-2018.ts';
import { dealGames } from './deal.ts';
import { decideRoom } from './decide-room.ts';
import { layoutOf, seatsPerGame } from './layout.ts';
import type { RoomOptions } from './options.ts';
import { proposals } from './proposals.ts';
import { foldRoom, type Room } from './room.ts';

const roomOf = (options: RoomOptions = {}, scenario: Scenario = steel2018): Room =>
  foldRoom([{ type: 'roomOpened', roomId: RoomId.parse('r1'), scenario, options }]);
const players = (count: number): PlayerId[] =>
  Array.from({ length: count }, (_, index) => PlayerId.parse(`p${index}`));
const SIZES = Array.from({ length: 59 }, (_, index) => index + 2);
const plansFor = (count: number, options: RoomOptions = {}) =>
  proposals(roomOf(options), count).map(({ plan }) => plan);

/** Par is played out for every deal; it has no part in who sits where. */
const quick = (scenario: Scenario): Scenario => ({ ...scenario, rounds: 1 });

describe.each(SCENARIOS.map((scenario) => [scenario.cast.scenarioId, scenario] as const))(
  'in %s',
  (_id, scenario) => {
    const room = roomOf({}, quick(scenario));

    test('every class from 2 to 60 has two to four plans', () => {
      for (const count of SIZES) {
        const found = proposals(room, count);
        expect(found.length, `${count}`).toBeGreaterThanOrEqual(2);
        expect(found.length, `${count}`).toBeLessThanOrEqual(4);
        expect(new Set(found.map(({ plan }) => plan)).size).toBe(found.length);
      }
    });

    test('what a plan says is what the deal does, whatever the class and the plan', () => {
      for (const count of SIZES) {
        for (const proposal of proposals(room, count)) {
          const where = `${count} by ${proposal.plan}`;
          const layout = layoutOf(room, proposal.plan, count);
          if (layout === null) throw new Error(where);
          const { games, watchers } = dealGames(room, {
            players: players(count),
            layout,
            seed: count,
          });
          const held = games.map(({ holders }) => holders.map(({ holder }) => membersOf(holder)));
          const everybody = [...held.flat(2), ...watchers.map(({ playerId }) => playerId)];
          expect(everybody.toSorted(), where).toEqual(players(count).toSorted());
          const sizes = held.map((seats) => seats.flat().length);
          expect(Math.max(...sizes) - Math.min(...sizes), where).toBeLessThanOrEqual(1);
          expect(Math.min(...sizes), where).toBeGreaterThanOrEqual(1);
          const delegations = held.flat().map(({ length }) => length);
          expect(Math.max(...delegations), where).toBe(proposal.largest);
          expect(proposal.largest, where).toBeLessThanOrEqual(4);
          expect(
            delegations.filter((length) => length > 1),
            where,
          ).toHaveLength(proposal.shared);
          expect(watchers, where).toHaveLength(proposal.watching);
          const bots = seatsPerGame(room) * games.length - delegations.filter(Boolean).length;
          const told = proposal.tables.reduce((sum, table) => sum + table.games * table.bots, 0);
          expect(bots, where).toBe(told);
          const ids = games.map(({ gameId }) => gameId);
          for (const { gameId } of watchers) expect(ids).toContain(gameId);
        }
      }
    });
  },
);

test.each([
  [2, ['bots', 'smaller']],
  [5, ['bots', 'smaller']],
  [6, ['share', 'bots', 'watch']],
  [8, ['bots', 'share', 'watch']],
  [20, ['bots', 'pairs']],
  [24, ['bots', 'share', 'watch', 'pairs']],
  [26, ['bots', 'share', 'watch', 'pairs']],
] as const)('%i people: a few bots are the least evil, then sharing a seat', (count, plans) => {
  expect(plansFor(count)).toEqual(plans);
});

test('a room without bots is proposed none', () => {
  expect(plansFor(4, { bots: 'none' })).toEqual([]);
  expect(plansFor(7, { bots: 'none' })).toEqual(['share', 'watch']);
  expect(plansFor(10, { bots: 'none' })).toEqual(['bots', 'pairs']);
});

describe('dealing by plan', () => {
  const asked = (plan: 'share' | 'watch' | 'bots', count: number, options: RoomOptions = {}) =>
    decideRoom(
      roomOf(options),
      { type: 'deal', plan },
      { players: players(count), seed: 4, allEnded: false },
    );
  const dealt = (plan: 'share' | 'watch', count: number): Room => {
    const decision = asked(plan, count);
    return foldRoom(decision.ok ? decision.events : [], roomOf());
  };

  test('who is over shares the sender’s seat first', () => {
    const { games, seats } = dealt('share', 7);
    expect(games).toHaveLength(1);
    const lengths = games[0]?.holders.map(({ holder }) => membersOf(holder).length);
    expect(lengths).toEqual([2, 2, 1, 1, 1]);
    expect(Object.keys(seats)).toHaveLength(7);
  });

  test('who is over watches, each one game', () => {
    const { seats, watching } = dealt('watch', 12);
    expect([Object.keys(seats).length, Object.keys(watching).length]).toEqual([10, 2]);
    expect(new Set(Object.values(watching)).size).toBe(2);
  });

  test('a plan that makes no sense any more is stale, one that needs bots is refused without', () => {
    expect(asked('share', 10)).toEqual({ ok: false, code: 'stale' });
    expect(asked('bots', 4, { bots: 'none' })).toEqual({ ok: false, code: 'too-few-players' });
  });
});

describe('undoing the deal', () => {
  const context = { players: players(6), seed: 4, allEnded: false };
  const after = (room: Room, ...types: ('deal' | 'start' | 'undoDeal')[]): Room =>
    types.reduce((now, type) => {
      const decision = decideRoom(now, { type }, context);
      if (!decision.ok) throw new Error(decision.code);
      return foldRoom(decision.events, now);
    }, room);

  test('leads back to the lobby, before and after the start', () => {
    const before = after(roomOf(), 'deal', 'undoDeal');
    expect(before).toMatchObject({ games: [], seats: {}, started: false, undone: [] });
    const begun = after(roomOf(), 'deal', 'start', 'undoDeal');
    expect(begun).toMatchObject({ games: [], seats: {}, started: false });
    expect(begun.undone).toHaveLength(2);
  });

  test('a game of the next deal has another id, even with the same seed', () => {
    const [first, second] = [after(roomOf(), 'deal'), after(roomOf(), 'deal', 'undoDeal', 'deal')];
    expect(second.games[0]?.gameId).not.toBe(first.games[0]?.gameId);
    expect(second.games[0]?.holders).toEqual(first.games[0]?.holders);
  });

  test('is over with the first reveal, and needs a deal', () => {
    const refused = { ok: false, code: 'not-now' };
    expect(decideRoom(roomOf(), { type: 'undoDeal' }, context)).toEqual(refused);
    const started = after(roomOf(), 'deal', 'start');
    const revealed = { ...context, revealed: true };
    expect(decideRoom(started, { type: 'undoDeal' }, revealed)).toEqual(refused);
  });
});
