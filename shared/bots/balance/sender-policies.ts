import { ceiling, equilibrium, THREAT_KINDS } from '../../model/equilibrium.ts';
import type { Publicity, ThreatKind } from '../../model/types.ts';
import { demandPercent } from '../../model/whole-percent.ts';
import type { Random } from '../chance.ts';
import {
  addressedBy,
  cardAt,
  isAlly,
  shadowAt,
  stageAt,
  weightAt,
  type Demand,
  type TableMoment,
} from './table.ts';

/**
 * How a simulated sender decides: one demand or none per target, in the scenario's order. A bloc is
 * one address: what it says to the first member it says to all, and to the others nothing else.
 */
export interface SenderPolicy {
  readonly id: string;
  /** What it does, as a table of results explains it. */
  readonly sentence: string;
  readonly demands: (moment: TableMoment, random: Random) => readonly (Demand | null)[];
}

type PerDyad = (moment: TableMoment, index: number, random: Random) => Demand | null;

const NONE: SenderPolicy['demands'] = ({ cards }) => cards.map(() => null);

/** The same rule for each target on its own. */
function each(rule: PerDyad): SenderPolicy['demands'] {
  return (moment, random) => moment.cards.map((_, index) => rule(moment, index, random));
}

/** A rule for one target; the others are left alone. */
function only(
  pick: (moment: TableMoment) => number | null,
  rule: PerDyad,
): SenderPolicy['demands'] {
  return (moment, random) => {
    const chosen = pick(moment);
    return moment.cards.map((_, index) => (index === chosen ? rule(moment, index, random) : null));
  };
}

/** The most a target would meet in one manner, times `share`; at least the smallest demand. */
function ask(kind: ThreatKind, share = 1): PerDyad {
  return (moment, index) => {
    const stage = stageAt(moment, index);
    const most = Math.max(stage.Dmin, ceiling(stage, kind).demand);
    const percent = demandPercent(Math.min(stage.Dmax, share * most));
    const least = Math.ceil(100 * stage.Dmin - 1e-7);
    const demand = Math.max(least, percent) / 100;
    return { ...kind, demand, instrument: addressedBy(moment, index) };
  };
}

const kind = (publicity: Publicity): ThreatKind => ({ publicity, exception: false });
const QUIETLY = ask(kind('quiet'));
const ALOUD = ask(kind('loud'));

/** What theory does to each target alone; at most the best exception is claimed as one. */
function theory(mu: 0 | 1): SenderPolicy['demands'] {
  return (moment) => {
    const plans = moment.cards.map((_, index) => {
      const stage = stageAt(moment, index);
      const shadow = { ...shadowAt(moment, index), mu };
      const plan = equilibrium(stage, shadow);
      const plain = plan.exception ? equilibrium({ ...stage, phi: 0, kf: 1 }, shadow) : plan;
      const worth = weightAt(moment, index) * plan.uS;
      return { stage, plan, plain, worth };
    });
    const best = Math.max(...plans.map(({ plan, worth }) => (plan.exception ? worth : 0)));
    return plans.map(({ stage, plan, plain, worth }, index) => {
      const kept = plan.exception && worth < best ? plain : plan;
      const percent = demandPercent(kept.demand);
      if (kept.act === 'none' || percent < Math.ceil(100 * stage.Dmin - 1e-7)) return null;
      const { publicity, exception } = kept;
      const instrument = addressedBy(moment, index);
      return { demand: percent / 100, publicity, exception, instrument };
    });
  };
}

/** The aligned ally whose loss in deadlock is largest for each unit of the sender's own. */
function mostDependent(moment: TableMoment): number | null {
  let best: number | null = null;
  let ratio = 0;
  moment.cards.forEach((card, index) => {
    if (!isAlly(card) || moment.state.dyads[index]?.aligned !== true) return;
    const { cT, cS } = stageAt(moment, index);
    if (cT / Math.max(cS, 1e-6) <= ratio) return;
    ratio = cT / Math.max(cS, 1e-6);
    best = index;
  });
  return best;
}

/** A quiet demand that is believed, met, and worth its shadow; otherwise none. */
const quietWhilePaying: PerDyad = (moment, index, random) => {
  const stage = stageAt(moment, index);
  const plan = equilibrium(
    { ...stage, alphaL: 0.5, aT: 0.4, dS: 0.1, phi: 0, kf: 1 },
    shadowAt(moment, index),
  );
  const met = plan.publicity === 'quiet' && plan.outcome === 'conceded';
  return plan.act === 'threat' && met ? QUIETLY(moment, index, random) : null;
};

/** Any manner and any demand, or none, all equally likely. */
const atRandom: PerDyad = (moment, index, random) => {
  const choice = THREAT_KINDS[Math.floor(random() * 5)];
  if (choice === undefined) return null;
  const card = cardAt(moment, index);
  const [least, most] = [Math.ceil(100 * card.Dmin - 1e-7), demandPercent(card.Dmax)];
  const demand = (least + Math.floor(random() * (most - least + 1))) / 100;
  return { ...choice, demand, instrument: addressedBy(moment, index) };
};

const escalating: PerDyad = (moment, index, random) => {
  const { round, rounds } = moment;
  if (round === 1) return index === mostDependent(moment) ? QUIETLY(moment, index, random) : null;
  if (2 * round <= rounds + 1) return QUIETLY(moment, index, random);
  return round === rounds
    ? ask(kind('loud'), 1.5)(moment, index, random)
    : ALOUD(moment, index, random);
};

/** Every simulated sender. */
export const SENDER_POLICIES: readonly SenderPolicy[] = [
  { id: 'never', sentence: 'threatens nobody', demands: NONE },
  {
    id: 'quiet-once',
    sentence: 'one quiet demand on the most dependent ally, in the first round only',
    demands: only((moment) => (moment.round === 1 ? mostDependent(moment) : null), QUIETLY),
  },
  {
    id: 'quiet-client',
    sentence: 'one quiet demand a round on the most dependent ally, while it is believed and pays',
    demands: only(mostDependent, quietWhilePaying),
  },
  { id: 'line-b', sentence: 'theory, counting what a threat costs later', demands: theory(1) },
  { id: 'line-a', sentence: 'theory that looks at this round only', demands: theory(0) },
  { id: 'quiet-all', sentence: 'a quiet demand on everybody', demands: each(QUIETLY) },
  {
    id: 'quiet-exception',
    sentence: 'a quiet demand on everybody, each called an exception',
    demands: each(ask({ publicity: 'quiet', exception: true })),
  },
  { id: 'loud-all', sentence: 'a loud demand on everybody', demands: each(ALOUD) },
  {
    id: 'over-demand',
    sentence: 'a loud demand on everybody for half as much again as would be met',
    demands: each(ask(kind('loud'), 1.5)),
  },
  {
    id: 'loud-once',
    sentence: 'a loud demand on everybody in the first round, then peace',
    demands: (moment, random) => (moment.round === 1 ? each(ALOUD) : NONE)(moment, random),
  },
  { id: 'random', sentence: 'anything', demands: each(atRandom) },
  {
    id: 'escalating',
    sentence: 'quiet with one, quiet with all, loud with all, loud and too much',
    demands: each(escalating),
  },
];
