import type { Outcome } from './stage-tree.ts';

/** How a threat is made: in a sealed cable, or aloud for all to read. */
export const PUBLICITIES = ['quiet', 'loud'] as const;
export type Publicity = (typeof PUBLICITIES)[number];

/** What a target does at home while the sender prepares. */
export const STANCES = ['hold', 'diversify', 'contribute'] as const;
export type Stance = (typeof STANCES)[number];

/**
 * One stage game of one dyad, complete. Field names are the symbols of model.md section 2; money-like
 * quantities are in stakes (1 = the whole issue), conflict expectations are shares 0 ... 1.
 */
export interface StageGame {
  readonly eS: number;
  readonly eT: number;
  readonly cS: number;
  readonly cT: number;
  readonly kS: number;
  readonly kT: number;
  readonly aS: number;
  readonly aT: number;
  readonly dS: number;
  readonly kf: number;
  readonly gamma: number;
  readonly omega: number;
  readonly sT: number;
  readonly sS: number;
  readonly canLeave: boolean;
  readonly X: number;
  readonly m: number;
  readonly h: number;
  readonly Dmin: number;
  readonly Dmax: number;
  readonly alphaQ: number;
  readonly alphaL: number;
  /** Belief in one exception claimed now (already divided by the number of claims in this round). */
  readonly phi: number;
}

/** The manner of a threat, without its size. */
export interface ThreatKind {
  readonly publicity: Publicity;
  readonly exception: boolean;
}

/** A demand of `demand` stakes, made in a manner. */
export interface Threat extends ThreatKind {
  readonly demand: number;
}

/**
 * What the sender loses later because a threat moves expectations (the shadow of the future, Lambda).
 * `mu` 0 is theory line A (myopic), 1 line B. `inPlay` adds this round's joint security to the bracket.
 */
export interface Shadow {
  readonly mu: number;
  readonly wS: number;
  readonly V: number;
  readonly R: number;
  readonly rho: number;
  readonly sigma: number;
  readonly oQ: number;
  readonly oL: number;
  /** The other allies that watch: their eT and m. */
  readonly others: readonly { readonly eT: number; readonly m: number }[];
  readonly targetIsAlly: boolean;
  readonly inPlay: boolean;
  /** Share by which the target would have relaxed this round in peace; only used in play, 0 if absent. */
  readonly forgone?: number;
  /** The members when a bloc is threatened, all at once; absent for a single target. */
  readonly members?: readonly Told[];
}

/** One country that a threat is made to: what the shadow of the future has to know of it. */
interface Told {
  readonly eT: number;
  readonly m: number;
  /** As in `Shadow.forgone`. */
  readonly forgone: number;
}

/** A payoff of an end node by term, in stakes; the payoff is their sum. */
export interface StageTerms {
  readonly material: number;
  readonly fear: number;
  readonly publicCost: number;
  /** The rival's offer, when a target leaves. */
  readonly rival: number;
}

/** The terms of a score, in stakes. They add up to the score. */
export interface ScoreTerms extends StageTerms {
  readonly jointSecurity: number;
  readonly posture: number;
  readonly legacy: number;
}

/** What holds for a whole game and does not change. Symbols of model.md section 2. */
export interface World {
  readonly X: number;
  readonly h: number;
  readonly wS: number;
  readonly V: number;
  readonly sigma: number;
  readonly alphaQ: number;
  readonly alphaL: number;
  readonly oQ: number;
  readonly oL: number;
  readonly rho: number;
  readonly kf: number;
  /** Exception credit at the start. */
  readonly phi: number;
  /** Audience cost of backing down, and cost of threatening a friend in public: the sender's role. */
  readonly aS: number;
  readonly dS: number;
}

/** What lets the sender press one target: what its use costs either side. */
interface Instrument {
  readonly id: string;
  readonly cS: number;
  readonly cT: number;
}

/** What holds for one target and does not change. `eS`, `eT`, `omega` are values at the start. */
export interface TargetCard {
  readonly id: string;
  readonly alignment: 'ally' | 'adversary';
  readonly eS: number;
  readonly eT: number;
  readonly e0: number;
  readonly instruments: readonly Instrument[];
  readonly kS: number;
  readonly kT: number;
  readonly aT: number;
  readonly gamma: number;
  readonly Dmin: number;
  readonly Dmax: number;
  readonly m: number;
  readonly omega: number;
  readonly sT: number;
  readonly sS: number;
  readonly canLeave: boolean;
  readonly cDiv: number;
  readonly cCon: number;
  /** Cost of standing in a bloc for a round; the dial's default if absent. */
  readonly cBloc?: number | undefined;
  /** False for a country that joins no bloc, such as one that is a union itself. An ally may, if absent. */
  readonly joinsBlocs?: boolean | undefined;
}

/** What moves between rounds, for one dyad. */
export interface DyadState {
  readonly eS: number;
  readonly eT: number;
  /** Share of the card's `cT` that is left, 0 ... 1: targets diversify. */
  readonly dependence: number;
  /** False for an adversary, and for an ally that has left. */
  readonly aligned: boolean;
  /** What the rival pays a realigned target in each later round; 0 before. */
  readonly rivalStream: number;
}

/** A game between two rounds, as far as the model goes. Dyads stand in the scenario's order. */
export interface AllianceState {
  readonly phi: number;
  readonly dyads: readonly DyadState[];
}

/** What happened in one dyad in one round. */
export interface RoundAct {
  readonly threat: (Threat & { readonly instrument: string }) | null;
  readonly outcome: Outcome;
  /** The smaller offer, in stakes, when a petition was granted; otherwise null. */
  readonly offer: number | null;
  readonly stance: Stance;
  /** Whether it stood in the bloc of this round: then its threat and its end are the bloc's. */
  readonly inBloc?: boolean | undefined;
  /** Whether a country that had left asked to return and was welcomed. */
  readonly returns?: boolean | undefined;
}

/** Why a target's expectations move in a round. */
export const TRUST_CAUSES = ['threat', 'imposition', 'leaving', 'spillover', 'recovery'] as const;

/** One move of a target's expectations: why, and where it leaves them. */
export interface TrustStep {
  readonly cause: (typeof TRUST_CAUSES)[number];
  readonly eT: number;
}

/** What closing a round gives: the next state, and the scores by term. */
export interface ScoredRound {
  readonly after: AllianceState;
  /** By dyad: every move of the target's expectations in this round, in order. */
  readonly trust: readonly (readonly TrustStep[])[];
  readonly sender: ScoreTerms;
  /** The sender's score by dyad: what came of each, without joint security. */
  readonly senderByDyad: readonly StageTerms[];
  readonly targets: readonly ScoreTerms[];
}
