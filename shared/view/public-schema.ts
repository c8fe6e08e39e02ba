import * as z from 'zod/mini';
import { CountryId, GameId } from '../scenario/ids.ts';
import { Percent } from '../game/command.ts';
import { text, share, moment, points } from './plain-schema.ts';
import { PHASES } from '../game/event.ts';
import { MOVE_EVENTS } from '../game/moves.ts';
import { Place } from '../game/legal.ts';
import { Ending } from './result-schema.ts';
import { Statement } from '../talk/talk-view.ts';

/** Something everybody heard of. The words are made by who shows it. */
export const Headline = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('threatened'),
    round: z.int(),
    targetId: CountryId,
    demand: Percent,
    instrument: text,
    exception: z.boolean(),
    /** Written quietly, and got into the press. */
    leaked: z.optional(z.boolean()),
  }),
  z.strictObject({
    type: z.enum(Object.values(MOVE_EVENTS)),
    round: z.int(),
    targetId: CountryId,
    /** True when the threat behind it had been quiet. */
    afterQuiet: z.boolean(),
  }),
  /** These stand in a bloc in the round after. */
  z.strictObject({
    type: z.literal('blocFormed'),
    round: z.int(),
    members: z.array(CountryId),
  }),
  /** Aligned again from the next round on. */
  z.strictObject({ type: z.literal('returned'), round: z.int(), targetId: CountryId }),
]);

export type Headline = z.infer<typeof Headline>;

/** One country as everybody sees it. */
export const Country = z.strictObject({
  id: CountryId,
  name: text,
  part: z.enum(['sender', 'ally', 'adversary']),
  playedBy: z.enum(['player', 'bot']),
  /** False after leaving for the rival. The sender is always aligned. */
  aligned: z.boolean(),
  /** Trust (1 - conflict expectations) from public facts alone; null for the sender. */
  publicTrust: z.nullable(share),
});

export type Country = z.infer<typeof Country>;

/** How many seats have done what the phase asks for; null where there is nothing to count. */
export const Count = z.nullable(z.strictObject({ done: z.int(), of: z.int() }));

export type Count = z.infer<typeof Count>;

export const gameFields = {
  gameId: GameId,
  number: z.int(),
  title: text,
  issue: text,
  phase: z.enum(PHASES),
  round: z.int(),
  rounds: z.int(),
  /** True in the practice round, which is round 0 and does not count. */
  practice: z.boolean(),
  at: Place,
  seen: z.int(),
  deadlineAt: moment,
  paused: z.boolean(),
  countries: z.array(Country),
  /** Who stands in the bloc of this round; the first speaks for it. Empty for none. */
  bloc: z.array(CountryId),
  headlines: z.array(Headline),
  count: Count,
  /** True while a game that is through with its round waits for the room's others; absent otherwise. */
  waits: z.optional(z.literal(true)),
};

/** One game for the whole room: public facts only. */
export const PublicGame = z.strictObject({
  ...gameFields,
  /** Joint security from public facts, in points of this round; null before the first result. */
  security: z.nullable(points),
  ending: z.nullable(Ending),
  /** What was said to everybody, the newest last; absent when nothing was. */
  statements: z.optional(z.array(Statement)),
});

export type PublicGame = z.infer<typeof PublicGame>;
