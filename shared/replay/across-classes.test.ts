import fc from 'fast-check';
import { expect, test } from 'vitest';
import { acrossClasses, CLASS_MEASURES, measured } from './across-classes.ts';
import type { ClassSummary } from './class-file.ts';

const kept = (mark: number, change: Partial<ClassSummary> = {}): ClassSummary => ({
  fingerprint: mark.toString(16).padStart(16, '0'),
  month: '2026-03',
  scenario: 'harbour-league',
  title: 'The Harbour League',
  model: 1,
  rules: '0123456789abcdef',
  rounds: 5,
  finished: 4,
  cutShort: 0,
  treatments: [{ id: 'plain', games: 4 }],
  quiet: { n: 10, won: 0.3, trustLost: 0.04 },
  loud: { n: 10, won: mark / 10, trustLost: 0.2 },
  trust: 0.7,
  sender: -12,
  allies: 3.5,
  left: 2,
  blocs: 6,
  ...change,
});
const own = kept(0, { loud: { n: 5, won: 0.21, trustLost: 0.2 } });
const foundOf = (others: readonly ClassSummary[], measure: string, mine = own) =>
  acrossClasses(mine, others).measures.find((one) => one.measure === measure)?.found;

test('a class lies between the lowest and the highest of the others, with the middle named', () => {
  const others = [kept(4), kept(1), kept(2), kept(3)];
  expect(foundOf(others, 'wonLoud')).toEqual({
    own: 0.21,
    n: 4,
    low: 0.1,
    middle: 0.25,
    high: 0.4,
  });
  expect(foundOf(others, 'left')).toMatchObject({ own: 0.5, middle: 0.5 });
  expect(foundOf(others, 'loud')?.own).toBeCloseTo(1 / 3, 12);
});

test('fewer than three others say nothing', () => {
  expect(foundOf([kept(1), kept(2)], 'wonLoud')).toBeNull();
  expect(foundOf([kept(1), kept(2), kept(3)], 'wonLoud')).not.toBeNull();
});

test('fewer than three demands say nothing, in this class or in another', () => {
  const few = { n: 2, won: 0.9, trustLost: 0.9 };
  const three = [kept(1), kept(2), kept(3)];
  expect(foundOf(three, 'wonLoud', kept(0, { loud: few }))).toBeNull();
  expect(foundOf([kept(1), kept(2), kept(3, { loud: few })], 'wonLoud')).toBeNull();
  const all = acrossClasses(own, [...three, kept(4, { loud: few })]);
  expect(all.measures.find(({ measure }) => measure === 'wonLoud')?.others).toHaveLength(3);
  const none = { n: 0, won: null, trustLost: null };
  expect(measured(kept(1, { loud: none, quiet: none }), 'loud')).toBeNull();
});

test('a class without an ally has no trust of allies to compare', () => {
  const three = [kept(1), kept(2), kept(3)];
  expect(foundOf(three, 'trust', kept(0, { trust: null }))).toBeNull();
  expect(foundOf([kept(1), kept(2), kept(3, { trust: null })], 'trust')).toBeNull();
});

test('only what was played alike is compared; the others are counted by their reason', () => {
  const others = [
    ...[kept(1), kept(2, { scenario: 'steel-2018', model: 2 }), kept(3, { model: 2, rounds: 3 })],
    ...[kept(4, { rounds: 3 }), kept(5, { rounds: 3 }), kept(6, { rules: 'f'.repeat(16) })],
  ];
  const across = acrossClasses(own, [own, ...others]);
  expect(across.others).toEqual([others[0]]);
  expect(across.leftOut).toEqual([
    { why: 'scenario', n: 1 },
    { why: 'model', n: 1 },
    { why: 'rounds', n: 2 },
    { why: 'rules', n: 1 },
  ]);
});

test('the order in which classes were kept changes nothing', () => {
  const numbers = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 3, maxLength: 12 });
  fc.assert(
    fc.property(numbers, (marks) => {
      const others = [...new Set(marks)].map((mark) => kept(mark, { trust: mark / 40 }));
      const [there, back] = [others, others.toReversed()].map((list) => {
        return CLASS_MEASURES.map((measure) => foundOf(list, measure));
      });
      expect(there).toEqual(back);
      const found = foundOf(others, 'trust');
      if (!found) return;
      expect(found.low).toBeLessThanOrEqual(found.middle);
      expect(found.middle).toBeLessThanOrEqual(found.high);
    }),
    { seed: 9 },
  );
});
