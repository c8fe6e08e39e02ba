import type { AnswerLegal, PollLegal } from './poll-legal.ts';
import type { PlayerId } from '../scenario/ids.ts';
import { askedByHost, foresightIn, onScreens, type Poll, type PollState } from './kept-polls.ts';
import type { Answer, HostForesight, HostPoll, SeatPoll, WallPoll } from './poll.ts';
import { pollResult } from './result.ts';

/** Everybody whose answer counts: who has joined and was not removed. */
export type Class = readonly { readonly playerId: PlayerId; readonly name: string }[];

/** The question on the screens: the newest that was not put away. */
function current(state: PollState): Poll | undefined {
  return onScreens(state).at(-1);
}

/** The answers of those who are in the class. */
function answersIn({ answers }: Poll, people: Class): readonly Answer[] {
  const here = new Set(people.map(({ playerId }) => playerId));
  return answers.filter(({ playerId }) => here.has(playerId)).map(({ answer }) => answer);
}

/** What is asked, as one person sees it: never another’s answer, and a result only when it is shown. */
export function seatPoll(
  state: PollState,
  { me, people }: { readonly me: PlayerId; readonly people: Class },
): SeatPoll | undefined {
  const poll = current(state);
  if (poll === undefined) return undefined;
  const { pollId, question, closedAt, shown } = poll;
  return {
    pollId,
    question,
    open: closedAt === null,
    mine: poll.answers.find(({ playerId }) => playerId === me)?.answer ?? null,
    ...(shown ? { result: pollResult(question, answersIn(poll, people)) } : {}),
  };
}

/** What is asked, as the big screen shows it. */
export function wallPoll(state: PollState, people: Class): WallPoll | undefined {
  const poll = current(state);
  if (poll === undefined) return undefined;
  const { pollId, question, closedAt, shown } = poll;
  const answers = answersIn(poll, people);
  return {
    pollId,
    question,
    open: closedAt === null,
    answered: answers.length,
    of: people.length,
    ...(shown ? { result: pollResult(question, answers) } : {}),
  };
}

/**
 * What one person is asked before round 1: to be answered while `open`, then kept from everybody until
 * the cables are `opened`, when it comes back with what the class thought.
 */
export function seatForesight(
  state: PollState,
  { me, people }: { readonly me: PlayerId; readonly people: Class },
  now: 'open' | 'opened',
): SeatPoll | undefined {
  const poll = foresightIn(state);
  if (poll === undefined) return undefined;
  const { pollId, question } = poll;
  return {
    pollId,
    question,
    open: now === 'open' && poll.closedAt === null,
    mine: poll.answers.find(({ playerId }) => playerId === me)?.answer ?? null,
    ...(now === 'opened' ? { result: pollResult(question, answersIn(poll, people)) } : {}),
  };
}

/** The same for the host: how many answered, and once the cables are opened what, of nobody in particular. */
export function hostForesight(
  state: PollState,
  people: Class,
  { opened }: { readonly opened: boolean },
): HostForesight | undefined {
  const poll = foresightIn(state);
  if (poll?.question.kind !== 'foresight') return undefined;
  const answers = answersIn(poll, people);
  return {
    question: poll.question,
    answered: answers.length,
    of: people.length,
    ...(opened ? { result: pollResult(poll.question, answers) } : {}),
  };
}

/** Every question as the host reads it, the newest first. */
export function hostPolls(state: PollState, people: Class): readonly HostPoll[] {
  const byName = people.toSorted((a, b) => a.name.localeCompare(b.name, 'en'));
  return askedByHost(state)
    .toReversed()
    .map((poll): HostPoll => {
      const { pollId, question, askedAt, closedAt, shown, putAway } = poll;
      const answers = byName.flatMap(({ playerId, name }) => {
        const kept = poll.answers.find((one) => one.playerId === playerId);
        return kept === undefined ? [] : [{ playerId, name, answer: kept.answer }];
      });
      return {
        ...{ pollId, question, askedAt, shown, putAway, answers },
        open: closedAt === null,
        answered: answers.length,
        of: people.length,
        result: pollResult(
          question,
          answers.map(({ answer }) => answer),
        ),
      };
    });
}

const at = { round: 0, step: 0 };

/** Answers that a person can pick, as a template; of numbers some. What needs words is not among them. */
export function answerLegal(poll: SeatPoll | undefined): AnswerLegal[] {
  if (poll?.open !== true) return [];
  const { pollId, question } = poll;
  if (question.kind === 'choice') {
    const answer = question.options.map((_, option) => ({ kind: 'choice' as const, option }));
    return [{ type: 'answer', at, pollId, answer }];
  }
  if (question.kind === 'foresight') {
    const answer = [0, 1].map((option) => {
      return { kind: 'foresight' as const, picks: question.asks.map(() => option) };
    });
    return [{ type: 'answer', at, pollId, answer }];
  }
  if (question.kind !== 'numbers') return [];
  const answer = [0, 50, 100].map((value) => {
    return { kind: 'numbers' as const, values: question.labels.map(() => value) };
  });
  return [{ type: 'answer', at, pollId, answer }];
}

/** What the host may do about the questions there are, as templates. Asking needs words. */
export function pollLegal(all: PollState, people: Class): PollLegal[] {
  const state = askedByHost(all);
  if (state.length === 0) return [];
  const pollId = state.map((poll) => poll.pollId);
  const open = state.filter(({ closedAt }) => closedAt === null).map((poll) => poll.pollId);
  const there = state.filter(({ putAway }) => !putAway).map((poll) => poll.pollId);
  const playerId = people.map((one) => one.playerId);
  return [
    ...(open.length > 0 ? [{ type: 'closePoll' as const, at, pollId: open }] : []),
    { type: 'showAnswers', at, pollId, shown: [false, true] },
    ...(there.length > 0 ? [{ type: 'putAwayPoll' as const, at, pollId: there }] : []),
    ...(playerId.length > 0 ? [{ type: 'deleteAnswer' as const, at, pollId, playerId }] : []),
    { type: 'deletePoll', at, pollId },
  ];
}
