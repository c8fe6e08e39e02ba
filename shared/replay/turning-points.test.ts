import { expect, test } from 'vitest';
import { randomGame } from '../../test/support/random-game.ts';
import { regretOf } from './regret.ts';
import { LEAST_SWING, turningPoints } from './turning-points.ts';

test.each([1, 2, 3])('game %i turned where most was given away', (seed) => {
  const regrets = regretOf(randomGame(seed, { rounds: 3 }).game);
  const most = Math.max(...regrets.map(({ regret }) => regret));
  const [first, ...others] = turningPoints(regrets);
  expect(others).toEqual([]);
  expect(first?.regret).toBe(most);
  const three = turningPoints(regrets, 3).map(({ regret }) => regret);
  expect(three).toEqual(three.toSorted((a, b) => b - a));
});

test('a game in which little was given away did not turn', () => {
  const regrets = regretOf(randomGame(4, { rounds: 2 }).game);
  const little = regrets.map((one) => ({ ...one, regret: LEAST_SWING / 2 }));
  expect(turningPoints(little)).toEqual([]);
});
