import { expect, test } from 'vitest';
import { randomGame } from '../../test/support/random-game.ts';
import { allianceRegretOf } from './alliance-regret.ts';
import { decisionsIn, judgedIn } from './decisions.ts';

test.each([1, 2, 3])('game %i: every decision of either sort once, round by round', (seed) => {
  const { game } = randomGame(seed, { rounds: 4 });
  const judged = judgedIn(game) ?? [];
  const all = decisionsIn(game, judged) ?? [];
  expect(all).toHaveLength(judged.length + allianceRegretOf(game).length);
  const rounds = all.map(({ round }) => round);
  expect(rounds).toEqual(rounds.toSorted((a, b) => a - b));
  expect(new Set(all.map(({ kind }) => kind))).toContain('band');
});

test('what could not be judged has no decisions', () => {
  expect(decisionsIn(randomGame(1, { rounds: 2 }).game, null)).toBeNull();
});

test('a log whose rounds contradict the rules has none either', () => {
  const { game } = randomGame(2, { rounds: 4 });
  const targets = game.setup.cast.targets.map((card) => ({ ...card, instruments: [] }));
  const cast = { ...game.setup.cast, targets };
  expect(decisionsIn({ ...game, setup: { ...game.setup, cast } }, [])).toBeNull();
});
