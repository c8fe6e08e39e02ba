import * as z from 'zod/mini';

/** A country's short name inside a scenario: lower case letters, digits and hyphens. */
export const CountryId = z
  .string()
  .check(z.regex(/^[a-z][a-z0-9-]{0,31}$/))
  .brand<'CountryId'>();
export type CountryId = z.infer<typeof CountryId>;

/** The bots that can hold a seat; what each does stands in `shared/bots/bots.ts`. */
export const BOT_IDS = ['equilibrium', 'prudent', 'showman', 'stubborn', 'conciliator'] as const;
export const BotId = z.enum(BOT_IDS);
export type BotId = z.infer<typeof BotId>;

/** One game of a room. */
export const GameId = z
  .string()
  .check(z.regex(/^[a-z0-9-]{1,64}$/))
  .brand<'GameId'>();
export type GameId = z.infer<typeof GameId>;

/** One class under one code. */
export const RoomId = z
  .string()
  .check(z.regex(/^[a-z0-9]{1,40}$/))
  .brand<'RoomId'>();
export type RoomId = z.infer<typeof RoomId>;

/** One person in a room; says nothing about who it is. */
export const PlayerId = z
  .string()
  .check(z.regex(/^[a-z0-9]{1,40}$/))
  .brand<'PlayerId'>();
export type PlayerId = z.infer<typeof PlayerId>;

/** Where words are said: to one, among allies, or to everybody. */
export const ChannelId = z
  .string()
  .check(z.regex(/^(public|allies|dyad:[a-z][a-z0-9-]{0,31})$/))
  .brand<'ChannelId'>();
export type ChannelId = z.infer<typeof ChannelId>;

/** One message; random, so that it tells nothing about how many there are. */
export const MessageId = z
  .string()
  .check(z.regex(/^[a-z0-9]{1,40}$/))
  .brand<'MessageId'>();
export type MessageId = z.infer<typeof MessageId>;

/** A question to the class. Made by the host’s page: 16 bytes as hexadecimal digits. */
export const PollId = z
  .string()
  .check(z.regex(/^[0-9a-f]{32}$/))
  .brand<'PollId'>();
export type PollId = z.infer<typeof PollId>;
