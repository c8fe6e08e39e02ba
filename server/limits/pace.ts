import { wait, type ServerClock } from '../clock/clock.ts';
import { tokenBucket, type Bucket } from './window.ts';

/** Requests of one token: this many a second on end, this many at once. */
const REQUESTS = { rate: 100, burst: 300 };
/** Requests of one token that may wait their turn; more than that is a flood. */
const WAITING = 100;
const RETRY_MS = 20;
/** Tokens of which the pace is kept; one that was not seen for longest starts anew. */
const TOKENS = 10_000;

/**
 * Keeps one token from taking the time of all others over plain HTTP. Who asks too fast is made to
 * wait rather than refused, so that an honest script in a hurry never notices.
 *
 * @returns false when too many requests of this token wait already
 */
export function pace(clock: ServerClock): (key: string) => Promise<boolean> {
  const known = new Map<string, { readonly bucket: Bucket; waiting: number }>();
  const paceOf = (key: string): { readonly bucket: Bucket; waiting: number } => {
    const mine = known.get(key) ?? { bucket: tokenBucket(clock, REQUESTS), waiting: 0 };
    known.delete(key); // so that the map is ordered by the last request
    known.set(key, mine);
    for (const oldest of known.keys()) {
      if (known.size <= TOKENS) break;
      known.delete(oldest);
    }
    return mine;
  };
  return async (key) => {
    const mine = paceOf(key);
    if (mine.waiting >= WAITING) return false;
    mine.waiting += 1;
    while (!mine.bucket.take()) await wait(clock, RETRY_MS);
    mine.waiting -= 1;
    return true;
  };
}
export type PaceLimit = ReturnType<typeof pace>;
