import { expect, test } from 'vitest';
import { ceiling } from './equilibrium.ts';
import { deadlockCosts, endTerms, expectationsAfter, sumTerms, threatRise } from './payoff.ts';
import type { Outcome } from './stage-tree.ts';
import type { StageGame, Threat } from './types.ts';

/** Card C1_Steel2018_Korea. */
const korea: StageGame = {
  eS: 0.15,
  eT: 0.1,
  cS: 0.06,
  cT: 0.55,
  kS: 0.04,
  kT: 0.06,
  aS: 0.15,
  aT: 0.12,
  dS: 0.05,
  kf: 0.02,
  gamma: 0,
  omega: 0.1,
  sT: 0.7,
  sS: 0.2,
  canLeave: true,
  X: 0.6,
  m: 0.12,
  h: 0.5,
  Dmin: 0.1,
  Dmax: 1,
  alphaQ: 0.05,
  alphaL: 0.2,
  phi: 0.5,
};
const loud = { publicity: 'loud', exception: false } as const;
const quiet = { publicity: 'quiet', exception: false } as const;

test('the worked check: Korea, loud, no exception', () => {
  expect(threatRise(korea, loud)).toBeCloseTo(0.18, 12);
  expect(expectationsAfter(korea, loud)).toBeCloseTo(0.28, 12);
  const costs = deadlockCosts(korea, 'none');
  expect(costs.sender).toBeCloseTo(0.0924, 12);
  expect(costs.target).toBeCloseTo(0.5824, 12);
  expect(korea.eS * costs.target - costs.sender).toBeCloseTo(-0.005, 3);
  expect(ceiling(korea, quiet).credible).toBe(false);
  const found = ceiling(korea, loud);
  expect(found.credible).toBe(true);
  expect(found.firm).toBeCloseTo(0.341, 3);
  expect(found.leave).toBeCloseTo(0.331, 3);
  expect(found.demand).toBe(found.leave);
});

test('an exception that is half believed halves the news', () => {
  expect(threatRise(korea, { ...loud, exception: true })).toBeCloseTo(0.09, 12);
  expect(threatRise({ ...korea, phi: 0 }, { ...loud, exception: true })).toBeCloseTo(0.18, 12);
});

test('retaliation adds its cost to either side', () => {
  const [none, taken] = [deadlockCosts(korea, 'none'), deadlockCosts(korea, 'taken')];
  expect(taken.sender - none.sender).toBeCloseTo(0.04, 12);
  expect(taken.target - none.target).toBeCloseTo(0.06, 12);
});

// model.md section 3, table of end nodes, by hand: gamma .25, demand .4, offer .3, loud with an
// exception; e = .1 + .2 * .9 * .5 = .19, K = .05 * .85 + .02 = .0625, CS = .0924, CT = .5824
const claim: Threat = { publicity: 'loud', exception: true, demand: 0.4 };
test.each<{ outcome: Outcome; sender: number; target: number }>([
  { outcome: 'none', sender: 0, target: 0 },
  { outcome: 'conceded', sender: 0.4 + 0.15 * 0.3 - 0.0625, target: -0.3 - 0.19 * 0.4 - 0.12 },
  {
    outcome: 'granted',
    sender: 0.3 + 0.15 * 0.225 - 0.15 * 0.25 - 0.0625,
    target: -0.225 - 0.19 * 0.3 - 0.12,
  },
  { outcome: 'backedDown', sender: -0.15 - 0.0625, target: 0 },
  {
    outcome: 'absorbed',
    sender: -0.0924 + 0.15 * 0.5824 - 0.0625,
    target: -0.5824 + 0.19 * 0.0924,
  },
  {
    outcome: 'retaliated',
    sender: -0.1324 + 0.15 * 0.6424 - 0.0625,
    target: -0.6424 + 0.19 * 0.1324,
  },
  { outcome: 'left', sender: -0.2 - 0.15 * (0.1 - 0.7) - 0.0625, target: 0.1 - 0.7 + 0.19 * 0.2 },
])('payoffs of $outcome', ({ outcome, sender, target }) => {
  const end = { outcome, offer: outcome === 'granted' ? 0.3 : null };
  const terms = endTerms({ ...korea, gamma: 0.25 }, claim, end);
  expect(sumTerms(terms.sender)).toBeCloseTo(sender, 12);
  expect(sumTerms(terms.target)).toBeCloseTo(target, 12);
});

test('leaving by term: the rival pays, the break costs, the loss of the sender is a comfort', () => {
  const { sender, target } = endTerms(
    korea,
    { ...quiet, demand: 0.4 },
    { outcome: 'left', offer: null },
  );
  expect(target).toEqual({
    material: -0.7,
    fear: (0.1 + 0.05 * 0.9) * 0.2,
    publicCost: 0,
    rival: 0.1,
  });
  expect(sender).toEqual({ material: -0.2, fear: -0.15 * (0.1 - 0.7), publicCost: 0, rival: 0 });
});

test('no term is a negative zero', () => {
  const free = { ...korea, cS: 0, cT: 0, m: 0, sS: 0, eS: 0, gamma: 1 };
  for (const outcome of ['conceded', 'backedDown', 'absorbed', 'left'] as const) {
    const { sender, target } = endTerms(free, { ...quiet, demand: 0.4 }, { outcome, offer: null });
    const values = [sender, target].flatMap(({ material, fear, publicCost }) => [
      material,
      fear,
      publicCost,
    ]);
    expect(values.some((value) => Object.is(value, -0))).toBe(false);
  }
});

test('a granted petition without an offer is our mistake', () => {
  expect(() => endTerms(korea, claim, { outcome: 'granted', offer: null })).toThrow(/offer/);
});
