import * as z from 'zod/mini';
import { Percent } from '../game/command.ts';
import { ChannelId, CountryId, GameId, MessageId, PlayerId } from '../scenario/ids.ts';
import { SHOWS } from './screen.ts';
import { TalkMode } from './settings.ts';

/** Printable characters; of the invisible ones only the joiners that scripts and emoji need. */
const PRINTABLE = /^(?:[^\p{C}]|\u200c|\u200d)*$/u;

/** Text of a person on one line, so many characters long. */
export const OneLine = (least: number, most: number) =>
  z.string().check(z.trim(), z.minLength(least), z.maxLength(most), z.regex(PRINTABLE));

/** Free text of a person: 1 to 280 characters on one line. */
const SaidText = OneLine(1, 280);

/** In a person's own words, or in one of the listed phrases. */
const Say = z.union([
  z.strictObject({ type: z.literal('say'), channel: ChannelId, text: SaidText }),
  z.strictObject({
    type: z.literal('say'),
    channel: ChannelId,
    phrase: z.string().check(z.minLength(1), z.maxLength(32)),
    percent: z.optional(Percent),
    country: z.optional(CountryId),
  }),
]);
export type Say = z.infer<typeof Say>;

/** Commands of a seat about words. They are no moves, and never in the log. */
export const TalkCommand = z.union([
  Say,
  z.strictObject({ type: z.literal('report'), messageId: MessageId }),
  /** Calls the host, or no longer does. Only the host ever learns of it. */
  z.strictObject({ type: z.literal('help'), wanted: z.boolean() }),
]);
export type TalkCommand = z.infer<typeof TalkCommand>;

const FilterWord = OneLine(1, 40);

/** Commands of the host about words. `broadcast` with an empty text takes the line away. */
export const HostTalkCommand = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('talk'),
    mode: TalkMode,
    minors: z.optional(z.boolean()),
  }),
  z.strictObject({ type: z.literal('muteTalk'), playerId: PlayerId, muted: z.boolean() }),
  z.strictObject({
    type: z.literal('closeChannel'),
    gameId: z.optional(GameId),
    channel: ChannelId,
    closed: z.boolean(),
  }),
  z.strictObject({ type: z.literal('deleteMessage'), messageId: MessageId }),
  z.strictObject({ type: z.literal('clearTalk') }),
  z.strictObject({
    type: z.literal('filterWords'),
    words: z.array(FilterWord).check(z.maxLength(200)),
  }),
  z.strictObject({
    type: z.literal('broadcast'),
    text: OneLine(0, 280),
  }),
  z.strictObject({ type: z.literal('note'), text: SaidText }),
  /** Somebody who called has been helped. */
  z.strictObject({ type: z.literal('helped'), playerId: PlayerId }),
  /** What the projector shows from now on; what is left out stays as it is. */
  z.strictObject({
    type: z.literal('project'),
    show: z.optional(z.enum(SHOWS)),
    gameId: z.optional(z.nullable(GameId)),
    cycle: z.optional(z.boolean()),
    names: z.optional(z.boolean()),
  }),
]);
export type HostTalkCommand = z.infer<typeof HostTalkCommand>;
