import type { HostView } from '../../shared/room/host-schema.ts';
import type { ProjectorView } from '../../shared/room/projector-schema.ts';
import type { CountryId, GameId, MessageId } from '../../shared/scenario/ids.ts';
import { dyadChannel } from '../../shared/talk/channels.ts';
import type { Phase } from '../../shared/game/event.ts';
import { PLAIN_SCREEN, type Screen } from '../../shared/talk/screen.ts';
import { EU, JAPAN, KOREA, opened, playerId, TARGETS, US } from './moment.ts';
import type { PlayedMoment, Round } from './moment.ts';

/** What the host and the projector show of a class, small or large, in every stage. */

export const NOW = Date.UTC(2026, 2, 9, 10, 0, 0);
/** Every phase began a little before what is shown. */
export const BEGAN = NOW - 16_000;
const SHOWN = 3;

const PEOPLE = (
  'Otter 7,Heron 2,Lynx 4,Zoë,Jun,Amira,Marten 9,Wren 3,Ibex 5,Tamsin,Kofi,Robin 8,Yusuf,Ines,Puffin 6,' +
  'Badger 1,Mei,Olu,Stork 4,Finch 2,Noor,Viktor,Crane 5,Lena,Hare 3,Dipper 9,Sana,Tern 7,Emil,Fox 2'
).split(',');

/** The names of so many people. After thirty they come again, with a number. */
export const namesOf = (people: number): string[] =>
  Array.from({ length: people }, (_, i) => {
    const again = Math.floor(i / PEOPLE.length);
    return `${PEOPLE[i % PEOPLE.length] ?? ''}${again === 0 ? '' : ` ${again + 1}`}`;
  });

/** What happens in the first game, the second, and so on; after the fourth it all comes again. */
const STORIES: readonly (readonly Round[])[] = [
  [
    { cables: { canada: { demand: 40, loud: true, moves: ['standFirm', 'impose', 'retaliate'] } } },
    { cables: { korea: { demand: 30, loud: true, exception: true, moves: ['concede'] } } },
    {
      cables: {
        korea: { demand: 20, moves: ['concede'] },
        eu: { demand: 25, moves: [12, 'grant'] },
      },
    },
  ],
  [
    {},
    { cables: { korea: { demand: 25, moves: ['concede'] } } },
    { cables: { korea: { demand: 25, moves: ['concede'] } } },
  ],
  [
    { cables: { japan: { demand: 45, moves: ['standFirm', 'impose', 'absorb'] } } },
    { cables: { japan: { demand: 60, moves: ['leave'] } } },
    { cables: { korea: { demand: 30, moves: ['concede'] } } },
  ],
  [
    {},
    { cables: { eu: { demand: 55, loud: true, moves: ['standFirm', 'backDown'] } } },
    { cables: { canada: { demand: 20, moves: ['concede'] } } },
  ],
];

/** The first game in the wished phase, the others one step off, as it goes. */
const NEAR: Record<Phase, readonly Phase[]> = {
  briefing: ['briefing'],
  prepare: ['prepare', 'bargain', 'prepare', 'outcome'],
  bargain: ['bargain', 'prepare', 'bargain', 'outcome'],
  outcome: ['outcome', 'bargain', 'outcome', 'prepare'],
  ended: ['ended'],
};

interface FixtureWish {
  stage?: HostView['stage'];
  phase?: Phase;
  games?: number;
  people?: number;
  paused?: boolean;
  opened?: boolean;
  /** Nobody is pressed by a clock. */
  still?: boolean;
  /** Things were said, one was reported, and the host has a line for all. */
  talk?: boolean;
  /** Who is away, and who calls the host, by their place among the people. */
  away?: readonly number[];
  calls?: readonly number[];
  screen?: Partial<Screen>;
}

/** A game as far as it is wished. The sender and the first target have not decided, nor has who is away. */
export function playedTo(moment: PlayedMoment, phase: Phase, number: number): PlayedMoment {
  const story = STORIES[(number - 1) % STORIES.length] ?? [];
  if (phase === 'briefing') return moment;
  if (phase === 'ended') return moment.until({ phase }, story, number);
  if (phase === 'outcome') return moment.until({ phase, round: SHOWN }, story, number);
  const round = moment.until({ phase: 'prepare', round: SHOWN }, story, number);
  if (phase === 'bargain') {
    return round.atHome(TARGETS, {}, number).writes(story[SHOWN - 1] ?? {}, number);
  }
  const absent = round.state.people.filter(({ presence }) => presence !== 'here');
  const isHere = (seat: CountryId): boolean =>
    absent.every(({ playerId: id }) => !round.holding(seat, number).includes(id));
  return round.atHome(TARGETS.slice(1).filter(isHere), {}, number);
}

/** Words in every channel of a game; one was reported, one deleted. */
function spokenIn(moment: PlayedMoment, number: number): PlayedMoment {
  const first = moment.state.talk.messages.length + 1;
  const id = (n: number) => `m${first + n}` as MessageId;
  return moment
    .says(US, 'public', { phrase: 'judgeUs', inGame: number })
    .says(KOREA, 'dyad:korea', { text: 'You are all cheating', inGame: number })
    .says(EU, 'allies', { phrase: 'agreed', inGame: number })
    .says(JAPAN, 'dyad:japan', { phrase: 'makeSmaller', percent: 20, inGame: number })
    .says(EU, 'public', { phrase: 'calmDown', inGame: number })
    .words({ reported: { id: id(1), by: playerId(0) }, deleted: [id(2)] });
}

/** A class that was kept in order and told a line. */
function ordered(moment: PlayedMoment): PlayedMoment {
  const gameIds = moment.state.games.map(({ setup }) => setup.gameId);
  return moment
    .happened({ type: 'talkSet', mode: 'phrases', minors: false })
    .happened({ type: 'talkMuted', playerId: playerId(3), muted: true })
    .happened({ type: 'channelClosed', gameIds, channel: dyadChannel(EU), closed: true })
    .words({ lines: { broadcast: 'Two minutes left in this round. Quieter, please.' } });
}

const built = new Map<string, PlayedMoment>();

/** A class as it is wished. It is played once, however often it is shown. */
export function classOf(wish: FixtureWish): PlayedMoment {
  const key = JSON.stringify(wish);
  const moment = built.get(key) ?? played(wish);
  built.set(key, moment);
  return moment;
}

function played(wish: FixtureWish): PlayedMoment {
  const { stage = 'playing', phase = 'prepare', games = 1, away = [3], calls = [] } = wish;
  const many = wish.people ?? (stage === 'lobby' ? 12 : games === 1 ? 2 : 4 * games);
  const options = { talk: { mode: wish.talk ? 'text' : 'phrases' } } as const;
  const cameIn = opened(namesOf(many), BEGAN, wish.still ? { ...options, seconds: 0 } : options);
  const room = wish.away ? cameIn.gone(away) : cameIn.gone(away).gone([6], 'never');
  if (stage === 'lobby') return shown(room, wish);
  const dealt = room.deal({ games });
  if (stage === 'dealt') return shown(dealt, wish);
  const numbers = Array.from({ length: games }, (_, i) => i + 1);
  const going = numbers.reduce<PlayedMoment>(
    (now, number) => {
      const story = STORIES[(number - 1) % STORIES.length];
      const start = wish.talk
        ? spokenIn(now.until({ phase: 'prepare', round: SHOWN }, story, number), number)
        : now;
      const near = NEAR[phase];
      return playedTo(start, near[(number - 1) % near.length] ?? phase, number);
    },
    dealt.host({ type: 'start' }),
  );
  const told = wish.talk ? ordered(going) : going;
  const paused = wish.paused
    ? numbers.reduce((now, number) => now.step({ type: 'host', act: 'pause' }, number), told)
    : told;
  const open = wish.opened ? paused.host({ type: 'open' }) : paused;
  return shown(open.words({ lines: { calls: calls.map(playerId) } }), wish);
}

/** With what the host has chosen for the projector. */
const shown = (moment: PlayedMoment, { screen = {} }: FixtureWish): PlayedMoment =>
  moment.words({ lines: { screen: { ...PLAIN_SCREEN, ...screen } } });

export const hostView = (wish: FixtureWish = {}): HostView => classOf(wish).hostView;
export const projectorView = (wish: FixtureWish = {}): ProjectorView => classOf(wish).projectorView;

const lobby = { stage: 'lobby' } as const;
const over = { stage: 'ended', phase: 'ended' } as const;
const open = { ...over, opened: true } as const;

/** A class in every stage, small and large. */
export const classStates = {
  empty: { ...lobby, people: 0 },
  lobby,
  crowdedLobby: { ...lobby, people: 30 },
  dealt: { stage: 'dealt', people: 5 },
  dealtIntoThree: { stage: 'dealt', people: 12, games: 3 },
  briefing: { phase: 'briefing' },
  prepare: {},
  bargain: { phase: 'bargain' },
  outcome: { phase: 'outcome' },
  paused: { paused: true },
  heldUp: { games: 2, still: true, away: [2] },
  threeGames: { games: 3, phase: 'bargain' },
  eightGames: { games: 8, people: 30 },
  twelveGames: { games: 12, people: 60 },
  called: { games: 12, people: 60, calls: [16, 9] },
  sixtyLobby: { ...lobby, people: 60 },
  nameless: { ...lobby, people: 24, screen: { names: false } },
  oneOfEight: { games: 8, people: 30, screen: { gameId: 'g3' as GameId } },
  inTurn: { games: 3, phase: 'bargain', screen: { cycle: true } },
  frontPage: { games: 8, people: 30, screen: { show: 'headlines' } },
  oneFrontPage: { phase: 'bargain', screen: { show: 'headlines' } },
  ropes: { games: 12, people: 60, screen: { show: 'map' } },
  standings: { games: 3, phase: 'bargain', screen: { show: 'standings' } },
  ended: over,
  eightEnded: { ...over, games: 8, people: 30 },
  spoken: { phase: 'bargain', people: 4, talk: true },
  eightSpoken: { games: 8, people: 30, talk: true },
  endedSpoken: { ...over, people: 4, talk: true },
  opened: open,
  threeOpened: { ...open, games: 3 },
} as const satisfies Record<string, FixtureWish>;
