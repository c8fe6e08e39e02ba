/** Cards are drawn as whole numbers, 0 to one less than this, so that a replay gets the same bits. */
export const CARDS = 1024;

/**
 * Whether a sender that drew `n` is restless at home.
 *
 * @param n  whole number, 0 ... 1023
 * @param q  chance that home is restless, a share
 * @see model.md section 2, private cards (design)
 */
export function isRestless(n: number, q: number): boolean {
  return n < CARDS * q;
}

/**
 * The factor by which deadlock costs a target that drew `n` more, or less.
 *
 * @param n  whole number, 0 ... 1023
 * @param w  half-width, a share
 * @returns -w ... w
 * @see model.md section 2, private cards (design)
 */
export function privateFactor(n: number, w: number): number {
  return (w * (2 * n + 1 - CARDS)) / CARDS;
}
