import * as z from 'zod/mini';
import { Place } from '../game/legal.ts';
import { PlayerId, PollId } from '../scenario/ids.ts';

const at = Place;

/** Any of these answers to the host's question. Of a question that asks for words there is no template. */
export const AnswerLegal = z.strictObject({
  type: z.literal('answer'),
  at,
  pollId: PollId,
  answer: z.array(
    z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('choice'), option: z.int() }),
      z.strictObject({ kind: z.literal('numbers'), values: z.array(z.int()) }),
      z.strictObject({ kind: z.literal('foresight'), picks: z.array(z.int()) }),
    ]),
  ),
});
export type AnswerLegal = z.infer<typeof AnswerLegal>;

/** What the host may do about questions to the class right now, as templates. */
export const PollLegal = z.discriminatedUnion('type', [
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
]);
export type PollLegal = z.infer<typeof PollLegal>;
