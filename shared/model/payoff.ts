import { assertNever } from './assert-never.ts';
import type { Outcome } from './stage-tree.ts';
import type { StageGame, StageTerms, Threat, ThreatKind } from './types.ts';

/** An end node of the stage game. `offer`, in stakes, only where a petition was granted. */
export interface End {
  readonly outcome: Outcome;
  readonly offer: number | null;
}

/** Whether the target answers deadlock with sanctions of its own. */
export type Retaliation = 'none' | 'taken';

/** One number for either side of a dyad. */
export interface BothSides {
  readonly sender: number;
  readonly target: number;
}

/** The terms of an end node that moves nothing. */
export const NOTHING: StageTerms = { material: 0, fear: 0, publicCost: 0, rival: 0 };

/**
 * How much a threat raises the target's conflict expectations before anybody answers (delta).
 *
 * @param game  only the target's expectations, the two alphas and phi are read
 * @returns share, 0 ... 1 - eT
 * @see model.md section 3 (design)
 */
export function threatRise(
  game: Pick<StageGame, 'eT' | 'alphaQ' | 'alphaL' | 'phi'>,
  kind: ThreatKind,
): number {
  const alpha = kind.publicity === 'loud' ? game.alphaL : game.alphaQ;
  const unbelieved = kind.exception ? 1 - game.phi : 1;
  return alpha * (1 - game.eT) * unbelieved;
}

/**
 * The target's conflict expectations once it has been threatened (e), used for the rest of the round.
 *
 * @returns share, eT ... 1
 * @see model.md section 3 (design)
 */
export function expectationsAfter(
  game: Pick<StageGame, 'eT' | 'alphaQ' | 'alphaL' | 'phi'>,
  kind: ThreatKind,
): number {
  return Math.min(1, game.eT + threatRise(game, kind));
}

/**
 * What deadlock costs either side: the sanctions, the security both lose with the ally's
 * contribution, and what retaliation adds (CS, CT). Uses eT before the threat.
 *
 * @returns stakes, >= 0
 * @see model.md section 3; Drezner 1998, ISQ 42(4): 716, for the costs without security and retaliation
 */
export function deadlockCosts(
  game: Pick<StageGame, 'cS' | 'cT' | 'kS' | 'kT' | 'X' | 'm' | 'h' | 'eT'>,
  retaliation: Retaliation,
): BothSides {
  const security = game.h * game.X * game.m * (1 - game.eT);
  const taken = retaliation === 'taken' ? 1 : 0;
  return {
    sender: game.cS + security + taken * game.kS,
    target: game.cT + security + taken * game.kT,
  };
}

/**
 * What the threat itself costs the sender wherever it ends (K without the shadow of the future).
 *
 * @returns stakes, >= 0
 * @see model.md section 3 (design)
 */
function threatCost(game: Pick<StageGame, 'dS' | 'eS' | 'kf'>, kind: ThreatKind): number {
  const openly = kind.publicity === 'loud' ? game.dS * (1 - game.eS) : 0;
  return openly + (kind.exception ? game.kf : 0);
}

/**
 * The payoffs of an end node, term by term; a payoff is the sum of its terms. Fear is the weight of
 * conflict expectations times what the other side gained. The shadow of the future is not in it.
 *
 * @param threat  its demand > 0, in stakes; ignored when `end.outcome` is `none`
 * @param end  how the stage game ended; `offer` 0 ... demand
 * @returns stakes
 * @throws {Error} if a granted petition comes without its offer
 * @see model.md section 3, table of end nodes; Drezner 1998, ISQ 42(4): 715-716
 */
export function endTerms(
  game: StageGame,
  threat: Threat,
  end: End,
): { readonly sender: StageTerms; readonly target: StageTerms } {
  const spent = threatCost(game, threat);
  switch (end.outcome) {
    case 'none':
      return { sender: NOTHING, target: NOTHING };
    case 'conceded':
      return concessionTerms(game, threat, threat.demand);
    case 'granted':
      if (end.offer === null) throw new Error('a granted petition needs its offer');
      return concessionTerms(game, threat, end.offer);
    case 'backedDown':
      return {
        sender: { ...NOTHING, publicCost: 0 - spent - aloud(threat, game.aS) },
        target: NOTHING,
      };
    case 'absorbed':
      return deadlockTerms(game, threat, 'none');
    case 'retaliated':
      return deadlockTerms(game, threat, 'taken');
    case 'left':
      return {
        sender: {
          material: 0 - game.sS,
          fear: 0 - game.eS * (game.omega - game.sT),
          publicCost: 0 - spent,
          rival: 0,
        },
        target: {
          material: 0 - game.sT,
          fear: expectationsAfter(game, threat) * game.sS,
          publicCost: 0,
          rival: game.omega,
        },
      };
    default:
      return assertNever(end.outcome);
  }
}

/**
 * A payoff: the sum of its terms, always added in the same order.
 *
 * @returns stakes
 * @see model.md section 3
 */
export function sumTerms(terms: StageTerms): number {
  return terms.material + terms.fear + terms.publicCost + terms.rival;
}

/** `cost` of an audience that heard the threat; nothing when it was made quietly. */
function aloud(threat: ThreatKind, cost: number): number {
  return threat.publicity === 'loud' ? cost : 0;
}

function concessionTerms(
  game: StageGame,
  threat: Threat,
  given: number,
): { sender: StageTerms; target: StageTerms } {
  const lost = (1 - game.gamma) * given;
  const retreat = aloud(threat, game.aS) * (1 - given / threat.demand);
  return {
    sender: {
      material: given,
      fear: game.eS * lost,
      publicCost: 0 - threatCost(game, threat) - retreat,
      rival: 0,
    },
    target: {
      material: 0 - lost,
      fear: 0 - expectationsAfter(game, threat) * given,
      publicCost: 0 - aloud(threat, game.aT),
      rival: 0,
    },
  };
}

function deadlockTerms(
  game: StageGame,
  threat: Threat,
  retaliation: Retaliation,
): { sender: StageTerms; target: StageTerms } {
  const cost = deadlockCosts(game, retaliation);
  return {
    sender: {
      material: 0 - cost.sender,
      fear: game.eS * cost.target,
      publicCost: 0 - threatCost(game, threat),
      rival: 0,
    },
    target: {
      material: 0 - cost.target,
      fear: expectationsAfter(game, threat) * cost.sender,
      publicCost: 0,
      rival: 0,
    },
  };
}
