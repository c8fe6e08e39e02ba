import * as z from 'zod/mini';
import { FACTORS } from '../game/factors.ts';
import { Place, WholeNumbers } from '../game/legal.ts';
import { CommitRule } from '../game/setup.ts';
import { CountryId, GameId, PlayerId } from '../scenario/ids.ts';
import { TREATMENT_IDS } from '../scenario/treatments.ts';
import { PLAN_IDS, ROLE_MODES } from './choices.ts';

const at = Place;
const oneGame = { gameId: z.optional(GameId) };

/** Before the start; `null` is no matter which. */
export const WishLegal = z.strictObject({
  type: z.literal('wish'),
  at,
  countryId: z.array(z.nullable(CountryId)),
});
export type WishLegal = z.infer<typeof WishLegal>;

/** What the host may do about the room and its games right now, as templates. */
export const RoomLegal = z.discriminatedUnion('type', [
  /** By one of the plans, or into a number of games: one or the other is sent. */
  z.strictObject({
    type: z.literal('deal'),
    at,
    groups: WholeNumbers,
    plan: z.optional(z.array(z.enum(PLAN_IDS))),
    rule: z.optional(z.array(CommitRule)),
  }),
  z.strictObject({ type: z.literal('again'), at, swap: z.array(z.boolean()) }),
  z.strictObject({
    type: z.literal('treat'),
    at,
    gameId: z.array(GameId),
    treatment: z.array(z.nullable(z.enum(TREATMENT_IDS))),
  }),
  z.strictObject({
    type: z.literal('seat'),
    at,
    playerId: z.array(PlayerId),
    gameId: z.array(GameId),
    countryId: z.array(CountryId),
  }),
  z.strictObject({ type: z.literal('roles'), at, mode: z.array(z.enum(ROLE_MODES)) }),
  z.strictObject({ type: z.enum(['start', 'end', 'open', 'undoDeal']), at }),
  z.strictObject({ type: z.literal('theory'), at, allowed: z.array(z.boolean()) }),
  z.strictObject({ type: z.enum(['pause', 'resume', 'advance']), at, ...oneGame }),
  z.strictObject({ type: z.literal('extend'), at, ...oneGame, seconds: WholeNumbers }),
  z.strictObject({ type: z.enum(['kick', 'unkick']), at, playerId: z.array(PlayerId) }),
  z.strictObject({ type: z.enum(['lock', 'unlock']), at }),
  z.strictObject({ type: z.literal('pace'), at, mode: z.array(z.enum(['own', 'together'])) }),
  z.strictObject({
    type: z.literal('clockFor'),
    at,
    playerId: z.array(PlayerId),
    factor: z.array(z.literal(FACTORS)),
  }),
]);
export type RoomLegal = z.infer<typeof RoomLegal>;
