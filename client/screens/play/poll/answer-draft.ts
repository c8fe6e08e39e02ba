import type { Answer, Question } from '../../../../shared/poll/poll.ts';
import type { PollId } from '../../../../shared/scenario/ids.ts';
import { forget, keep, keysOf, recall } from '../../../link/store.ts';

/** An answer while it is being made, of whatever kind. */
export interface AnswerDraft {
  readonly option: number | null;
  readonly word: string;
  /** As they are typed; of questions with options, the places of what was picked. */
  readonly numbers: readonly string[];
  readonly texts: readonly string[];
}

export const MOST_IN_WORD = 24;
export const MOST_IN_TEXT = 500;

/** Where a draft begins: at what was answered before, or at nothing. A number begins nowhere. */
export function draftOf(question: Question, answer: Answer | null): AnswerDraft {
  const numbers = typedIn(question).map(() => '');
  const texts = question.kind === 'ticket' ? question.questions.map(() => '') : [];
  return {
    option: answer?.kind === 'choice' ? answer.option : null,
    word: answer?.kind === 'word' ? answer.word : '',
    numbers: numbersOf(answer) ?? numbers,
    texts: answer?.kind === 'ticket' ? answer.texts : texts,
  };
}

/** What is answered with a number each: a number that is typed, or the place of an option. */
function typedIn(question: Question): readonly unknown[] {
  if (question.kind === 'foresight') return question.asks;
  return question.kind === 'numbers' ? question.labels : [];
}

function numbersOf(answer: Answer | null): readonly string[] | null {
  if (answer?.kind === 'foresight') return answer.picks.map((pick) => String(pick ?? ''));
  return answer?.kind === 'numbers' ? answer.values.map(String) : null;
}

/** A text as it is sent: on one line, without what cannot be seen. */
function tidy(text: string): string {
  return text
    .replace(/\s+/gu, ' ')
    .replace(/[^\P{C}\u200c\u200d]/gu, '')
    .trim();
}

/** What somebody typed as a whole number 0 ... 100; null when it is none. */
export function numberIn(typed: string): number | null {
  const text = typed.trim();
  return /^\d{1,3}$/.test(text) && Number(text) <= 100 ? Number(text) : null;
}

/** The answer that a draft amounts to; null while something is missing. */
export function answerOf(question: Question, draft: AnswerDraft): Answer | null {
  switch (question.kind) {
    case 'choice': {
      const { option } = draft;
      const there = option !== null && option < question.options.length;
      return there ? { kind: 'choice', option } : null;
    }
    case 'word': {
      const word = tidy(draft.word);
      return word === '' ? null : { kind: 'word', word };
    }
    case 'numbers': {
      const values = draft.numbers.flatMap((typed) => numberIn(typed) ?? []);
      return values.length === question.labels.length ? { kind: 'numbers', values } : null;
    }
    case 'foresight': {
      const picks = draft.numbers.map(numberIn);
      return picks.some((pick) => pick !== null) ? { kind: 'foresight', picks } : null;
    }
    case 'ticket': {
      const texts = draft.texts.map(tidy);
      return texts.some((text) => text !== '') ? { kind: 'ticket', texts } : null;
    }
  }
}

/** One part of an answer in words; the label is empty where the question says it all. */
export interface Part {
  readonly label: string;
  readonly text: string;
}

/** An answer part by part. */
export function partsOf(question: Question, answer: Answer): readonly Part[] {
  switch (answer.kind) {
    case 'choice': {
      const options = question.kind === 'choice' ? question.options : [];
      return [{ label: '', text: options[answer.option] ?? '' }];
    }
    case 'word':
      return [{ label: '', text: answer.word }];
    case 'numbers': {
      const labels = question.kind === 'numbers' ? question.labels : [];
      return answer.values.map((value, at) => ({ label: labels[at] ?? '', text: String(value) }));
    }
    case 'foresight': {
      const asks = question.kind === 'foresight' ? question.asks : [];
      return answer.picks.map((pick, at) => ({
        label: asks[at]?.title ?? '',
        text: pick === null ? '' : (asks[at]?.options[pick] ?? ''),
      }));
    }
    case 'ticket': {
      const questions = question.kind === 'ticket' ? question.questions : [];
      return answer.texts.map((text, at) => ({ label: questions[at] ?? '', text }));
    }
  }
}

const START = 'poll.';

const isList = (value: unknown, length: number): value is readonly string[] =>
  Array.isArray(value) &&
  value.length === length &&
  value.every((one): one is string => typeof one === 'string');

/** What was being answered when the tab closed; null when nothing was, or to another question. */
export function readAnswerDraft(pollId: PollId, question: Question): AnswerDraft | null {
  const kept = recall(START + pollId);
  if (typeof kept !== 'object' || kept === null) return null;
  const { option, word, numbers, texts } = kept as Partial<Record<keyof AnswerDraft, unknown>>;
  const plain = draftOf(question, null);
  if (!isList(numbers, plain.numbers.length) || !isList(texts, plain.texts.length)) return null;
  if (typeof word !== 'string' || !(option === null || Number.isInteger(option))) return null;
  return { option: option as number | null, word, numbers, texts };
}

/** Keeps what is being answered, and forgets what was to other questions. */
export function keepAnswerDraft(pollId: PollId, draft: AnswerDraft): void {
  for (const key of keysOf(START)) if (key !== START + pollId) forget(key);
  keep(START + pollId, draft);
}

export const dropAnswerDraft = (pollId: PollId): void => forget(START + pollId);
