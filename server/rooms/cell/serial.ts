import { setImmediate as nextTurn } from 'node:timers/promises';

/** Runs one piece of work after another, in the order of asking. */
export interface Serial {
  /**
   * @param after  what follows from the work, before the next piece: whoever waits for the work goes on
   *   first, and is not told when this fails
   */
  run<T>(work: () => Promise<T>, after?: (done: T) => Promise<void>): Promise<T>;
  /** Kept when nothing is under way. */
  idle(): Promise<void>;
}

export function serial(): Serial {
  let last: Promise<unknown> = Promise.resolve();
  return {
    run: (work, after) => {
      const mine = last.then(work);
      const through = after
        ? mine.then(async (done) => {
            await nextTurn();
            await after(done);
          })
        : mine;
      last = through.catch(() => undefined);
      return mine;
    },
    idle: () => last.then(() => undefined),
  };
}
