import type { PlayerId, PollId } from '../scenario/ids.ts';
import type { Answer, Question } from './poll.ts';

/** What one person answered, the last time. */
export interface KeptAnswer {
  readonly playerId: PlayerId;
  readonly answer: Answer;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** A question as it was asked, and what became of it. */
export interface AskedQuestion {
  readonly pollId: PollId;
  readonly question: Question;
  /** Milliseconds since 1970. */
  readonly askedAt: number;
  /** Milliseconds since 1970; null while it can be answered. */
  readonly closedAt: number | null;
  /** Whether the big screen and the phones see what was answered. */
  readonly shown: boolean;
  readonly putAway: boolean;
}

/** A question with its answers, in the order of the people’s ids: when somebody answered moves nobody. */
export interface Poll extends AskedQuestion {
  readonly answers: readonly KeptAnswer[];
}

/** Every question to a class that was not deleted, the oldest first. Kept beside the log, never in it. */
export type PollState = readonly Poll[];

/** A class that was asked nothing. */
export const NO_POLLS: PollState = [];

/** Questions that were not put away. What is asked before round 1 stands on no common screen. */
export const onScreens = (state: PollState): readonly Poll[] =>
  askedByHost(state).filter(({ putAway }) => !putAway);

/** What the host has asked. */
export const askedByHost = (state: PollState): readonly Poll[] =>
  state.filter(({ question }) => question.kind !== 'foresight');

/** What everybody was asked before round 1; undefined in a room that was asked nothing. */
export const foresightIn = (state: PollState): Poll | undefined =>
  state.find(({ question }) => question.kind === 'foresight');

/** What changes in a room’s questions with one command. */
export interface PollWrites {
  /** Questions as they are from now on. One that is new comes last; answers stay as they are. */
  readonly put?: readonly AskedQuestion[];
  /** Takes the place of what the same person answered before. */
  readonly answered?: KeptAnswer & { readonly pollId: PollId };
  /** One person’s answer goes. */
  readonly withdrawn?: { readonly pollId: PollId; readonly playerId: PlayerId };
  /** A question and all its answers go. */
  readonly deleted?: PollId;
}

/** The questions of a room after some writes. An answer to a question that is gone is not kept. */
export function applyPolls(state: PollState, writes: PollWrites): PollState {
  const { put = [], answered, withdrawn, deleted } = writes;
  const known = new Set(state.map(({ pollId }) => pollId));
  const changed = state.map((poll): Poll => {
    const asked = put.find(({ pollId }) => pollId === poll.pollId) ?? poll;
    return { ...asked, answers: answersAfter(poll, { answered, withdrawn }) };
  });
  const added = put.filter(({ pollId }) => !known.has(pollId));
  const all = [...changed, ...added.map((asked): Poll => ({ ...asked, answers: [] }))];
  return deleted === undefined ? all : all.filter(({ pollId }) => pollId !== deleted);
}

/** The questions of a room after a person was forgotten: nothing that they answered is left. */
export function withoutAnswersOf(state: PollState, playerId: PlayerId): PollState {
  return state.map((poll) => ({ ...poll, answers: without(poll.answers, playerId) }));
}

function without(answers: readonly KeptAnswer[], playerId: PlayerId): readonly KeptAnswer[] {
  return answers.filter((one) => one.playerId !== playerId);
}

function answersAfter(
  { pollId, answers }: Poll,
  {
    answered,
    withdrawn,
  }: {
    readonly answered: PollWrites['answered'] | undefined;
    readonly withdrawn: PollWrites['withdrawn'] | undefined;
  },
): readonly KeptAnswer[] {
  if (withdrawn?.pollId === pollId) return without(answers, withdrawn.playerId);
  if (answered?.pollId !== pollId) return answers;
  const { playerId, answer, at } = answered;
  const all = [...without(answers, playerId), { playerId, answer, at }];
  return all.toSorted((a, b) => (a.playerId < b.playerId ? -1 : 1));
}
