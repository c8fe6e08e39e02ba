import { UPDATES } from './parameters.ts';
import type { AllianceState, TargetCard, World } from './types.ts';

/** What one country adds to joint security this round beyond its trust. */
export interface Effort {
  readonly sanctioned: boolean;
  readonly contributes: boolean;
}

/** Who is in joint security, and where they stand. Cards and dyads in the scenario's order. */
export interface Alliance {
  readonly world: World;
  readonly cards: readonly TargetCard[];
  readonly state: AllianceState;
}

const AT_PEACE: Effort = { sanctioned: false, contributes: false };

/**
 * Joint security (Q): what the aligned allies are worth to each other, by their trust.
 *
 * @param alliance  its state after the updates of the round
 * @param efforts  one per dyad; who already carries the loss of a deadlock inside its payoff passes
 *   `sanctioned: false` for its own dyads
 * @returns stakes, 0 ... 1.5 X
 * @see model.md section 4 (design)
 */
export function jointSecurity(alliance: Alliance, efforts: readonly Effort[]): number {
  const { world, cards, state } = alliance;
  let sum = 0;
  cards.forEach((card, index) => {
    const dyad = state.dyads[index];
    const effort = efforts[index];
    if (dyad === undefined || effort === undefined) throw new RangeError(`no dyad ${index}`);
    if (!dyad.aligned) return;
    const kept = effort.sanctioned ? 1 - world.h : 1;
    const given = effort.contributes ? UPDATES.contribution : 1;
    sum += card.m * (1 - dyad.eT) * kept * given;
  });
  return world.X * sum;
}

/**
 * Conflict expectations after a round without a threat: they relax towards their baseline.
 *
 * @param eT  share
 * @param toward  the baseline, and the rate of recovery (rho), shares
 * @returns share, between the baseline and `eT`; `eT` itself when that is below the baseline
 * @see model.md section 4 (design)
 */
export function relaxed(
  eT: number,
  toward: { readonly baseline: number; readonly rate: number },
): number {
  if (eT <= toward.baseline) return eT;
  return Math.max(toward.baseline, eT - toward.rate * (eT - toward.baseline));
}

/**
 * Joint security summed over rounds in which nobody threatens, nobody contributes and trust recovers.
 *
 * @param rounds  whole number, >= 0
 * @returns stakes, 0 ... rounds X
 * @see model.md section 4 (design)
 */
export function securityInPeace(alliance: Alliance, rounds: number): number {
  const efforts = alliance.cards.map(() => AT_PEACE);
  let later = alliance;
  let sum = 0;
  for (let round = 0; round < rounds; round += 1) {
    later = { ...later, state: recovered(later) };
    sum += jointSecurity(later, efforts);
  }
  return sum;
}

function recovered({ world, cards, state }: Alliance): AllianceState {
  const dyads = state.dyads.map((dyad, index) => {
    const baseline = cards[index]?.e0 ?? dyad.eT;
    return { ...dyad, eT: relaxed(dyad.eT, { baseline, rate: world.rho }) };
  });
  return { ...state, dyads };
}
