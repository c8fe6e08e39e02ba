import type { HostGame, HostView } from '../../shared/room/host-schema.ts';
import { counted, listed } from './common.ts';

/** Words of the host's page. */

type Presence = HostView['players'][number]['presence'];
type Thing = HostView['next']['thing'];

const presence: Record<Presence, string> = {
  here: 'here',
  away: 'away',
  bot: 'away, bot plays',
  never: 'never came',
};

/** What to do next, after "Next: ". */
const next: Record<Thing, (names: readonly string[], people: number) => string> = {
  help: (names) => `${listed(names)} ${names.length === 1 ? 'calls' : 'call'} for help.`,
  waitForPlayers: () => 'let people join. Put the projector page on the big screen.',
  deal: (_, people) => `deal the roles. ${counted(people, 'person is', 'people are')} in.`,
  start: () => 'start. Everybody sees their role on their phone.',
  watch: () => 'nothing to do. The games run by themselves, even if you close this page.',
  pushAway: (names) =>
    names.length === 0
      ? 'somebody is away and holds up a game.'
      : `go on without ${listed(names)}? ${names.length === 1 ? 'This seat holds' : 'These seats hold'} up a game.`,
  resume: () => 'go on when everybody is back. The clock stands still.',
  openCables: () => 'open the cables, and everybody can read what was said quietly.',
  debrief: () => 'talk about it. Replay the games in the debrief; three questions are below.',
  closed: () => 'nothing. This class was closed before a game began.',
};

/** How `people` sit down in `groups` games, in words. */
function seating(people: number, groups: number): string {
  const few = Math.floor(people / groups);
  const more = people % groups;
  const sizes =
    groups === 1
      ? `One game of ${counted(people, 'person', 'people')}.`
      : more === 0
        ? `${groups} games of ${counted(few, 'person', 'people')} each.`
        : `${counted(more, 'game')} of ${few + 1} and ${counted(groups - more, 'game')} of ${few} people.`;
  return `${sizes} Bots take the seats that stay free.`;
}

/** Who a game waits for. */
function deciding(seats: HostGame['seats']): string {
  const waiting = seats
    .filter((seat) => seat.state === 'deciding')
    .map((seat) => (seat.playerName === null ? seat.name : `${seat.playerName} (${seat.name})`));
  return waiting.length === 0 ? 'Waiting for nobody' : `Waiting for ${listed(waiting)}`;
}

export const host = {
  page: 'Host',
  noLink: 'This is no link of a class. Start a class on the start page, or open your private link.',
  next,
  nextLabel: 'Next:',
  refused: (detail: string) => `That did not work. ${detail}`,
  act: {
    openProjector: 'Open the projector page',
    deal: 'Deal the roles',
    dealInto: (groups: number) => `Deal into ${counted(groups, 'game')}`,
    start: 'Start the games',
    pushOn: 'Go on without them',
    pushOnIn: (game: number) => `Go on in game ${game}`,
    resumeAll: 'Go on in all games',
    seeSeat: (name: string) => `See what ${name} sees`,
    helped: (name: string) => `${name} has been helped`,
    open: 'Open the cables',
    questions: 'Show the questions',
    rehearse: (n: number) => `Rehearse with ${n} bots`,
    rehearseHow: 'A whole class in half a minute, before anybody has come.',
    debrief: 'Debrief',
  },
  code: 'Code',
  codeSaid: (code: string) => `Code: ${[...code].join(' ')}`,
  join: {
    title: 'Let people in',
    late: 'Code and links, also for late comers and for your phone',
    address: 'Address to type',
    link: 'Link to join',
    how: 'Students scan the code on the projector, type it, or open this link. No account.',
    select: 'Select',
    copy: 'Copy',
    copied: 'Copied',
    newTab: 'opens in a new tab',
    local:
      'Phones cannot open this address: it only works on this computer. Open this page under the computer’s own address in the network instead.',
  },
  mine: {
    title: 'Your private link',
    how: 'Whoever has this link runs the class. Keep it, or open it on your phone to run the class from there.',
    label: 'Private host link',
    show: 'Show my private link',
    missing:
      'This page does not know its link. It is in the address bar of the first page you opened.',
  },
  people: {
    title: (n: number) => (n === 0 ? 'People' : `People (${n})`),
    none: 'Nobody has joined yet. Names appear here by themselves.',
    presence,
    sum: (n: number, word: string) => `${n} ${word}`,
    seat: (game: number, country: string) => `game ${game}, ${country}`,
    watching: 'no seat',
    bot: 'bot',
    calls: 'calls for help',
    helped: 'Helped',
    helpedSaid: (name: string) => `${name} has been helped`,
    kick: 'Remove',
    kickSaid: (name: string) => `Remove ${name}`,
    kickTitle: (name: string) => `Remove ${name}?`,
    kickText: 'They are signed off and cannot come back under this name. A bot takes the seat.',
    keep: 'Keep',
    removed: 'Removed',
    unkick: 'Let back in',
    unkickSaid: (name: string) => `Let ${name} back in`,
    help: 'Help',
    helpSaid: (name: string) => `Help ${name}`,
    helpTitle: (name: string) => `Help ${name}`,
  },
  help: {
    clock: 'Time to decide',
    clockHow:
      'Only this page shows it. The others see that somebody is still deciding, not who or why.',
    factor: (factor: HostView['players'][number]['clock']) =>
      factor === 1
        ? 'As announced'
        : factor === 'off'
          ? 'No clock: this game waits until they decide or you push on'
          : `${factor} times as long`,
    device: 'Another device',
    deviceHow:
      'For a phone that is lost or empty. The new device scans the code; the old one is signed off.',
    give: 'Give this seat to another device',
    again: 'Make a new code',
    qr: (name: string) => `QR code that gives the seat of ${name} to another device`,
    link: 'Or open this link there',
    until: (time: string) => `Works once, until ${time}.`,
  },
  door: {
    title: 'The door',
    open: 'Open: whoever has the code or the link can join, late comers too.',
    locked: 'Locked: nobody new can join. Who is in can come back.',
    lock: 'Lock',
    unlock: 'Unlock',
    renew: 'New code and link',
    renewTitle: 'Make a new code and link?',
    renewText:
      'The old code and the old link stop working at once. Who is in stays in. A projector page that is open shows the new code by itself.',
    keep: 'Keep the old ones',
    renewed: (code: string) => `The code is now ${[...code].join(' ')}.`,
  },
  deal: {
    groups: 'Number of games',
    seating,
    game: (n: number) => `Game ${n}`,
    bot: 'bot',
  },
  all: {
    title: (n: number) => (n === 1 ? 'The game' : `The ${n} games`),
    pause: 'Pause all',
    resume: 'Go on',
    extend: '+30 s for all',
    advance: 'Push all on',
    pace: {
      own: 'Each game at its own pace',
      together: 'Begin rounds together',
    } satisfies Record<HostView['pace'], string>,
    paceNow: {
      own: 'Each game goes on as soon as it is ready.',
      together: 'A game waits for the others before each new round.',
    } satisfies Record<HostView['pace'], string>,
    waiting: 'Only games that wait for somebody',
    nobodyWaits: 'No game waits for anybody.',
    order: 'Games that need you stand first.',
    advanceHow: 'Push on ends the phase now. Whoever has not decided gets the announced default.',
  },
  endGames: {
    act: 'End the class',
    title: 'End all games now?',
    text: 'Unfinished rounds are not counted. Results are shown, and nobody can play on.',
    keep: 'Play on',
  },
  closeClass: {
    act: 'Close the class',
    title: 'Close this class?',
    text: 'Nobody can join any more. Results stay readable.',
    keep: 'Keep it open',
  },
  game: {
    title: (n: number) => `Game ${n}`,
    round: (n: number, of: number) => `round ${n} of ${of}`,
    practice: 'practice round',
    ready: (done: number, of: number) => `${done} of ${of} ready`,
    deciding,
    pause: 'Pause',
    resume: 'Go on',
    extend: '+30 s',
    advance: 'Push on',
    said: (label: string, n: number) => `${label}, game ${n}`,
    seats: 'Seats',
    calls: (names: readonly string[]) =>
      `${listed(names)} ${names.length === 1 ? 'calls' : 'call'} for help`,
    away: (names: readonly string[]) =>
      `${listed(names)} ${names.length === 1 ? 'is away and holds' : 'are away and hold'} it up`,
    over: 'Ended',
    see: 'See',
    seeSaid: (name: string, country: string) => `See what ${name} (${country}) sees`,
    open: 'Seats',
    openSaid: (n: number) => `Seats and talk of game ${n}`,
    state: { done: 'done', deciding: 'deciding', idle: '' } satisfies Record<
      HostGame['seats'][number]['state'],
      string
    >,
  },
  screen: {
    title: 'On the big screen',
    how: 'Every open projector page follows at once.',
    show: 'Show',
    shows: {
      games: 'Everything',
      headlines: 'Headlines',
      map: 'Ropes of trust',
      standings: 'Standings',
    } satisfies Record<HostView['screen']['show'], string>,
    which: 'Which games',
    all: 'All at once',
    inTurn: 'All in turn',
    names: 'Names of people in the lobby',
    open: 'Open the projector page',
    debrief: 'The big screen shows the debrief.',
    endDebrief: 'Take the debrief off',
    question: (title: string) => `A question covers the big screen and the phones: ${title}`,
    putAway: 'Put it away',
  },
  end: {
    title: 'Results',
    none: 'The class was closed before a game was played.',
    debrief: 'Open the debrief: replay, trust over time, theory',
    caption: (n: number) => `Game ${n}`,
    stopped: 'stopped before the last round',
    player: 'Played by',
    parMeans:
      'Par is what equilibrium play earns in that seat. Targets mostly lose in this game, so compare each seat with its par and never a sender with a target.',
    opened:
      'The cables are open. The projector page shows what was in them, and every student’s phone has a link to a page of their own.',
  },
  earlier: {
    title: (n: number) => (n === 1 ? 'The game before' : `The ${n} games before`),
    debrief: 'Open the debrief of the games that have ended',
  },
  talk: {
    title: 'What to talk about',
    questions: [
      {
        ask: 'Which threat won the most, and what made that ally give in?',
        why: 'Friends give more than rivals do: they do not fear that what they give will be used against them later.',
      },
      {
        ask: 'What did it cost to win that way, and who paid? Look at allies who were not threatened, too.',
        why: 'A threat is news before anybody answers it. Loud ones are read by every ally, and cost both leaders at home.',
      },
      {
        ask: 'Would the same threat have worked as well one round later? What would you do in a sixth round?',
        why: 'Each threat makes the next one weaker: targets expect more conflict and depend less. Coercing friends uses friendship up.',
      },
    ],
    limits: 'Then ask what the model leaves out. Its sizes are design; see the notes on this case.',
  },
  data: {
    title: 'The data of this class',
    ended:
      'Every decision, score and change of trust as tables, with a codebook and loaders for R and Python.',
    playing: 'Games that have ended, as tables. The others follow when they have ended too.',
    names: 'Names are in a file of their own, names.csv. Delete it before you hand the data on.',
    download: 'Download the data (zip)',
    packing: 'Packing. A large class takes some seconds.',
    done: (file: string) => `${file} is in your downloads.`,
  },
  more: {
    title: 'More',
    handout: 'The handout: the game on one page, to print',
    theory: 'Show what theory would have done',
    theoryHow:
      'After each round every phone then says in one sentence what theory would have done in that seat, from what that seat knew. It never says so before a choice. Off unless you turn it on; best kept for a second game or for the debrief.',
    facts: 'The real case: facts with sources',
    source: (source: string) => `Source: ${source}`,
    notes: 'What in this case is design',
    rules: 'The rules in one minute',
    ruleList: [
      'In each round the sender may write one cable to each ally: a demand, quiet or loud. At the same time each ally chooses to hold, to diversify or to contribute.',
      'A quiet cable is read by its ally only. A loud one is a headline for everybody, and backing out of it costs both sides at home.',
      'The ally gives in, offers less, stands firm or leaves. If it stands firm, the sender carries out the threat or backs down.',
      'Every threat frays trust, loud ones most, and other allies watch. Trust grows back slowly in peace.',
      'Joint security is paid to all in every round, and for some peaceful rounds after the last. It is worth most when allies trust the sender.',
      'Who does not decide in time gets the announced default: no demand, hold, stand firm, reject, back down.',
    ],
  },
};
