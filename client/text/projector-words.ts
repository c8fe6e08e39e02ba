import type { DyadResult } from '../../shared/view/result-schema.ts';
import type { ProjectorView } from '../../shared/room/projector-schema.ts';
import { counted, the, The } from './common.ts';

/** Words of the projector page, and of everything public that the host's page repeats. */

type Phase = ProjectorView['phase'];

const phase: Record<Phase, string> = {
  lobby: 'Coming in',
  briefing: 'Reading the roles',
  prepare: 'Writing cables',
  bargain: 'Bargaining',
  outcome: 'Results',
  ended: 'The end',
};

/** What people do in a phase, as one sentence for those who look up. */
const now: Record<Phase, string> = {
  lobby: 'Scan the code or type it, and choose a name.',
  briefing: 'Read your role on your phone. Press Ready when you know your goal.',
  prepare: 'Senders write their cables. Allies choose a stance. All at the same time.',
  bargain: 'The cables have arrived. Quiet ones stay between two; loud ones stand here.',
  outcome: 'Look at your result: what did it bring, and what did it cost?',
  ended: 'All rounds are played.',
};

/** The cable of one dyad in one round, as short as a cell of a table. */
function cableOf({ cable, offer }: Pick<DyadResult, 'cable' | 'offer'>): string {
  if (cable === null) return '';
  const exception = cable.exception ? ', exception' : '';
  const settled = offer === null ? '' : `, offered ${offer}%`;
  return `${cable.publicity} ${cable.demand}%${exception}${settled}`;
}

export const projector = {
  page: 'Projector',
  phase,
  now,
  cableOf,
  offline: 'No connection. What stands here may be old.',
  noLink: 'This is no link of a class. Open the projector page from the host’s page.',
  join: {
    title: 'Join the class',
    address: 'Go to',
    code: 'and type',
    codeSaid: (code: string) => `Code: ${[...code].join(' ')}`,
    scan: 'or scan',
    qr: 'QR code with the link to join this class',
    here: (n: number) =>
      n === 0 ? 'Nobody is here yet' : `${counted(n, 'person', 'people')} here`,
    dealt: 'Your role is on your phone. The host starts soon.',
    local: 'Only this computer can open this address. Phones need the computer’s own address.',
  },
  game: (n: number) => `Game ${n}`,
  round: (n: number, of: number) => `Round ${n} of ${of}`,
  roundShort: (n: number, of: number) => `Round ${n}/${of}`,
  practice: 'Practice round, does not count',
  practiceShort: 'Practice',
  ready: (done: number, of: number) => `${done} of ${of} ready`,
  readyShort: (done: number, of: number) => `${done}/${of} ready`,
  allIn: (done: number, of: number) => `${done} of ${of} in`,
  standings: {
    title: 'Standings',
    how: 'Points stay secret until a game has ended. What is public before: joint security.',
    none: 'No round has ended yet.',
    security: 'Joint security in the last round:',
  },
  map: {
    known: 'Trust in the sender, from what is public',
    inSender: (sender: string) => `Trust in ${the(sender)}`,
    fromPublic: 'from what is public',
    left: 'has left for the rival',
    leftShort: 'left',
    senderBot: (name: string) => `${The(name)} is played by a bot`,
    security: 'Joint security this round, from what is public',
  },
  news: {
    title: 'Headlines',
    none: 'No headlines yet. Whatever is said is said quietly.',
    latest: 'Latest headline',
    quiet: 'No headlines',
    earlier: 'Earlier',
  },
  end: {
    title: 'How it ended',
    stopped: 'Stopped before the last round',
    parMeans:
      'Par is what equilibrium play earns in the same seat. Compare yourself with par, not with others.',
    sealed: 'The cables are still sealed.',
    debrief: 'Debrief: replay the games',
    rounds: 'What was in the cables',
    roundsOf: (n: number) => `Game ${n}: what was in the cables`,
    roundHead: (n: number) => `Round ${n}`,
    settled: 'Demands are percent of the stake.',
  },
  said: {
    headline: (game: string, head: string) => `${game}: ${head}`,
    opened: 'The cables are open.',
  },
};
