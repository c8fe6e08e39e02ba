import type { MadeBy } from '../../shared/replay/own-part.ts';
import { counted, listed, signed, The, the } from './common.ts';

/** Words of the page about one seat: a student's own, and any seat in the debrief. */

/** What a sentence about a decision is made of; the words of what was done begin in lower case. */
interface DecisionTold {
  /** Empty where nobody is addressed. */
  readonly to: string;
  readonly did: string;
  /** Empty where theory would have done the same. */
  readonly would: string;
  /** "12 points" */
  readonly cost: string;
  /** How the dealing ended; empty where there was none. */
  readonly end: string;
}

const decision = ({ to, did, would, cost, end }: DecisionTold): string =>
  [
    `${to === '' ? 'You chose' : `You to ${the(to)}`}: ${did}.`,
    would === ''
      ? 'Theory would have done the same.'
      : `Theory would have played: ${would}. Against that, yours gave away ${cost}.`,
    ...(end === '' ? [] : [`It ended so: ${end}.`]),
  ].join(' ');

/** A mean as people read it: one decimal at most. */
const mean = (value: number): string => signed(Math.round(10 * value) / 10).replace('+', '');

export const story = {
  title: 'Your own page · Entente',
  heading: 'Your own page',
  home: 'Start page',
  opening: 'Opening your page',
  what: 'What you decided, what came of it, and what theory would have done. Nobody is compared with anybody here.',
  sealed:
    'Your page opens when every game of the class is over and the host has opened the cables. Try again then.',
  noSeat:
    'This browser has no seat in that class. Open the link that you kept, or open this page on the phone you played on.',
  deadLink:
    'This link leads nowhere. The person it was for has been taken out of the class, or a part of the link is missing.',
  gone: 'This class has been deleted, and your page with it. A file that you have downloaded stays yours.',
  nothing: 'You held no seat in a game of this class that was played for a round or more.',
  broken: 'The record of your game cannot be read. Ask the host for the log file.',
  retry: 'Try again',
  code: (code: string) => `Code: ${code}`,
  game: 'Game',
  of: (name: string) => `Page of ${name}`,
  led: (country: string) => `You led ${the(country)}`,
  one: (country: string) => `One seat: ${the(country)}`,
  as: (country: string) => `“You” is ${the(country)}.`,
  where: (title: string, game: string) => `${title}, ${game.toLowerCase()}`,
  together: (names: readonly string[]) => `Together with ${listed(names)}.`,
  someOfIt: (rounds: readonly number[]) =>
    rounds.length === 0
      ? 'You held this seat for no whole round.'
      : `You held this seat in ${rounds.length === 1 ? 'round' : 'rounds'} ${listed(rounds.map(String))}. The rest is told because it led there.`,
  cutShort: 'The game was stopped before its last round.',
  result: {
    heading: 'How it came out',
    total: (total: number, par: number) => `${counted(total, 'point')}, par ${mean(par)}`,
    said: (total: number, par: number) => {
      const gap = total - par;
      if (gap === 0) return 'Exactly par.';
      return `${counted(Math.abs(gap), 'point')} ${gap > 0 ? 'above' : 'below'} par.`;
    },
    par: 'Par is what careful play on all sides would earn in this seat. Seats differ: your own par is the only measure.',
  },
  moments: {
    heading: (n: number) =>
      n === 3
        ? 'The three moments that mattered'
        : n === 1
          ? 'The moment that mattered'
          : 'The moments that mattered',
    how: 'Chosen by rule: your decision that gave away most, the round that moved trust most, and the round that stood out in points.',
    few: 'Nothing else moved by a point or more.',
    none: 'No round of this game moved anything of yours by a point or more.',
    head: {
      decision: (round: number) => `Round ${round}: a decision`,
      trust: (round: number) => `Round ${round}: trust`,
      points: (round: number) => `Round ${round}: points`,
    },
    decision,
    trustIn: (name: string, before: number, after: number) =>
      `${The(name)}’s trust in you ${after < before ? 'fell' : 'rose'} from ${before} to ${after} of 100.`,
    trustOf: (name: string, before: number, after: number) =>
      `Your trust in ${the(name)} ${after < before ? 'fell' : 'rose'} from ${before} to ${after} of 100.`,
    came: (what: string) => `Came to you: ${what}.`,
    trustAlone: 'You decided nothing about it in that round.',
    points: (points: number, usual: number) =>
      `This round brought ${counted(points, 'point')}; your rounds brought ${mean(usual)} on average.`,
  },
  rounds: {
    heading: 'Round by round',
    round: (round: number, points: number) => `Round ${round}: ${signed(points)}`,
    working: 'Working it out',
    nonsense: 'The moves in this log contradict the rules, so theory cannot be asked.',
    came: 'Came to you',
    noDemand: 'No demand',
    toBloc: (what: string, members: readonly string[]) =>
      `${what}, to the bloc of ${listed(members.map(the))}`,
    spoke: (name: string) => `${The(name)} answered for the bloc`,
    decided: 'You',
    back: 'Came back',
    idle: (names: readonly string[]) =>
      `You sent no demand to ${listed(names.map(the))}. Theory would have done the same.`,
    nothingBack: 'Nothing: it was no demand.',
    ended: (end: string) => `It ended so: ${end}`,
    by: {
      me: '',
      other: 'decided by who held this seat at that time',
      bot: 'decided by a bot',
      timeout: 'decided by the clock',
      host: 'decided by the host',
    } satisfies Record<MadeBy, string>,
    nobody: 'No decision of this seat in this round.',
    note: '“Gave away” is regret: how much less a decision was worth than the best one at that point, if everybody plays as theory would from there on. It is in no score. Theory knew the numbers, and nothing of what was said and promised: against the people you met, its choice may have been the worse one.',
  },
  scores: 'Your points, term by term',
  trust: {
    heading: 'Trust',
    now: 'At the end',
    start: (trust: number) => `It began at ${trust}.`,
    left: 'has left the alliance',
  },
  keep: {
    heading: 'Keep it',
    download: 'Keep this page',
    file: (title: string, game: string, country: string) =>
      `entente-${title}-${game}-${country}.html`,
    what: 'One file with this game. It opens without a network, in any browser, for as long as you keep it. Print it to get a PDF.',
    waiting: 'Ready as soon as it is worked out.',
    kept: 'The file is in your downloads.',
    make: 'Get a link to this page',
    link: 'Your link',
    linkWhat:
      'It opens this page on any device as long as the class is there. Whoever has it can read your page and do nothing else.',
    copy: 'Copy',
    copied: 'Copied',
    select: 'Select',
    offline: 'No link came. Check the network and try again.',
    fileTitle: (country: string, title: string) => `${country} · ${title}`,
    fileWhat:
      'A page kept from a game of Entente. It needs no network and asks nobody for anything.',
  },
};
