import { availableParallelism, loadavg } from 'node:os';

/** How much longer than on four idle cores something may take here, with what runs here already. */
const slowness = Math.max(1, (4 + (loadavg()[0] ?? 0)) / availableParallelism());

/**
 * How long a test waits before it calls something stuck, in ms. Every limit of the suite that only
 * protects against hanging is one of these: what is wanted early is asserted, not timed out.
 */
export const PATIENCE = {
  /** One thing that must come: an answer, an element, a file. */
  step: Math.round(20_000 * slowness),
  /** A whole test, or a hook. */
  test: Math.round(200_000 * slowness),
} as const;
