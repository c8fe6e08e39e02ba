import type { ServerClock } from '../clock/clock.ts';

/** Counts what happened under a key within the last `ms`. Nothing is kept longer than that. */
export interface Window {
  /** Counts one more; the answer takes it back. */
  add(key: string): () => void;
  count(key: string): number;
}

/**
 * A sliding window per key. Its memory is bounded: above `keys` keys the oldest is dropped.
 *
 * @param clock  the time
 * @param ms  how long an entry counts
 * @param keys  how many keys are kept at most
 */
export function slidingWindow(clock: ServerClock, ms: number, keys = 10_000): Window {
  const entries = new Map<string, { at: number }[]>();
  const recent = (key: string): { at: number }[] =>
    (entries.get(key) ?? []).filter(({ at }) => at > clock.now() - ms);
  const tidy = (): void => {
    for (const [oldest, kept] of entries) {
      const over = (kept.at(-1)?.at ?? 0) <= clock.now() - ms;
      if (!over && entries.size <= keys) return;
      entries.delete(oldest);
    }
  };
  return {
    add: (key) => {
      const entry = { at: clock.now() };
      const kept = [...recent(key), entry].slice(-1000);
      entries.delete(key); // so that the map is ordered by the last entry
      entries.set(key, kept);
      tidy();
      return () => {
        const left = (entries.get(key) ?? []).filter((other) => other !== entry);
        entries.set(key, left);
      };
    },
    count: (key) => recent(key).length,
  };
}

/** Lets `rate` things a second through, and `burst` at once. */
export interface Bucket {
  /** False when there is nothing left: too fast. */
  take(): boolean;
  /** In how many ms there will be something left; 0 when there is. */
  anyIn(): number;
}

/** A bucket that fills evenly and starts full. */
export function tokenBucket(clock: ServerClock, size: { rate: number; burst: number }): Bucket {
  let left = size.burst;
  let last = clock.now();
  const fill = (): void => {
    const now = clock.now();
    left = Math.min(size.burst, left + ((now - last) / 1000) * size.rate);
    last = now;
  };
  return {
    take: () => {
      fill();
      if (left < 1) return false;
      left -= 1;
      return true;
    },
    anyIn: () => {
      fill();
      return left >= 1 ? 0 : Math.ceil(((1 - left) / size.rate) * 1000);
    },
  };
}
