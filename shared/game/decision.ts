import type { GameEvent } from './event.ts';

/** Why a game refuses a command. The words a person reads stand in `shared/protocol/refusals.ts`. */
export type GameRefusal =
  | 'stale'
  | 'not-now'
  | 'not-yours'
  | 'paused'
  | 'unknown-target'
  | 'duplicate-target'
  | 'in-bloc'
  | 'loud-forbidden'
  | 'demand-out-of-range'
  | 'unknown-instrument'
  | 'offer-out-of-range';

/** What a command comes to: the events to append, or a refusal and nothing. */
export type Decision =
  | { readonly ok: true; readonly events: readonly GameEvent[] }
  | { readonly ok: false; readonly code: GameRefusal };

/** A refusal, as a value: a player's mistake never throws. */
export function refuse(code: GameRefusal): Extract<Decision, { ok: false }> {
  return { ok: false, code };
}

/** What was decided, as events. */
export function record(...events: readonly GameEvent[]): Decision {
  return { ok: true, events };
}
