import { expect, test } from 'vitest';
import { differenceOf, estimateOf, FEW, GAMES, GAMES_EACH } from './estimate.ts';

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

/** Ten games of ten values each. */
const tens = Array.from({ length: 10 }, (_, game) => spread.slice(10 * game, 10 * game + 10));

test('two groups apart are told apart, the same group is not', () => {
  const far = differenceOf(
    tens.map((some) => ({ first: some.map((value) => value + 100), second: some })),
  );
  expect(far.difference).toBeCloseTo(100);
  expect(far.interval?.low).toBeGreaterThan(80);
  const same = differenceOf(
    tens.map((some, game) => ({ first: some, second: tens.at(-1 - game) ?? [] })),
  );
  expect(same.interval?.low).toBeLessThan(0);
  expect(same.interval?.high).toBeGreaterThan(0);
  expect(differenceOf([{ first: [], second: spread }]).difference).toBeNull();
});

test('a single talkative game does not make a gap “hardly chance”', () => {
  const many = (value: number, n: number): number[] => Array.from({ length: n }, () => value);
  const calm = Array.from({ length: 6 }, (_, game) => ({
    first: [game % 2 === 0 ? 0.3 : 0.2],
    second: [game % 2 === 0 ? 0.2 : 0.3],
  }));
  const games = [...calm, { first: many(0.9, 60), second: many(0.1, 60) }];
  const { difference, interval } = differenceOf(games);
  expect(difference).toBeGreaterThan(0.6);
  expect(interval?.low).toBeLessThanOrEqual(0);
});

test('it takes six games, and each group in three of them', () => {
  const game = { first: [1, 2, 3], second: [4, 5, 6] };
  const without = { first: [1, 2, 3], second: [] };
  const of = (...games: readonly (readonly [number, typeof game | typeof without])[]) =>
    differenceOf(games.flatMap(([n, one]) => Array.from({ length: n }, () => one))).interval;
  expect(of([GAMES - 1, game])).toBeNull();
  expect(of([GAMES, game])).not.toBeNull();
  expect(of([GAMES - 1, game], [9, { first: [], second: [] }])).toBeNull();
  expect(of([GAMES_EACH - 1, game], [9, without])).toBeNull();
  expect(of([GAMES_EACH, game], [GAMES - GAMES_EACH, without])).not.toBeNull();
});
