import * as z from 'zod/mini';
import { PLAN_IDS } from './choices.ts';
import { TREATMENT_IDS } from '../scenario/treatments.ts';
import { CountryId, GameId, PlayerId } from '../scenario/ids.ts';

const count = z.int().check(z.gte(0));

/** A way to seat the class, as data for a sentence: "5 games of 5, one of 3 and 2 bots". */
export const Proposal = z.strictObject({
  plan: z.enum(PLAN_IDS),
  /** Games of the same size, the larger ones first; `bots` in each of them. */
  tables: z.array(z.strictObject({ games: count, people: count, bots: count })),
  /** Countries that several people hold, and how many at most. */
  shared: count,
  largest: count,
  watching: count,
});
export type Proposal = z.infer<typeof Proposal>;

/** Somebody by id and name. */
const Named = z.strictObject({ playerId: PlayerId, name: z.string() });

/** One game as it was dealt. */
export const DealtGame = z.strictObject({
  gameId: GameId,
  number: z.int(),
  /** Nobody in it: a bot's. Several: a delegation. */
  seats: z.array(
    z.strictObject({ countryId: CountryId, name: z.string(), people: z.array(Named) }),
  ),
  /** Absent: nothing differs. */
  treatment: z.optional(z.enum(TREATMENT_IDS)),
  watching: z.array(Named),
});
export type DealtGame = z.infer<typeof DealtGame>;

/** What a person may wish for before the start, and what they wished for. */
export const WishView = z.strictObject({
  mine: z.nullable(CountryId),
  /** The sender's country. */
  leads: CountryId,
  roles: z.array(z.strictObject({ countryId: CountryId, name: z.string(), goal: z.string() })),
});
export type WishView = z.infer<typeof WishView>;

/** What the host is shown of the deal, before the start. */
export const DealView = z.strictObject({
  /** The best one first; that is what one click takes. */
  plans: z.array(Proposal),
  /** The seed of the deal that stands; null before there is one. */
  seed: z.nullable(z.int()),
  /** Empty before there is a deal. */
  games: z.array(DealtGame),
  /** How many people want to lead each country; absent where roles are drawn. */
  wanted: z.optional(
    z.array(z.strictObject({ countryId: CountryId, name: z.string(), people: count })),
  ),
  /** Who sits elsewhere in the deal that stands, by the name of the country they wanted. */
  unmet: z.optional(z.array(z.strictObject({ ...Named.shape, country: z.string() }))),
});
export type DealView = z.infer<typeof DealView>;
