import { counted } from './common.ts';

/** Words of the start page and of joining. */
export const home = {
  title: 'Entente',
  what: 'A classroom game about coercing friends. One country can tie trade to security; its allies give in, bargain, stand firm or leave. Who gives more to a threat: friends or the wary? And what does it cost? Play it, and see.',
  join: {
    heading: 'Join a class',
    code: 'Code on the screen',
    hint: 'Six letters and digits.',
    go: 'Join',
    bad: 'A code has six letters and digits, and never O, 0, I, 1, L, B or 8. Look again at the screen.',
  },
  start: {
    heading: 'Start a class',
    pick: 'Choose a case',
    loading: 'Loading the cases',
    practice: 'Begin with a practice round that does not count',
    noClock: 'No clock: you move everybody on by hand',
    clock: 'Seconds for each part of a round',
    clockHow:
      '0 is no limit. In play you can pause, add time and push on, for one game or for all.',
    phases: {
      briefing: 'Reading the roles',
      prepare: 'Writing cables, choosing a stance',
      move: 'One move of a bargain',
      bargain: 'A whole bargain, at most',
      outcome: 'Reading the results',
    },
    more: 'Clock',
    go: 'Open the room',
    opening: 'Opening the room',
    rehearse: (bots: number) => `Rehearse with ${bots} bots`,
    rehearseHow: 'A whole class in half a minute, before anybody has come.',
    facts: (minutes?: number, rounds?: number, seats?: number) =>
      [
        minutes === undefined ? '' : `${minutes} minutes`,
        rounds === undefined ? '' : counted(rounds, 'round'),
        seats === undefined ? '' : `${seats} countries in each game`,
      ]
        .filter((part) => part !== '')
        .join(' · '),
  },
  gone: 'The class is deleted. Nothing of it is left on the server, and this browser has forgotten its links.',
  example: 'See an example game',
  debrief: 'Open a log file',
  handout: 'The game on one page, to print',
  script: 'Play with a script',
  back: {
    heading: 'Go back to',
    host: (title: string, code: string) =>
      `Your class${title ? `: ${title}` : ''}${code ? ` (${code})` : ''}`,
    seat: (name: string) => `Your seat: ${name}`,
  },
};

export const join = {
  title: 'Join · Entente',
  heading: 'Join the class',
  tap: 'Join now',
  tapNote: 'You get a made-up name. No account, nothing to type.',
  seat: 'Go on with this seat here',
  seatNote:
    'Your host has given this seat to this device. The other device is signed off, and you get a new PIN.',
  ownName: 'Use a name of my own',
  name: 'Name',
  nameHint: 'Up to 24 characters. The class sees it; the big screen does too.',
  joinAs: 'Join with this name',
  joining: 'Joining',
  before: 'I was here before',
  beforeWhat:
    'Go on with your seat from another phone or computer. The other device is signed off.',
  pin: 'PIN, four digits',
  claim: 'Take my seat',
  badPin: 'The PIN has four digits. It was shown when you joined.',
  noInvitation: 'Type the code on the screen.',
  otherClass: 'Another class',
};
