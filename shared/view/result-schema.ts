import * as z from 'zod/mini';
import { points, share, text } from './plain-schema.ts';
import { CountryId } from '../scenario/ids.ts';
import { TRUST_CAUSES, STANCES } from '../model/types.ts';
import { Cable, Percent } from '../game/command.ts';
import { OUTCOMES, MOVES } from '../model/stage-tree.ts';
import { DECIDED_BY } from '../game/event.ts';
import { REASON_TERMS, type ReasonKind } from './terms.ts';

/** Terms that add up to `total`, all in whole points. */
export const Score = z.strictObject({
  terms: z.strictObject({
    material: points,
    fear: points,
    publicCost: points,
    home: points,
    jointSecurity: points,
    posture: points,
    alliance: points,
    rival: points,
    legacy: points,
  }),
  total: points,
});

export type Score = z.infer<typeof Score>;

/** Why trust moved in a round, in the order in which it moved. Shares, signed, of expectations. */
export const TrustChange = z.strictObject({
  targetId: CountryId,
  before: share,
  after: share,
  causes: z.array(z.strictObject({ cause: z.enum(TRUST_CAUSES), change: z.number() })),
});

export type TrustChange = z.infer<typeof TrustChange>;

/** One dyad of a finished round, as its parties know it. */
export const DyadResult = z.strictObject({
  targetId: CountryId,
  cable: z.nullable(Cable),
  outcome: z.enum(OUTCOMES),
  offer: z.nullable(Percent),
  stance: z.nullable(z.enum(STANCES)),
  decidedBy: z.nullable(z.enum(DECIDED_BY)),
  /** What this dyad alone brought the viewer: material, fear, public cost, home, alliance and rival. */
  points: points,
});

export type DyadResult = z.infer<typeof DyadResult>;

/**
 * One reason why a term is what it is. Its value in points is the product of `times` (weights and
 * shares, 1 where it ends early) and the sum of `of` (points, signed); what stands where depends on
 * the kind. The reasons of a term add up to it, before rounding.
 */
export const Reason = z.strictObject({
  kind: z.enum(Object.keys(REASON_TERMS) as ReasonKind[]),
  /** The target it is about, where that is not the viewer itself. */
  about: z.optional(CountryId),
  times: z.array(z.number()),
  of: z.array(z.number()),
});

export type Reason = z.infer<typeof Reason>;

/** What theory (line B) would have done in a seat in a finished round, from what that seat then knew. */
export const Theory = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('sender'), cables: z.array(Cable) }),
  z.strictObject({
    kind: z.literal('target'),
    stance: z.enum(STANCES),
    /** Its first answer to what it was sent; null where it had nothing to answer. */
    answer: z.nullable(z.strictObject({ move: z.enum(MOVES), offer: z.nullable(Percent) })),
  }),
]);

export type Theory = z.infer<typeof Theory>;

/** One finished round in one seat. Trust is the viewer's knowledge: exact for its own dyads. */
export const RoundResult = z.strictObject({
  round: z.int(),
  score: Score,
  dyads: z.array(DyadResult),
  trust: z.array(TrustChange),
  /** Why the terms are what they are, from what the viewer knows. */
  why: z.optional(z.array(Reason)),
  /** Only where the host allows it. */
  theory: z.optional(Theory),
});

export type RoundResult = z.infer<typeof RoundResult>;

/** Where one seat ended, open to everybody after the end. */
export const Standing = z.strictObject({
  countryId: CountryId,
  total: points,
  par: points,
  legacy: points,
});

export type Standing = z.infer<typeof Standing>;

/** The whole truth of one round, open to everybody once the host opens it. */
export const OpenRound = z.strictObject({
  round: z.int(),
  dyads: z.array(DyadResult),
  trust: z.array(TrustChange),
  scores: z.array(z.strictObject({ countryId: CountryId, score: Score })),
});

export type OpenRound = z.infer<typeof OpenRound>;

/** The end of a game. `settled`: what quiet dealings unknown to the viewer add to the rounds shown. */
export const Ending = z.strictObject({
  finished: z.boolean(),
  standings: z.array(Standing),
  /** Null until the host opens the cables. */
  rounds: z.nullable(z.array(OpenRound)),
});

export type Ending = z.infer<typeof Ending>;

/** What became of somebody in a game that the room has played before. */
export const OwnResult = z.strictObject({
  number: z.int(),
  countryId: CountryId,
  name: text,
  total: points,
  par: points,
  /** False when the host ended it early. */
  finished: z.boolean(),
});

export type OwnResult = z.infer<typeof OwnResult>;
