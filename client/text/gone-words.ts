import { refusalSentence } from './refusals-words.ts';

/** Words for whoever wants to be gone: a person from a class, or a host with the whole class. */

const failed = (code: string): string =>
  code === 'unreachable'
    ? 'No answer came. As far as this page knows nothing is deleted, and nothing is forgotten here. Try again when there is a network.'
    : `Nothing is deleted. ${refusalSentence(code)}`;

export const forgetting = {
  title: 'Your name and words',
  note: 'Your name and your words are yours. You can take them out of this class at any time.',
  ask: 'Delete my name and words',
  heading: 'Delete your name and words?',
  what: 'This takes you out of the class. The server deletes at once:',
  goes: [
    'your name, your PIN, and when you were here',
    'everything you said here',
    'your answers to questions from the host',
    'your seat on this phone, and the link to your own page',
  ],
  bot: 'While a game is running, a bot takes your seat, unless others hold it with you.',
  stays:
    'The moves of the game stay, under a country’s name only. A file that somebody has downloaded before stays with them.',
  final: 'It cannot be taken back.',
  act: 'Delete',
  acting: 'Deleting',
  again: 'Try again',
  keep: 'Keep everything',
  failed,
};

export const deleting = {
  ask: 'Delete the class',
  heading: 'Delete this class for good?',
  what: 'The server deletes everything of it at once: names, what was said, answers, the log and the results of all games. Every phone and the projector are signed off, and links to own pages lead nowhere.',
  stays:
    'Files that somebody has downloaded stay with them. Your comparison of classes stays in this browser: it holds the month and means, no names.',
  final: 'It cannot be taken back.',
  data: 'Do you want to keep the data? Then download it first.',
  code: (code: string) => `To delete it, type the code of this class: ${code}`,
  wrong: (code: string) => `That is not the code of this class. It is ${code}.`,
  act: 'Delete',
  acting: 'Deleting',
  keep: 'Keep the class',
  failed,
};
