import { describe, expect, test } from 'vitest';
import { ceiling, equilibrium, THREAT_KINDS } from '../../shared/model/equilibrium.ts';
import type { Outcome } from '../../shared/model/stage-tree.ts';
import { gameOf, numberOf, shadowOf, vectorsOf } from './vectors.ts';

/** What the files call an end; they do not tell apart how a deadlock is borne. */
const ENDS: Record<Outcome, string> = {
  none: 'none',
  conceded: 'concede',
  granted: 'granted',
  backedDown: 'backdown',
  absorbed: 'deadlock',
  retaliated: 'deadlock',
  left: 'leave',
};
const COLUMNS = ['quiet', 'quiet_exc', 'loud', 'loud_exc'];
const golden = vectorsOf('golden_stage_spe.csv');
const cards = vectorsOf('scenario_cards.csv');

test('there are 300 vectors, and every decision occurs', () => {
  expect(golden).toHaveLength(300);
  const ends = new Set(golden.map(({ eq_outcome }) => eq_outcome));
  expect(ends).toEqual(new Set(['none', 'concede', 'deadlock', 'leave']));
});

test.each(golden)('vector $id: the equilibrium', (row) => {
  const line = { mu: numberOf(row, 'mu'), R: numberOf(row, 'R') };
  const found = equilibrium(gameOf(row), shadowOf(row, line));
  expect({
    act: found.act === 'none' ? 'N' : 'T',
    loud: found.publicity === 'loud' ? '1' : '0',
    exc: found.exception ? '1' : '0',
    outcome: ENDS[found.outcome],
  }).toEqual({ act: row.eq_act, loud: row.eq_loud, exc: row.eq_exc, outcome: row.eq_outcome });
  expect(Math.abs(found.demand - numberOf(row, 'eq_D'))).toBeLessThanOrEqual(1e-6);
  expect(Math.abs(found.uS - numberOf(row, 'eq_uS'))).toBeLessThanOrEqual(1e-6);
  expect(Math.abs(found.uT - numberOf(row, 'eq_uT'))).toBeLessThanOrEqual(1e-6);
});

test.each(golden)('vector $id: the ceiling of every kind of threat', (row) => {
  THREAT_KINDS.forEach((kind, index) => {
    const found = ceiling(gameOf(row), kind);
    expect(found.credible ? '1' : '0').toBe(row[`cred_${COLUMNS[index]}`]);
    expect(Math.abs(found.demand - numberOf(row, `D_${COLUMNS[index]}`))).toBeLessThanOrEqual(1e-6);
  });
});

describe.each(cards)('card $card', (row) => {
  const game = gameOf(row);

  test('has the ceilings on file', () => {
    for (const publicity of ['quiet', 'loud'] as const) {
      const found = ceiling(game, { publicity, exception: false });
      expect(found.credible ? '1' : '0').toBe(row[`cred_${publicity}`]);
      expect(Math.abs(found.demand - numberOf(row, `D_${publicity}`))).toBeLessThanOrEqual(1e-6);
    }
  });

  test.each([
    { mu: 0, said: 'spe_myopic', worth: 'uS_myopic' },
    { mu: 1, said: 'spe_with_shadow_R5', worth: 'uS_shadow' },
  ])('is played as on file with mu = $mu', ({ mu, said, worth }) => {
    const found = equilibrium(game, shadowOf(row, { mu, R: 5 }));
    const manner = found.exception ? `${found.publicity}+exception` : found.publicity;
    const size = found.outcome === 'conceded' ? `@${found.demand.toFixed(2)}` : '';
    const words = found.act === 'none' ? 'no threat' : `${manner}:${ENDS[found.outcome]}${size}`;
    expect(words).toBe(row[said]);
    expect(Math.abs(found.uS - numberOf(row, worth))).toBeLessThanOrEqual(1e-6);
  });
});
