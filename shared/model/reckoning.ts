import { afterPeace, heardByOthers, horizonOf, trustToCome, type Encounter } from './encounter.ts';
import { THREAT_KINDS } from './equilibrium.ts';
import { threatRise } from './payoff.ts';
import { TIE } from './subgame.ts';
import type { ThreatKind } from './types.ts';
import { demandPercents } from './whole-percent.ts';

/** What the sender can be in a round: imposing is worth `B` at home to one who is restless. */
export const SENDER_CARDS = ['restless', 'calm'] as const;
export type SenderCard = (typeof SENDER_CARDS)[number];

/**
 * What a threat of one manner, with one instrument, comes to at its ends: all that decisions need.
 * Symbols of model.md section 3; money in stakes. For a bloc these are means per member.
 */
export interface Reckoning {
  readonly kind: ThreatKind;
  /** The place of the instrument on the target's card. */
  readonly instrument: number;
  /** The target's expectations after the news, a share. */
  readonly e: number;
  /** What the threat costs the sender and the target wherever it ends. */
  readonly K: number;
  readonly KT: number;
  /** What imposing costs either side later. */
  readonly iS: number;
  readonly iT: number;
  /** Whether the target would answer sanctions with its own. */
  readonly retaliates: boolean;
  /** What imposing is worth to a calm sender; a restless one has `B` more. */
  readonly iv: number;
  readonly B: number;
  readonly q: number;
  /** What deadlock costs the target at the middle card, and the half-width of what its card adds. */
  readonly P: number;
  readonly s: number;
  /** What leaving costs the target; Infinity if it cannot. And what it is worth to the sender. */
  readonly Lambda: number;
  readonly left: number;
  readonly eS: number;
  readonly gamma: number;
  /** Audience costs: those on the cards if the threat is loud, else 0. */
  readonly aS: number;
  readonly aT: number;
  readonly Dmin: number;
  readonly Dmax: number;
}

/**
 * What a threat of one manner comes to in one dyad.
 *
 * @param encounter  in its ranges; not checked again here
 * @param instrument  the place of its instrument on the card
 * @see model.md section 3; Drezner 1998, ISQ 42(4): 716, for the ends without prices, audiences and news
 */
export function reckoningOf(encounter: Encounter, kind: ThreatKind, instrument: number): Reckoning {
  const { eS, eT, e0, gamma, kS, kT, X, h, wS, omega, sT, sS } = encounter;
  const m = encounter.aligned ? encounter.m : 0;
  const g = encounter.aligned ? encounter.g : 0;
  const loud = kind.publicity === 'loud' ? 1 : 0;
  const horizon = horizonOf(encounter);
  const delta = threatRise(encounter, kind);
  const e = eT + delta;
  const moved = e - afterPeace(encounter);
  const heard = heardByOthers(encounter, kind, delta);
  const manner = loud * encounter.dS * (1 - eS) + (kind.exception ? encounter.kf : 0);
  const retaliates = e * kS > kT + TIE;
  const r = retaliates ? 1 : 0;
  const CS = encounter.cS + h * wS * X * m * (1 - eT) + r * kS;
  const CT = encounter.cT + h * X * g * (1 - eT) + r * kT;
  const lost = horizon.missed * encounter.beta * (1 - e);
  const iS = wS * X * m * lost;
  const iT = X * g * lost;
  const ahead = trustToCome(e0, e, horizon);
  const LT = X * g * ahead - horizon.rounds * omega;
  return {
    ...{ kind, instrument, e, iS, iT, retaliates, eS, gamma },
    K: manner + wS * X * horizon.missed * (m * moved + heard),
    KT: X * g * horizon.missed * moved,
    iv: eS * CT - CS - iS,
    B: encounter.B,
    q: encounter.q,
    P: CT - e * CS + iT,
    s: encounter.w * encounter.cT,
    Lambda: encounter.canLeave ? sT - omega - e * sS + LT : Infinity,
    left: 0 - sS - eS * (omega - sT) - wS * X * m * ahead,
    aS: loud * encounter.aS,
    aT: loud * encounter.aT,
    Dmin: encounter.Dmin,
    Dmax: encounter.Dmax,
  };
}

/** Every manner with every instrument, in the order in which the sender breaks ties. */
export function reckoningsOf(
  encounters: readonly Encounter[],
  kinds: readonly ThreatKind[] = THREAT_KINDS,
): readonly Reckoning[] {
  return kinds.flatMap((kind) =>
    encounters.map((encounter, instrument) => reckoningOf(encounter, kind, instrument)),
  );
}

/**
 * A threat once both cards are public: the sender imposes or not, the target's pain is known.
 *
 * @param cards.u  the target's private factor, -w ... w
 * @param cards.cT  the cost of deadlock that it applies to, in stakes
 * @see model.md section 3, information `open`
 */
export function opened(
  reckoning: Reckoning,
  cards: { readonly sender: SenderCard; readonly u: number; readonly cT: number },
): Reckoning {
  const home = cards.sender === 'restless' ? reckoning.B : 0;
  return {
    ...reckoning,
    iv: reckoning.iv + home,
    B: 0,
    P: reckoning.P + cards.cT * cards.u,
    s: 0,
  };
}

/** The demands that can be made in this manner: whole percents, in stakes, rising. */
export function demandsIn({ Dmin, Dmax }: Reckoning): readonly number[] {
  return demandPercents({ Dmin, Dmax });
}

/** What a demand comes to where it is not refused. */
export interface Met {
  /** What meeting it costs the target; what giving way costs, if that is leaving instead. */
  readonly kappa: number;
  readonly c: number;
  /** What giving way is worth to the sender, without K. */
  readonly x: number;
  readonly leaves: boolean;
}

/**
 * What a demand comes to where the target does not stand firm: it concedes, or leaves where that costs
 * it less.
 *
 * @param demand  stakes, > 0
 * @see model.md section 3, equilibrium with private cards: kappa, c, x
 */
export function metAt(reckoning: Reckoning, demand: number): Met {
  const { gamma, e, aT, eS, Lambda, left } = reckoning;
  const kappa = (1 - gamma) * demand + e * demand + aT;
  const leaves = kappa > Lambda + TIE;
  return leaves
    ? { kappa, c: Lambda, x: left, leaves }
    : { kappa, c: kappa, x: demand + eS * (1 - gamma) * demand, leaves };
}

/** What being refused is worth to a card of the sender, without K: the better of imposing and backing down. */
export function refusedBy(card: SenderCard, reckoning: Reckoning): number {
  const back = 0 - reckoning.aS;
  return actsOn(card, reckoning) ? imposingFor(card, reckoning) : back;
}

/** What imposing is worth to a card of the sender, without K, in stakes. */
export function imposingFor(card: SenderCard, { iv, B }: Reckoning): number {
  return card === 'restless' ? iv + B : iv;
}

/** Whether a card of the sender would carry the threat out. */
export function actsOn(card: SenderCard, reckoning: Reckoning): boolean {
  return imposingFor(card, reckoning) > TIE - reckoning.aS;
}
