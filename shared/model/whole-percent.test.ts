import { expect, test } from 'vitest';
import { demandPercent } from './whole-percent.ts';

test.each([
  { stakes: 0, percent: 0 },
  { stakes: 0.29, percent: 29 }, // 100 * .29 is just below 29
  { stakes: 0.33125, percent: 33 },
  { stakes: 0.3399999999, percent: 34 },
  { stakes: 0.339999, percent: 33 },
  { stakes: 1, percent: 100 },
])('$stakes of the stake is $percent %', ({ stakes, percent }) => {
  expect(demandPercent(stakes)).toBe(percent);
});
