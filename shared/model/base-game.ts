import { actsOn, metAt, type Reckoning } from './reckoning.ts';
import type { Outcome } from './stage-tree.ts';
import { TIE } from './subgame.ts';

/** What one manner of threat can obtain with cards known. Demands in stakes; below `Dmin` none is met. */
export interface LargestDemand {
  /** Whether the sender would carry the threat out. */
  readonly credible: boolean;
  /** D*: the largest demand that is met; may be negative, then none is. */
  readonly demand: number;
  /** The largest demand met rather than standing firm, and rather than leaving (Infinity if it cannot). */
  readonly firm: number;
  readonly leave: number;
}

/** How the base game is played: the threat, if there is one, its end, and what it pays, in stakes. */
export interface BasePlay {
  /** Null for no threat: the status quo, which pays nothing. */
  readonly reckoning: Reckoning | null;
  readonly outcome: Outcome;
  /** Stakes, not rounded to whole percent. */
  readonly demand: number;
  readonly uS: number;
  readonly uT: number;
}

const STATUS_QUO: BasePlay = { reckoning: null, outcome: 'none', demand: 0, uS: 0, uT: 0 };

/**
 * The largest demand that is met where both cards are known, in closed form.
 *
 * @param reckoning  with `B` 0 and `s` 0, as `opened` makes it
 * @see model.md section 3, base game; Drezner 1998, ISQ 42(4): 716, without audiences, exit and gamma
 */
export function largestDemand(reckoning: Reckoning): LargestDemand {
  const { P, aT, gamma, e, Lambda, Dmax } = reckoning;
  const credible = actsOn('calm', reckoning);
  const price = 1 - gamma + e;
  const firm = ((credible ? P : 0) - aT) / price;
  const leave = (Lambda - aT) / price;
  return { credible, demand: Math.min(Dmax, firm, leave), firm, leave };
}

/**
 * How the base game is played, in closed form. Ties (1e-9): no threat first, then the order of the
 * reckonings, and a demand that is met before over-demanding on purpose.
 *
 * @param reckonings  with `B` 0 and `s` 0, in the order of ties
 * @see model.md section 3, base game
 */
export function playBase(reckonings: readonly Reckoning[]): BasePlay {
  let best = STATUS_QUO;
  for (const reckoning of reckonings) {
    for (const option of optionsIn(reckoning)) {
      if (option.uS > best.uS + TIE) best = option;
    }
  }
  return best;
}

/** The demands worth comparing for one manner of threat, and how each ends. */
function optionsIn(reckoning: Reckoning): readonly BasePlay[] {
  const { demand } = largestDemand(reckoning);
  const { Dmin, Dmax } = reckoning;
  if (demand < Dmin - TIE) return [refusedAt(reckoning, Dmin)];
  const met = Math.max(Dmin, demand);
  const { kappa, x } = metAt({ ...reckoning, Lambda: Infinity }, met);
  const taken: BasePlay = {
    ...{ reckoning, outcome: 'conceded', demand: met },
    uS: x - reckoning.K,
    uT: 0 - kappa - reckoning.KT,
  };
  const over = refusedAt(reckoning, Dmax);
  const same = Dmax <= demand + TIE || over.outcome === 'backedDown';
  return same ? [taken] : [taken, over];
}

/** How a demand ends that the target would rather not meet. */
function refusedAt(reckoning: Reckoning, demand: number): BasePlay {
  const { Lambda, P, K, KT, aS, iv, left, retaliates } = reckoning;
  const credible = actsOn('calm', reckoning);
  const firm = credible ? P : 0;
  const end = (outcome: Outcome, uS: number, uT: number): BasePlay => ({
    ...{ reckoning, outcome, demand },
    uS: uS - K,
    uT: uT - KT,
  });
  if (Lambda < firm - TIE) return end('left', left, 0 - Lambda);
  if (!credible) return end('backedDown', 0 - aS, 0);
  return end(retaliates ? 'retaliated' : 'absorbed', iv, 0 - P);
}
