import { counted } from './common.ts';

/** Words of a question to the class, on the phones and on the big screen. */

const number = (value: number): string => String(Math.round(value * 10) / 10);

export const poll = {
  fromHost: 'A question from the host',
  foresight: { open: 'For you alone', told: 'What was expected' },
  said: {
    asked: (title: string) => `A question from the host: ${title}`,
    closed: 'The question is closed.',
    shown: 'What the class answered is shown.',
  },
  word: 'Your word',
  wordNote: (most: number) => `At most ${most} characters.`,
  numberNote: 'A whole number from 0 to 100.',
  left: (n: number) => `${counted(n, 'character')} left`,
  send: 'Send',
  sendAnew: 'Send the new answer',
  keep: 'Keep what I sent',
  yours: 'Your answer:',
  none: 'left out',
  change: 'Change',
  /** While a game goes on a question takes two lines, and waits. */
  answer: 'Answer',
  look: 'Look at it',
  fold: 'Back to the game',
  taken: 'Your host has deleted your answer.',
  takenAnew: 'Your host has deleted your answer. You can send another one.',
  closed: 'Closed',
  missed: 'You did not answer.',
  public: 'The class may see it, without your name. Your host sees who sent what.',
  private: 'Only your host reads it, with your name.',
  silent:
    'You need not answer. Nobody sees it before the debrief, not even your host. Then the class sees numbers without names; the data that your host can keep say who answered what.',
  answered: (answered: number, of: number) => `${answered} of ${of} answered`,
  onPhones: 'Answer on your phone.',
  result: 'What the class answered',
  nobody: 'Nobody has answered yet.',
  votes: (n: number, share: number) => `${counted(n, 'vote')}, ${share}%`,
  times: (n: number) => `${n} times`,
  nth: (n: number, said: string) => `${n}. ${said}`,
  wrote: (n: number) => (n === 1 ? '1 person wrote' : `${n} people wrote`),
  ends: [0, 50, 100],
  summary: (of: {
    readonly n: number;
    readonly lowest: number;
    readonly middle: number;
    readonly highest: number;
    readonly mean: number;
  }) =>
    [
      `lowest ${number(of.lowest)}`,
      `middle ${number(of.middle)}`,
      `highest ${number(of.highest)}`,
      `mean ${number(of.mean)}`,
    ].join(', '),
  answers: (n: number) => counted(n, 'answer'),
};
