import { expect, test } from 'vitest';
import { cable, canada, korea, Table } from '../../test/support/given.ts';
import { randomGame } from '../../test/support/random-game.ts';
import { weighedDemands } from './weighed.ts';

test('nothing is told before the end', () => {
  expect(weighedDemands(new Table().everyoneReady().prepared([cable(korea, 30)]).game)).toEqual([]);
});

test.each([1, 2, 3, 4, 5, 6])('game %i: every cable of a round that counts is a demand', (seed) => {
  const { game } = randomGame(seed, { rounds: 4, practice: true });
  const demands = weighedDemands(game);
  const cables = game.rounds
    .filter(({ round }) => round > 0)
    .flatMap(({ dyads }) => dyads.filter((dyad) => dyad.cable !== null));
  expect(demands).toHaveLength(cables.length);
  for (const made of demands) {
    expect(made.won).toBeLessThanOrEqual(made.demand);
    expect(made.won > 0).toBe(made.outcome === 'conceded' || made.outcome === 'granted');
    expect(made.watchers).toBeGreaterThanOrEqual(made.ally ? 0 : -1e-12);
    expect(made.expectations).toBeGreaterThanOrEqual(0);
    expect(made.expectations).toBeLessThanOrEqual(1);
  }
});

test('a demand on one ally alone costs what the round shows, a loud one more', () => {
  const after = (publicity: 'quiet' | 'loud') => {
    const table = new Table()
      .everyoneReady()
      .prepared([{ ...cable(korea, 30), publicity }])
      .when(korea, { type: 'concede' })
      .input({ type: 'host', act: 'end' });
    const [made] = weighedDemands(table.game);
    if (made === undefined) throw new Error('no demand');
    return made;
  };
  const [quiet, loud] = [after('quiet'), after('loud')];
  expect(quiet).toMatchObject({ targetId: korea, ally: true, demand: 0.3, won: 0.3, round: 1 });
  expect(quiet.expectations).toBe(0.1);
  expect(loud.trustLost).toBeGreaterThan(quiet.trustLost);
  expect(loud.watchers).toBeGreaterThan(quiet.watchers);
  expect(loud.securityLost).toBeGreaterThan(quiet.securityLost);
  expect(quiet.securityLost).toBeGreaterThan(0);
});

test('of two demands in one round, each is charged only what it moved', () => {
  const table = new Table()
    .everyoneReady()
    .prepared([cable(korea, 30), { ...cable(canada, 40), publicity: 'loud' }])
    .when(korea, { type: 'concede' })
    .when(canada, { type: 'concede' })
    .input({ type: 'host', act: 'end' });
  const [onKorea, onCanada] = weighedDemands(table.game);
  expect(onKorea?.targetId).toBe(korea);
  expect(onCanada?.securityLost).toBeGreaterThan(onKorea?.securityLost ?? 0);
});
