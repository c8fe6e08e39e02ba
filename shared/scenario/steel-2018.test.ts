import { expect, test } from 'vitest';
import { RoleCard, Scenario } from './scenario.ts';
import { steel2018 } from './steel-2018.ts';

const { cast } = steel2018;

/** The rows `C1_Steel2018_*` of scenario_cards.csv; Japan's is design: Korea's with five other numbers. */
const CARDS = `
card    eS   eT   cS   cT   kS   kT   aS   aT   dS   kf   gamma omega sT   sS  canLeave X   m    h   Dmin Dmax alphaQ alphaL phi rho sigma oQ  oL
korea   0.15 0.1  0.06 0.55 0.04 0.06 0.15 0.12 0.05 0.02 0     0.1   0.7  0.2 1        0.6 0.12 0.5 0.1  1    0.05   0.2    0.5 0.1 0.3   0.2 1
canada  0.15 0.12 0.15 0.5  0.15 0.03 0.15 0.15 0.05 0.02 0     0.05  0.6  0.2 1        0.6 0.1  0.5 0.1  1    0.05   0.2    0.5 0.1 0.3   0.2 1
eu      0.2  0.2  0.25 0.35 0.2  0.04 0.15 0.15 0.05 0.02 0     0.1   0.55 0.4 1        0.6 0.45 0.5 0.1  1    0.05   0.2    0.5 0.1 0.3   0.2 1
japan   0.15 0.1  0.07 0.5  0.04 0.06 0.15 0.1  0.05 0.02 0     0.3   0.7  0.2 1        0.6 0.3  0.5 0.1  1    0.05   0.2    0.5 0.1 0.3   0.2 1
`;
const [head = [], ...rows] = CARDS.trim()
  .split('\n')
  .map((line) => line.split(/\s+/));
const cards = rows.map(([id = '', ...cells]) => ({
  id,
  numbers: Object.fromEntries(cells.map((cell, i) => [head[i + 1] ?? '', Number(cell)])),
}));

test('is a scenario', () => {
  expect(Scenario.safeParse(steel2018).error).toBeUndefined();
});

test('has its targets in the order of the cards, then Japan', () => {
  expect(cast.targets.map(({ id }) => id)).toEqual(cards.map(({ id }) => id));
  expect(cast.sender.id).toBe('united-states');
});

test.each(cards)('$id carries the numbers of its card', ({ id, numbers }) => {
  const target = cast.targets.find((one) => one.id === id);
  expect(target?.instruments.map((one) => one.id)).toEqual(['tariff']);
  const played: Record<string, unknown> = {
    ...cast.world,
    ...target,
    ...target?.instruments[0],
    canLeave: Number(target?.canLeave),
  };
  const shown = Object.fromEntries(Object.keys(numbers).map((symbol) => [symbol, played[symbol]]));
  expect(shown).toEqual(numbers);
  expect(target?.e0).toBe(target?.eT);
});

test('weighs the allies in joint security to at most 1, and as often as there are allies', () => {
  expect(cast.targets.reduce((sum, { m }) => sum + m, 0)).toBeLessThanOrEqual(1);
  expect(cast.world.wS).toBe(cast.targets.length);
});

test.each([cast.sender, ...cast.targets])(
  '$name has a role card of at most 90 words',
  (country) => {
    expect(RoleCard.safeParse(country.role).success).toBe(true);
    expect(country.role.brief).toMatch(/^You (lead|speak for) /);
    expect(country.role.goal.match(/[.]/g)).toHaveLength(1);
  },
);

test('every fact has a date and a source', () => {
  for (const fact of steel2018.facts) {
    expect(fact.date).toMatch(/20\d\d$/);
    expect(fact.source).toMatch(/\w{2,}/);
  }
});
