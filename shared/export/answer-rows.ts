import { assertNever } from '../model/assert-never.ts';
import type { KeptAnswer, Poll, PollState } from '../poll/kept-polls.ts';
import type { Question } from '../poll/poll.ts';
import type { AnswerRow } from './input.ts';

type Said = Pick<AnswerRow, 'option' | 'number' | 'text'>;

const NOTHING: Said = { option: null, number: null, text: null };

/** Every answer to a class’s questions, part by part: in the order of asking, then of the people’s ids. */
export function answerRows(polls: PollState): readonly AnswerRow[] {
  return polls.flatMap((poll) => poll.answers.flatMap((kept) => rowsOf(poll, kept)));
}

function rowsOf(poll: Poll, kept: KeptAnswer): readonly AnswerRow[] {
  const { pollId, question, askedAt, closedAt } = poll;
  const { kind, title } = question;
  const labels = labelsOf(question);
  return saidIn(question, kept).map((said, index) => ({
    ...{ pollId, kind, askedAt, closedAt, title },
    part: index + 1,
    label: labels[index] ?? null,
    playerId: kept.playerId,
    ...said,
    answeredAt: kept.at,
  }));
}

function labelsOf(question: Question): readonly string[] {
  if (question.kind === 'numbers') return question.labels;
  if (question.kind === 'foresight') return question.asks.map(({ title }) => title);
  return question.kind === 'ticket' ? question.questions : [];
}

function saidIn(question: Question, { answer }: KeptAnswer): readonly Said[] {
  switch (answer.kind) {
    case 'choice': {
      const words = question.kind === 'choice' ? question.options[answer.option] : undefined;
      return [{ ...NOTHING, option: answer.option + 1, text: words ?? null }];
    }
    case 'word':
      return [{ ...NOTHING, text: answer.word }];
    case 'numbers':
      return answer.values.map((number) => ({ ...NOTHING, number }));
    case 'ticket':
      // an empty cell is missing and nothing else
      return answer.texts.map((text) => ({ ...NOTHING, text: text || null }));
    case 'foresight': {
      const asks = question.kind === 'foresight' ? question.asks : [];
      return answer.picks.map((pick, at) =>
        pick === null
          ? NOTHING
          : { ...NOTHING, option: pick + 1, text: asks[at]?.options[pick] ?? null },
      );
    }
    default:
      return assertNever(answer);
  }
}
