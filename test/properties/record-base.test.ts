import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { expect, test } from 'vitest';
import type { Encounter } from '../../shared/model/encounter.ts';
import { metAt, opened, reckoningsOf, type Reckoning } from '../../shared/model/reckoning.ts';
import { cells, drawnCell, type GapCell } from './gap-cells.ts';

/** `RECORD_DRAWS=200000` for the whole proof. */
const DRAWS = Number(process.env['RECORD_DRAWS'] ?? 10_000);
const TEMPERATURE = 0.1;
const CLASSES = ['ally', 'adversary'] as const;
type Standing = (typeof CLASSES)[number];

const random = xoroshiro128plus(25);
const chance = (): number => uniformInt(random, 0, 999_999) / 1_000_000;

/** The defaults of model.md section 2. */
const DEFAULTS = {
  ally: { eS: 0.1, eT: 0.1, kS: 0.05, kT: 0.05, m: 0.2, g: 0.4 },
  adversary: { eS: 0.6, eT: 0.8, kS: 0.15, kT: 0.03, m: 0, g: 0 },
} as const;
const WORLD = {
  ...{ aS: 0.18, aT: 0.12, dS: 0.12, kf: 0.08, gamma: 0, omega: 0.04, sT: 0.8, sS: 0.12, X: 0.6 },
  ...{ h: 0.4, wS: 2, V: 5, R: 2, rho: 0.2, beta: 0.2, sigma: 0.3, oQ: 0.2, oL: 0.7, alphaQ: 0.07 },
  ...{ alphaL: 0.24, phi: 0.85, Dmin: 0.1, Dmax: 0.8, q: 0, B: 0, w: 0 },
} as const;

/**
 * A dyad of a cell. A level of cost is a quarter of a stake to the target and a tenth of one to the
 * sender, give or take a quarter of a level: dependence is asymmetric, as in the model's defaults.
 * Both sizes are ours, and so only the order is tested.
 */
function dyadIn(standing: Standing, { gap }: GapCell): Encounter {
  const level = (n: number): number => 0.25 * (n - 0.5 + chance() / 2);
  const of = DEFAULTS[standing];
  const ally = standing === 'ally';
  return {
    ...{ ...WORLD, ...of, e0: of.eT, aligned: ally, canLeave: ally },
    ...{ cS: level(gap < 0 ? 2 : 1) / 2.5, cT: level(gap < 0 ? 1 : 1 + gap) },
    listeners: ally ? [1, 2, 3].map(() => ({ eT: 0.1, m: 0.2 })) : [],
  };
}

interface Payoffs {
  readonly sender: number;
  readonly target: number;
}

/** The shares in which somebody chooses among options of these values, by weight. */
function logit(
  values: readonly number[],
  weights: readonly number[] = values.map(() => 1),
): readonly number[] {
  const most = Math.max(...values);
  const raw = values.map((value, i) => (weights[i] ?? 1) * Math.exp((value - most) / TEMPERATURE));
  const sum = raw.reduce((a, b) => a + b, 0);
  return raw.map((one) => one / sum);
}

/** Noisy play after a threat, backwards from its ends: what it is worth, and how often it is met. */
function noisily(one: Reckoning, demand: number): Payoffs & { readonly met: number } {
  const { kappa, x } = metAt({ ...one, Lambda: Infinity }, demand);
  const conceded = { sender: x, target: 0 - kappa };
  const [backs = 0, imposes = 0] = logit([0 - one.aS, one.iv]);
  const firm = { sender: imposes * one.iv - backs * one.aS, target: 0 - imposes * one.P };
  const left = { sender: one.left, target: 0 - one.Lambda };
  const answers = one.Lambda < Infinity ? [conceded, firm, left] : [conceded, firm];
  const shares = logit(answers.map(({ target }) => target));
  const sum = (of: (payoffs: Payoffs) => number): number =>
    answers.reduce((total, answer, i) => total + of(answer) * (shares[i] ?? 0), 0);
  return {
    sender: sum(({ sender }) => sender) - one.K,
    target: sum(({ target }) => target) - one.KT,
    met: shares[0] ?? 0,
  };
}

const DEMANDS = Array.from({ length: 8 }, (_, i) => 0.1 * (i + 1));

/** How often the sender threatens at all, and how often what it then asks is met. */
function playedIn(one: Encounter): { readonly threatened: number; readonly met: number } {
  // cards known, and later only the price of the news
  const later = reckoningsOf([one]);
  const options = reckoningsOf([{ ...one, later: 0 }]).flatMap((reckoning, at) => {
    const known = opened(reckoning, { sender: 'calm', u: 0, cT: one.cT });
    const priced = { ...known, K: later[at]?.K ?? NaN };
    return DEMANDS.map((demand) => noisily(priced, demand));
  });
  // writing nothing weighs like all threats together, or a finer scale of demands would make for more of them
  const weights = [options.length, ...options.map(() => 1)];
  const [none = 1, ...shares] = logit([0, ...options.map(({ sender }) => sender)], weights);
  return {
    threatened: 1 - none,
    met: options.reduce((sum, { met }, i) => sum + met * (shares[i] ?? 0), 0) / (1 - none),
  };
}

/** Threats and concessions to be expected over what was drawn: shares, so that rare cells do not flicker. */
class ShareTally {
  drawn = 0;
  threats = 0;
  concessions = 0;

  add({ threatened, met }: ReturnType<typeof playedIn>): void {
    this.drawn += 1;
    this.threats += threatened;
    this.concessions += threatened * met;
  }

  get rate(): number {
    return this.threats / this.drawn;
  }

  get met(): number {
    return this.concessions / this.threats;
  }
}

test(`25: noisy play of the base game over ${DRAWS} draws has the order of the record, whatever its levels`, () => {
  const classes = { ally: new ShareTally(), adversary: new ShareTally() };
  const gaps = new Map(
    cells.map(({ gap }) => [gap, { ally: new ShareTally(), all: new ShareTally() }]),
  );
  for (let draw = 0; draw < DRAWS; draw += 1) {
    const standing = CLASSES[draw % 2] ?? 'ally';
    const cell = drawnCell(chance);
    const shares = playedIn(dyadIn(standing, cell));
    classes[standing].add(shares);
    const of = gaps.get(cell.gap);
    of?.all.add(shares);
    if (standing === 'ally') of?.ally.add(shares);
  }
  if (process.env['RECORD_DRAWS'] !== undefined) {
    for (const [name, { drawn, rate, met }] of Object.entries(classes)) {
      console.info(name, drawn, rate, met);
    }
    for (const [gap, { all, ally }] of gaps) {
      console.info(gap, all.drawn, 'all', all.rate, all.met, 'ally', ally.rate, ally.met);
    }
  }
  expect([...gaps.keys()]).toEqual([-1, 0, 1, 2]);
  // 13.8 against 1.9 episodes per 1,000 dyad-years
  expect(classes.adversary.rate).toBeGreaterThan(classes.ally.rate);
  // 69 of 395 threats met outright against 2 of 50
  expect(classes.ally.met).toBeGreaterThan(classes.adversary.met);
  // 6, 30, 55 and 67 percent
  for (const over of ['all', 'ally'] as const) {
    const met = [...gaps.values()].map((tallies) => tallies[over].met);
    expect(met).toEqual(met.toSorted((a, b) => a - b));
    expect(new Set(met).size).toBe(4);
  }
});
