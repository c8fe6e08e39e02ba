import * as z from 'zod/mini';
import { PHASES } from '../game/event.ts';
import { ChannelId, CountryId, MessageId, PlayerId } from '../scenario/ids.ts';
import { TalkMode } from './settings.ts';

/** What was said: `text`, or `phrase` with what its slot took. Neither where the host deleted it. */
const words = {
  text: z.optional(z.string()),
  phrase: z.optional(z.string()),
  percent: z.optional(z.int()),
  country: z.optional(CountryId),
};

/** A message as its readers see it. */
export const MessageView = z.strictObject({
  id: MessageId,
  seat: CountryId,
  round: z.int(),
  at: z.number(),
  ...words,
  /** Only for who reported it. */
  reported: z.optional(z.boolean()),
});
export type MessageView = z.infer<typeof MessageView>;

/** A message as it is read again after its game: by its country, and never by the name of a person. */
export const SaidMessage = z.strictObject({
  id: MessageId,
  round: z.int(),
  phase: z.enum(PHASES),
  channel: ChannelId,
  seat: CountryId,
  at: z.number(),
  ...words,
});
export type SaidMessage = z.infer<typeof SaidMessage>;

/** Everything that was said in a game and not deleted, in the order of saying. */
export const SaidInGame = z.strictObject({ messages: z.array(SaidMessage) });
export type SaidInGame = z.infer<typeof SaidInGame>;

/** One channel of a seat, with the last that was said there. */
export const ChannelView = z.strictObject({
  id: ChannelId,
  /** Whether this seat could say something there now: it is in it and the host has not closed it. */
  open: z.boolean(),
  /** Whether the host has muted whoever looks. */
  muted: z.boolean(),
  messages: z.array(MessageView),
});
export type ChannelView = z.infer<typeof ChannelView>;

/** The talk of one seat. */
export const TalkView = z.strictObject({ mode: TalkMode, channels: z.array(ChannelView) });
export type TalkView = z.infer<typeof TalkView>;

/** Something that was said to everybody. */
export const Statement = z.strictObject({
  id: MessageId,
  seat: CountryId,
  round: z.int(),
  ...words,
});
export type Statement = z.infer<typeof Statement>;

/** A message as the host reads it. */
export const HostMessage = z.strictObject({
  id: MessageId,
  channel: ChannelId,
  seat: CountryId,
  /** Null for a bot and for somebody who was forgotten. */
  playerId: z.nullable(PlayerId),
  name: z.nullable(z.string()),
  round: z.int(),
  phase: z.enum(PHASES),
  at: z.number(),
  ...words,
  deleted: z.optional(z.boolean()),
  reported: z.optional(z.boolean()),
  /** Name of who reported it, while it is known. */
  reportedBy: z.optional(z.string()),
});
export type HostMessage = z.infer<typeof HostMessage>;

/** The talk of one game as the host reads it: what was reported, then the newest. */
export const HostTalk = z.strictObject({
  total: z.int(),
  channels: z.array(z.strictObject({ id: ChannelId, closed: z.boolean() })),
  messages: z.array(HostMessage),
});
export type HostTalk = z.infer<typeof HostTalk>;

/** How the room talks, for the host. */
export const HostTalkSettings = z.strictObject({
  mode: TalkMode,
  minors: z.boolean(),
  muted: z.array(PlayerId),
  filterWords: z.array(z.string()),
});
export type HostTalkSettings = z.infer<typeof HostTalkSettings>;
