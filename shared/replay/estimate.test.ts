import { expect, test } from 'vitest';
import { differenceOf, estimateOf, FEW } from './estimate.ts';

const spread = Array.from({ length: 100 }, (_, index) => (index * 37) % 100);

test('a mean comes with its interval, near the normal one for many values', () => {
  const { n, mean, interval } = estimateOf(spread);
  expect(n).toBe(100);
  expect(mean).toBeCloseTo(49.5);
  // standard error 28.87 / 10
  expect(interval?.low).toBeGreaterThan(49.5 - 1.25 * 1.96 * 2.887);
  expect(interval?.low).toBeLessThan(49.5 - 0.8 * 1.96 * 2.887);
  expect(interval?.high).toBeGreaterThan(49.5 + 0.8 * 1.96 * 2.887);
  expect(interval?.high).toBeLessThan(49.5 + 1.25 * 1.96 * 2.887);
});

test('the same values give the same interval, in whatever order', () => {
  expect(estimateOf(spread)).toEqual(estimateOf(spread.toReversed()));
});

test('few values have a mean and no interval, none have neither', () => {
  expect(estimateOf([1, 2, 6].slice(0, FEW - 1))).toEqual({ n: 3, mean: 3, interval: null });
  expect(estimateOf([])).toEqual({ n: 0, mean: null, interval: null });
});

test('two groups apart are told apart, the same group is not', () => {
  const far = differenceOf(
    spread.map((value) => value + 100),
    spread,
  );
  expect(far.difference).toBeCloseTo(100);
  expect(far.interval?.low).toBeGreaterThan(80);
  const same = differenceOf(spread, spread);
  expect(same.interval?.low).toBeLessThan(0);
  expect(same.interval?.high).toBeGreaterThan(0);
  expect(differenceOf([1], spread).interval).toBeNull();
  expect(differenceOf([], spread).difference).toBeNull();
});
