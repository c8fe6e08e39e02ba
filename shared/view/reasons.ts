import type { Reason } from './result-schema.ts';

/** What a reason comes to, in points: the product of `times` with the sum of `of`. */
export function reasonPoints({ times, of }: Pick<Reason, 'times' | 'of'>): number {
  return times.reduce(
    (product, factor) => product * factor,
    of.reduce((sum, part) => sum + part, 0),
  );
}

/**
 * A reason as views carry it: four decimals for weights, as many for stakes, that is two for points.
 * Trailing weights of 1 are left out.
 */
export function compactReason({ kind, about, times, of }: Reason): Reason {
  const last = times.findLastIndex((factor) => factor !== 1);
  return {
    kind,
    ...(about === undefined ? {} : { about }),
    times: times.slice(0, last + 1).map((factor) => to(factor, 1e4)),
    of: of.map((part) => to(part, 100)),
  };
}

/** Rounded, and never -0. */
function to(value: number, scale: number): number {
  return Math.round(value * scale) / scale + 0;
}

/**
 * Why the legacy is what it is, from its points alone: for the sender, its weight times the joint
 * security of the peaceful rounds; a target is paid that security once.
 *
 * @param weight  `wS` for the sender, 1 for a target
 */
export function whyLegacy(points: number, weight: number): Reason[] {
  return points === 0 ? [] : [{ kind: 'legacy', times: [weight], of: [points / weight] }];
}
