import { POLL_KINDS } from '../poll/poll.ts';
import { choice, maybe, table, text, time, whole, type RowOf } from './column.ts';
import * as of from './common-columns.ts';

/** What people answered to the host’s questions. */
export const ANSWERS = table(
  'answers',
  {
    about:
      'One row for every person, question to the class and part of it, as it was answered last. Deleted questions and answers are not in it.',
    key: ['roomId', 'pollId', 'playerId', 'part'],
  },
  {
    roomId: of.roomId,
    pollId: text('The question.'),
    kind: choice(
      POLL_KINDS,
      {
        choice: 'a vote for one of some ways',
        word: 'one word',
        numbers: 'whole numbers from 0 to 100, a silent prediction',
        ticket: 'short texts, an exit ticket',
        foresight: 'a vote in each of some questions, asked of everybody before round 1',
      },
      'How it is answered.',
    ),
    askedAt: time('When it was asked.'),
    closedAt: maybe(
      time('Since when it could not be answered any more.'),
      'still open when the data were exported',
    ),
    title: text('The question in the words of the host.'),
    part: whole('1, 2, 3 ... inside the question.', { unit: 'parts', min: 1, max: 3 }),
    label: maybe(
      text('The words of the host for this part.'),
      'a vote or a word: the title says it all',
    ),
    playerId: text('Who answered: a random id of the person.'),
    option: maybe(
      whole('The way that was voted for; 1 is the first.', { unit: 'options', min: 1, max: 6 }),
      'no vote, or a question left out',
    ),
    number: maybe(
      whole('The number that was predicted.', { unit: '', min: 0, max: 100 }),
      'no number was asked for',
    ),
    text: maybe(
      text('The word or the text; for a vote, the words of the host for that way.'),
      'a number, or a part that was left out',
    ),
    answeredAt: time('When it was answered, for the last time.'),
  },
);
export type AnswerTableRow = RowOf<(typeof ANSWERS)['columns']>;
