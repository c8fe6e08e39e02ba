/** Runs one piece of work after another, in the order of asking. */
export interface Serial {
  run<T>(work: () => Promise<T>): Promise<T>;
  /** Kept when nothing is under way. */
  idle(): Promise<void>;
}

export function serial(): Serial {
  let last: Promise<unknown> = Promise.resolve();
  return {
    run: (work) => {
      const mine = last.then(work);
      last = mine.catch(() => undefined);
      return mine;
    },
    idle: () => last.then(() => undefined),
  };
}
