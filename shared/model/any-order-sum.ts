/**
 * A sum that is the same bits in whatever order the numbers come: smallest first. So a replay does not
 * depend on the order of the countries.
 *
 * @see model.md section 6, property 23
 */
export function anyOrderSum(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b).reduce((sum, value) => sum + value, 0);
}
