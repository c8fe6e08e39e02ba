import type { PlayerId } from '../../../shared/scenario/ids.ts';
import type { ServerClock, Timer } from '../../clock/clock.ts';

/** A request over plain HTTP counts for this long. */
const REQUEST_COUNTS_MS = 12_000;

/** Somebody came or went, at a moment in ms since 1970. */
export interface Turn {
  readonly playerId: PlayerId;
  readonly here: boolean;
  readonly at: number;
}

interface Trace {
  connections: number;
  touchedUntil: number;
  awaySince: number;
  seen: boolean;
  /** Whether it is on record that they are here; after a restart it is not until they come. */
  recorded: boolean;
  timer: Timer | null;
}

/**
 * Who is here in one room: whoever has a socket or an event stream open, or asked something just
 * now. Sockets and streams that died without a word are closed by who holds them. After
 * a restart it is learned anew; what is kept of it are the spans that `record` is told.
 */
export class Presence {
  readonly #clock: ServerClock;
  readonly #changed: () => void;
  readonly #record: (turn: Turn) => void;
  readonly #since: number;
  readonly #traces = new Map<PlayerId, Trace>();

  /**
   * @param clock  the time
   * @param tell  `changed` is called when somebody came or went, `record` with whatever is to be kept
   * @param expected  who may still be there after a restart: they count as here until their phones
   *   have had the time to connect again, so that no bot plays for them meanwhile
   */
  constructor(
    clock: ServerClock,
    { changed, record }: { changed: () => void; record: (turn: Turn) => void },
    expected: readonly PlayerId[] = [],
  ) {
    this.#clock = clock;
    this.#changed = changed;
    this.#record = record;
    this.#since = clock.now();
    for (const playerId of expected) {
      const trace = this.#traceOf(playerId);
      trace.seen = true; // who has come before is not known any more: away is true of them, "never" may not be
      trace.touchedUntil = this.#since + REQUEST_COUNTS_MS;
      this.#watchTouch(playerId, trace);
    }
  }

  /** A connection was opened; the answer closes it. */
  connect(playerId: PlayerId): () => void {
    const trace = this.#traceOf(playerId);
    this.#came(playerId, trace, () => {
      trace.connections += 1;
    });
    return () => {
      const before = this.#here(trace);
      trace.connections -= 1;
      if (before) this.#wentMaybe(playerId, trace);
    };
  }

  /** A single request. */
  touch(playerId: PlayerId): void {
    const trace = this.#traceOf(playerId);
    this.#came(playerId, trace, () => {
      trace.touchedUntil = this.#clock.now() + REQUEST_COUNTS_MS;
    });
    if (trace.timer === null) this.#watchTouch(playerId, trace);
  }

  isHere(playerId: PlayerId): boolean {
    return this.#here(this.#traceOf(playerId));
  }

  /** False for who was never seen since the room was loaded. */
  wasSeen(playerId: PlayerId): boolean {
    return this.#traceOf(playerId).seen;
  }

  /** How long somebody has been away, in ms; 0 for who is here. */
  awayFor(playerId: PlayerId): number {
    const trace = this.#traceOf(playerId);
    return this.#here(trace) ? 0 : this.#clock.now() - trace.awaySince;
  }

  forget(playerId: PlayerId): void {
    this.#traces.get(playerId)?.timer?.cancel();
    this.#traces.delete(playerId);
  }

  /** Ends what is on record: nobody can be seen from here any more. */
  close(): void {
    for (const [playerId, trace] of this.#traces) {
      trace.timer?.cancel();
      this.#note(playerId, trace, { here: false });
    }
  }

  #note(playerId: PlayerId, trace: Trace, { here }: { readonly here: boolean }): void {
    if (trace.recorded === here) return;
    trace.recorded = here;
    this.#record({ playerId, here, at: this.#clock.now() });
  }

  #traceOf(playerId: PlayerId): Trace {
    const nothing = { connections: 0, touchedUntil: 0, seen: false, timer: null, recorded: false };
    const trace = this.#traces.get(playerId) ?? { ...nothing, awaySince: this.#since };
    this.#traces.set(playerId, trace);
    return trace;
  }

  #here(trace: Trace): boolean {
    return trace.connections > 0 || trace.touchedUntil > this.#clock.now();
  }

  #came(playerId: PlayerId, trace: Trace, arrive: () => void): void {
    const before = this.#here(trace);
    trace.seen = true;
    arrive();
    this.#note(playerId, trace, { here: true });
    if (!before) this.#changed();
  }

  #wentMaybe(playerId: PlayerId, trace: Trace): void {
    if (this.#here(trace)) return;
    trace.awaySince = this.#clock.now();
    this.#note(playerId, trace, { here: false });
    this.#changed();
  }

  #watchTouch(playerId: PlayerId, trace: Trace): void {
    trace.timer = this.#clock.after(trace.touchedUntil - this.#clock.now(), () => {
      trace.timer = null;
      if (trace.touchedUntil > this.#clock.now()) this.#watchTouch(playerId, trace);
      else this.#wentMaybe(playerId, trace);
    });
  }
}
