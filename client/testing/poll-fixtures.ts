import type { Answer, PollResult, Question, SeatPoll, WallPoll } from '../../shared/poll/poll.ts';
import type { PollId } from '../../shared/scenario/ids.ts';
import type { PlayerView } from '../../shared/room/player-schema.ts';
import type { SenderView, TargetView } from '../../shared/view/seat-schema.ts';
import { foresightQuestion } from '../text/foresight-words.ts';
import { states } from './fixtures.ts';

const { lobby, lobbyWatching, senderPrepare, targetBargain, targetBriefing, targetEnded } = states;

/** Questions to a class, what was answered, and phones that show them, as literals. */

export const pollId = 'a'.repeat(32) as PollId;

export const choice: Question = {
  kind: 'choice',
  title: 'Stop here. What would you do in Canada’s place?',
  options: ['Concede the whole demand', 'Offer less', 'Stand firm', 'Leave for the rival'],
};
export const word: Question = { kind: 'word', title: 'One word for how you played' };
export const numbers: Question = {
  kind: 'numbers',
  title: 'How much of the stake did a demand on an ally win on average in this class?',
  labels: ['A quiet demand', 'A loud demand'],
};
export const ticket: Question = {
  kind: 'ticket',
  title: 'Exit ticket',
  questions: [
    'Game 1, round 2. Canada to the United States: stood firm. What would you have done there, and what would it have cost you?',
    'When is a threat to a friend worth its price? Answer with a move that you saw.',
  ],
};

export const votes: PollResult = { kind: 'choice', votes: [3, 7, 12, 0] };
const said = (list: string): { word: string; n: number }[] =>
  list.split(', ').map((one) => {
    const [spelled = '', n = '1'] = one.split(' × ');
    return { word: spelled, n: Number(n) };
  });
export const words: PollResult = {
  kind: 'word',
  words: said(
    'careful × 7, greedy × 4, afraid × 3, loyal × 2, naive × 2, bold, cunning, hard-headed, isolated, patient, proud, tired, Verantwortungsbewusst',
  ),
};
/** Sixty people, hardly two of whom say the same. */
const manyWords: PollResult = {
  kind: 'word',
  words: Array.from({ length: 54 }, (_, at) => ({
    word: `${words.kind === 'word' ? (words.words[at % 13]?.word ?? '') : ''} ${at}`,
    n: at < 3 ? 3 - Math.floor(at / 2) : 1,
  })),
};
export const guesses: PollResult = {
  kind: 'numbers',
  values: [
    [5, 10, 10, 20, 20, 20, 25, 30, 30, 35, 40, 40, 45, 50, 50, 60, 70, 80],
    [0, 5, 10, 10, 10, 15, 20, 20, 25, 25, 30, 30, 30, 35, 40, 55, 60, 90],
  ],
};
export const handedIn: PollResult = { kind: 'ticket', written: [17, 15] };

export const ask = (question: Question, over: Partial<SeatPoll> = {}): SeatPoll => ({
  ...{ pollId, question, open: true, mine: null },
  ...over,
});
const mine: Answer = { kind: 'choice', option: 2 };

const pollChoice: TargetView = { ...targetBargain, poll: ask(choice) };
const pollAnswered: PlayerView = { ...lobbyWatching, poll: ask(choice, { mine }) };
const pollVotes: TargetView = {
  ...targetEnded,
  poll: ask(choice, { mine, open: false, result: votes }),
};
const pollWord: PlayerView = { ...lobby, poll: ask(word) };
const pollWords: TargetView = {
  ...targetEnded,
  poll: ask(word, { mine: { kind: 'word', word: 'careful' }, result: words }),
};
const pollNumbers: SenderView = { ...senderPrepare, poll: ask(numbers) };
const pollGuesses: TargetView = {
  ...targetEnded,
  poll: ask(numbers, { open: false, result: guesses }),
};
const pollTicket: TargetView = { ...targetEnded, poll: ask(ticket) };
const pollHandedIn: TargetView = {
  ...targetEnded,
  poll: ask(ticket, {
    mine: { kind: 'ticket', texts: ['Offered less; it would have cost a round of trust.', ''] },
  }),
};

const foresight = ask(foresightQuestion);
const expectation: Answer = { kind: 'foresight', picks: [0, 1] };
const foresightAsked: TargetView = { ...targetBriefing, foresight };
const foresightKept: TargetView = {
  ...targetBriefing,
  foresight: { ...foresight, mine: expectation },
};
const foresightTold: TargetView = {
  ...targetEnded,
  foresight: ask(foresightQuestion, {
    ...{ open: false, mine: expectation },
    result: {
      kind: 'foresight',
      votes: [
        [14, 7],
        [15, 6],
      ],
    },
  }),
};

/** Phones that are asked. */
export const pollStates = {
  ...{ foresightAsked, foresightKept, foresightTold },
  ...{ pollChoice, pollAnswered, pollVotes, pollWord, pollWords },
  ...{ pollNumbers, pollGuesses, pollTicket, pollHandedIn },
};

const wall = (question: Question, over: Partial<WallPoll> = {}): WallPoll => ({
  ...{ pollId, question, open: true, answered: 18, of: 23 },
  ...over,
});

/** As much as a question can hold: six options of 120 characters under a title of 280. */
const longest: Question = {
  kind: 'choice',
  title: 'Impose it now and tell everybody why? '.repeat(8).slice(0, 280),
  options: ['A', 'B', 'C', 'D', 'E', 'F'].map((one) =>
    `${one}: impose it at once and say aloud why, so that nobody doubts it. `
      .repeat(2)
      .slice(0, 120),
  ),
};

/** What the big screen shows. */
export const wallPolls = {
  askChoice: wall(choice),
  showVotes: wall(choice, { open: false, answered: 22, result: votes }),
  askLongest: wall(longest),
  showLongest: wall(longest, { result: { kind: 'choice', votes: [6, 6, 6, 5, 0, 0] } }),
  askWord: wall(word),
  showWords: wall(word, { result: words }),
  showManyWords: wall(word, { answered: 60, of: 60, result: manyWords }),
  showGuesses: wall(numbers, { open: false, result: guesses }),
  showTicket: wall(ticket, { result: handedIn }),
};
