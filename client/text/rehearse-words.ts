import { counted } from './common.ts';

/** Words of the rehearsal: a class of bots, played fast before anybody has come. */
export const rehearse = {
  title: (bots: number) => `Rehearsal with ${counted(bots, 'bot')}`,
  what: 'Bots play a whole class in this browser. Then you see its big screen in twenty seconds, and its debrief.',
  playing: (played: number, games: number) =>
    games === 0 ? 'Dealing the roles' : `Played ${played} of ${counted(games, 'game')}`,
  failed: 'The rehearsal could not be played. Load the page again.',
  bar: 'Rehearsal',
  nobody: 'Nobody is here, and nothing is kept.',
  address: 'Rehearsal',
  pause: 'Pause',
  run: 'Go on',
  next: 'Next step',
  debrief: 'To the debrief',
  again: 'Show the rehearsal again',
  unknown: 'There is no such case to rehearse.',
};
