import { describe, expect, test } from 'vitest';
import { randomGame } from '../../test/support/random-game.ts';
import { trustPaths } from './evidence.ts';
import {
  endsIn,
  LEAST,
  paradoxIn,
  publicityIn,
  regretIn,
  spilloverIn,
  trustIn,
  WARY,
} from './findings.ts';
import { regretOf } from './regret.ts';
import { weighedDemands, type WeighedDemand } from './weighed.ts';

const games = [1, 2, 3, 4, 5, 6, 7, 8].map((seed) => randomGame(seed, { rounds: 4 }).game);
const demands = games.map(weighedDemands);
const all = demands.flat();

/** A mean by another road than the one under test: sorted first, and weighted. */
function mean(values: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].reduce((sum, [value, n]) => sum + (value * n) / values.length, 0);
}

/** What a demand won, read from the played rounds. */
function wonByHand(select: (game: number, round: number, index: number) => boolean): number[] {
  return games.flatMap((game, place) =>
    game.rounds.flatMap(({ round, dyads }) =>
      dyads.flatMap((dyad, index) => {
        if (round === 0 || dyad.cable === null || !select(place, round, index)) return [];
        if (dyad.outcome === 'conceded') return [dyad.cable.demand / 100];
        return [dyad.outcome === 'granted' ? (dyad.offer ?? 0) / 100 : 0];
      }),
    ),
  );
}

test('the paradox compares what trusting and wary targets gave', () => {
  const found = paradoxIn(demands);
  if (found.kind !== 'paradox') throw new Error('too few');
  const start = (place: number, round: number, index: number): number => {
    const made = demands[place]?.find(
      (one) => one.round === round && one.targetId === games[place]?.setup.cast.targets[index]?.id,
    );
    return made?.expectations ?? Number.NaN;
  };
  const trusting = wonByHand((...at) => start(...at) < WARY);
  const wary = wonByHand((...at) => start(...at) >= WARY);
  expect([found.trusting.n, found.wary.n]).toEqual([trusting.length, wary.length]);
  expect(found.trusting.n + found.wary.n).toBe(all.length);
  expect(found.trusting.mean).toBeCloseTo(mean(trusting), 12);
  expect(found.wary.mean).toBeCloseTo(mean(wary), 12);
  expect(found.gap.difference).toBeCloseTo(mean(trusting) - mean(wary), 12);
  expect(found.games).toBe(demands.filter((some) => some.length > 0).length);
});

test('quiet and loud are of allies alone', () => {
  const found = publicityIn(demands);
  if (found.kind !== 'publicity') throw new Error('too few');
  for (const publicity of ['quiet', 'loud'] as const) {
    const some = all.filter((one) => one.ally && one.publicity === publicity);
    expect(found[publicity].won.n).toBe(some.length);
    expect(found[publicity].won.mean).toBeCloseTo(mean(some.map(({ won }) => won)), 12);
    expect(found[publicity].trustLost.mean).toBeCloseTo(mean(some.map((one) => one.trustLost)), 12);
    expect(found[publicity].securityLost.mean).toBeCloseTo(
      mean(some.map((one) => one.securityLost)),
      12,
    );
  }
});

test('spillover is what watching allies moved', () => {
  const found = spilloverIn(demands);
  if (found.kind !== 'spillover') throw new Error('too few');
  const loud = all.filter((one) => one.ally && one.publicity === 'loud');
  expect(found.loud.mean).toBeCloseTo(mean(loud.map(({ watchers }) => watchers)), 12);
  expect(found.gap.difference).toBeCloseTo((found.quiet.mean ?? 0) - (found.loud.mean ?? 0), 12);
});

test('trust is that of the allies at the start and at the end', () => {
  const paths = games.map((game) =>
    trustPaths(game).filter((_, index) => game.setup.cast.targets[index]?.alignment === 'ally'),
  );
  const found = trustIn(paths);
  if (found.kind !== 'trust') throw new Error('too few');
  const allies = games.flatMap(({ setup, dyads }) =>
    setup.cast.targets.flatMap((card, index) =>
      card.alignment === 'ally' ? [{ card, state: dyads[index]?.state }] : [],
    ),
  );
  expect(found.dyads).toBe(allies.length);
  expect(found.before).toBeCloseTo(mean(allies.map(({ card }) => 1 - card.eT)), 12);
  expect(found.after).toBeCloseTo(mean(allies.map(({ state }) => 1 - (state?.eT ?? 0))), 12);
  expect(found.fell).toBe(allies.filter(({ card, state }) => (state?.eT ?? 0) > card.eT).length);
  expect(found.left).toBe(allies.filter(({ state }) => state?.aligned === false).length);
});

test('regret is of people, by kind, the dearest first', () => {
  const regrets = games.slice(0, 3).map(regretOf);
  const found = regretIn(regrets);
  if (found.kind !== 'regret') throw new Error('too few');
  const own = regrets.flat().filter(({ decidedBy }) => decidedBy === 'human');
  expect(found.decisions).toBe(own.length);
  expect(found.best).toBe(own.length - own.filter(({ regret }) => regret >= 0.01).length);
  const means = found.kinds.map(({ cost }) => cost.mean ?? 0);
  expect(means).toEqual(means.toSorted((a, b) => b - a));
  for (const { kind, cost } of found.kinds) {
    const some = own.filter((one) => one.kind === kind);
    expect(cost.n).toBe(some.length);
    expect(cost.mean).toBeCloseTo(mean(some.map(({ regret }) => regret)), 12);
  }
});

test('ends are counted against what was possible', () => {
  const possible = {
    frontier: [
      { sender: 100, allies: 20 },
      { sender: 50, allies: 50 },
    ],
    peace: { sender: 30, allies: 40 },
  };
  const ends = [
    { sender: 110, allies: 10 },
    { sender: 40, allies: 40 },
    { sender: 20, allies: 30 },
    { sender: 20, allies: 60 },
  ].map((end) => ({ end, possible }));
  expect(endsIn(ends)).toEqual({ kind: 'ends', games: 4, beaten: 2, belowPeace: 1 });
});

test('a game that only rounding parts from what was possible is not beaten by it', () => {
  const peace = { sender: 2874.48, allies: 694.245 };
  const possible = { frontier: [peace], peace };
  const end = { sender: 2873, allies: 693.25 };
  const ends = [end, end, end].map((one) => ({ end: one, possible }));
  expect(endsIn(ends)).toMatchObject({ beaten: 0, belowPeace: 0 });
});

describe(`a group of fewer than ${LEAST} says nothing but how many there are`, () => {
  const [one] = all.filter(({ ally }) => ally);
  if (one === undefined) throw new Error('no demand');
  const make = (n: number, change: Partial<WeighedDemand>): WeighedDemand[] =>
    Array.from({ length: n }, () => ({ ...one, ...change }));

  test.each([
    [
      'paradox',
      paradoxIn([[...make(9, { expectations: 0.1 }), ...make(2, { expectations: 0.5 })]]),
    ],
    [
      'publicity',
      publicityIn([[...make(9, { publicity: 'quiet' }), ...make(2, { publicity: 'loud' })]]),
    ],
    [
      'spillover',
      spilloverIn([[...make(9, { publicity: 'quiet' }), ...make(2, { publicity: 'loud' })]]),
    ],
  ])('%s', (about, found) => {
    expect(found).toMatchObject({ kind: 'too-few', about });
    if (found.kind !== 'too-few') throw new Error('said something');
    expect(found.counts.map(({ n }) => n)).toEqual([9, 2]);
  });

  test('trust, ends and regret', () => {
    expect(trustIn([[]])).toMatchObject({ kind: 'too-few', about: 'trust' });
    expect(endsIn([])).toMatchObject({ kind: 'too-few', about: 'ends' });
    expect(regretIn([[]])).toMatchObject({ kind: 'too-few', about: 'regret' });
  });

  test('with that many it speaks, without an interval', () => {
    const enough = [[...make(3, { expectations: 0.1 }), ...make(3, { expectations: 0.5 })]];
    expect(paradoxIn(enough)).toMatchObject({ kind: 'paradox', gap: { interval: null } });
  });
});
