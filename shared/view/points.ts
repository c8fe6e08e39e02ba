import type { ScoreTerms, StageTerms } from '../model/types.ts';
import { apportioned } from './apportioned.ts';
import { TERMS } from './terms.ts';
import type { Score } from './result-schema.ts';

/**
 * Stakes as whole points (x 100), halves away from zero.
 *
 * @returns an integer, never -0
 */
export function pointsOf(stakes: number): number {
  const points = 100 * stakes;
  return points < 0 ? 0 - Math.floor(0.5 - points) : Math.floor(points + 0.5);
}

/** A share as views carry it: six decimals. */
export function rounded(share: number): number {
  return Math.round(share * 1e6) / 1e6;
}

/**
 * Terms in whole points that add up to the whole points of their sum (largest remainder).
 *
 * @param terms  stakes
 */
export function scoreOf(terms: ScoreTerms): Score {
  const total = pointsOf(TERMS.reduce((sum, term) => sum + terms[term], 0));
  const whole = apportioned(
    TERMS.map((term) => 100 * terms[term]),
    total,
  );
  const points = (index: number): number => whole[index] ?? 0;
  return {
    terms: {
      material: points(0),
      fear: points(1),
      publicCost: points(2),
      jointSecurity: points(3),
      posture: points(4),
      rival: points(5),
      legacy: points(6),
    },
    total,
  };
}

/** What one dyad brought a side, in whole points. */
export function dyadPoints(terms: StageTerms): number {
  return pointsOf(terms.material + terms.fear + terms.publicCost + terms.rival);
}
