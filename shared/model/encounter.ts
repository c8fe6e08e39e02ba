import type { ThreatKind } from './types.ts';

/** An aligned ally that hears of a threat to another country. */
interface Listener {
  /** Conflict expectations, a share. */
  readonly eT: number;
  /** Weight in the sender's security, a share. */
  readonly m: number;
}

/**
 * One dyad with one instrument in one round: everything that bears on it. Field names are the symbols
 * of model.md section 2. Money is in stakes (1 = the whole issue); `omega` is this round's offer, `cT`
 * what the dependence that is left makes of the card's, `phi` what one claim is believed.
 */
export interface Encounter {
  readonly eS: number;
  readonly eT: number;
  readonly e0: number;
  readonly cS: number;
  readonly cT: number;
  readonly kS: number;
  readonly kT: number;
  readonly aS: number;
  readonly aT: number;
  readonly dS: number;
  readonly kf: number;
  readonly gamma: number;
  readonly omega: number;
  readonly sT: number;
  readonly sS: number;
  readonly canLeave: boolean;
  /** Whether the target stands in the alliance: otherwise `m` and `g` are 0 and nobody listens. */
  readonly aligned: boolean;
  readonly X: number;
  readonly m: number;
  readonly g: number;
  readonly h: number;
  readonly wS: number;
  /** Whole rounds: peaceful ones counted after the last, and those after this one. */
  readonly V: number;
  readonly R: number;
  readonly rho: number;
  readonly beta: number;
  readonly sigma: number;
  readonly oQ: number;
  readonly oL: number;
  readonly alphaQ: number;
  readonly alphaL: number;
  readonly phi: number;
  readonly Dmin: number;
  readonly Dmax: number;
  readonly q: number;
  readonly B: number;
  readonly w: number;
  /** The other aligned allies. */
  readonly listeners: readonly Listener[];
  /** 0 leaves every later price out: line A, and Drezner's game. Absent: they count in full. */
  readonly later?: 0;
}

/** What trust is worth from a round on, if everybody else is at peace. */
export interface Horizon {
  /** N: whole rounds after this one, peaceful ones after the last included. */
  readonly rounds: number;
  /** L: for how many rounds a point of trust lost now is missed, >= 1; 0 where nothing later counts. */
  readonly missed: number;
}

/**
 * How far a loss of trust reaches: L is the sum of (1 - rho)^k over k = 0 ... N.
 *
 * @param of  `R`, `V` whole rounds, >= 0; `rho` a share
 * @see model.md section 3 (design, exact for section 4)
 */
export function horizonOf(of: Pick<Encounter, 'R' | 'V' | 'rho' | 'later'>): Horizon {
  if (of.later === 0) return { rounds: 0, missed: 0 };
  const rounds = of.R + of.V;
  let missed = 1;
  let left = 1;
  for (let round = 1; round <= rounds; round += 1) {
    left *= 1 - of.rho;
    missed += left;
  }
  return { rounds, missed };
}

/**
 * Where a round of peace would leave a target's conflict expectations. Written as the update is, so that
 * a round of peace scores exactly 0.
 *
 * @returns share, between `e0` and `eT`
 * @see model.md section 3 (design)
 */
export function afterPeace(of: Pick<Encounter, 'eT' | 'e0' | 'rho'>): number {
  return of.eT - of.rho * Math.max(0, of.eT - of.e0);
}

/**
 * Rounds of full trust still to come from a target whose expectations are `e`, this one included.
 *
 * @param e  share
 * @returns rounds, 0 ... N + 1
 * @see model.md section 3: Y(e)
 */
export function trustToCome(e0: number, e: number, horizon: Horizon): number {
  if (horizon.missed === 0) return 0;
  return (horizon.rounds + 1) * (1 - e0) - horizon.missed * (e - e0);
}

/**
 * How strongly every other ally hears of what is said to one of them.
 *
 * @param delta  what the threat does to the one threatened, a share
 * @returns share
 * @see model.md section 4: sigma * o_l * delta
 */
export function heardOf(
  of: Pick<Encounter, 'sigma' | 'oQ' | 'oL'>,
  kind: ThreatKind,
  delta: number,
): number {
  return of.sigma * (kind.publicity === 'loud' ? of.oL : of.oQ) * delta;
}

/**
 * What the other allies lose of their trust when they hear of a threat, weighted as the sender values it.
 *
 * @param delta  what the threat does to the one threatened, a share
 * @returns share of the sender's security
 * @see model.md section 3: the sum in K
 */
export function heardByOthers(
  of: Pick<Encounter, 'aligned' | 'listeners' | 'sigma' | 'oQ' | 'oL'>,
  kind: ThreatKind,
  delta: number,
): number {
  if (!of.aligned) return 0;
  const heard = heardOf(of, kind, delta);
  return of.listeners.reduce((sum, { eT, m }) => sum + m * heard * (1 - eT), 0);
}
