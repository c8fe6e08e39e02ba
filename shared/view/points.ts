import type { ScoreTerms, StageTerms } from '../model/types.ts';
import { TERMS } from './terms.ts';
import type { Score } from './view.ts';

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

/**
 * Parts as whole numbers that add up to a whole total: each is rounded down, and what is missing then
 * goes to those that lost most (largest remainder), the first of equals first.
 *
 * @param parts  about as much in sum as `total`
 * @param total  whole number
 */
export function apportioned(parts: readonly number[], total: number): number[] {
  const floors = parts.map(Math.floor);
  const missing = total - floors.reduce((sum, floor) => sum + floor, 0);
  const byRemainder = parts
    .map((value, index) => ({ index, rest: value - Math.floor(value) }))
    .toSorted((a, b) => b.rest - a.rest || a.index - b.index);
  const raised = new Set(byRemainder.slice(0, Math.max(0, missing)).map(({ index }) => index));
  // parts that were rounded themselves may floor to one too many: taken from those that lost least
  const least = byRemainder.toReversed().slice(0, Math.max(0, -missing));
  const lowered = new Set(least.map(({ index }) => index));
  return floors.map(
    (floor, index) => floor + (raised.has(index) ? 1 : lowered.has(index) ? -1 : 0),
  );
}

/** What one dyad brought a side, in whole points. */
export function dyadPoints(terms: StageTerms): number {
  return pointsOf(terms.material + terms.fear + terms.publicCost + terms.rival);
}
