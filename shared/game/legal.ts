import * as z from 'zod/mini';
import { PUBLICITIES, STANCES } from '../model/types.ts';
import { ChannelId, CountryId, GameId, MessageId, PlayerId, PollId } from '../scenario/ids.ts';
import { PLAN_IDS, ROLE_MODES } from './choices.ts';
import { TREATMENT_IDS } from '../scenario/treatments.ts';
import { FACTORS } from './factors.ts';
import { MOVE_ORDER, takesAddress, takesNothing, takesOffer } from './moves.ts';
import { CommitRule } from './setup.ts';

/** Where a choice belongs: `step` is 0 in prepare, then the dyad's move count. */
export const Place = z.strictObject({ round: z.int(), step: z.int() });
export type Place = z.infer<typeof Place>;

const range = z.strictObject({ min: z.int(), max: z.int() });
const at = Place;
const game = { gameId: z.optional(GameId) };

/**
 * What a seat may do right now, as templates. A scalar is sent as it is, an array means pick one,
 * `{min, max}` a whole number between them; `cables` is any subset of `targets`, each with a choice
 * of the rest. `at` travels beside the command, not in it.
 */
export const Legal = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('prepare'),
    at,
    cables: z.strictObject({
      targets: z.array(CountryId),
      demand: range,
      instruments: z.array(z.string()),
      publicity: z.array(z.enum(PUBLICITIES)),
      exception: z.array(z.boolean()),
    }),
    /** Some lists of countries to welcome back; any of those named can be combined. Absent: nobody is away. */
    welcome: z.optional(z.array(z.array(CountryId))),
  }),
  z.strictObject({
    type: z.literal('posture'),
    at,
    stance: z.array(z.enum(STANCES)),
    bloc: z.array(z.boolean()),
    /** Absent where there is nothing to return to. */
    askReturn: z.optional(z.array(z.boolean())),
  }),
  z.strictObject({ type: z.literal(MOVE_ORDER.filter(takesOffer)), at, offer: range }),
  z.strictObject({ type: z.enum([...MOVE_ORDER.filter(takesNothing), 'ready']), at }),
  z.strictObject({ type: z.enum(MOVE_ORDER.filter(takesAddress)), at, targetId: CountryId }),
  /** Any of these phrases in any of these channels. Free text takes its place where `talk.mode` says so. */
  z.strictObject({
    type: z.literal('say'),
    at,
    channel: z.array(ChannelId),
    phrase: z.array(z.string()),
  }),
  z.strictObject({ type: z.literal('agree'), at, proposal: z.int() }),
  /** Before the start; `null` is no matter which. */
  z.strictObject({ type: z.literal('wish'), at, countryId: z.array(z.nullable(CountryId)) }),
  /** Any of these answers to the host's question. Of a question that asks for words there is no template. */
  z.strictObject({
    type: z.literal('answer'),
    at,
    pollId: PollId,
    answer: z.array(
      z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('choice'), option: z.int() }),
        z.strictObject({ kind: z.literal('numbers'), values: z.array(z.int()) }),
      ]),
    ),
  }),
  // the host's
  /** By one of the plans, or into a number of games: one or the other is sent. */
  z.strictObject({
    type: z.literal('deal'),
    at,
    groups: range,
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
  z.strictObject({ type: z.enum(['pause', 'resume', 'advance']), at, ...game }),
  z.strictObject({ type: z.literal('extend'), at, ...game, seconds: range }),
  z.strictObject({ type: z.literal('talk'), at, mode: z.array(z.string()) }),
  z.strictObject({
    type: z.literal('muteTalk'),
    at,
    playerId: z.array(PlayerId),
    muted: z.array(z.boolean()),
  }),
  z.strictObject({
    type: z.literal('closeChannel'),
    at,
    ...game,
    channel: z.array(ChannelId),
    closed: z.array(z.boolean()),
  }),
  z.strictObject({ type: z.literal('deleteMessage'), at, messageId: z.array(MessageId) }),
  z.strictObject({ type: z.literal('clearTalk'), at }),
  z.strictObject({ type: z.literal('helped'), at, playerId: z.array(PlayerId) }),
  z.strictObject({
    type: z.literal('project'),
    at,
    show: z.array(z.string()),
    gameId: z.array(z.nullable(GameId)),
    cycle: z.array(z.boolean()),
    names: z.array(z.boolean()),
  }),
  z.strictObject({
    type: z.enum(['closePoll', 'putAwayPoll', 'deletePoll']),
    at,
    pollId: z.array(PollId),
  }),
  z.strictObject({
    type: z.literal('showAnswers'),
    at,
    pollId: z.array(PollId),
    shown: z.array(z.boolean()),
  }),
  z.strictObject({
    type: z.literal('deleteAnswer'),
    at,
    pollId: z.array(PollId),
    playerId: z.array(PlayerId),
  }),
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
export type Legal = z.infer<typeof Legal>;
