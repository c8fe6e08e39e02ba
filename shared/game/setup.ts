import * as z from 'zod/mini';
import { COMMIT_RULES, LARGEST_DELEGATION } from './commit-rules.ts';
import { Cast } from '../scenario/scenario.ts';
import { TREATMENT_IDS } from '../scenario/treatments.ts';
import { BotId, CountryId, GameId, PlayerId } from '../scenario/ids.ts';

export const CommitRule = z.enum(COMMIT_RULES);
export type CommitRule = z.infer<typeof CommitRule>;

/**
 * Who holds a seat: a person, a delegation of several, or nobody but a bot, which then plays it. A
 * delegation of one is written as a player.
 */
export const Holder = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('player'), playerId: PlayerId }),
  z.strictObject({
    by: z.literal('players'),
    playerIds: z.array(PlayerId).check(z.minLength(2), z.maxLength(LARGEST_DELEGATION)),
    rule: CommitRule,
  }),
  z.strictObject({ by: z.literal('bot'), bot: BotId }),
]);
export type Holder = z.infer<typeof Holder>;

const seconds = z.int().check(z.gte(0), z.lte(3600));

/** Seconds on the clock; 0 = no clock. `move` is one bargain move, `bargain` the whole bargain. */
export const Clock = z.strictObject({
  briefing: seconds,
  prepare: seconds,
  move: seconds,
  bargain: seconds,
  outcome: seconds,
});
export type Clock = z.infer<typeof Clock>;

/** Everything a game is made of, fixed when the roles are dealt. */
export const GameSetup = z.strictObject({
  gameId: GameId,
  /** 1, 2, 3 ... inside the room. */
  number: z.int().check(z.gte(1)),
  cast: Cast,
  rounds: z.int().check(z.gte(1), z.lte(12)),
  practice: z.boolean(),
  clock: Clock,
  seed: z.int(),
  /** Who holds each country's seat. */
  holders: z.array(z.strictObject({ countryId: CountryId, holder: Holder })),
  /** Whether everybody sees every card; private if absent. Only model 2 has cards. */
  information: z.optional(z.enum(['private', 'open'])),
  /** What differs from the room's other games; the changed parameters stand in `cast`. Never shown to players. */
  treatment: z.optional(
    z.strictObject({
      id: z.enum(TREATMENT_IDS),
      quietOnly: z.optional(z.literal(true)),
      leak: z.optional(z.number().check(z.gte(0), z.lte(1))),
    }),
  ),
  /** What equilibrium play earns in each seat, in points. */
  par: z.array(z.strictObject({ countryId: CountryId, points: z.number() })),
});
export type GameSetup = z.infer<typeof GameSetup>;
