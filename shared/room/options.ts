import * as z from 'zod/mini';
import { ROLE_MODES } from './choices.ts';
import { Treatments } from './room-command.ts';
import { DEFAULT_CLOCK } from './choices.ts';
import type { Clock } from '../game/setup.ts';
import { TalkOptions } from '../talk/settings.ts';

const Seconds = z.int().check(z.gte(0), z.lte(3600));

/** Games go each at its own pace, or begin every round together. */
export const PACES = ['own', 'together'] as const;
export type Pace = (typeof PACES)[number];

/** Options of a room. `seconds`: one number for all phases, or per phase; 0 = no clock. */
export const RoomOptions = z.strictObject({
  rounds: z.optional(z.int().check(z.gte(1), z.lte(12))),
  groups: z.optional(z.int().check(z.gte(1), z.lte(60))),
  seconds: z.optional(
    z.union([
      Seconds,
      z.strictObject({
        briefing: z.optional(Seconds),
        prepare: z.optional(Seconds),
        move: z.optional(Seconds),
        bargain: z.optional(Seconds),
        outcome: z.optional(Seconds),
      }),
    ]),
  ),
  bots: z.optional(z.enum(['fill', 'none'])),
  /** Who plays an adversary's seat, which has no good choices of its own: a bot unless said otherwise. */
  adversary: z.optional(z.enum(['bot', 'player'])),
  /** Whether people say before the deal what they want to lead; the host can change it until the start. */
  roles: z.optional(z.enum(ROLE_MODES)),
  practice: z.optional(z.boolean()),
  /** Whether each result says what theory would have done there; the host can change it at any time. */
  theory: z.optional(z.boolean()),
  pace: z.optional(z.enum(PACES)),
  seed: z.optional(z.int()),
  /** How the class talks: in canned phrases unless said otherwise. */
  talk: z.optional(TalkOptions),
  /** What differs between the games: a ready design, or treatments that they are given in turn. */
  treatments: z.optional(Treatments),
});
export type RoomOptions = z.infer<typeof RoomOptions>;

/** The clock that a room's options ask for: what they leave open is as announced. */
export function clockOf(seconds: RoomOptions['seconds']): Clock {
  if (seconds === undefined) return DEFAULT_CLOCK;
  if (typeof seconds === 'number') {
    return {
      briefing: seconds,
      prepare: seconds,
      move: seconds,
      bargain: seconds,
      outcome: seconds,
    };
  }
  return {
    briefing: seconds.briefing ?? DEFAULT_CLOCK.briefing,
    prepare: seconds.prepare ?? DEFAULT_CLOCK.prepare,
    move: seconds.move ?? DEFAULT_CLOCK.move,
    bargain: seconds.bargain ?? DEFAULT_CLOCK.bargain,
    outcome: seconds.outcome ?? DEFAULT_CLOCK.outcome,
  };
}
