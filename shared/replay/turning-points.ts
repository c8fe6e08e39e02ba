import type { Regret } from './regret.ts';

/** A decision that gives away less than this is no turning point. Stakes. */
export const LEAST_SWING = 0.05;

/**
 * Where a game turned: the decisions that gave away most by the model, the largest first. An earlier
 * decision stands before a later one that gave away the same.
 *
 * @param regrets  of one game, as `regretOf` gives them
 * @param most  how many at most
 */
export function turningPoints(regrets: readonly Regret[], most = 1): readonly Regret[] {
  return regrets
    .filter(({ regret }) => regret >= LEAST_SWING)
    .toSorted((a, b) => b.regret - a.regret)
    .slice(0, most);
}
