import { deadlockCosts, endTerms, expectationsAfter, sumTerms, threatRise } from './payoff.ts';
import type { End, Retaliation } from './payoff.ts';
import type { Outcome } from './stage-tree.ts';
import { TIE } from './subgame.ts';
import type { Publicity, Shadow, StageGame, ThreatKind } from './types.ts';

/** Every manner of a threat, in the order in which the sender breaks ties. @see model.md section 3 */
export const THREAT_KINDS: readonly ThreatKind[] = [
  { publicity: 'quiet', exception: false },
  { publicity: 'quiet', exception: true },
  { publicity: 'loud', exception: false },
  { publicity: 'loud', exception: true },
];

/** What one manner of threat can obtain. Demands in stakes; below `Dmin` none is met. */
export interface Ceiling {
  /** Whether the sender would carry the threat out. */
  readonly credible: boolean;
  /** D*: the largest demand that is met; may be negative, then none is. */
  readonly demand: number;
  /** The largest demand met rather than standing firm. */
  readonly firm: number;
  /** The largest demand met rather than leaving; Infinity when leaving is impossible. */
  readonly leave: number;
}

/** What theory expects of a dyad. Without a threat: quiet, no exception, demand and payoffs 0. */
export interface Equilibrium {
  readonly act: 'none' | 'threat';
  readonly publicity: Publicity;
  readonly exception: boolean;
  readonly outcome: Outcome;
  /** Stakes, not rounded to the whole percent of play. */
  readonly demand: number;
  /** Stakes; the sender's less the shadow of the future. */
  readonly uS: number;
  readonly uT: number;
}

const NO_THREAT: Equilibrium = {
  act: 'none',
  publicity: 'quiet',
  exception: false,
  outcome: 'none',
  demand: 0,
  uS: 0,
  uT: 0,
};

/**
 * The largest demand that is met, in closed form, for one manner of threat.
 *
 * @param game  in its ranges; not checked again here
 * @see model.md section 3; Drezner 1998, ISQ 42(4): 716, for `h` = `gamma` = 0 and a quiet threat
 */
export function ceiling(game: StageGame, kind: ThreatKind): Ceiling {
  const e = expectationsAfter(game, kind);
  const costs = deadlockCosts(game, retaliationTo(game, kind));
  const loud = kind.publicity === 'loud' ? 1 : 0;
  const credible = game.eS * costs.target - costs.sender > TIE - loud * game.aS;
  const avoided = credible ? costs.target - e * costs.sender : 0;
  const price = 1 - game.gamma + e;
  const firm = (avoided - loud * game.aT) / price;
  const leave = game.canLeave
    ? (game.sT - game.omega - e * game.sS - loud * game.aT) / price
    : Infinity;
  return { credible, demand: Math.min(game.Dmax, firm, leave), firm, leave };
}

/**
 * What the sender does and how it ends, on theory line A (`shadow.mu` 0) or B (1), in closed form.
 * Ties (1e-9): no threat > quiet > loud, plain > exception, a demand that is met > over-demanding.
 *
 * @param game  in its ranges; not checked again here
 * @param kinds  the manners that the sender can choose from
 * @returns payoffs in stakes, the sender's less `shadowCost`
 * @see model.md section 3 and 5
 */
export function equilibrium(
  game: StageGame,
  shadow: Shadow,
  kinds: readonly ThreatKind[] = THREAT_KINDS,
): Equilibrium {
  let best = NO_THREAT;
  for (const kind of kinds) {
    const later = shadowCost(game, kind, shadow);
    for (const option of optionsOf(game, kind)) {
      const end: End = { outcome: option.outcome, offer: null };
      const terms = endTerms(game, { ...kind, demand: option.demand }, end);
      const uS = sumTerms(terms.sender) - later;
      if (uS <= best.uS + TIE) continue;
      best = { act: 'threat', ...kind, ...option, uS, uT: sumTerms(terms.target) };
    }
  }
  return best;
}

/**
 * What the sender loses in later joint security because a threat moves expectations (Lambda), if
 * nobody threatens again. In the form of the vectors it counts the R + V rounds after this one, at
 * `delta` each, falling at the rate of recovery. In play it counts this round's too, and exactly
 * what section 4 pays less: a watching ally recovers in the round of the threat already, and the
 * threatened one misses the recovery (`forgone`) that peace would have given it. Members of a bloc
 * hear of each other's treatment as of any ally's.
 *
 * @param shadow  R, V >= 0 whole rounds; rho, sigma, oQ, oL shares
 * @returns stakes, >= 0
 * @see model.md section 3
 */
export function shadowCost(game: StageGame, kind: ThreatKind, shadow: Shadow): number {
  let left = 1;
  let later = 0;
  for (let round = 0; round < shadow.R + shadow.V; round += 1) {
    left *= 1 - shadow.rho;
    later += left;
  }
  const rounds = shadow.inPlay
    ? { target: 1 + later, watcher: (1 - shadow.rho) * (1 + later) }
    : { target: later, watcher: later };
  const told = shadow.members ?? [{ eT: game.eT, m: game.m, forgone: shadow.forgone ?? 0 }];
  const rises = told.map(({ eT }) => threatRise({ ...game, eT }, kind));
  const rise = rises.reduce((sum, one) => sum + one, 0);
  const share = shadow.sigma * (kind.publicity === 'loud' ? shadow.oL : shadow.oQ);
  let lost = 0;
  told.forEach(({ eT, m, forgone }, index) => {
    const own = rises[index] ?? 0;
    const heard = shadow.targetIsAlly ? share * (rise - own) * (1 - eT) : 0;
    lost += m * (own + (shadow.inPlay ? forgone : 0) + heard);
  });
  let spilled = 0;
  for (const other of shadow.targetIsAlly ? shadow.others : []) {
    spilled += other.m * (share * rise) * (1 - other.eT);
  }
  return shadow.mu * shadow.wS * game.X * (rounds.target * lost + rounds.watcher * spilled);
}

/** The target retaliates where that hurts a feared sender more than itself. @see model.md section 3 */
function retaliationTo(game: StageGame, kind: ThreatKind): Retaliation {
  return expectationsAfter(game, kind) * game.kS > game.kT + TIE ? 'taken' : 'none';
}

interface Option {
  readonly demand: number;
  readonly outcome: Outcome;
}

/** The demands worth comparing for one manner of threat, and how each ends. */
function optionsOf(game: StageGame, kind: ThreatKind): readonly Option[] {
  const { credible, demand } = ceiling(game, kind);
  const refused = refusalOf(game, kind, { credible });
  if (demand < game.Dmin - TIE) return [{ demand: game.Dmin, outcome: refused }];
  const met: Option = { demand: Math.max(game.Dmin, demand), outcome: 'conceded' };
  if (game.Dmax <= demand + TIE || refused === 'backedDown') return [met];
  return [met, { demand: game.Dmax, outcome: refused }];
}

/** How a demand ends that the target would rather not meet. */
function refusalOf(
  game: StageGame,
  kind: ThreatKind,
  { credible }: { readonly credible: boolean },
): Outcome {
  const retaliation = retaliationTo(game, kind);
  const e = expectationsAfter(game, kind);
  const costs = deadlockCosts(game, retaliation);
  const firm = credible ? e * costs.sender - costs.target : 0;
  const leave = game.omega - game.sT + e * game.sS;
  if (game.canLeave && leave > firm + TIE) return 'left';
  if (!credible) return 'backedDown';
  return retaliation === 'taken' ? 'retaliated' : 'absorbed';
}
