import * as z from 'zod/mini';
import { Foresight } from '../poll/poll.ts';
import { CountryId, GameId, PlayerId, PollId } from '../scenario/ids.ts';
import { DESIGN_IDS, TREATMENT_IDS } from '../scenario/treatments.ts';
import { PLAN_IDS, ROLE_MODES } from './choices.ts';
import { CommitRule } from '../game/setup.ts';
import { SeatCommand } from '../game/command.ts';
import { FACTORS } from '../game/factors.ts';

/** A person's, before the start, where the host allows it: which country they want to lead. */
export const WishCommand = z.strictObject({
  type: z.literal('wish'),
  /** Null: no matter which. */
  countryId: z.nullable(CountryId),
});

export type WishCommand = z.infer<typeof WishCommand>;

const oneGame = { gameId: z.optional(GameId) };

/** A ready design, or treatments that the games of a room are given in turn. */
export const Treatments = z.union([
  z.enum(DESIGN_IDS),
  z.array(z.enum(TREATMENT_IDS)).check(z.maxLength(8)),
]);

export type Treatments = z.infer<typeof Treatments>;

/** Commands of the host. Without a `gameId` they mean every game of the room. */
export const HostCommand = z.discriminatedUnion('type', [
  /** By a plan, or into so many games with bots in the seats that stay free. */
  z.strictObject({
    type: z.literal('deal'),
    groups: z.optional(z.int().check(z.gte(1), z.lte(60))),
    plan: z.optional(z.enum(PLAN_IDS)),
    /** How delegations decide. */
    rule: z.optional(CommitRule),
    seed: z.optional(z.int()),
    /** Instead of the room's option; an empty list for none. */
    treatments: z.optional(Treatments),
  }),
  z.strictObject({ type: z.literal('undoDeal') }),
  /** After the end: new games for the same people; `swap`: who led the sender leads a target now. */
  z.strictObject({ type: z.literal('again'), swap: z.optional(z.boolean()) }),
  /** By hand, before the start: what differs in this game. */
  z.strictObject({
    type: z.literal('treat'),
    gameId: GameId,
    treatment: z.nullable(z.enum(TREATMENT_IDS)),
  }),
  /** By hand, before the start: this person to that country; who alone held it takes the seat left. */
  z.strictObject({
    type: z.literal('seat'),
    playerId: PlayerId,
    gameId: GameId,
    countryId: CountryId,
  }),
  /** Before the start: roles are drawn, or people say what they want to lead. */
  z.strictObject({ type: z.literal('roles'), mode: z.enum(ROLE_MODES) }),
  z.strictObject({
    type: z.literal('start'),
    /** What everybody is asked before round 1; nothing if left out. `pollId` as in `ask`. */
    foresight: z.optional(z.strictObject({ pollId: PollId, question: Foresight })),
  }),
  z.strictObject({ type: z.literal('pause'), ...oneGame }),
  z.strictObject({ type: z.literal('resume'), ...oneGame }),
  z.strictObject({ type: z.literal('advance'), ...oneGame }),
  z.strictObject({
    type: z.literal('extend'),
    ...oneGame,
    seconds: z.int().check(z.gte(5), z.lte(600)),
  }),
  /** One decision in the place of whoever holds a seat; it is recorded as the host's. */
  z.strictObject({
    type: z.literal('actFor'),
    gameId: GameId,
    countryId: CountryId,
    command: SeatCommand,
  }),
  z.strictObject({ type: z.literal('end') }),
  z.strictObject({ type: z.literal('open') }),
  /** Whether results say what theory would have done in the same seat. */
  z.strictObject({ type: z.literal('theory'), allowed: z.boolean() }),
  z.strictObject({ type: z.literal('kick'), playerId: PlayerId }),
  z.strictObject({ type: z.literal('unkick'), playerId: PlayerId }),
  z.strictObject({ type: z.enum(['lock', 'unlock']) }),
  z.strictObject({ type: z.literal('pace'), mode: z.enum(['own', 'together']) }),
  /** More time for one person, in everything that this person decides; told to nobody else. */
  z.strictObject({ type: z.literal('clockFor'), playerId: PlayerId, factor: z.literal(FACTORS) }),
]);

export type HostCommand = z.infer<typeof HostCommand>;
