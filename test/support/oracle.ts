import type { Shadow, StageGame, Threat, ThreatKind } from '../../shared/model/types.ts';

/**
 * The stage game of a dyad once more, from the table of end nodes in model.md section 3 alone: every
 * move spelled out, every demand and offer of a grid tried, no closed form. It imports nothing of the
 * solver but types, so that the two can only agree by both being right.
 */

/** How best play ends, and what it pays, in stakes. The sender's payoff counts the shadow. */
export interface Verdict {
  readonly end: string;
  readonly sender: number;
  readonly target: number;
}

const SAME = 1e-9;

/** The first of the most to somebody. */
function best(options: readonly Verdict[], to: 'sender' | 'target'): Verdict {
  return options.reduce((kept, next) => (next[to] > kept[to] + SAME ? next : kept));
}

/** What the threat's news, its manner and its shadow come to. */
function news(g: StageGame, kind: ThreatKind, s: Shadow) {
  const l = kind.publicity === 'loud' ? 1 : 0;
  const f = kind.exception ? 1 : 0;
  const delta = (l ? g.alphaL : g.alphaQ) * (1 - g.eT) * (1 - g.phi * f);
  let bracket = 0;
  for (let t = 1; t <= s.R + s.V; t += 1) bracket += (1 - s.rho) ** t;
  const watched = s.sigma * (l ? s.oL : s.oQ) * delta;
  const others = s.targetIsAlly
    ? s.others.reduce((sum, j) => sum + j.m * watched * (1 - j.eT), 0)
    : 0;
  const first = s.inPlay ? bracket + 1 : bracket;
  const later = s.inPlay ? (1 - s.rho) * first : first;
  const missed = s.inPlay ? (s.forgone ?? 0) : 0;
  const lambda = s.mu * s.wS * g.X * (first * g.m * (delta + missed) + later * others);
  return { l, e: Math.min(1, g.eT + delta), K: l * g.dS * (1 - g.eS) + f * g.kf + lambda };
}

/** Best play after a demand, when petitions can make the given offers. */
export function afterThreat(
  g: StageGame,
  threat: Threat,
  by: { readonly shadow: Shadow; readonly offers: readonly number[] },
): Verdict {
  const { l, e, K } = news(g, threat, by.shadow);
  const D = threat.demand;
  const security = g.h * g.X * g.m * (1 - g.eT);
  const yields = (end: string, y: number): Verdict => ({
    end,
    sender: y + g.eS * (1 - g.gamma) * y - l * g.aS * (1 - y / D) - K,
    target: -(1 - g.gamma) * y - e * y - l * g.aT,
  });
  const deadlock = (end: string, r: number): Verdict => {
    const CS = g.cS + security + r * g.kS;
    const CT = g.cT + security + r * g.kT;
    return { end, sender: -CS + g.eS * CT - K, target: -CT + e * CS };
  };
  const left: Verdict = {
    end: 'left',
    sender: -g.sS - g.eS * (g.omega - g.sT) - K,
    target: g.omega - g.sT + e * g.sS,
  };
  const away = g.canLeave ? [left] : [];
  const imposed = best([deadlock('absorbed', 0), deadlock('retaliated', 1)], 'target');
  const backed: Verdict = { end: 'backedDown', sender: -l * g.aS - K, target: 0 };
  const firm = best([backed, imposed], 'sender');
  const conceded = yields('conceded', D);
  const rejected = best([conceded, firm, ...away], 'target');
  const petitions = by.offers.map((y) => best([yields('granted', y), rejected], 'sender'));
  return best([conceded, ...petitions, firm, ...away], 'target');
}

/** What the sender gets at best over every manner and the given demands; 0 for writing nothing. */
export function bestThreat(
  g: StageGame,
  shadow: Shadow,
  demands: readonly number[],
): Verdict & { readonly threat: Threat | null } {
  let found: Verdict & { readonly threat: Threat | null } = {
    end: 'none',
    sender: 0,
    target: 0,
    threat: null,
  };
  for (const publicity of ['quiet', 'loud'] as const) {
    for (const exception of [false, true]) {
      for (const demand of demands) {
        const threat = { publicity, exception, demand };
        const offers = demands.filter((y) => y < demand);
        const verdict = afterThreat(g, threat, { shadow, offers });
        if (verdict.sender > found.sender + SAME) found = { ...verdict, threat };
      }
    }
  }
  return found;
}
