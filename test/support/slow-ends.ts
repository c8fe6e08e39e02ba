import type { RoundStart } from '../../shared/model/dials.ts';
import type { RoundAct, ThreatKind } from '../../shared/model/types.ts';
import { IDLE, scoredByRolling } from './slow-round.ts';

/** What one seat and the other score at an end, in stakes. The sender is calm. */
export interface EndScores {
  readonly sender: number;
  readonly target: number;
}

/** One demand, with everything it can come to. */
export interface SlowDemand {
  readonly kind: ThreatKind;
  /** The place of the instrument on the card. */
  readonly instrument: number;
  /** Whole percent. */
  readonly percent: number;
  readonly conceded: EndScores;
  /** Null if it cannot leave. */
  readonly left: EndScores | null;
  /** What those do who do not stand firm: the better of the two for the target. */
  readonly given: EndScores;
  readonly leaves: boolean;
  readonly backed: EndScores;
  /** Imposing, answered as is best, to a target with the middle card. */
  readonly imposed: EndScores;
  /** What the worst card takes off that, >= 0. */
  readonly felt: number;
  /** What a petition of so many percent scores where it is granted. */
  readonly granted: (offer: number) => EndScores;
}

export const SAME = 1e-9;
export const ALL_KINDS: readonly ThreatKind[] = (['quiet', 'loud'] as const).flatMap((publicity) =>
  [false, true].map((exception) => ({ publicity, exception })),
);
export const PLAIN_KINDS = ALL_KINDS.filter(({ exception }) => !exception);

/** The whole percents from one bound to another, in stakes. */
export function percentsFrom(Dmin: number, Dmax: number): readonly number[] {
  return Array.from({ length: 100 }, (_, at) => at + 1).filter(
    (percent) => percent / 100 >= Dmin - SAME && percent / 100 <= Dmax + SAME,
  );
}

/** Every demand that can be made of one target, with the ends of each rolled forward in peace. */
export function slowMenu(
  standing: RoundStart,
  index: number,
  kinds: readonly ThreatKind[] = ALL_KINDS,
): readonly SlowDemand[] {
  const card = standing.cards[index];
  if (card === undefined) throw new Error(`no target ${index}`);
  return kinds.flatMap((kind) =>
    card.instruments.flatMap(({ id }, instrument) =>
      demandsIn(standing, index, { kind, id }).map((demand) => ({ ...demand, instrument })),
    ),
  );
}

type Manner = { readonly kind: ThreatKind; readonly id: string };

/** How a threat scores that ends like this, the others at peace and everybody afterwards. */
export function rolledEnd(
  standing: RoundStart,
  index: number,
  act: Omit<RoundAct, 'stance'> & { readonly u?: number },
): EndScores {
  const { u = 0, ...done } = act;
  const acts = standing.cards.map((_, at): RoundAct =>
    at === index ? { ...done, stance: 'hold' } : IDLE,
  );
  const cards = { restless: false, u: standing.cards.map(() => u) };
  const { sender, targets } = scoredByRolling(standing, acts, cards);
  return { sender, target: targets[index] ?? Number.NaN };
}

function demandsIn(
  standing: RoundStart,
  index: number,
  { kind, id }: Manner,
): readonly Omit<SlowDemand, 'instrument'>[] {
  const [card, dyad] = [standing.cards[index], standing.state.dyads[index]];
  if (card === undefined || dyad === undefined) return [];
  const at = (percent: number, act: Omit<RoundAct, 'stance' | 'threat'>, u = 0): EndScores => {
    const threat = { ...kind, demand: percent / 100, instrument: id };
    return rolledEnd(standing, index, { ...act, threat, u });
  };
  const end = (outcome: RoundAct['outcome'], u = 0): EndScores =>
    at(50, { outcome, offer: null }, u);
  const sanctions = (u: number): EndScores => {
    const [absorbed, retaliated] = [end('absorbed', u), end('retaliated', u)];
    return retaliated.target > absorbed.target + SAME ? retaliated : absorbed;
  };
  const [backed, imposed, worst] = [end('backedDown'), sanctions(0), sanctions(standing.world.w)];
  const left = card.canLeave && dyad.aligned ? end('left') : null;
  return percentsFrom(card.Dmin, card.Dmax).map((percent) => {
    const conceded = at(percent, { outcome: 'conceded', offer: null });
    const leaves = left !== null && left.target > conceded.target + SAME;
    return {
      ...{ kind, percent, conceded, left, backed, imposed, leaves },
      given: leaves ? left : conceded,
      felt: imposed.target - worst.target,
      granted: (offer) => at(percent, { outcome: 'granted', offer: offer / 100 }),
    };
  });
}
