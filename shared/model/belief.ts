import {
  actsOn,
  metAt,
  refusedBy,
  type Met,
  type Reckoning,
  type SenderCard,
} from './reckoning.ts';
import { TIE } from './subgame.ts';

/** How a demand is believed. @see model.md section 3 */
type BeliefRule = 'firm' | 'empty' | 'pool' | 'mix' | 'alone' | 'idle' | 'doubt';

/** What a target makes of a demand, and how many targets then do not stand firm. */
export interface Belief {
  readonly rule: BeliefRule;
  /** Belief that the sender is restless, a share. */
  readonly mu: number;
  /** Chance of imposition as the target sees it, a share. */
  readonly p: number;
  /** Share of targets, by their cards, that do not stand firm. */
  readonly share: number;
}

/** A demand in a manner, with what it comes to where it is met. */
export interface Demanded {
  readonly reckoning: Reckoning;
  /** Stakes. */
  readonly demand: number;
  readonly met: Met;
}

/** A demand, ready to be judged. @param demand  stakes, > 0 */
export function demanded(reckoning: Reckoning, demand: number): Demanded {
  return { reckoning, demand, met: metAt(reckoning, demand) };
}

/**
 * The share of targets that do not stand firm if imposition has a chance.
 *
 * @param p  share
 * @returns share
 * @see model.md section 3: share(p)
 */
function shareAt({ reckoning, met }: Demanded, p: number): number {
  const { P, s, Lambda } = reckoning;
  if (p <= 0) return Lambda < 0 ? 1 : 0;
  const slack = P - met.c / p;
  if (s <= 0) return slack >= 0 - TIE ? 1 : 0;
  return within((slack + s) / (2 * s));
}

/**
 * What a demand is worth to a card of the sender, if a share of targets does not stand firm.
 *
 * @returns stakes, K counted
 * @see model.md section 3: value to S of a card
 */
export function worthOf(of: Demanded, card: SenderCard, share: number): number {
  const { reckoning, met } = of;
  return share * met.x + (1 - share) * refusedBy(card, reckoning) - reckoning.K;
}

/**
 * What is believed where belief plays no part: both cards of the sender would act, or neither.
 *
 * @returns null where the threat is open to doubt
 * @see model.md section 3: firm, empty
 */
export function plainBelief(of: Demanded): Belief | null {
  const { reckoning } = of;
  if (actsOn('calm', reckoning)) {
    return { rule: 'firm', mu: reckoning.q, p: 1, share: shareAt(of, 1) };
  }
  if (actsOn('restless', reckoning)) return null;
  return { rule: 'empty', mu: reckoning.q, p: 0, share: shareAt(of, 0) };
}

/**
 * What is believed of a demand that only the restless would carry out, in closed form.
 *
 * @param out  the most that a calm sender gets where belief plays no part, in stakes
 * @see model.md section 3, steps 2 to 4
 */
export function beliefIn(of: Demanded, out: number): Belief {
  const { q } = of.reckoning;
  const pooled = shareAt(of, q);
  if (worthOf(of, 'calm', pooled) >= out - TIE) return { rule: 'pool', mu: q, p: q, share: pooled };
  const sure = shareAt(of, 1);
  if (worthOf(of, 'calm', sure) >= out - TIE) return indifferentAt(of, 'mix', out);
  const idle = worthOf(of, 'restless', sure) <= TIE && worthOf(of, 'restless', pooled) <= TIE;
  return idle
    ? { rule: 'idle', mu: q, p: q, share: pooled }
    : { rule: 'alone', mu: 1, p: 1, share: sure };
}

/**
 * The belief at which a calm sender is as well off as with something else.
 *
 * @param value  what that is worth to it, in stakes
 * @see model.md section 3, steps 3 and 6
 */
export function indifferentAt(of: Demanded, rule: 'mix' | 'doubt', value: number): Belief {
  const { reckoning, met } = of;
  const back = refusedBy('calm', reckoning);
  const share = within((value + reckoning.K - back) / (met.x - back));
  const mu = within(met.c / (reckoning.P + reckoning.s - 2 * reckoning.s * share));
  return { rule, mu, p: mu, share };
}

function within(share: number): number {
  return Math.min(1, Math.max(0, share));
}
