/** A timer that was set; `cancel` may be called at any time. */
export interface Timer {
  cancel(): void;
}

/** Time, as far as the server needs it. Tests bring a simulated one. */
export interface ServerClock {
  /** Milliseconds since 1970 UTC. */
  now(): number;
  /** Calls `work` once, `ms` from now. */
  after(ms: number, work: () => void): Timer;
}

/** Longest delay `setTimeout` can hold; a longer wait is cut into pieces by asking again. */
const LONGEST_WAIT_MS = 2 ** 31 - 1;

/** The computer's clock. Its timers do not keep the process alive. */
export const systemClock: ServerClock = {
  now: () => Date.now(),
  after: (ms, work) => {
    const timer = setTimeout(work, Math.min(Math.max(0, ms), LONGEST_WAIT_MS));
    timer.unref();
    return {
      cancel: () => {
        clearTimeout(timer);
      },
    };
  },
};

/** A promise that is kept `ms` from now. */
export const wait = (clock: ServerClock, ms: number): Promise<void> =>
  new Promise((resolve) => {
    clock.after(ms, resolve);
  });
