import { SAME, type SlowDemand } from './slow-ends.ts';

/**
 * The equilibrium with private cards once more, by trying: every demand, whether the calm sender would
 * copy it always, now and then or never, and whether either card would rather do something else. No
 * closed form: where a belief has to make somebody indifferent it is searched for.
 */

/** The odds and stakes of the sender's card. */
export interface SlowOdds {
  readonly q: number;
  readonly B: number;
}
export type SlowCard = 'restless' | 'calm';

/** How a demand is believed: that the sender is restless, that it will impose, and who gives in. */
export interface SlowBelief {
  readonly rule: string;
  readonly mu: number;
  readonly p: number;
  readonly share: number;
}

/** A demand in equilibrium. */
interface Sent {
  readonly demand: SlowDemand;
  readonly belief: SlowBelief;
  /** The chance that the calm sender sends it too. */
  readonly bluff: number;
}

export interface SlowSolution {
  readonly restless: Sent | null;
  readonly calm: Sent | null;
  readonly out: number;
  readonly vR: number;
  readonly vC: number;
}

const imposing = ({ imposed }: SlowDemand, card: SlowCard, { B }: SlowOdds): number =>
  imposed.sender + (card === 'restless' ? B : 0);

const acts = (demand: SlowDemand, card: SlowCard, odds: SlowOdds): boolean =>
  imposing(demand, card, odds) > demand.backed.sender + SAME;

export const refusal = (demand: SlowDemand, card: SlowCard, odds: SlowOdds): number =>
  acts(demand, card, odds) ? imposing(demand, card, odds) : demand.backed.sender;

/** What a demand is worth to a card, if a share of targets gives in. */
export function slowWorth(
  demand: SlowDemand,
  by: { readonly card: SlowCard; readonly odds: SlowOdds },
  share: number,
): number {
  return share * demand.given.sender + (1 - share) * refusal(demand, by.card, by.odds);
}

/** What standing firm is worth to the target with a card, -1 the best to 1 the worst. */
export function standingFirm(demand: SlowDemand, p: number, card: number): number {
  return p * (demand.imposed.target - card * demand.felt) + (1 - p) * demand.backed.target;
}

/** The share of targets for which giving in is better than standing firm. */
function givingIn(demand: SlowDemand, p: number): number {
  const gain = (card: number): number => demand.given.target - standingFirm(demand, p, card);
  const [best, worst] = [gain(-1), gain(1)];
  if (p <= 0) return best > SAME ? 1 : 0;
  if (best >= 0 - SAME) return 1;
  if (worst < 0 - SAME) return 0;
  return worst / (worst - best);
}

/** Whether what is believed can turn around: some who would be hurt little, or helped, would rather leave. */
export function turnsAround({ left, backed, imposed, felt }: SlowDemand): boolean {
  return left !== null && left.target > backed.target && imposed.target + felt > left.target;
}

/** Searches for the least belief between two at which the calm sender gets at least so much. */
function indifferent(
  demand: SlowDemand,
  odds: SlowOdds,
  at: {
    readonly value: number;
    readonly low: number;
    readonly high: number;
    readonly rule: string;
  },
): SlowBelief {
  let { low, high } = at;
  for (let step = 0; step < 60; step += 1) {
    const mid = (low + high) / 2;
    const worth = slowWorth(demand, { card: 'calm', odds }, givingIn(demand, mid));
    if (worth >= at.value) high = mid;
    else low = mid;
  }
  const refused = refusal(demand, 'calm', odds);
  // without doubt about pain nobody is between giving in and not: so many of the indifferent give in
  const share =
    demand.felt > 1e-6
      ? givingIn(demand, high)
      : (at.value - refused) / (demand.given.sender - refused);
  return { rule: at.rule, mu: high, p: high, share };
}

/** What is believed where belief plays no part; null where only the restless would impose. */
function beliefFree(demand: SlowDemand, odds: SlowOdds): SlowBelief | null {
  if (acts(demand, 'calm', odds)) {
    return { rule: 'firm', mu: odds.q, p: 1, share: givingIn(demand, 1) };
  }
  if (acts(demand, 'restless', odds)) return null;
  return { rule: 'empty', mu: odds.q, p: 0, share: givingIn(demand, 0) };
}

/** The ways in which a demand can be sent in equilibrium, if the calm has `out` otherwise. */
function waysToSend(demand: SlowDemand, odds: SlowOdds, out: number): readonly Sent[] {
  const free = beliefFree(demand, odds);
  if (free !== null) return [{ demand, belief: free, bluff: 0 }];
  const { q } = odds;
  const calm = (share: number): number => slowWorth(demand, { card: 'calm', odds }, share);
  const [pooled, sure] = [givingIn(demand, q), givingIn(demand, 1)];
  const ways: Sent[] = [];
  if (calm(pooled) >= out - SAME) {
    ways.push({ demand, belief: { rule: 'pool', mu: q, p: q, share: pooled }, bluff: 1 });
  }
  if (calm(sure) >= out - SAME && calm(pooled) < out - SAME) {
    const belief = indifferent(demand, odds, { value: out, low: q, high: 1, rule: 'mix' });
    const bluff = q >= 1 ? 0 : (q * (1 - belief.mu)) / (belief.mu * (1 - q));
    ways.push({ demand, belief, bluff });
  }
  if (calm(sure) < out - SAME) {
    ways.push({ demand, belief: { rule: 'alone', mu: 1, p: 1, share: sure }, bluff: 0 });
  }
  return ways;
}

/** The equilibrium that is best for the restless sender. */
export function slowSolution(menu: readonly SlowDemand[], odds: SlowOdds): SlowSolution {
  const worth = (card: SlowCard, { demand, belief }: Sent): number =>
    slowWorth(demand, { card, odds }, belief.share);
  let calm: Sent | null = null;
  let out = 0;
  for (const demand of menu) {
    const belief = beliefFree(demand, odds);
    const sent = belief && { demand, belief, bluff: 0 };
    if (sent === null || worth('calm', sent) <= out + SAME) continue;
    calm = sent;
    out = worth('calm', sent);
  }
  let restless: Sent | null = null;
  let vR = 0;
  for (const sent of menu.flatMap((demand) => waysToSend(demand, odds, out))) {
    if (worth('restless', sent) <= vR + SAME) continue;
    restless = sent;
    vR = worth('restless', sent);
  }
  const vC = restless?.belief.rule === 'pool' ? worth('calm', restless) : out;
  return { restless, calm, out, vR, vC };
}

/** How any demand is believed, sent in equilibrium or not. */
export function slowBelief(
  { restless, out, vC }: SlowSolution,
  demand: SlowDemand,
  odds: SlowOdds,
): SlowBelief {
  const { q } = odds;
  const [way] = waysToSend(demand, odds, out);
  if (way === undefined) throw new Error('no way to send it');
  const worth = (card: SlowCard, share: number): number => slowWorth(demand, { card, odds }, share);
  const pooled = givingIn(demand, q);
  if (way.belief.rule === 'alone') {
    const idle = worth('restless', way.belief.share) <= SAME && worth('restless', pooled) <= SAME;
    return idle ? { rule: 'idle', mu: q, p: q, share: pooled } : way.belief;
  }
  const sent = restless?.demand;
  const own =
    sent !== undefined &&
    sent.percent === demand.percent &&
    sent.instrument === demand.instrument &&
    sent.kind.publicity === demand.kind.publicity &&
    sent.kind.exception === demand.kind.exception;
  if (own || way.belief.rule !== 'pool' || worth('calm', pooled) <= vC + SAME) return way.belief;
  return indifferent(demand, odds, { value: vC, low: 0, high: q, rule: 'doubt' });
}

/** What the target expects of a round before any card is drawn; `own` is its own part of a demand. */
export function slowExpectation(
  { restless, calm }: SlowSolution,
  { q }: SlowOdds,
  own: (sent: Sent) => number = averageOf,
): number {
  const other = calm === null ? 0 : own(calm);
  if (restless === null) return (1 - q) * other;
  const chance = q + (1 - q) * (restless.belief.rule === 'pool' ? 1 : restless.bluff);
  return chance * own(restless) + (1 - chance) * other;
}

/** The average over the target's cards: those least hurt stand firm, from -1 on. */
function averageOf({ demand, belief }: Sent): number {
  const { share, p } = belief;
  const middle = 0 - share;
  return share * demand.given.target + (1 - share) * standingFirm(demand, p, middle);
}
