import { expect, test } from 'vitest';
import { assertCards, assertWorld } from './checks.ts';
import { assertParameter, assertRange, PARAMETERS, type Parameter } from './parameters.ts';
import { openingState } from './round.ts';
import type { TargetCard, World } from './types.ts';

const defaults = (kind: 'ally' | 'adversary'): Record<string, number> =>
  Object.fromEntries(Object.entries(PARAMETERS).map(([symbol, dial]) => [symbol, dial[kind]]));
const world = defaults('ally') as unknown as World;
const card = (id: string, alignment: TargetCard['alignment']): TargetCard => ({
  ...(defaults(alignment) as unknown as TargetCard),
  id,
  alignment,
  canLeave: alignment === 'ally',
  instruments: [{ id: 'tariffs', cS: 0.08, cT: 0.6 }],
});

test.each<[string, Parameter]>(Object.entries(PARAMETERS))(
  '%s is in its own range',
  (key, dial) => {
    expect(dial.symbol).toBe(key);
    expect(dial.min).toBeLessThan(dial.max);
    for (const value of [dial.ally, dial.adversary])
      assertParameter(dial.symbol as 'eT', value, '');
  },
);

test('the defaults make a world and cards', () => {
  assertWorld(world);
  expect(openingState(world, [card('ally', 'ally'), card('rival', 'adversary')]).dyads).toEqual([
    { eS: 0.15, eT: 0.1, dependence: 1, aligned: true, rivalStream: 0 },
    { eS: 0.8, eT: 0.8, dependence: 1, aligned: false, rivalStream: 0 },
  ]);
});

test.each([NaN, -0.001, 1.001, Infinity])('%s is no share', (value) => {
  expect(() => assertRange('eT', value, PARAMETERS.eT)).toThrow(RangeError);
  expect(() => assertRange('eT', value, PARAMETERS.eT)).toThrow(
    `eT is ${value}, allowed is 0 to 1`,
  );
});

test('the ends of a range are in it', () => {
  assertRange('aS', 0, PARAMETERS.aS);
  assertRange('aS', 0.4, PARAMETERS.aS);
});

test.each<{ what: string; cards: readonly TargetCard[]; says: string }>([
  { what: 'a dial out of range', cards: [{ ...card('K', 'ally'), aT: 0.5 }], says: 'K: aT is 0.5' },
  {
    what: 'a baseline above the start',
    cards: [{ ...card('K', 'ally'), e0: 0.2 }],
    says: 'K: e0 is 0.2',
  },
  {
    what: 'bounds that cross',
    cards: [{ ...card('K', 'ally'), Dmin: 0.4, Dmax: 0.3 }],
    says: 'K: Dmax',
  },
  {
    what: 'an adversary in joint security',
    cards: [{ ...card('K', 'adversary'), m: 0.1 }],
    says: 'K: m',
  },
  {
    what: 'no instrument',
    cards: [{ ...card('K', 'ally'), instruments: [] }],
    says: 'number of instr',
  },
  {
    what: 'an instrument twice',
    cards: [
      {
        ...card('K', 'ally'),
        instruments: [...card('K', 'ally').instruments, { id: 'tariffs', cS: 0, cT: 0 }],
      },
    ],
    says: 'repeated',
  },
  {
    what: 'an instrument out of range',
    cards: [{ ...card('K', 'ally'), instruments: [{ id: 'oil', cS: 0, cT: 2 }] }],
    says: 'K, oil: cT is 2',
  },
  {
    what: 'weights above one',
    cards: ['A', 'B', 'C'].map((id) => ({ ...card(id, 'ally'), m: 0.4 })),
    says: 'the sum of m',
  },
])('cards with $what are refused', ({ cards, says }) => {
  expect(() => assertCards(cards)).toThrow(RangeError);
  expect(() => openingState(world, cards)).toThrow(says);
});

test('a world is refused by symbol', () => {
  expect(() => assertWorld({ ...world, V: 2.5 })).toThrow('V is 2.5, allowed are whole numbers');
  expect(() => assertWorld({ ...world, wS: 9 })).toThrow('wS is 9, allowed is 0 to 8');
});
