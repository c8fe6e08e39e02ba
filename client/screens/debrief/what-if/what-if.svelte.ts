import type { GameEvent } from '../../../../shared/game/event.ts';
import { meanOf } from '../../../../shared/replay/estimate.ts';
import {
  compare,
  futureOf,
  type Comparison,
  type Fork,
  type Future,
} from '../../../../shared/replay/what-if.ts';
import type { CountryId } from '../../../../shared/scenario/ids.ts';

/** How often both ways are played on, where the machine is quick enough. */
export const RUNS = 200;
/** Slower machines stop here, but play so many at least. */
const LONGEST_MS = 45_000;
const FEWEST = 20;
/** So often what is shown so far is brought up to date. */
const SHOW_EVERY = 10;

/** What a seat came to over all runs. Points. */
interface SeatCompared extends Comparison {
  readonly countryId: CountryId;
  readonly madeMean: number;
  readonly otherMean: number;
}

/** Two ways from a crossroads, compared so far. */
export interface Compared {
  readonly fork: Fork;
  readonly runs: number;
  readonly seats: readonly SeatCompared[];
  /** The first run of both. */
  readonly made: Future;
  readonly other: Future;
}

type Stage = 'idle' | 'running' | 'done' | 'slow' | 'stopped' | 'failed';

/** Where time passes and slices end: the browser's, or a test's. */
export interface RunPace {
  readonly now: () => number;
  readonly breathe: () => Promise<void>;
}
const BROWSER: RunPace = {
  now: () => performance.now(),
  breathe: () => new Promise((resolve) => setTimeout(resolve)),
};

/** Plays two ways on, run by run, and lets the page breathe in between. */
export class WhatIf {
  stage = $state<Stage>('idle');
  done = $state(0);
  compared = $state.raw<Compared | null>(null);
  readonly #pace: RunPace;
  /** Counts the attempts: an older one stops when a newer begins. */
  #attempt = 0;

  constructor(pace: RunPace = BROWSER) {
    this.#pace = pace;
  }

  /** Plays both ways on; what is shown grows as runs end. */
  async run(events: readonly GameEvent[], fork: Fork): Promise<void> {
    const attempt = ++this.#attempt;
    this.stage = 'running';
    this.done = 0;
    this.compared = null;
    const start = this.#pace.now();
    const pairs: { readonly made: Future; readonly other: Future }[] = [];
    const asMade = { ...fork, command: fork.at.made };
    try {
      while (pairs.length < RUNS) {
        const run = pairs.length + 1;
        await this.#pace.breathe();
        if (attempt !== this.#attempt) return;
        const made = futureOf(events, asMade, run);
        await this.#pace.breathe();
        if (attempt !== this.#attempt) return;
        pairs.push({ made, other: futureOf(events, fork, run) });
        this.done = pairs.length;
        if (run === 1 || run % SHOW_EVERY === 0) this.compared = comparedOf(fork, pairs);
        if (run >= FEWEST && this.#pace.now() - start > LONGEST_MS) break;
      }
    } catch {
      // a log whose moves contradict the rules cannot be played on
      this.stage = 'failed';
      return;
    }
    this.compared = comparedOf(fork, pairs);
    this.stage = pairs.length < RUNS ? 'slow' : 'done';
  }

  /** Ends the runs, and keeps what was shown. */
  stop(): void {
    this.#attempt += 1;
    if (this.stage === 'running') this.stage = 'stopped';
    if (this.compared !== null) this.done = this.compared.runs;
  }

  /** Ends the runs, and forgets them: something else was chosen. */
  clear(): void {
    this.#attempt += 1;
    this.stage = 'idle';
    this.done = 0;
    this.compared = null;
  }
}

function comparedOf(
  fork: Fork,
  pairs: readonly { readonly made: Future; readonly other: Future }[],
): Compared | null {
  const [first] = pairs;
  if (first === undefined) return null;
  const seats = first.made.totals.map(({ countryId }, seat): SeatCompared => {
    const totals = pairs.map(({ made, other }) => ({
      made: made.totals[seat]?.total ?? 0,
      other: other.totals[seat]?.total ?? 0,
    }));
    const mean = (key: 'made' | 'other'): number => meanOf(totals.map((one) => one[key]));
    return {
      ...compare(totals),
      countryId,
      madeMean: mean('made'),
      otherMean: mean('other'),
    };
  });
  return { fork, runs: pairs.length, seats, ...first };
}
