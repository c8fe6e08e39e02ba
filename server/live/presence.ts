import type { PlayerId } from '../../shared/scenario/ids.ts';
import type { Clock, Timer } from './clock.ts';

/** A request over plain HTTP counts as being here for this long. */
const REQUEST_COUNTS_MS = 12_000;

/** Who is here: whoever has a socket or an event stream open, or asked something just now. */
export interface Presence {
  /** A connection was opened; the answer closes it. */
  connect(playerId: PlayerId): () => void;
  /** A single request. */
  touch(playerId: PlayerId): void;
  isHere(playerId: PlayerId): boolean;
  /** False for who was never seen since the room was loaded. */
  wasSeen(playerId: PlayerId): boolean;
  /** How long somebody has been away; 0 for who is here. */
  awayFor(playerId: PlayerId): number;
  forget(playerId: PlayerId): void;
  close(): void;
}

interface Trace {
  connections: number;
  touchedUntil: number;
  awaySince: number;
  seen: boolean;
  timer: Timer | null;
}

/**
 * Presence in one room.
 *
 * @param clock  the time
 * @param changed  called when somebody came or went
 * @param expected  who may still be there after a restart: they count as here until their phones
 *   have had the time to connect again, so that no bot plays for them meanwhile
 */
export function createPresence(
  clock: Clock,
  changed: () => void,
  expected: readonly PlayerId[] = [],
): Presence {
  const since = clock.now();
  const traces = new Map<PlayerId, Trace>();
  const traceOf = (playerId: PlayerId): Trace => {
    const none = { connections: 0, touchedUntil: 0, awaySince: since, seen: false, timer: null };
    const trace = traces.get(playerId) ?? none;
    traces.set(playerId, trace);
    return trace;
  };
  const here = (trace: Trace): boolean => trace.connections > 0 || trace.touchedUntil > clock.now();

  const wentMaybe = (trace: Trace): void => {
    if (here(trace)) return;
    trace.awaySince = clock.now();
    changed();
  };
  const watchTouch = (trace: Trace): void => {
    trace.timer = clock.after(trace.touchedUntil - clock.now(), () => {
      trace.timer = null;
      if (trace.touchedUntil > clock.now()) watchTouch(trace);
      else wentMaybe(trace);
    });
  };
  const came = (trace: Trace, arrive: () => void): void => {
    const before = here(trace);
    trace.seen = true;
    arrive();
    if (!before) changed();
  };

  for (const playerId of expected) {
    const trace = traceOf(playerId);
    trace.touchedUntil = since + REQUEST_COUNTS_MS;
    watchTouch(trace);
  }

  return {
    connect: (playerId) => {
      const trace = traceOf(playerId);
      came(trace, () => {
        trace.connections += 1;
      });
      return () => {
        trace.connections -= 1;
        wentMaybe(trace);
      };
    },
    touch: (playerId) => {
      const trace = traceOf(playerId);
      came(trace, () => {
        trace.touchedUntil = clock.now() + REQUEST_COUNTS_MS;
      });
      if (trace.timer === null) watchTouch(trace);
    },
    isHere: (playerId) => here(traceOf(playerId)),
    wasSeen: (playerId) => traceOf(playerId).seen,
    awayFor: (playerId) => {
      const trace = traceOf(playerId);
      return here(trace) ? 0 : clock.now() - trace.awaySince;
    },
    forget: (playerId) => {
      traces.get(playerId)?.timer?.cancel();
      traces.delete(playerId);
    },
    close: () => {
      for (const { timer } of traces.values()) timer?.cancel();
    },
  };
}
