import type { PlayedTerms } from '../game/game.ts';
import { apportioned } from './apportioned.ts';
import { TERMS, type Term } from './terms.ts';
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
export function scoreOf(terms: PlayedTerms): Score {
  const total = pointsOf(TERMS.reduce((sum, term) => sum + terms[term], 0));
  const whole = apportioned(
    TERMS.map((term) => 100 * terms[term]),
    total,
  );
  const points = (term: Term): number => whole[TERMS.indexOf(term)] ?? 0;
  return {
    terms: {
      material: points('material'),
      fear: points('fear'),
      publicCost: points('publicCost'),
      home: points('home'),
      jointSecurity: points('jointSecurity'),
      posture: points('posture'),
      alliance: points('alliance'),
      rival: points('rival'),
      legacy: points('legacy'),
    },
    total,
  };
}

/** What one dyad brought a side, in whole points. */
export function dyadPoints(terms: PlayedTerms): number {
  const { material, fear, publicCost, home, alliance, rival } = terms;
  return pointsOf(material + fear + publicCost + home + alliance + rival);
}
