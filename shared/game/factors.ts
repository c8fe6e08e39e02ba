import type { CountryId } from '../scenario/ids.ts';

/** How much more time one person may be given: a factor of the announced time, or no clock at all. */
export const FACTORS = [1, 1.5, 2, 10, 'off'] as const;
export type Factor = (typeof FACTORS)[number];

/** The most time among some people; the announced time for nobody. */
export function longestOf(factors: readonly Factor[]): Factor {
  return FACTORS.findLast((factor) => factors.includes(factor)) ?? 1;
}

/** A seat whose own time differs from what was announced. */
export interface SeatClock {
  readonly factor: Factor;
  /** When this seat's time for the phase is up, in ms since 1970; null for never. */
  readonly deadlineAt: number | null;
}

/** What stands in the log for a seat with time of its own. */
export interface OwnDeadline {
  readonly countryId: CountryId;
  readonly deadlineAt: number | null;
}
