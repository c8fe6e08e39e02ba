import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pointsOf, scoreOf } from './points.ts';

const stakes = fc.double({ min: -5, max: 5, noNaN: true });

test.each([
  [0.41, 41],
  [-0.41, -41],
  [0.005, 1],
  [-0.005, -1],
  [0, 0],
  [-0.0001, 0],
])('%f stakes are %i points', (given, points) => {
  expect(pointsOf(given)).toBe(points);
});

test('terms in whole points add up to the points of their sum, each within one of its own value', () => {
  fc.assert(
    fc.property(
      fc.record({
        material: stakes,
        fear: stakes,
        publicCost: stakes,
        home: stakes,
        jointSecurity: stakes,
        posture: stakes,
        alliance: stakes,
        rival: stakes,
        legacy: stakes,
      }),
      (terms) => {
        const score = scoreOf(terms);
        const sum = Object.values(score.terms).reduce((total, term) => total + term, 0);
        expect(sum).toBe(score.total);
        expect(Math.abs(score.terms.fear - 100 * terms.fear)).toBeLessThan(1 + 1e-6);
      },
    ),
    { seed: 1, numRuns: 1000 },
  );
});
