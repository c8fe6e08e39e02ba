import { assertNever } from '../model/assert-never.ts';
import type { PlayerId } from '../scenario/ids.ts';
import { holdsFiltered } from '../talk/filter.ts';
import {
  foresightIn,
  onScreens,
  type AskedQuestion,
  type Poll,
  type PollState,
  type PollWrites,
} from './kept-polls.ts';
import type { Answer, AnswerCommand, Foresight, PollCommand, Question } from './poll.ts';

/** Why a question or an answer is refused. The sentences stand in `shared/protocol/refusals.ts`. */
type PollRefusal =
  'unknown-poll' | 'poll-closed' | 'wrong-answer' | 'filtered' | 'id-reused' | 'too-many-polls';

/** What to keep, or why not. */
export type PollDecision =
  | { readonly ok: true; readonly writes: PollWrites }
  | { readonly ok: false; readonly code: PollRefusal };

/** Questions that a room keeps at most; more fit into no lesson. */
export const MOST_POLLS = 60;

/**
 * What a command of the host about questions comes to. What is so already is accepted and changes
 * nothing, so that a second tap does no harm.
 *
 * @param now  milliseconds since 1970
 */
export function decidePoll(state: PollState, command: PollCommand, now: number): PollDecision {
  if (command.type === 'ask') return ask(state, command, now);
  const poll = pollIn(state, command.pollId);
  if (poll === undefined) return refuse('unknown-poll');
  switch (command.type) {
    case 'closePoll':
      return poll.closedAt === null ? put({ ...asked(poll), closedAt: now }) : keep({});
    case 'showAnswers':
      return put({ ...asked(poll), shown: command.shown });
    case 'putAwayPoll':
      return put(away(poll, now));
    case 'deleteAnswer':
      return keep({ withdrawn: { pollId: poll.pollId, playerId: command.playerId } });
    case 'deletePoll':
      return keep({ deleted: poll.pollId });
    default:
      return assertNever(command);
  }
}

function ask(
  state: PollState,
  { pollId, question }: Extract<PollCommand, { type: 'ask' }>,
  now: number,
): PollDecision {
  if (pollIn(state, pollId) !== undefined) return refuse('id-reused');
  if (state.length >= MOST_POLLS) return refuse('too-many-polls');
  const before = onScreens(state).map((poll) => away(poll, now));
  const next = { pollId, question, askedAt: now, closedAt: null, shown: false, putAway: false };
  return put(...before, next);
}

/**
 * What the games begin with: the question that everybody is asked before round 1. A room is asked
 * once; a second one changes nothing.
 *
 * @param now  milliseconds since 1970
 */
export function askForesight(
  state: PollState,
  { pollId, question }: Pick<AskedQuestion, 'pollId' | 'question'>,
  now: number,
): PollWrites {
  if (foresightIn(state) !== undefined || pollIn(state, pollId) !== undefined) return {};
  return {
    put: [{ pollId, question, askedAt: now, closedAt: null, shown: false, putAway: false }],
  };
}

/**
 * What somebody’s answer comes to.
 *
 * @param by  who answers, at which moment (milliseconds since 1970), and the words the host filters
 */
export function decideAnswer(
  state: PollState,
  { pollId, answer }: AnswerCommand,
  by: { readonly playerId: PlayerId; readonly now: number; readonly filter: readonly string[] },
): PollDecision {
  const poll = pollIn(state, pollId);
  if (poll === undefined) return refuse('unknown-poll');
  if (poll.closedAt !== null) return refuse('poll-closed');
  if (!fits(poll.question, answer)) return refuse('wrong-answer');
  if (wordsOf(answer).some((text) => holdsFiltered(text, by.filter))) return refuse('filtered');
  return keep({ answered: { pollId, playerId: by.playerId, answer, at: by.now } });
}

/** Whether an answer is one to this question: of its kind, and with as many parts. */
function fits(question: Question, answer: Answer): boolean {
  switch (answer.kind) {
    case 'choice':
      return question.kind === 'choice' && answer.option < question.options.length;
    case 'word':
      return question.kind === 'word';
    case 'numbers':
      return question.kind === 'numbers' && answer.values.length === question.labels.length;
    case 'ticket':
      return (
        question.kind === 'ticket' &&
        answer.texts.length === question.questions.length &&
        answer.texts.some((text) => text !== '')
      );
    case 'foresight':
      return question.kind === 'foresight' && foresees(question, answer.picks);
    default:
      return assertNever(answer);
  }
}

/** Whether each pick is an option of its question, and one of them is there at all. */
function foresees({ asks }: Foresight, picks: readonly (number | null)[]): boolean {
  return (
    picks.length === asks.length &&
    picks.some((pick) => pick !== null) &&
    asks.every(({ options }, at) => (picks[at] ?? 0) < options.length)
  );
}

function wordsOf(answer: Answer): readonly string[] {
  if (answer.kind === 'word') return [answer.word];
  return answer.kind === 'ticket' ? answer.texts : [];
}

function pollIn(state: PollState, pollId: Poll['pollId']): Poll | undefined {
  return state.find((poll) => poll.pollId === pollId);
}

function asked({ pollId, question, askedAt, closedAt, shown, putAway }: Poll): AskedQuestion {
  return { pollId, question, askedAt, closedAt, shown, putAway };
}

/** Off every screen, and so nobody can answer it any more. */
function away(poll: Poll, now: number): AskedQuestion {
  return { ...asked(poll), putAway: true, closedAt: poll.closedAt ?? now };
}

function put(...polls: readonly AskedQuestion[]): PollDecision {
  return keep({ put: polls });
}

function keep(writes: PollWrites): PollDecision {
  return { ok: true, writes };
}

function refuse(code: PollRefusal): PollDecision {
  return { ok: false, code };
}
