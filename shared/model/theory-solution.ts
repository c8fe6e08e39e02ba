import {
  beliefIn,
  demanded,
  indifferentAt,
  plainBelief,
  worthOf,
  type Belief,
  type Demanded,
} from './belief.ts';
import { demandsIn, type Reckoning, type SenderCard } from './reckoning.ts';
import { TIE } from './subgame.ts';

/** A demand that theory makes or judges: how it is believed, and what it is worth. */
export interface JudgedDemand extends Demanded {
  readonly belief: Belief;
}

/** What theory expects of the sender in one dyad in one round, before cards are drawn. */
export interface Solution {
  /** What the restless sender demands; null for nothing. */
  readonly restless: JudgedDemand | null;
  /** The chance that the calm sender demands the same. */
  readonly bluff: number;
  /** What the calm sender demands otherwise: its best where belief plays no part; null for nothing. */
  readonly calm: JudgedDemand | null;
  /** What that is worth to it, and what the round is worth to either card, in stakes. */
  readonly out: number;
  readonly vR: number;
  readonly vC: number;
}

/**
 * The equilibrium with private cards in closed form: the best for the restless sender over every
 * manner, instrument and whole percent. Ties go to no demand, then to the first reckoning, then to
 * the smaller demand.
 *
 * @param reckonings  what can be sent, in the order of ties
 * @see model.md section 3, steps 1 to 5 (design)
 */
export function solve(reckonings: readonly Reckoning[]): Solution {
  const all = reckonings.flatMap((reckoning) =>
    demandsIn(reckoning).map((demand) => demanded(reckoning, demand)),
  );
  let calm: JudgedDemand | null = null;
  let out = 0;
  for (const one of all) {
    const belief = plainBelief(one);
    if (belief === null) continue;
    const value = worthOf(one, 'calm', belief.share);
    if (value <= out + TIE) continue;
    calm = { ...one, belief };
    out = value;
  }
  let restless: JudgedDemand | null = null;
  let vR = 0;
  for (const one of all) {
    const belief = plainBelief(one) ?? beliefIn(one, out);
    const value = worthOf(one, 'restless', belief.share);
    if (value <= vR + TIE) continue;
    restless = { ...one, belief };
    vR = value;
  }
  const pooled = restless?.belief.rule === 'pool';
  const vC = pooled && restless ? worthOf(restless, 'calm', restless.belief.share) : out;
  return { restless, bluff: restless === null ? 0 : bluffOf(restless), calm, out, vR, vC };
}

/**
 * The chance that a calm sender sends a demand that the restless sends, so that it is believed as it is.
 *
 * @returns share
 * @see model.md section 3, step 5
 */
export function bluffOf({ belief, reckoning }: JudgedDemand): number {
  const { rule, mu } = belief;
  const { q } = reckoning;
  if (rule === 'pool') return 1;
  if (rule !== 'mix' || mu <= 0 || q >= 1) return 0;
  return Math.min(1, (q * (1 - mu)) / (mu * (1 - q)));
}

/**
 * What is believed of any demand, sent by theory or not: a pooled one that theory does not send, and
 * that would be worth more to the calm sender than what it has, is doubted until it is not.
 *
 * @see model.md section 3, steps 1 to 4 and 6 (design)
 */
export function judge(solution: Solution, of: Demanded): JudgedDemand {
  const belief = plainBelief(of) ?? beliefIn(of, solution.out);
  const tempting = belief.rule === 'pool' && worthOf(of, 'calm', belief.share) > solution.vC + TIE;
  if (!tempting || isSent(solution, of)) return { ...of, belief };
  return { ...of, belief: indifferentAt(of, 'doubt', solution.vC) };
}

function isSent({ restless }: Solution, { reckoning, demand }: Demanded): boolean {
  return (
    restless !== null &&
    restless.demand === demand &&
    restless.reckoning.instrument === reckoning.instrument &&
    restless.reckoning.kind.publicity === reckoning.kind.publicity &&
    restless.reckoning.kind.exception === reckoning.kind.exception
  );
}

/**
 * What a card of the sender sends by theory: each demand with its chance, null for none.
 *
 * @see model.md section 3, step 5
 */
export function sentBy(
  card: SenderCard,
  solution: Solution,
): readonly { readonly judged: JudgedDemand | null; readonly chance: number }[] {
  const { restless, calm, bluff } = solution;
  if (card === 'restless') return [{ judged: restless, chance: 1 }];
  if (restless === null || bluff <= 0) return [{ judged: calm, chance: 1 }];
  if (bluff >= 1) return [{ judged: restless, chance: 1 }];
  return [
    { judged: restless, chance: bluff },
    { judged: calm, chance: 1 - bluff },
  ];
}

/**
 * The chance that the target is threatened, before cards are drawn.
 *
 * @returns share
 */
export function threatChance(solution: Solution, q: number): number {
  const { restless, calm, bluff } = solution;
  const other = calm === null ? 0 : 1;
  const copied = restless === null ? other : bluff + (1 - bluff) * other;
  return q * (restless === null ? 0 : 1) + (1 - q) * copied;
}

/**
 * What a target expects of theory's play in a round, before cards are drawn, the news included.
 *
 * @param expected  what a demand is worth to it; the target's own by default
 * @returns stakes, <= 0 mostly
 * @see model.md section 5: E
 */
export function expectedByTarget(
  solution: Solution,
  q: number,
  expected: (judged: JudgedDemand) => number = costToTarget,
): number {
  const { restless, calm, bluff } = solution;
  const own = calm === null ? 0 : expected(calm);
  if (restless === null) return (1 - q) * own;
  const chance = q + (1 - q) * bluff;
  return chance * expected(restless) + (1 - chance) * own;
}

/** What a demand is worth to its target before its own card is drawn. @see model.md section 5: E */
function costToTarget({ reckoning, met, belief }: JudgedDemand): number {
  const { share, p } = belief;
  const firm = p * (reckoning.P - reckoning.s * share);
  return 0 - reckoning.KT - share * met.c - (1 - share) * firm;
}
