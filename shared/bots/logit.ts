import type { Random } from './chance.ts';

/** How much of a stake makes one choice e times as likely as another. */
const TEMPERATURE = 0.05;

/**
 * Draws one of a list by logit: the better the likelier. Weights are rounded to 1e-9, because the
 * last bit of an exponential differs between machines and the draw must not.
 *
 * @param options.valueOf  stakes
 * @throws {Error} if there is nothing to draw from
 */
export function drawByLogit<T>(
  list: readonly T[],
  options: { readonly valueOf: (one: T) => number; readonly random: Random },
): T {
  const values = list.map(options.valueOf);
  const best = Math.max(...values);
  const weights = values.map((value) => Math.round(1e9 * Math.exp((value - best) / TEMPERATURE)));
  let rest = options.random() * weights.reduce((sum, weight) => sum + weight, 0);
  const drawn = list.find((_, index) => {
    rest -= weights[index] ?? 0;
    return rest < 0;
  });
  const one = drawn ?? list.at(-1);
  if (one === undefined) throw new Error('nothing to draw from');
  return one;
}
