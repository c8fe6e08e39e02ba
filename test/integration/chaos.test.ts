import { expect, test } from 'vitest';
import { playChaos } from './chaos.ts';

/** A smaller sample of what `node test/integration/chaos.ts --games 1000` plays. */
const GAMES = 100;

test(`in ${GAMES} games of chaos every round ends by its deadline, every seat counts once, none is stuck`, async () => {
  const { games, accepted, faults, rare } = await playChaos(GAMES);
  expect(faults).toEqual([]);
  expect(games).toBeGreaterThanOrEqual(GAMES);
  expect(accepted).toBeGreaterThan(GAMES);
  expect(rare).toEqual([
    'again',
    'by bot',
    'by player',
    'by players',
    'dealUndone',
    'proposed',
    'rolesSet',
    'treatment',
    'wished',
  ]);
});
