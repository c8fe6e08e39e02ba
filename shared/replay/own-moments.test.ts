import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cable, canada, korea, SEATS, setupOf, Table, usa } from '../../test/support/given.ts';
import { randomGame } from '../../test/support/random-game.ts';
import { BLOC } from '../game/bloc.ts';
import { countedRounds, type Game } from '../game/game.ts';
import type { CountryId } from '../scenario/ids.ts';
import { judgedIn, type Judged } from './decisions.ts';
import { MOMENT_KINDS, MOST_MOMENTS, ownMoments, type OwnMoment } from './own-moments.ts';
import { partIn } from './own-part.ts';
import { timelineOf } from './timeline.ts';
import { A_POINT } from './findings.ts';

const judgedOf = (game: Game): readonly Judged[] => {
  const judged = judgedIn(game);
  if (judged === null) throw new Error('no decisions');
  return judged;
};
const momentsOf = (
  { events }: Pick<Table, 'events'>,
  countryId: CountryId,
): readonly OwnMoment[] => {
  const timeline = timelineOf(events);
  const { own } = partIn(timeline, countryId, judgedOf(timeline.game));
  return ownMoments(timeline.game, own);
};

/** A round in which Korea gets this cable and stands firm until the threat is carried out. */
function pressed(table: Table, demand: number, publicity: 'quiet' | 'loud'): Table {
  return table
    .prepared([cable(korea, demand, { publicity })])
    .when(korea, { type: 'standFirm' })
    .when(usa, { type: 'impose', targetId: korea })
    .when(korea, { type: 'absorb' })
    .everyoneReady();
}
const peaceful = (table: Table): Table => table.prepared([]).everyoneReady();
const begun = (rounds: number): Table => new Table(setupOf({ rounds })).everyoneReady();

test('a game of one round has a decision and the trust it moved, both in that round', () => {
  const moments = momentsOf(pressed(begun(1), 90, 'loud'), usa);
  expect(moments.map(({ kind, round }) => [kind, round])).toEqual([
    ['decision', 1],
    ['trust', 1],
  ]);
});

test('a game in which nothing happened to a seat has no moment there', () => {
  const moments = momentsOf(peaceful(peaceful(begun(2))), canada);
  expect(moments.filter(({ kind }) => kind !== 'decision')).toEqual([]);
});

test('each kind is told in a round of its own where there is one', () => {
  const table = peaceful(pressed(peaceful(pressed(begun(4), 90, 'loud')), 40, 'quiet'));
  const moments = momentsOf(table, usa);
  expect(new Set(moments.map(({ round }) => round)).size).toBe(3);
  expect(moments.map(({ round }) => round)).toEqual(
    moments.map(({ round }) => round).toSorted((a, b) => a - b),
  );
});

test('trust is that of the own dyad, with what the seat decided about it', () => {
  const moments = momentsOf(pressed(begun(1), 90, 'loud'), korea);
  const trust = moments.find(({ kind }) => kind === 'trust');
  expect(trust).toMatchObject({ targetId: korea, decision: { countryId: korea, kind: 'move' } });
  expect(trust?.kind === 'trust' && trust.after < trust.before).toBe(true);
});

test('what a bot decided in the seat is nobody’s moment', () => {
  const played = pressed(begun(1), 90, 'loud');
  const events = played.events.map((event) =>
    'decidedBy' in event ? { ...event, decidedBy: 'bot' as const } : event,
  );
  expect(momentsOf({ events }, usa)).toMatchObject([{ kind: 'trust', decision: null }]);
});

describe('in any game', () => {
  const games = fc.record({
    seed: fc.integer({ min: 1, max: 400 }),
    rounds: fc.integer({ min: 1, max: 4 }),
    seat: fc.constantFrom(...SEATS),
  });
  interface Looked {
    readonly told: readonly OwnMoment[];
    readonly judged: readonly Judged[];
    readonly game: Game;
    readonly seat: CountryId;
  }
  /** The three tests look at the same games, and to judge one takes longest. */
  const known = new Map<string, Looked>();
  const looked = (seed: number, rounds: number, seat: CountryId): Looked => {
    const { events, game } = randomGame(seed, { rounds });
    const judged = judgedOf(game);
    const { own } = partIn(timelineOf(events), seat, judged);
    return { told: ownMoments(game, own), judged, game, seat };
  };
  const holds = (check: (of: Looked) => void): void =>
    fc.assert(
      fc.property(games, ({ seed, rounds, seat }) => {
        const key = `${seed} ${rounds} ${seat}`;
        const of = known.get(key) ?? looked(seed, rounds, seat);
        known.set(key, of);
        check(of);
      }),
      { seed: 18, numRuns: 25 },
    );

  test('at most three moments are told, none twice, in the order of play, none too small', () => {
    holds(({ told }) => {
      expect(told.length).toBeLessThanOrEqual(MOST_MOMENTS);
      for (const { weight } of told) expect(weight).toBeGreaterThanOrEqual(A_POINT);
      expect(new Set(told.map(({ kind, round }) => `${kind} ${round}`)).size).toBe(told.length);
      const order = told.map(({ round, kind }) => 10 * round + MOMENT_KINDS.indexOf(kind));
      expect(order).toEqual(order.toSorted((a, b) => a - b));
    });
  });

  test('they are the seat’s own, in rounds that counted, and two share a round only where rounds run out', () => {
    holds(({ told, game, seat }) => {
      const rounds = countedRounds(game).map(({ round }) => round);
      for (const moment of told) {
        expect(rounds).toContain(moment.round);
        if (moment.decision !== null) {
          expect(moment.decision).toMatchObject({ countryId: seat, decidedBy: 'human' });
          expect(moment.decision.round).toBe(moment.round);
        }
        if (moment.kind !== 'trust') continue;
        if (seat !== usa) expect(moment.targetId).toBe(seat);
        else if (moment.decision !== null)
          expect([moment.targetId, BLOC]).toContain(moment.decision.address);
      }
      const kinds = new Set(told.map(({ kind }) => kind)).size;
      const apart = new Set(told.map(({ round }) => round)).size;
      if (apart < told.length) expect(kinds).toBeGreaterThan(1);
    });
  });

  test('the decision that gave away most is among them', () => {
    holds(({ told, judged, seat }) => {
      const own = judged.filter((one) => one.countryId === seat && one.decidedBy === 'human');
      const most = Math.max(0, ...own.map(({ regret }) => regret));
      if (most < A_POINT) return;
      expect(told.some((one) => one.kind === 'decision' && one.weight === most)).toBe(true);
    });
  });
});
