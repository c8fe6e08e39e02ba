import { counted, lowerFirst, the } from './common.ts';

interface Predicted {
  readonly n: number;
  readonly quiet: number;
  readonly loud: number;
}
interface Won {
  readonly n: number;
  readonly won: number;
}
interface Truth {
  readonly quiet: Won;
  readonly loud: Won;
}

const won = (how: string, { n, won: percent }: Won): string =>
  n === 0
    ? `there was no ${how} demand`
    : `${counted(n, `${how} demand`)} won ${percent}%${n === 1 ? '' : ' on average'}`;

const truth = ({ quiet, loud }: Truth): string =>
  `In the games ${won('quiet', quiet)}, and ${won('loud', loud)}.`;

/** Words of a debrief that is connected to its class. */
export const classroomText = {
  bar: 'The class',
  show: 'Show on the projector',
  connecting: 'Connecting to the class.',
  offline:
    'Out of reach. This page works on, and the projector follows again when the line is back.',
  running: 'The debrief is shown once the cables are open. First all games have to end.',
  sealed: 'The debrief is shown once the cables are open.',
  off: 'The projector page, on whatever computer it is open, follows this page. Your questions and notes stay here.',
  on: 'The projector follows this page. It keeps what it shows if you close this page.',
  openProjector: 'Open the projector page',
  newTab: 'in a new tab',
  elsewhere: 'Another page of yours has the projector. Turn this on to take over.',
  reading: 'Opening the debrief.',
  wallOffline: 'The line to the class is broken. This screen follows again when it is back.',
  open: 'Open the cables',
  openHow: 'Then everybody can read what was said quietly. It cannot be taken back.',
  remote: {
    view: 'View',
    /** What stands on the big screen now. */
    sees: {
      question: 'The class sees the question. Put it away to go on.',
      answers: 'The class sees the question and its answers. Put it away to go on.',
      counts: 'The class sees the question and how many wrote. Put it away to go on.',
      view: (tab: string, game: string) =>
        `The projector shows: ${tab}${game === '' ? '' : `, ${game.toLowerCase()}`}.`,
      slide: 'The projector shows the words of this step.',
      nothing: 'The projector does not follow this page.',
    },
    sending: 'Sending.',
    waiting: 'Out of reach. What you pressed is sent when the line is back.',
  },
  ask: {
    title: 'Ask the class',
    what: 'The question comes to every phone and to the projector. Answers are shown there without names, and only when you show them.',
    buttons: {
      word: 'Ask for one word',
      predict: 'Ask for a prediction',
      turn: 'Vote on the turning point',
      better: 'Vote before the result',
      ticket: 'Send the exit ticket',
    },
    predict:
      'Keep it to yourself: how much of the stake did a demand on an ally win on average in this class?',
    predictLabels: ['A quiet demand, % of the stake', 'A loud demand, % of the stake'],
    turn: (at: { game: string; round: string; who: string; to: string }) =>
      `${at.game}, ${at.round.toLowerCase()}. You are ${the(at.who)}${at.to === '' ? '' : `, facing ${the(at.to)}`}. What do you do?`,
    better: (at: { round: string; who: string; change: string }) =>
      `${at.round}, ${the(at.who)}. Instead: ${at.change}. Would it have ended better for ${the(at.who)}?`,
    betterOptions: ['Better', 'About the same', 'Worse'],
    own: 'A question of your own',
    ownTitle: 'Question',
    ownOption: (n: number) => `Option ${n}`,
    ownNote: 'Two to six options make a vote. Without options everybody answers with one word.',
    ownSend: 'Ask this',
  },
  poll: {
    now: 'On the phones and the projector now',
    open: 'Everybody can answer',
    closed: 'Nobody can answer any more',
    show: 'Show the answers',
    hide: 'Hide the answers',
    close: 'No more answers',
    putAway: 'Put away',
    shown: 'Everybody sees the answers, without names.',
    hidden: 'Only you see the answers.',
    /** Of an exit ticket, of which the class never sees a text. */
    counts: {
      show: 'Show how many wrote',
      hide: 'Hide how many wrote',
      shown: 'Everybody sees how many wrote. Only you read what.',
      hidden: 'Only you read what they write.',
    },
    written: 'What they wrote, with names. For you alone.',
    answers: (n: number) => counted(n, 'answer'),
    deleteAnswer: (name: string) => `Delete the answer of ${name}`,
    delete: 'Delete',
    deletePoll: 'Delete the question and all its answers',
    before: (n: number) => counted(n, 'earlier question'),
    number: (values: readonly number[]) => values.map((value) => `${value}%`).join(', '),
    truth: 'For you alone',
  },
  prediction: {
    show: 'Show what the class predicted',
    hide: 'Hide what the class predicted',
    how: (n: number) => `${counted(n, 'answer')}. It stands here beside what was.`,
    /** What a class thought, and what was. */
    beside: (thought: Predicted, was: Truth) =>
      `You predicted, on average, that a quiet demand on an ally won ${thought.quiet}% of the stake and a loud one ${thought.loud}% (${counted(thought.n, 'answer')}). ${truth(was)}`,
    truth,
  },
  /** What was expected before round 1, beside what was. */
  expected: {
    show: 'Show what the class expected before round 1',
    hide: 'Hide what the class expected before round 1',
    note: (n: number) => `${counted(n, 'answer')}, without names. It stands here beside what was.`,
    who: ([friends, wary]: readonly [number, number], was: Record<'friends' | 'wary', Won>) =>
      `Before round 1, ${expecting(friends)} friends to give more, ${wary === 0 ? 'nobody' : wary} the wary. In the games ${gave('that expected little conflict', was.friends)}, and ${gave('that were warier', was.wary)}.`,
    how: ([quiet, loud]: readonly [number, number], was: Truth) =>
      `${capital(expecting(quiet))} quiet demands to win more, ${loud === 0 ? 'nobody' : loud} loud ones. On allies: ${lowerFirst(truth(was))}`,
  },
};

const expecting = (n: number): string =>
  n === 0 ? 'nobody expected' : `${counted(n, 'person', 'people')} expected`;
const gave = (which: string, { n, won: percent }: Won): string =>
  n === 0
    ? `no country ${which} was asked for anything`
    : `countries ${which} gave ${percent}% of the stake${n === 1 ? '' : ' on average'} (${counted(n, 'demand')})`;
const capital = (said: string): string => said.charAt(0).toUpperCase() + said.slice(1);
