import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { expect, test } from 'vitest';
import { shadowCost, THREAT_KINDS } from '../../shared/model/equilibrium.ts';
import { PARAMETERS, type ParameterSymbol } from '../../shared/model/parameters.ts';
import { endTerms, sumTerms } from '../../shared/model/payoff.ts';
import type { Outcome } from '../../shared/model/stage-tree.ts';
import type { Shadow, StageGame, Threat } from '../../shared/model/types.ts';
import { cells, drawnCell, type GapCell } from './gap-cells.ts';

/** `RECORD_DRAWS=200000` for the whole proof. */
const DRAWS = Number(process.env['RECORD_DRAWS'] ?? 20_000);
const TEMPERATURE = 0.1;
const CLASSES = ['ally', 'adversary'] as const;
type Class = (typeof CLASSES)[number];

const random = xoroshiro128plus(25);
const chance = (): number => uniformInt(random, 0, 999_999) / 1_000_000;

/**
 * A dyad of a cell. A level of cost is a quarter of a stake to the target and a tenth of one to the
 * sender, give or take a quarter of a level: dependence is asymmetric, as in the model's defaults.
 * Both sizes are ours, and so only the order is tested.
 */
function dyadOf(kind: Class, { gap }: GapCell): StageGame {
  const dial = (symbol: ParameterSymbol): number => PARAMETERS[symbol][kind];
  const level = (n: number): number => 0.25 * (n - 0.5 + chance() / 2);
  return {
    ...{
      eS: dial('eS'),
      eT: dial('eT'),
      cS: level(gap < 0 ? 2 : 1) / 2.5,
      cT: level(gap < 0 ? 1 : 1 + gap),
    },
    ...{
      kS: dial('kS'),
      kT: dial('kT'),
      aS: dial('aS'),
      aT: dial('aT'),
      dS: dial('dS'),
      kf: dial('kf'),
    },
    ...{
      gamma: dial('gamma'),
      omega: dial('omega'),
      sT: dial('sT'),
      sS: dial('sS'),
      canLeave: kind === 'ally',
    },
    ...{ X: dial('X'), m: dial('m'), h: dial('h'), Dmin: dial('Dmin'), Dmax: dial('Dmax') },
    ...{ alphaQ: dial('alphaQ'), alphaL: dial('alphaL'), phi: dial('phi') },
  };
}

/** Line B over the rest of a game, three other allies watching. */
function shadowOver(kind: Class): Shadow {
  const dial = (symbol: ParameterSymbol): number => PARAMETERS[symbol].ally;
  const others = Array.from({ length: 3 }, () => ({ eT: dial('eT'), m: dial('m') }));
  return {
    ...{ mu: 1, wS: dial('wS'), V: dial('V'), R: 2, rho: dial('rho'), sigma: dial('sigma') },
    ...{ oQ: dial('oQ'), oL: dial('oL'), others, targetIsAlly: kind === 'ally', inPlay: true },
  };
}

interface Worth {
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

const mixed = (worths: readonly Worth[], shares: readonly number[]): Worth => ({
  sender: worths.reduce((sum, worth, i) => sum + worth.sender * (shares[i] ?? 0), 0),
  target: worths.reduce((sum, worth, i) => sum + worth.target * (shares[i] ?? 0), 0),
});

/** Noisy play after a threat, backwards from its ends: what it is worth, and how often it is met. */
function noisily(game: StageGame, threat: Threat): Worth & { readonly met: number } {
  const ends = (...outcomes: readonly Outcome[]): readonly Worth[] =>
    outcomes.map((outcome) => {
      const { sender, target } = endTerms(game, threat, { outcome, offer: null });
      return { sender: sumTerms(sender), target: sumTerms(target) };
    });
  const [conceded, backedDown, left, ...deadlocks] = ends(
    'conceded',
    'backedDown',
    'left',
    'absorbed',
    'retaliated',
  );
  if (!conceded || !backedDown || !left) throw new Error('no ends');
  const imposed = mixed(deadlocks, logit(deadlocks.map(({ target }) => target)));
  const firm = mixed([imposed, backedDown], logit([imposed.sender, backedDown.sender]));
  const answers = game.canLeave ? [conceded, firm, left] : [conceded, firm];
  const shares = logit(answers.map(({ target }) => target));
  return { ...mixed(answers, shares), met: shares[0] ?? 0 };
}

const DEMANDS = Array.from({ length: 10 }, (_, i) => 0.1 * (i + 1));

/** How often the sender threatens at all, and how often what it then asks is met. */
function played(
  game: StageGame,
  shadow: Shadow,
): { readonly threatened: number; readonly met: number } {
  const options = THREAT_KINDS.flatMap((kind) => {
    const later = shadowCost(game, kind, shadow);
    return DEMANDS.map((demand) => {
      const { sender, met } = noisily(game, { ...kind, demand });
      return { value: sender - later, met };
    });
  });
  // writing nothing weighs like all threats together, or a finer scale of demands would make for more of them
  const weights = [options.length, ...options.map(() => 1)];
  const [none = 1, ...shares] = logit([0, ...options.map(({ value }) => value)], weights);
  return {
    threatened: 1 - none,
    met: options.reduce((sum, { met }, i) => sum + met * (shares[i] ?? 0), 0) / (1 - none),
  };
}

/** Threats and concessions to be expected over what was drawn: shares, so that rare cells do not flicker. */
class Tally {
  drawn = 0;
  threats = 0;
  concessions = 0;

  add({ threatened, met }: ReturnType<typeof played>): void {
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

test(`25: noisy play over ${DRAWS} draws has the order of the record, whatever its levels`, () => {
  const classes = { ally: new Tally(), adversary: new Tally() };
  const gaps = new Map(cells.map(({ gap }) => [gap, { ally: new Tally(), all: new Tally() }]));
  for (let draw = 0; draw < DRAWS; draw += 1) {
    const kind = CLASSES[draw % 2] ?? 'ally';
    const cell = drawnCell(chance);
    const shares = played(dyadOf(kind, cell), shadowOver(kind));
    classes[kind].add(shares);
    const of = gaps.get(cell.gap);
    of?.all.add(shares);
    if (kind === 'ally') of?.ally.add(shares);
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
