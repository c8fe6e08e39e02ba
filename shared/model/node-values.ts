import { metAt, imposingFor, refusedBy, SENDER_CARDS, type SenderCard } from './reckoning.ts';
import type { JudgedDemand } from './theory-solution.ts';
import type { Move } from './stage-tree.ts';
import { TIE } from './subgame.ts';
import { percentOffers } from './whole-percent.ts';

/** A move with what it is worth to the seat that makes it. */
export interface MoveValue {
  readonly move: Move;
  /** Stakes, when it is a petition: the best one, the smallest of equals; otherwise null. */
  readonly offer: number | null;
  /** Stakes; what the threat costs wherever it ends is left out, being the same for all. */
  readonly value: number;
}

/** What the seat knows at a node: its own card. */
export interface Knowing {
  /** The target's private factor, -w ... w, and the cost of deadlock it applies to, in stakes. */
  readonly u: number;
  readonly cT: number;
}

/**
 * The chance of each card of the sender, as the target sees it. Where the threat itself says nothing,
 * it is the odds that everybody knows.
 */
function cardsSeen({ belief }: JudgedDemand): Readonly<Record<SenderCard, number>> {
  return { restless: belief.mu, calm: 1 - belief.mu };
}

/**
 * What each move at `answer` is worth to a target that knows its own card, in the order of ties.
 * A petition is worth what each card of the sender makes of it; those it would reject leave the best of
 * the other moves.
 *
 * @see model.md section 3, values and regret: answer, card u
 */
export function answersTo(judged: JudgedDemand, knowing: Knowing): readonly MoveValue[] {
  const [concede, firm, ...leave] = afterReject(judged, knowing);
  const petition = bestPetition(judged, knowing);
  return [concede, petition, firm, ...leave].flatMap((one) => one ?? []);
}

/**
 * What each move at `rejected` is worth to a target: as at `answer`, without petition.
 *
 * @see model.md section 3, values and regret: after reject
 */
export function afterReject(judged: JudgedDemand, knowing: Knowing): readonly MoveValue[] {
  const { reckoning, belief, met } = judged;
  const { Lambda, P } = reckoning;
  return [
    { move: 'concede', offer: null, value: 0 - met.kappa },
    { move: 'standFirm', offer: null, value: 0 - belief.p * (P + knowing.cT * knowing.u) },
    ...(Lambda === Infinity ? [] : [{ move: 'leave', offer: null, value: 0 - Lambda } as const]),
  ];
}

/** The best petition; null where the demand is the smallest there is. */
function bestPetition(judged: JudgedDemand, knowing: Knowing): MoveValue | null {
  let best: MoveValue | null = null;
  for (const offer of percentOffers(judged.reckoning.Dmin, judged.demand)) {
    const value = petitionValue(judged, knowing, offer);
    if (best === null || value > best.value + TIE) best = { move: 'petition', offer, value };
  }
  return best;
}

/**
 * What one petition is worth to a target.
 *
 * @param offer  stakes, below the demand
 * @returns stakes
 * @see model.md section 3, values and regret: answer, petition y
 */
export function petitionValue(judged: JudgedDemand, knowing: Knowing, offer: number): number {
  const chances = cardsSeen(judged);
  const others = Math.max(...afterReject(judged, knowing).map(({ value }) => value));
  const given = 0 - metAt(judged.reckoning, offer).kappa;
  return SENDER_CARDS.reduce((sum, card) => {
    const [grant, reject] = petitionAnswers(judged, card, offer);
    return sum + chances[card] * (grant.value >= reject.value - TIE ? given : others);
  }, 0);
}

/**
 * What granting and rejecting a petition are worth to a card of the sender. A petitioner is taken for
 * one that would give in: it has most to gain.
 *
 * @param offer  stakes, below the demand
 * @see model.md section 3, values and regret: petition
 */
export function petitionAnswers(
  { reckoning, demand, met, belief }: JudgedDemand,
  card: SenderCard,
  offer: number,
): readonly [MoveValue, MoveValue] {
  const { eS, gamma, aS } = reckoning;
  const grant = offer + eS * (1 - gamma) * offer - aS * (1 - offer / demand);
  const reject = belief.share > 0 ? met.x : refusedBy(card, reckoning);
  return [
    { move: 'grant', offer: null, value: grant },
    { move: 'reject', offer: null, value: reject },
  ];
}

/**
 * What backing down and imposing are worth to a card of the sender, in the order of ties.
 *
 * @see model.md section 3, values and regret: firm
 */
export function firmAnswers(
  { reckoning }: Pick<JudgedDemand, 'reckoning'>,
  card: SenderCard,
): readonly MoveValue[] {
  return [
    { move: 'backDown', offer: null, value: 0 - reckoning.aS },
    { move: 'impose', offer: null, value: imposingFor(card, reckoning) },
  ];
}

/**
 * What absorbing and retaliating are worth to a target, in the order of ties.
 *
 * @param kS  what retaliation costs the sender, in stakes
 * @param kT  what it costs the target itself
 * @see model.md section 3, values and regret: imposed
 */
export function imposedAnswers(e: number, kS: number, kT: number): readonly MoveValue[] {
  return [
    { move: 'absorb', offer: null, value: 0 },
    { move: 'retaliate', offer: null, value: e * kS - kT },
  ];
}

/** The first of the best moves. @throws {RangeError} if there is none */
export function bestOfMoves(values: readonly MoveValue[]): MoveValue {
  let best: MoveValue | null = null;
  for (const one of values) if (best === null || one.value > best.value + TIE) best = one;
  if (best === null) throw new RangeError('nothing to choose from');
  return best;
}

/**
 * What a move gave away: the value of the best less its own.
 *
 * @returns stakes, >= 0; 0 within 1e-9 of the best
 * @see model.md section 3, values and regret
 */
export function givenAway(values: readonly MoveValue[], chosen: number): number {
  const best = values.reduce((most, { value }) => Math.max(most, value), chosen);
  return best - chosen > TIE ? best - chosen : 0;
}
