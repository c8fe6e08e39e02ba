import { expect, test } from 'vitest';
import { relaxed } from './joint-security.ts';

test.each([
  { eT: 0.5, baseline: 0.1, rate: 0.1, after: 0.46 },
  { eT: 0.5, baseline: 0.1, rate: 1, after: 0.1 },
  { eT: 0.5, baseline: 0.1, rate: 0, after: 0.5 },
  { eT: 0.1, baseline: 0.1, rate: 0.5, after: 0.1 },
  { eT: 0.05, baseline: 0.1, rate: 0.5, after: 0.05 },
])('$eT relaxes towards $baseline at $rate', ({ eT, baseline, rate, after }) => {
  expect(relaxed(eT, { baseline, rate })).toBeCloseTo(after, 12);
});
