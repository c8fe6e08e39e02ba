import type { PlayerId } from '../../shared/scenario/ids.ts';
import type { Clock, Timer } from './clock.ts';

/** A request over plain HTTP counts for this long. */
const REQUEST_COUNTS_MS = 12_000;

interface Trace {
  connections: number;
  touchedUntil: number;
  awaySince: number;
  seen: boolean;
  timer: Timer | null;
}

/**
 * Who is here in one room: whoever has a socket or an event stream open, or asked something just
 * now. Sockets and streams that died without a word are closed by who holds them. Nothing is stored;
 * after a restart it is learned anew.
 */
export class Presence {
  readonly #clock: Clock;
  readonly #changed: () => void;
  readonly #since: number;
  readonly #traces = new Map<PlayerId, Trace>();

  /**
   * @param clock  the time
   * @param changed  called when somebody came or went
   * @param expected  who may still be there after a restart: they count as here until their phones
   *   have had the time to connect again, so that no bot plays for them meanwhile
   */
  constructor(clock: Clock, changed: () => void, expected: readonly PlayerId[] = []) {
    this.#clock = clock;
    this.#changed = changed;
    this.#since = clock.now();
    for (const playerId of expected) {
      const trace = this.#traceOf(playerId);
      trace.seen = true; // who has come before is not known any more: away is true of them, "never" may not be
      trace.touchedUntil = this.#since + REQUEST_COUNTS_MS;
      this.#watchTouch(trace);
    }
  }

  /** A connection was opened; the answer closes it. */
  connect(playerId: PlayerId): () => void {
    const trace = this.#traceOf(playerId);
    this.#came(trace, () => {
      trace.connections += 1;
    });
    return () => {
      const before = this.#here(trace);
      trace.connections -= 1;
      if (before) this.#wentMaybe(trace);
    };
  }

  /** A single request. */
  touch(playerId: PlayerId): void {
    const trace = this.#traceOf(playerId);
    this.#came(trace, () => {
      trace.touchedUntil = this.#clock.now() + REQUEST_COUNTS_MS;
    });
    if (trace.timer === null) this.#watchTouch(trace);
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

  close(): void {
    for (const { timer } of this.#traces.values()) timer?.cancel();
  }

  #traceOf(playerId: PlayerId): Trace {
    const nothing = { connections: 0, touchedUntil: 0, seen: false, timer: null };
    const trace = this.#traces.get(playerId) ?? { ...nothing, awaySince: this.#since };
    this.#traces.set(playerId, trace);
    return trace;
  }

  #here(trace: Trace): boolean {
    return trace.connections > 0 || trace.touchedUntil > this.#clock.now();
  }

  #came(trace: Trace, arrive: () => void): void {
    const before = this.#here(trace);
    trace.seen = true;
    arrive();
    if (!before) this.#changed();
  }

  #wentMaybe(trace: Trace): void {
    if (this.#here(trace)) return;
    trace.awaySince = this.#clock.now();
    this.#changed();
  }

  #watchTouch(trace: Trace): void {
    trace.timer = this.#clock.after(trace.touchedUntil - this.#clock.now(), () => {
      trace.timer = null;
      if (trace.touchedUntil > this.#clock.now()) this.#watchTouch(trace);
      else this.#wentMaybe(trace);
    });
  }
}
