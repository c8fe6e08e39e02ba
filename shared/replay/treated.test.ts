import { expect, test } from 'vitest';
import { randomGame } from '../../test/support/random-game.ts';
import type { Game } from '../game/game.ts';
import { summaryOf } from './evidence.ts';
import { treatedGames, treatmentOf, treatmentsIn } from './treated.ts';
import { weighedDemands } from './weighed.ts';

const games = [1, 2, 3, 4, 5, 6].map((seed) => randomGame(seed, { rounds: 3 }).game);

/** The game as if it had been dealt so. */
const treated = (game: Game, treatment: unknown): Game =>
  ({ ...game, setup: { ...game.setup, treatment } }) as Game;
const split = games.map((game, place) =>
  treated(game, { id: place % 2 === 0 ? 'plain' : 'quiet-only', quietOnly: true }),
);

test('a game says how it was treated; one without a word on it is plain', () => {
  expect(treatmentOf(games[0] as Game)).toBe('plain');
  expect(split.map(treatmentOf).slice(0, 2)).toEqual(['plain', 'quiet-only']);
  expect(treatmentOf(treated(games[0] as Game, undefined))).toBe('plain');
});

test('each game counts once', () => {
  const [plain, quiet] = treatedGames(split);
  expect([plain?.id, quiet?.id]).toEqual(['plain', 'quiet-only']);
  const own = [0, 2, 4].flatMap((place) => games[place] ?? []);
  const mean = (values: number[]): number => values.reduce((a, b) => a + b) / values.length;
  expect(plain?.trust.n).toBe(3);
  expect(plain?.trust.mean).toBeCloseTo(mean(own.map((game) => summaryOf(game).trust ?? NaN)), 12);
  const won = own.map(weighedDemands).map((some) => mean(some.map((one) => one.won)));
  expect(plain?.won.mean).toBeCloseTo(mean(won), 12);
});

test('alike, or with fewer than three games on a side, they are not compared', () => {
  expect(treatmentsIn(treatedGames(games))).toBeNull();
  expect(treatmentsIn(treatedGames(split))).toMatchObject({ kind: 'treatments' });
  expect(treatmentsIn(treatedGames(split.slice(0, 5)))).toMatchObject({
    kind: 'too-few',
    counts: [
      { group: 'plain', n: 3 },
      { group: 'quiet-only', n: 2 },
    ],
  });
});
