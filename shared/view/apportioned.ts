/**
 * Parts as whole numbers that add up to a whole total: each is rounded down, and what is missing then
 * goes to those that lost most (largest remainder), the first of equals first.
 *
 * @param parts  about as much in sum as `total`
 * @param total  whole number
 */
export function apportioned(parts: readonly number[], total: number): number[] {
  const floors = parts.map(Math.floor);
  const missing = total - floors.reduce((sum, floor) => sum + floor, 0);
  const byRemainder = parts
    .map((value, index) => ({ index, rest: value - Math.floor(value) }))
    .toSorted((a, b) => b.rest - a.rest || a.index - b.index);
  const raised = new Set(byRemainder.slice(0, Math.max(0, missing)).map(({ index }) => index));
  // parts that were rounded themselves may floor to one too many: taken from those that lost least
  const least = byRemainder.toReversed().slice(0, Math.max(0, -missing));
  const lowered = new Set(least.map(({ index }) => index));
  return floors.map(
    (floor, index) => floor + (raised.has(index) ? 1 : lowered.has(index) ? -1 : 0),
  );
}
