import { expect } from 'vitest';
import type { CsvMean } from './csv-means.ts';

/** Values that are sums of the same doubles in another order; null is only null. */
export function near(shown: number | null, computed: number | null): void {
  if (shown === null || computed === null) expect(shown).toBe(computed);
  else expect(shown).toBeCloseTo(computed, 9);
}

/** Two means with their numbers and intervals. */
export function same(shown: CsvMean, computed: CsvMean): void {
  expect(shown.n).toBe(computed.n);
  near(shown.mean, computed.mean);
  near(shown.interval?.low ?? null, computed.interval?.low ?? null);
  near(shown.interval?.high ?? null, computed.interval?.high ?? null);
}
