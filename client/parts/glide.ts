/** Whether the reader has asked for less motion. */
export const isStill = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches;

/** A way that is walked in some time, and what is told of it. */
export interface Glide {
  readonly from: number;
  readonly to: number;
  readonly ms: number;
  readonly wait?: number;
  /** At an even pace; otherwise fast at first. */
  readonly even?: boolean;
  readonly step: (value: number) => void;
}

/**
 * Walks from one number to another; at once for who wants no motion.
 *
 * @returns stops it where it is
 */
export function glide({ from, to, ms, wait = 0, even = false, step }: Glide): () => void {
  if (isStill() || from === to) {
    step(to);
    return () => undefined;
  }
  let frame = 0;
  const began = performance.now() + wait;
  const next = (now: number): void => {
    const share = Math.min(1, Math.max(0, (now - began) / ms));
    step(from + (to - from) * (even ? share : 1 - (1 - share) ** 3));
    if (share < 1) frame = requestAnimationFrame(next);
  };
  frame = requestAnimationFrame(next);
  return () => {
    cancelAnimationFrame(frame);
  };
}
