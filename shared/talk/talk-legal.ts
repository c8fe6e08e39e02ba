import * as z from 'zod/mini';
import { Place } from '../game/legal.ts';
import { ChannelId, GameId, MessageId, PlayerId } from '../scenario/ids.ts';

const at = Place;

/** Any of these phrases in any of these channels. Free text takes its place where `talk.mode` says so. */
export const SayLegal = z.strictObject({
  type: z.literal('say'),
  at,
  channel: z.array(ChannelId),
  phrase: z.array(z.string()),
});
export type SayLegal = z.infer<typeof SayLegal>;

/** What the host may do about words right now, as templates. */
export const HostTalkLegal = z.discriminatedUnion('type', [
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
    gameId: z.optional(GameId),
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
]);
export type HostTalkLegal = z.infer<typeof HostTalkLegal>;
