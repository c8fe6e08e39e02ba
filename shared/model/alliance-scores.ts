import { dyadsActed, isReturning, updated, type DyadActed } from './alliance-updates.ts';
import { anyOrderSum } from './any-order-sum.ts';
import { assertNever } from './assert-never.ts';
import type { RoundStart } from './dials.ts';
import { afterPeace, horizonOf, trustToCome, type Encounter, type Horizon } from './encounter.ts';
import { blocCost } from './membership.ts';
import { expectationsAfter } from './payoff.ts';
import { stanceCost } from './round-scores.ts';
import type { AllianceState, RoundAct, TrustStep } from './types.ts';

/** A round's score by term, in stakes; the score is their sum. A round of peace scores 0 in every term. */
export interface RoundTerms {
  /** What is given and taken, lost in deadlock, or left behind. */
  readonly material: number;
  /** What the other side gained or lost, weighted by conflict expectations. */
  readonly fear: number;
  /** What saying it aloud, claiming an exception, retreating or giving in costs before an audience. */
  readonly publicCost: number;
  /** What being seen to act is worth to a restless sender. */
  readonly home: number;
  /** What its stance and a bloc cost a target. */
  readonly posture: number;
  /** Everything that the round changes in the rest of the game. */
  readonly alliance: number;
}

/** The cards drawn for a round: the sender's, and each target's private factor (-w ... w). */
export interface Draws {
  readonly restless: boolean;
  readonly u: readonly number[];
}

/** A closed round: where it leaves the alliance, and the scores by term. */
export interface ClosedRound {
  readonly after: AllianceState;
  /** By dyad: every move of the target's expectations, in order. */
  readonly trust: readonly (readonly TrustStep[])[];
  readonly sender: RoundTerms;
  /** The sender's score by dyad. */
  readonly senderByDyad: readonly RoundTerms[];
  readonly targets: readonly RoundTerms[];
}

const NO_TERMS: RoundTerms = {
  material: 0,
  fear: 0,
  publicCost: 0,
  home: 0,
  posture: 0,
  alliance: 0,
};
const TERM_NAMES = ['material', 'fear', 'publicCost', 'home', 'posture', 'alliance'] as const;

/** A score: the sum of its terms, always added in the same order. @returns stakes */
export function totalTerms(terms: RoundTerms): number {
  return TERM_NAMES.reduce((sum, term) => sum + terms[term], 0);
}

/**
 * Closes a round: what everybody scores for it, and where it leaves the alliance. Every member of a
 * bloc is scored on its own parameters, undiluted.
 *
 * @param acts  one per dyad, in the scenario's order; a leaked cable counts as loud
 * @throws {RangeError} if the lists differ in length or an instrument is unknown
 * @throws {Error} if an outcome does not belong to its threat, or a granted petition lacks its offer
 * @see model.md section 4, score of a round (design)
 */
export function scoredRound(
  standing: RoundStart,
  acts: readonly RoundAct[],
  draws: Draws,
): ClosedRound {
  const dyads = dyadsActed(standing, acts);
  const { after, trust } = updated(standing, dyads);
  const size = acts.filter(({ inBloc }) => inBloc === true).length;
  const scored = dyads.map((dyad, index) => {
    const { world, roundsLeft } = standing;
    const horizon = horizonOf({ R: roundsLeft, V: world.V, rho: world.rho });
    const eT = after.dyads[index]?.eT ?? dyad.before.eT;
    const u = draws.u[index] ?? 0;
    const end = endOf(dyad, { u, home: draws.restless ? world.B : 0, size });
    return withAlliance(standing, { dyad, horizon, eT }, end);
  });
  const senderByDyad = scored.map(({ sender }) => sender);
  return {
    after,
    trust,
    senderByDyad,
    sender: totalsOf(senderByDyad),
    targets: scored.map(({ target }) => target),
  };
}

function totalsOf(parts: readonly RoundTerms[]): RoundTerms {
  const sum = (of: (terms: RoundTerms) => number): number => anyOrderSum(parts.map(of));
  return {
    material: sum(({ material }) => material),
    fear: sum(({ fear }) => fear),
    publicCost: sum(({ publicCost }) => publicCost),
    home: sum(({ home }) => home),
    posture: 0,
    alliance: sum(({ alliance }) => alliance),
  };
}

interface Sides {
  readonly sender: RoundTerms;
  readonly target: RoundTerms;
}

/** What this round's end pays, without what it changes later. `size` is that of the bloc. */
function endOf(
  { act, encounter }: DyadActed,
  at: { readonly u: number; readonly home: number; readonly size: number },
): Sides {
  if (act.threat === null || encounter === null) return { sender: NO_TERMS, target: NO_TERMS };
  const { eS } = encounter;
  const { publicity, exception, demand } = act.threat;
  const loud = publicity === 'loud' ? 1 : 0;
  const e = expectationsAfter(encounter, act.threat);
  const claim = exception ? encounter.kf / (act.inBloc === true ? at.size : 1) : 0;
  const manner = 0 - loud * encounter.dS * (1 - eS) - claim;
  const paid = { e, manner, loud };
  switch (act.outcome) {
    case 'none':
      return { sender: NO_TERMS, target: NO_TERMS };
    case 'conceded':
      return givenAt(encounter, { ...paid, given: demand, demand });
    case 'granted':
      if (act.offer === null) throw new Error('a granted petition needs its offer');
      return givenAt(encounter, { ...paid, given: act.offer, demand });
    case 'backedDown':
      return {
        sender: { ...NO_TERMS, publicCost: manner - loud * encounter.aS },
        target: NO_TERMS,
      };
    case 'absorbed':
    case 'retaliated':
      return deadlockAt(encounter, {
        ...{ e, manner, home: at.home, pain: encounter.cT * at.u },
        answered: act.outcome === 'retaliated' ? 1 : 0,
      });
    case 'left': {
      const { omega, sT, sS } = encounter;
      const lost = { ...NO_TERMS, material: 0 - sS, fear: 0 - eS * (omega - sT) };
      return {
        sender: { ...lost, publicCost: manner },
        target: { ...NO_TERMS, material: 0 - sT, fear: e * sS },
      };
    }
    default:
      return assertNever(act.outcome);
  }
}

function givenAt(
  { eS, gamma, aS, aT }: Encounter,
  at: {
    readonly e: number;
    readonly manner: number;
    readonly loud: number;
    readonly given: number;
    readonly demand: number;
  },
): Sides {
  const lost = (1 - gamma) * at.given;
  return {
    sender: {
      ...NO_TERMS,
      material: at.given,
      fear: eS * lost,
      publicCost: at.manner - at.loud * aS * (1 - at.given / at.demand),
    },
    target: {
      ...NO_TERMS,
      material: 0 - lost,
      fear: 0 - at.e * at.given,
      publicCost: 0 - at.loud * aT,
    },
  };
}

/** Fear never counts a private card: the sender enjoys the public cost, not what the card adds. */
function deadlockAt(
  { cS, cT, kS, kT, h, wS, X, m, g, eS, eT }: Encounter,
  at: {
    readonly e: number;
    readonly manner: number;
    readonly home: number;
    readonly pain: number;
    readonly answered: 0 | 1;
  },
): Sides {
  const CS = cS + h * wS * X * m * (1 - eT) + at.answered * kS;
  const CT = cT + h * X * g * (1 - eT) + at.answered * kT;
  return {
    sender: {
      ...NO_TERMS,
      material: 0 - CS,
      fear: eS * CT,
      publicCost: at.manner,
      home: at.home,
    },
    target: { ...NO_TERMS, material: 0 - (CT + at.pain), fear: at.e * CS },
  };
}

/** Adds what the round changes in the rest of the game, and what the target's stance costs. */
function withAlliance(
  standing: RoundStart,
  at: { readonly dyad: DyadActed; readonly horizon: Horizon; readonly eT: number },
  end: Sides,
): Sides {
  const { X, wS, give } = standing.world;
  const { card, before, act } = at.dyad;
  const contributed = before.aligned && act.stance === 'contribute' ? give * (1 - before.eT) : 0;
  const { trust, rival } = changeOf(standing, at);
  const changed = trust + contributed;
  const bloc = act.inBloc === true ? blocCost(card) : 0;
  return {
    // added to 0, since a weight of 0 would make -0 of a loss
    sender: { ...end.sender, alliance: 0 + wS * X * card.m * changed },
    target: {
      ...end.target,
      posture: 0 - stanceCost(card, act.stance) - bloc,
      alliance: X * card.g * changed + rival,
    },
  };
}

/** What a round does to the rounds of trust still to come (A), and to the rival's money, in stakes. */
function changeOf(
  standing: RoundStart,
  at: { readonly dyad: DyadActed; readonly horizon: Horizon; readonly eT: number },
): { readonly trust: number; readonly rival: number } {
  const { dyad, eT } = at;
  const { card, before, act } = dyad;
  const { rounds, missed } = at.horizon;
  const peace = afterPeace({ eT: before.eT, e0: card.e0, rho: standing.world.rho });
  if (isReturning(dyad)) {
    const trust = rounds * (1 - card.e0) - (missed - 1) * (eT - card.e0);
    return { trust, rival: 0 - rounds * before.rivalStream };
  }
  if (!before.aligned) return { trust: 0, rival: 0 };
  if (act.outcome === 'left') {
    const omega = dyad.encounter?.omega ?? 0;
    return { trust: 0 - trustToCome(card.e0, peace, at.horizon), rival: (rounds + 1) * omega };
  }
  return { trust: 0 - missed * (eT - peace), rival: 0 };
}
