import * as z from 'zod/mini';
import { PlayerId, PollId } from '../scenario/ids.ts';
import { OneLine } from '../talk/talk-command.ts';

/** What the class can be asked from one page, and answer on its phones. */
export const POLL_KINDS = ['choice', 'word', 'numbers', 'ticket', 'foresight'] as const;

const Title = OneLine(1, 280);

/** Votes for one of two to six ways. */
const Choice = z.strictObject({
  kind: z.literal('choice'),
  title: Title,
  options: z.array(OneLine(1, 120)).check(z.minLength(2), z.maxLength(6)),
});
/** One word each. */
const Word = z.strictObject({ kind: z.literal('word'), title: Title });
/** A silent prediction: a whole number 0 ... 100 for each label. */
const Numbers = z.strictObject({
  kind: z.literal('numbers'),
  title: Title,
  labels: z.array(OneLine(1, 60)).check(z.minLength(1), z.maxLength(3)),
});
/** An exit ticket: a short text for each question. */
const Ticket = z.strictObject({
  kind: z.literal('ticket'),
  title: Title,
  questions: z.array(OneLine(1, 480)).check(z.minLength(1), z.maxLength(3)),
});

/** A question as the host asks it. Its words come from the host’s page, so a host can ask anything. */
export const HostQuestion = z.discriminatedUnion('kind', [Choice, Word, Numbers, Ticket]);
export type HostQuestion = z.infer<typeof HostQuestion>;

/** What everybody is asked before round 1, and nobody is shown before the cables are opened. */
export const Foresight = z.strictObject({
  kind: z.literal('foresight'),
  title: Title,
  asks: z
    .array(
      z.strictObject({
        title: OneLine(1, 120),
        options: z.array(OneLine(1, 60)).check(z.minLength(2), z.maxLength(4)),
      }),
    )
    .check(z.minLength(1), z.maxLength(3)),
});
export type Foresight = z.infer<typeof Foresight>;

/** Whatever a class can be asked. */
export const Question = z.discriminatedUnion('kind', [Choice, Word, Numbers, Ticket, Foresight]);
export type Question = z.infer<typeof Question>;

/** One person’s answer. Which kind it must be, and how long, the question says. */
export const Answer = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('choice'), option: z.int().check(z.gte(0), z.lte(5)) }),
  z.strictObject({ kind: z.literal('word'), word: OneLine(1, 24) }),
  z.strictObject({
    kind: z.literal('numbers'),
    values: z.array(z.int().check(z.gte(0), z.lte(100))).check(z.minLength(1), z.maxLength(3)),
  }),
  z.strictObject({
    kind: z.literal('ticket'),
    /** An empty text is a question left out; not all of them are. */
    texts: z.array(OneLine(0, 500)).check(z.minLength(1), z.maxLength(3)),
  }),
  z.strictObject({
    kind: z.literal('foresight'),
    /** An option of each question; null is one left out, and not all of them are. */
    picks: z
      .array(z.nullable(z.int().check(z.gte(0), z.lte(3))))
      .check(z.minLength(1), z.maxLength(3)),
  }),
]);
export type Answer = z.infer<typeof Answer>;

/** A person answers, or answers anew while the question is open. */
export const AnswerCommand = z.strictObject({
  type: z.literal('answer'),
  pollId: PollId,
  answer: Answer,
});
export type AnswerCommand = z.infer<typeof AnswerCommand>;

/** What the host does about questions. At most one is open at a time: a new one closes the one before. */
export const PollCommand = z.discriminatedUnion('type', [
  /** `pollId` is made by the host’s page, so that it can name the question at once. */
  z.strictObject({ type: z.literal('ask'), pollId: PollId, question: HostQuestion }),
  z.strictObject({ type: z.literal('closePoll'), pollId: PollId }),
  /** Whether the big screen and the phones see what was answered, without names. */
  z.strictObject({ type: z.literal('showAnswers'), pollId: PollId, shown: z.boolean() }),
  /** Takes the question off the phones and the big screen; it and its answers are kept. */
  z.strictObject({ type: z.literal('putAwayPoll'), pollId: PollId }),
  /** One person’s answer goes, for good. */
  z.strictObject({ type: z.literal('deleteAnswer'), pollId: PollId, playerId: PlayerId }),
  /** The question and all its answers go, for good. */
  z.strictObject({ type: z.literal('deletePoll'), pollId: PollId }),
]);
export type PollCommand = z.infer<typeof PollCommand>;

/** What was answered, of nobody in particular. Nothing in it follows the order of answering. */
export const PollResult = z.discriminatedUnion('kind', [
  /** Votes by option. */
  z.strictObject({ kind: z.literal('choice'), votes: z.array(z.int()) }),
  /** The most frequent first, then by the alphabet; spellings that differ in case alone count as one. */
  z.strictObject({
    kind: z.literal('word'),
    words: z.array(z.strictObject({ word: z.string(), n: z.int() })),
  }),
  /** By label, ascending. */
  z.strictObject({ kind: z.literal('numbers'), values: z.array(z.array(z.int())) }),
  /** How many wrote something, by question. Texts are for the host alone. */
  z.strictObject({ kind: z.literal('ticket'), written: z.array(z.int()) }),
  /** Votes by question and option. */
  z.strictObject({ kind: z.literal('foresight'), votes: z.array(z.array(z.int())) }),
]);
export type PollResult = z.infer<typeof PollResult>;

const asked = {
  pollId: PollId,
  question: Question,
  /** Whether it can still be answered. */
  open: z.boolean(),
};

/** A question on a phone: the newest one that was not put away. */
export const SeatPoll = z.strictObject({
  ...asked,
  mine: z.nullable(Answer),
  /** Absent until the host shows it. */
  result: z.optional(PollResult),
});
export type SeatPoll = z.infer<typeof SeatPoll>;

/** The same question on the big screen. */
export const WallPoll = z.strictObject({
  ...asked,
  answered: z.int(),
  of: z.int(),
  result: z.optional(PollResult),
});
export type WallPoll = z.infer<typeof WallPoll>;

/** What was asked before round 1, on the host’s page: nobody’s answer, and no sum before the cables are opened. */
export const HostForesight = z.strictObject({
  question: Foresight,
  answered: z.int(),
  of: z.int(),
  result: z.optional(PollResult),
});
export type HostForesight = z.infer<typeof HostForesight>;

/** A question on the host’s page, the newest first. */
export const HostPoll = z.strictObject({
  ...asked,
  /** Milliseconds since 1970. */
  askedAt: z.number(),
  shown: z.boolean(),
  putAway: z.boolean(),
  answered: z.int(),
  of: z.int(),
  result: PollResult,
  /** In the order of the people’s names. */
  answers: z.array(z.strictObject({ playerId: PlayerId, name: z.string(), answer: Answer })),
});
export type HostPoll = z.infer<typeof HostPoll>;
