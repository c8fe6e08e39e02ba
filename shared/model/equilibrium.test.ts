import { expect, test } from 'vitest';
import { backwardInduction } from '../../test/support/backward-induction.ts';
import { ceiling, equilibrium, shadowCost } from './equilibrium.ts';
import type { Shadow, StageGame } from './types.ts';

const base: StageGame = {
  eS: 0.5,
  eT: 0.1,
  cS: 0.1,
  cT: 0.6,
  kS: 0,
  kT: 0.1,
  aS: 0.15,
  aT: 0.12,
  dS: 0.05,
  kf: 0.02,
  gamma: 0,
  omega: 0,
  sT: 0.9,
  sS: 0.1,
  canLeave: false,
  X: 0.6,
  m: 0.2,
  h: 0,
  Dmin: 0.1,
  Dmax: 1,
  alphaQ: 0.05,
  alphaL: 0.2,
  phi: 0.5,
};
const shadow: Shadow = {
  mu: 1,
  wS: 4,
  V: 0,
  R: 2,
  rho: 0.1,
  sigma: 0.3,
  oQ: 0.2,
  oL: 1,
  others: [
    { eT: 0.1, m: 0.2 },
    { eT: 0.2, m: 0.1 },
  ],
  targetIsAlly: true,
  inPlay: false,
};
const quiet = { publicity: 'quiet', exception: false } as const;
const loud = { publicity: 'loud', exception: false } as const;

test.each([
  { game: 'credible', change: {}, credible: true, demand: (0.6 - 0.145 * 0.1) / 1.145 },
  { game: 'not credible', change: { eS: 0.15 }, credible: false, demand: 0 },
  { game: 'capped', change: { Dmax: 0.3 }, credible: true, demand: 0.3 },
  {
    game: 'half shared',
    change: { gamma: 0.4 },
    credible: true,
    demand: (0.6 - 0.145 * 0.1) / 0.745,
  },
])('the ceiling of a quiet threat, $game', ({ change, credible, demand }) => {
  const found = ceiling({ ...base, ...change }, quiet);
  expect(found.credible).toBe(credible);
  expect(found.demand).toBeCloseTo(demand, 12);
  expect(Object.is(found.demand, -0)).toBe(false);
  expect(found.leave).toBe(Infinity);
});

test('a loud threat that is not credible has a ceiling below nothing', () => {
  const found = ceiling({ ...base, eS: 0, aS: 0 }, loud);
  expect(found.demand).toBeCloseTo(-0.12 / 1.28, 12);
});

test('the shadow of the vectors: the later rounds only', () => {
  const bracket = 0.9 + 0.81;
  const target = 0.2 * 0.045;
  const watchers = 0.3 * 0.2 * 0.045 * (0.2 * 0.9 + 0.1 * 0.8);
  expect(shadowCost(base, quiet, shadow)).toBeCloseTo(4 * 0.6 * bracket * (target + watchers), 12);
});

test('the shadow in play: this round too, watchers already recovering, and the recovery forgone', () => {
  const target = (1 + 0.9 + 0.81) * 0.2 * (0.18 + 0.02);
  const watchers = (0.9 + 0.81 + 0.729) * 0.3 * 0.18 * (0.2 * 0.9 + 0.1 * 0.8);
  const inPlay = { ...shadow, inPlay: true, forgone: 0.02 };
  expect(shadowCost(base, loud, inPlay)).toBeCloseTo(4 * 0.6 * (target + watchers), 12);
});

test.each([
  { of: 'line A', change: { mu: 0 }, worth: 0 },
  { of: 'the last round without legacy', change: { R: 0 }, worth: 0 },
  { of: 'recovery at once', change: { rho: 1 }, worth: 0 },
])('no shadow on $of', ({ change, worth }) => {
  expect(shadowCost(base, loud, { ...shadow, ...change })).toBe(worth);
});

test('without recovery every later round counts alike', () => {
  const [once, thrice] = [1, 3].map((R) => shadowCost(base, loud, { ...shadow, rho: 0, R }));
  expect(thrice).toBeCloseTo(3 * (once ?? 0), 12);
});

test('a threat to a non-ally puts off nobody', () => {
  const cost = shadowCost({ ...base, m: 0 }, loud, { ...shadow, targetIsAlly: false });
  expect(cost).toBe(0);
});

test.each([
  { what: 'a dear enough demand is made quietly', change: {}, outcome: 'conceded' },
  {
    what: 'an ally that is not afraid of a friend is left alone',
    change: { eS: 0.05, aS: 0 },
    outcome: 'none',
  },
  {
    what: 'an adversary is pushed into deadlock',
    change: { eS: 0.9, eT: 0.8, Dmin: 0.5 },
    outcome: 'absorbed',
  },
  {
    what: 'an adversary that hurts more than itself strikes back',
    change: { eS: 0.9, eT: 0.8, Dmin: 0.5, kS: 0.1, kT: 0.05 },
    outcome: 'retaliated',
  },
  {
    what: 'a burden is pushed out',
    change: { eS: 0.9, canLeave: true, omega: 0, sT: 0.4, sS: 0, Dmin: 0.4 },
    outcome: 'left',
  },
])('$what', ({ change, outcome }) => {
  const game = { ...base, ...change };
  const myopic = { ...shadow, mu: 0 };
  expect(equilibrium(game, myopic).outcome).toBe(outcome);
  const tree = backwardInduction(game, myopic, 0.01);
  expect(tree.outcome).toBe(outcome);
  expect(Math.abs(tree.uS - equilibrium(game, myopic).uS)).toBeLessThanOrEqual(
    0.01 * (1 + game.eS),
  );
});

test('no threat is written as nothing at all', () => {
  expect(equilibrium({ ...base, eS: 0, aS: 0 }, shadow)).toEqual({
    act: 'none',
    publicity: 'quiet',
    exception: false,
    outcome: 'none',
    demand: 0,
    uS: 0,
    uT: 0,
  });
});

test('a grid needs a step', () => {
  for (const step of [0, -1, NaN]) {
    expect(() => backwardInduction(base, shadow, step)).toThrow(RangeError);
  }
});
