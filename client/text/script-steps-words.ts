import { counted, The, the } from './common.ts';

/** Words of the debrief's script. */

/** How long a debrief may last, in minutes. */
export const LENGTHS = [5, 15, 30] as const;
export type Length = (typeof LENGTHS)[number];

/** What a step is about; its place in a debrief is in `script/script.ts`. */
export type StepId =
  | 'word'
  | 'map'
  | 'predict'
  | 'replay'
  | 'turn'
  | 'why'
  | 'paradox'
  | 'watchers'
  | 'change'
  | 'theory'
  | 'record'
  | 'ticket';

/** How many demands, and what they won on average, as whole percent. */
interface Won {
  readonly n: number;
  readonly won: string;
}

interface StepText {
  readonly title: string;
  /** For the host alone. */
  readonly ask: string;
  readonly hint: string;
  /** For the wall, in large type; empty where the view speaks for itself. */
  readonly slide: string;
  /** What is said otherwise where the class answers on its phones. */
  readonly live?: Partial<Record<'ask' | 'hint' | 'slide', string>>;
}

const STEPS: Record<StepId, StepText> = {
  word: {
    title: 'One word',
    ask: 'Which one word fits how you played? Who would like to say theirs?',
    hint: 'Everybody steps out of the role. Collect words without comment.',
    slide: 'One word for how you played',
    live: {
      ask: 'Which one word fits how you played? Write it on your phone.',
      hint: 'Everybody steps out of the role. Ask, wait, then show the words without comment.',
    },
  },
  predict: {
    title: 'A silent prediction',
    ask: 'Write down two numbers before you see any chart. Do not say them.',
    hint: 'Come back to the numbers at the chart of concessions.',
    slide:
      'Write down, and keep to yourself: how much of the stake did a quiet demand on an ally win on average in this class? And a loud one?',
    live: {
      ask: 'Type two numbers on your phone before you see any chart. Do not say them.',
      hint: 'Do not show them yet. They can be shown beside the chart of concessions.',
      slide:
        'On your phone, and keep it to yourself: how much of the stake did a quiet demand on an ally win on average in this class? And a loud one?',
    },
  },
  map: {
    title: 'All games on one map',
    ask: 'Is anybody on the line? What was left on the table, and for whom?',
    hint: 'Compare with par and with the game without threats. Do not rank people.',
    slide: '',
  },
  replay: {
    title: 'How one game went',
    ask: 'What did you know at this moment, and what not?',
    hint: 'Step through the first round of one game. Leave the cables sealed.',
    slide: '',
  },
  turn: {
    title: 'The turning point',
    ask: 'Stop here. What would you do? Hands up before I go on.',
    hint: 'The replay stands where most was given away by the model. Step on after the vote.',
    slide: '',
    live: {
      ask: 'Stop here. What would you do? Vote on your phone before I go on.',
      hint: 'The replay stands where most was given away by the model. Show the votes, put the question away, then step on.',
    },
  },
  why: {
    title: 'Why these points',
    ask: 'Which term did you not expect?',
    hint: 'Open a term of one seat. Fear and joint security surprise most.',
    slide: '',
  },
  paradox: {
    title: 'Concessions against trust',
    ask: 'Allies gave more, for as long as they expected to remain allies. Where did that break?',
    hint: 'Read the finding aloud with its n. If it does not support the theory, say so.',
    slide: '',
  },
  watchers: {
    title: 'Those who watched',
    ask: 'Who became warier without having been threatened? Why?',
    hint: 'Trust over time in all games.',
    slide: '',
  },
  change: {
    title: 'What if',
    ask: 'Did the concession buy more than the trust that it cost?',
    hint: 'Start the runs first, then ask. It is the model, not these people.',
    slide: '',
    live: {
      ask: 'Would it have ended better? Vote on your phone. Did the concession buy more than the trust that it cost?',
      hint: 'Choose, start the runs, let them vote, then show what came of it. It is the model, not these people.',
    },
  },
  theory: {
    title: 'Theory against the room',
    ask: 'Where were you wiser than the model? What does it not know?',
    hint: 'It knows nothing of what was said.',
    slide: '',
  },
  record: {
    title: 'The record',
    ask: 'Which of these cards speaks against what we saw? What does the model leave out?',
    hint: 'Show one card for and one against.',
    slide: '',
  },
  ticket: {
    title: 'Exit ticket',
    ask: 'Two questions, on paper. Collect at the door.',
    hint: 'Both come from this class’s own log.',
    slide: '',
    live: {
      ask: 'Two questions, on your phone.',
      hint: 'Both come from this class’s own log. Only you read what they write, with names.',
    },
  },
};

export const script = {
  what: 'A debrief minute by minute. The questions are for you alone: open the big screen in a second window and drag it to the projector. It follows what you show, and has no questions.',
  lengths: 'Length',
  length: (minutes: Length) => `${minutes} minutes`,
  steps: STEPS,
  /** What is said at a step, where the class answers on its phones or on paper. */
  said: (id: StepId, { live }: { readonly live: boolean }): StepText => ({
    ...STEPS[id],
    ...(live ? STEPS[id].live : {}),
  }),
  whatLive:
    'A debrief minute by minute. The questions are for you alone: switch the projector on above, and it follows what you show, without them. The class answers on its phones.',
  at: (minutes: number) => {
    const seconds = Math.round(60 * minutes);
    return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  },
  shows: (tab: string) => `shows ${tab}`,
  present: 'Present',
  stop: 'End',
  wall: 'Open the big screen',
  wallNote: 'Opens a second window of this browser.',
  next: 'Next step',
  back: 'Step back',
  step: (place: number, of: number) => `Step ${place} of ${of}`,
  minutes: (minutes: number) => `${minutes} min`,
  keys: 'Arrows: next and previous step. With Shift they step through the replay.',
  bar: 'Presenter',
  caption: 'Steps of the debrief',
  ticketHead: 'Exit ticket',
  slideHead: 'On the wall',
  ticketTurn: (told: { game: string; round: string; who: string; to: string; did: string }) =>
    `${told.game}, ${told.round.toLowerCase()}. ${The(told.who)}${told.to === '' ? '' : ` to ${the(told.to)}`}: ${told.did}. What would you have done there, and what would it have cost you?`,
  ticketNoTurn: 'Which decision of your game would you take back, and what would it have cost you?',
  ticketVoice: (loud: Won, quiet: Won) =>
    `In this class ${counted(loud.n, 'loud demand')} on allies won ${loud.won}% of the stake on average, ${counted(quiet.n, 'quiet one')} ${quiet.won}%. Give one reason why, from a move that you saw.`,
  ticketNoVoice: 'When is a threat to a friend worth its price? Answer with a move that you saw.',
};
