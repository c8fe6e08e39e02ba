import type { Encounter } from './encounter.ts';
import type { AllianceState, TargetCard } from './types.ts';

/** What holds for a whole game and does not change. Symbols of model.md section 2. */
export interface WorldDials extends Pick<
  Encounter,
  | 'X'
  | 'h'
  | 'wS'
  | 'V'
  | 'sigma'
  | 'alphaQ'
  | 'alphaL'
  | 'oQ'
  | 'oL'
  | 'rho'
  | 'kf'
  | 'aS'
  | 'dS'
  | 'beta'
  | 'q'
  | 'B'
  | 'w'
> {
  /** Exception credit at the start; what a claim leaves of it, and what a round without threats gives back. */
  readonly phi: number;
  readonly phiUse: number;
  readonly phiBack: number;
  /** How much more an ally's weight counts while it contributes. */
  readonly give: number;
  /** How much more the rival offers for each unit of eT above the start. */
  readonly xi: number;
  /** Leaving lifts eT to at least this; the sender's share of a hardened dyad's change. */
  readonly eLeft: number;
  readonly echo: number;
  /** What is left of dependence after a threat; after imposition, besides; after diversifying, besides. */
  readonly depThreat: number;
  readonly depImposed: number;
  readonly depDiv: number;
}

/** What holds for one target and does not change. `eS`, `eT`, `omega` are values at the start. */
export interface CountryDials extends TargetCard {
  /** What the guarantee is worth to this ally, a share; 0 for an adversary. */
  readonly g: number;
}

/** A game between two rounds, or at the start of one: who is in it and where they stand. */
export interface RoundStart {
  readonly world: WorldDials;
  /** In the scenario's order, as the dyads of the state. */
  readonly cards: readonly CountryDials[];
  readonly state: AllianceState;
  /** Whole rounds after the one that begins here, >= 0. */
  readonly roundsLeft: number;
}
