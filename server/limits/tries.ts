import { wait, type ServerClock } from '../clock/clock.ts';
import { slidingWindow } from './window.ts';

const MINUTE = 60_000;
/** Wrong codes a minute from one address, before every typed code from it waits. */
const WRONG_BY_ADDRESS = 20;
/** Wrong codes a minute in all, before every typed code waits. */
const WRONG_IN_ALL = 60;
const WAIT_MS = 3000;
/** Tries that may wait at once; more than that is a flood. */
const WAITING = 200;
/** Wrong PINs for one name, before that name is closed for a minute. */
const WRONG_PINS = 5;

/** A try at a secret: `check` answers null when it was wrong. */
type Try<T> = () => Promise<T | null>;

/**
 * Slows down guessing of spoken codes. A whole class behind one address still gets in, three
 * seconds later. A try under way counts as wrong until it turns out right, so that many at once gain
 * nothing.
 *
 * @returns what `check` found, null when the code is wrong, 'too-many' in a flood
 */
export function codeTries(clock: ServerClock) {
  const byAddress = slidingWindow(clock, MINUTE);
  const inAll = slidingWindow(clock, MINUTE);
  let waiting = 0;
  const slow = (address: string): boolean =>
    byAddress.count(address) >= WRONG_BY_ADDRESS || inAll.count('all') >= WRONG_IN_ALL;
  return async <T>(address: string, check: Try<T>): Promise<T | null | 'too-many'> => {
    const mustWait = slow(address);
    if (mustWait && waiting >= WAITING) return 'too-many';
    const right = [byAddress.add(address), inAll.add('all')];
    if (mustWait) {
      waiting += 1;
      await wait(clock, WAIT_MS);
      waiting -= 1;
    }
    const found = await check();
    if (found !== null) for (const takeBack of right) takeBack();
    return found;
  };
}
export type CodeTries = ReturnType<typeof codeTries>;

/**
 * Slows down guessing of PINs: after five wrong ones the name is closed for a minute, also for the
 * right PIN.
 *
 * @returns what `check` found, null when the PIN is wrong, 'too-many' when the name is closed
 */
export function pinTries(clock: ServerClock) {
  const wrong = slidingWindow(clock, MINUTE);
  return async <T>(who: string, check: Try<T>): Promise<T | null | 'too-many'> => {
    if (wrong.count(who) >= WRONG_PINS) return 'too-many';
    const right = wrong.add(who);
    const found = await check();
    if (found !== null) right();
    return found;
  };
}
export type PinTries = ReturnType<typeof pinTries>;
