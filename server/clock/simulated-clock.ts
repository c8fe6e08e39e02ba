import type { ServerClock } from './clock.ts';

/** A clock that stands still until it is moved. */
export interface SimulatedClock extends ServerClock {
  /** Moves on by `ms`, calling what is due on the way in order, and lets each finish. */
  advance(ms: number): Promise<void>;
}

/** Lets everything that is already under way come to rest. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 10; turn++) await new Promise((resolve) => setImmediate(resolve));
}

/**
 * Time for tests.
 *
 * @param start  milliseconds since 1970 at which it stands first
 */
export function simulatedClock(start = 1_700_000_000_000): SimulatedClock {
  let now = start;
  const waiting = new Set<{ at: number; work: () => void }>();
  const next = (until: number): { at: number; work: () => void } | undefined =>
    [...waiting].filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0];
  return {
    now: () => now,
    after: (ms, work) => {
      const entry = { at: now + Math.max(0, ms), work };
      waiting.add(entry);
      return { cancel: () => void waiting.delete(entry) };
    },
    advance: async (ms) => {
      const until = now + ms;
      await settle();
      for (let due = next(until); due; due = next(until)) {
        waiting.delete(due);
        now = Math.max(now, due.at);
        due.work();
        await settle();
      }
      now = until;
    },
  };
}
