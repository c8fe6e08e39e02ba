import * as z from 'zod/mini';
import { PHASES } from '../game/event.ts';
import { POLL_KINDS } from '../poll/poll.ts';
import type { LogLine } from '../replay/log-lines.ts';

const Ms = z.number().check(z.gte(0));

/** A person who joined. `name` is null once it was deleted, and when names are left out. `joinedAt`: ms since 1970. */
export const ParticipantRow = z.strictObject({
  playerId: z.string(),
  name: z.nullable(z.string()),
  joinedAt: Ms,
});
export type ParticipantRow = z.infer<typeof ParticipantRow>;

/**
 * A message that was not deleted: free text, or a phrase and what was put into its slot (`percent` of the
 * stake, or the country it is `about`). `at`: ms since 1970.
 */
export const MessageRow = z.strictObject({
  messageId: z.string(),
  gameId: z.string(),
  round: z.int(),
  phase: z.enum(PHASES),
  channel: z.string(),
  countryId: z.string(),
  playerId: z.nullable(z.string()),
  at: Ms,
  phrase: z.nullable(z.string()),
  percent: z.nullable(z.int()),
  about: z.nullable(z.string()),
  text: z.nullable(z.string()),
  reported: z.boolean(),
});
export type MessageRow = z.infer<typeof MessageRow>;

/**
 * What a person answered to one part of a question to the class: the number of an option, counted from 1, a number,
 * or a text. Moments are ms since 1970; `closedAt` is null while the question is open.
 */
export const AnswerRow = z.strictObject({
  pollId: z.string(),
  kind: z.enum(POLL_KINDS),
  askedAt: Ms,
  closedAt: z.nullable(Ms),
  title: z.string(),
  part: z.int(),
  label: z.nullable(z.string()),
  playerId: z.string(),
  option: z.nullable(z.int()),
  number: z.nullable(z.int()),
  text: z.nullable(z.string()),
  answeredAt: Ms,
});
export type AnswerRow = z.infer<typeof AnswerRow>;

/** A span for which a person was connected; `until` is null while it lasts. ms since 1970. */
export const PresenceRow = z.strictObject({
  playerId: z.string(),
  from: Ms,
  until: z.nullable(Ms),
});
export type PresenceRow = z.infer<typeof PresenceRow>;

/** The side tables of a room, as far as they are exported. */
export const SideRows = z.strictObject({
  /** In the order of joining. */
  people: z.readonly(z.array(ParticipantRow)),
  messages: z.readonly(z.array(MessageRow)),
  /** To questions of the host, in the order of asking. */
  answers: z.readonly(z.array(AnswerRow)),
  /** Empty where presence was not recorded. */
  presence: z.readonly(z.array(PresenceRow)),
});
export type SideRows = z.infer<typeof SideRows>;

/** What an export is made of: a room's log, and the side tables next to it. */
export interface ExportInput extends SideRows {
  /** The room's stream and those of the games that are exported. */
  readonly lines: readonly LogLine[];
  /** SHA-256 of a text, as lower-case hexadecimal digits. */
  readonly sha256: (text: string) => string;
}
