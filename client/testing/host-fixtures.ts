import {
  HostView,
  ProjectorView,
  type Ending,
  type HostGame,
  type PublicGame,
  type Score,
} from '../../shared/view/view.ts';
import { SHOWS } from '../../shared/talk/screen.ts';
import { proposals } from '../../shared/room/proposals.ts';
import { steel2018 } from '../../shared/scenario/steel-2018.ts';

/** Views of a class of thirty for tests and for looking at pages. Parsed, so that they stay true. */

export type FixturePhase = 'briefing' | 'prepare' | 'bargain' | 'outcome' | 'ended';

export const NOW = Date.UTC(2026, 2, 9, 10, 0, 0);

const PEOPLE = (
  'Otter 7,Heron 2,Lynx 4,Zoë,Jun,Amira,Marten 9,Wren 3,Ibex 5,Tamsin,Kofi,Robin 8,Yusuf,Ines,Puffin 6,' +
  'Badger 1,Mei,Olu,Stork 4,Finch 2,Noor,Viktor,Crane 5,Lena,Hare 3,Dipper 9,Sana,Tern 7,Emil,Fox 2'
).split(',');
const COUNTRIES = [
  { id: steel2018.cast.sender.id, name: steel2018.cast.sender.name, part: 'sender' },
  ...steel2018.cast.targets.map(({ id, name }) => ({ id, name, part: 'ally' })),
];
const at = { round: 3, step: 0 };

/** After thirty the names come again, with a number. */
const nameAt = (i: number): string =>
  `${PEOPLE[i % PEOPLE.length] ?? ''}${i < PEOPLE.length ? '' : ` ${Math.floor(i / PEOPLE.length) + 1}`}`;

interface GameWish {
  phase?: FixturePhase;
  number?: number;
  players?: number;
  paused?: boolean;
  opened?: boolean;
}

const TRUSTS = [
  [0.83, 0.44, 0.7, 0.86],
  [0.9, 0.88, 0.8, 0.9],
  [0.61, 0.72, 0.58, 0.14],
  [0.74, 0.3, 0.66, 0.78],
];

function headlinesOf(number: number) {
  const threat = { type: 'threatened', instrument: 'tariff', exception: false };
  return [
    [
      { ...threat, round: 1, targetId: 'canada', demand: 40 },
      { type: 'imposed', round: 1, targetId: 'canada', afterQuiet: false },
      { type: 'retaliated', round: 1, targetId: 'canada', afterQuiet: false },
      { ...threat, round: 2, targetId: 'korea', demand: 30, exception: true },
      { type: 'conceded', round: 2, targetId: 'korea', afterQuiet: false },
    ],
    [],
    [
      { type: 'imposed', round: 1, targetId: 'japan', afterQuiet: true },
      { type: 'left', round: 2, targetId: 'japan', afterQuiet: true },
    ],
    [
      { ...threat, round: 2, targetId: 'eu', demand: 55 },
      { type: 'backedDown', round: 2, targetId: 'eu', afterQuiet: false },
    ],
  ][(number - 1) % 4];
}

function publicGame({ phase = 'prepare', number = 1, players = 4, paused = false }: GameWish) {
  const started = phase !== 'briefing';
  const ended = phase === 'ended';
  const clock = { briefing: 55, prepare: 41, bargain: 18, outcome: 12, ended: 0 }[phase];
  return {
    gameId: `g${number}`,
    number,
    title: steel2018.cast.title,
    issue: steel2018.cast.issue,
    phase,
    round: started ? (ended ? 5 : 3) : 1,
    rounds: 5,
    practice: false,
    at,
    seen: 40,
    deadlineAt: ended ? null : NOW + (clock + number * 3) * 1000,
    paused,
    countries: COUNTRIES.map((country, i) => ({
      ...country,
      playedBy: i < players ? 'player' : 'bot',
      aligned: !(number % 4 === 3 && country.id === 'japan' && started),
      publicTrust: i === 0 ? null : started ? TRUSTS[(number - 1) % 4]?.[i - 1] : 0.9,
    })),
    bloc: [],
    headlines: started ? headlinesOf(number) : [],
    count: ended ? null : { done: 2 + (number % 3), of: 5 },
  };
}

const SCORES: readonly (readonly [number, number])[] = [
  [318, 296],
  [41, 38],
  [-62, 12],
  [88, 91],
  [35, 35],
];

function ending(number: number, opened: boolean): Ending {
  const standings = COUNTRIES.map(({ id }, i) => {
    const [total, par] = SCORES[i] ?? [0, 0];
    return { countryId: id, total: total + number * 4, par, legacy: 9 };
  });
  return { finished: true, standings, rounds: opened ? openRounds() : null } as Ending;
}

function openRounds() {
  const score = (total: number): Score => ({
    terms: { ...NO_TERMS, material: total - 4, jointSecurity: 4 },
    total,
  });
  return [1, 2, 3, 4, 5].map((round) => ({
    round,
    dyads: COUNTRIES.slice(1).map(({ id }, i) => playedDyad(id, round, i)),
    trust: COUNTRIES.slice(1).map(({ id }, i) => ({
      targetId: id,
      before: 1 - (TRUSTS[0]?.[i] ?? 0),
      after: 1 - (TRUSTS[0]?.[i] ?? 0) + 0.04,
      causes: [{ cause: 'threat', change: 0.04 }],
    })),
    scores: COUNTRIES.map(({ id }, i) => ({ countryId: id, score: score(8 * (i + 1) - round) })),
  }));
}

function playedDyad(targetId: string, round: number, i: number) {
  const outcomes = ['conceded', 'retaliated', 'none', 'granted', 'backedDown'] as const;
  const outcome = outcomes[(round + i) % 5] ?? 'none';
  const publicity = (round * 3 + i) % 4 === 0 ? 'loud' : 'quiet';
  const demand = 20 + ((round * 7 + i * 5) % 30);
  const cable = { targetId, demand, instrument: 'tariff', publicity, exception: round === 2 };
  return {
    targetId,
    cable: outcome === 'none' ? null : cable,
    outcome,
    offer: outcome === 'granted' ? 12 : null,
    stance: 'hold',
    decidedBy: 'human',
    points: 10 - i * 3,
  };
}

const NO_TERMS = {
  material: 0,
  fear: 0,
  publicCost: 0,
  jointSecurity: 0,
  posture: 0,
  rival: 0,
  legacy: 0,
};

/** The games of a room: the first in the wished phase, the others one step off, as it goes. */
function wishes(games: number, wish: GameWish): readonly GameWish[] {
  const near: Record<FixturePhase, readonly FixturePhase[]> = {
    briefing: ['briefing'],
    prepare: ['prepare', 'bargain', 'prepare', 'outcome'],
    bargain: ['bargain', 'prepare', 'bargain', 'outcome'],
    outcome: ['outcome', 'bargain', 'outcome', 'prepare'],
    ended: ['ended'],
  };
  return Array.from({ length: games }, (_, i) => {
    const phases = near[wish.phase ?? 'prepare'];
    const phase = phases[i % phases.length] ?? 'prepare';
    return { players: i === games - 1 ? 2 : 5, ...wish, number: i + 1, phase };
  });
}

/** A seat of the host's page: one in each game is away, bots are bots. */
function seatsOf(game: PublicGame, away: boolean): HostGame['seats'] {
  return game.countries.map(({ id, name, playedBy }, i) => {
    const bot = playedBy === 'bot';
    const gone = away && i === 2;
    const deciding = ['prepare', 'bargain'].includes(game.phase) && (gone || (!bot && i < 2));
    const person = (game.number - 1) * 4 + i;
    return {
      countryId: id,
      name,
      playerId: bot ? null : playerId(person),
      playerName: bot ? null : nameAt(person),
      presence: bot ? 'bot' : gone ? 'away' : 'here',
      state: deciding ? 'deciding' : game.phase === 'ended' ? 'idle' : 'done',
    };
  }) as HostGame['seats'];
}

const playerId = (i: number): string => `p${i + 1}`;

export interface HostWish {
  stage?: HostView['stage'];
  phase?: FixturePhase;
  games?: number;
  people?: number;
  next?: HostView['next'];
  paused?: boolean;
  opened?: boolean;
  /** Things were said, one was reported, and the host has a line for all. */
  talk?: boolean;
  /** Who calls the host, by their place among the people. */
  calls?: readonly number[];
  screen?: Partial<Record<keyof ProjectorView['screen'], string | boolean>>;
}

const LINE = 'Two minutes left in this round. Quieter, please.';
const saidAloud = [
  { id: 'a1', seat: 'eu', round: 3, phrase: 'calmDown' },
  { id: 'a2', seat: 'united-states', round: 3, phrase: 'doorIsOpen', country: 'japan' },
];

function talkOf(game: PublicGame) {
  const message = { playerId: 'p1', name: 'Otter 7', round: 3, phase: game.phase, at: NOW };
  return {
    total: 14,
    channels: [
      ...COUNTRIES.slice(1).map(({ id }) => ({ id: `dyad:${id}`, closed: id === 'eu' })),
      { id: 'allies', closed: false },
      { id: 'public', closed: false },
    ],
    messages: [
      {
        ...{ ...message, id: `r${game.number}`, channel: 'dyad:korea', seat: 'korea' },
        ...{ text: 'You are all cheating', reported: true, reportedBy: 'Amira' },
      },
      { ...message, id: 'a2', channel: 'public', seat: 'united-states', phrase: 'judgeUs' },
      { ...message, id: 'd1', channel: 'allies', seat: 'eu', deleted: true },
      {
        ...{ ...message, id: 'b1', channel: 'dyad:japan', seat: 'japan' },
        ...{ playerId: null, name: null, phrase: 'makeSmaller', percent: 20 },
      },
    ],
  };
}

/** What the projector shows, where it is not as usual. */
const screenOf = ({ screen = {} }: HostWish): ProjectorView['screen'] =>
  ({
    show: 'games',
    gameId: null,
    cycle: false,
    names: true,
    ...screen,
  }) as ProjectorView['screen'];

/** A view of the host's page. */
export function hostView(wish: HostWish = {}): HostView {
  const { stage = 'playing', phase = 'prepare', games = 1, people = 12, paused = false } = wish;
  const opened = wish.opened ?? false;
  const next = wish.next ?? { thing: 'watch', names: [] };
  const played = stage === 'lobby' ? [] : wishes(games, { phase, paused });
  const list = played.map((one) => PublicGameOf({ ...one, opened }));
  const rows = list.map((game) => {
    const { security: _, ...rest } = game;
    const talk = wish.talk ? { talk: talkOf(game) } : {};
    return {
      ...rest,
      ...talk,
      seats: seatsOf(game, next.thing === 'pushAway' && game.number === 1),
    };
  });
  return HostView.parse({
    kind: 'host',
    roomId: 'room1',
    code: 'ACDEFG',
    stage,
    phase: stage === 'lobby' ? 'lobby' : phase,
    round: 3,
    rounds: 5,
    at,
    seen: 120,
    deadlineAt: list[0]?.deadlineAt ?? null,
    title: steel2018.cast.title,
    ...(wish.talk ? { broadcast: LINE } : {}),
    talk: { mode: 'phrases', minors: false, muted: wish.talk ? ['p2'] : [], filterWords: [] },
    summary: steel2018.summary,
    notes: steel2018.notes,
    facts: steel2018.facts,
    next,
    calls: (wish.calls ?? []).map(playerId),
    screen: screenOf(wish),
    scenarioId: 'steel-2018',
    opened,
    theory: false,
    locked: false,
    pace: 'own',
    roles: 'random',
    removed: [],
    ...(stage === 'lobby' || stage === 'dealt' ? { deal: dealOf(people, rows) } : {}),
    players: Array.from({ length: people }, (_, i) => ({
      playerId: playerId(i),
      name: nameAt(i),
      presence: i === 3 ? 'away' : i === 6 ? 'never' : 'here',
      clock: 1,
      gameNumber: stage === 'lobby' ? null : 1 + (i % games),
      countryId: stage === 'lobby' ? null : COUNTRIES[i % COUNTRIES.length]?.id,
      countryName: stage === 'lobby' ? null : COUNTRIES[i % COUNTRIES.length]?.name,
    })),
    games: rows,
    legal: [
      ...legalOf(stage, { people, paused, opened, ids: list.map((game) => game.gameId) }),
      ...callLegal(wish.calls ?? []),
      {
        ...{
          type: 'project',
          at,
          show: [...SHOWS],
          gameId: [null, ...list.map(({ gameId }) => gameId)],
        },
        ...{ cycle: [false, true], names: [false, true] },
      },
    ],
  });
}

const callLegal = (calls: readonly number[]) =>
  calls.length === 0 ? [] : [{ type: 'helped', at, playerId: calls.map(playerId) }];

/** The plans for so many people, and the deal as its seats tell it. */
function dealOf(people: number, games: readonly Pick<HostGame, 'gameId' | 'number' | 'seats'>[]) {
  return {
    plans: proposals({ scenario: steel2018, options: {} }, people),
    seed: games.length === 0 ? null : 20260309,
    games: games.map(({ gameId, number, seats }) => ({
      gameId,
      number,
      seats: seats.map(({ countryId, name, playerId: id, playerName }) => ({
        countryId,
        name,
        people: id === null || playerName === null ? [] : [{ playerId: id, name: playerName }],
      })),
      watching: [],
    })),
  };
}

function legalOf(
  stage: HostView['stage'],
  room: { people: number; paused: boolean; opened: boolean; ids: readonly string[] },
) {
  const kick = {
    type: 'kick',
    at,
    playerId: Array.from({ length: room.people }, (_, i) => playerId(i)),
  };
  const deal = {
    type: 'deal',
    at,
    groups: { min: Math.max(1, Math.ceil(room.people / 5)), max: Math.max(1, room.people) },
  };
  const end = { type: 'end', at };
  const theory = { type: 'theory', at, allowed: [true, false] };
  const undo = { type: 'undoDeal', at };
  if (stage === 'lobby') return room.people > 0 ? [deal, kick, theory, end] : [theory, end];
  if (stage === 'dealt') return [deal, { type: 'start', at }, undo, kick, theory, end];
  if (stage === 'ended') return room.opened ? [theory, end] : [{ type: 'open', at }, theory, end];
  const clock = room.paused ? 'resume' : 'pause';
  const each = [{}, ...room.ids.map((gameId) => ({ gameId }))];
  return [
    ...each.map((game) => ({ type: clock, at, ...game })),
    ...(room.paused ? [] : each.map((game) => ({ type: 'advance', at, ...game }))),
    ...each.map((game) => ({ type: 'extend', at, ...game, seconds: { min: 5, max: 600 } })),
    theory,
    end,
    kick,
  ];
}

function PublicGameOf(wish: GameWish): PublicGame {
  const game = publicGame(wish);
  const over = wish.phase === 'ended' ? ending(wish.number ?? 1, wish.opened ?? false) : null;
  return { ...game, security: 37, ending: over } as unknown as PublicGame;
}

/** A view of the projector. */
export function projectorView(wish: HostWish = {}): ProjectorView {
  const { stage = 'playing', phase = 'prepare', games = 1, people = 12, paused = false } = wish;
  const screen = screenOf(wish);
  const played = stage === 'lobby' ? [] : wishes(games, { phase, paused });
  const list = played.map((one) => ({
    ...PublicGameOf({ ...one, opened: wish.opened ?? false }),
    ...(wish.talk ? { statements: saidAloud } : {}),
  }));
  return ProjectorView.parse({
    kind: 'projector',
    roomId: 'room1',
    code: 'ACDEFG',
    stage,
    phase: stage === 'lobby' ? 'lobby' : phase,
    round: 3,
    rounds: 5,
    at,
    seen: 60,
    deadlineAt: list[0]?.deadlineAt ?? null,
    title: steel2018.cast.title,
    ...(wish.talk ? { broadcast: LINE } : {}),
    here: people,
    names: Array.from({ length: screen.names ? people : 0 }, (_, i) => nameAt(i)),
    screen,
    games: list,
    legal: [],
  });
}

const nothing = { names: [] };
const lobby = { stage: 'lobby' } as const;
const dealt = { stage: 'dealt', phase: 'briefing', next: { thing: 'start', ...nothing } } as const;
const over = { stage: 'ended', phase: 'ended' } as const;
const sealed = { ...over, next: { thing: 'openCables', ...nothing } } as const;
const open = { ...over, opened: true, next: { thing: 'debrief', ...nothing } } as const;

/** A class in every stage, small and large. */
export const classStates = {
  empty: { ...lobby, people: 0, next: { thing: 'waitForPlayers', ...nothing } },
  lobby: { ...lobby, next: { thing: 'deal', ...nothing } },
  crowdedLobby: { ...lobby, people: 30, next: { thing: 'deal', ...nothing } },
  dealt: { ...dealt, people: 5 },
  dealtIntoThree: { ...dealt, people: 12, games: 3 },
  briefing: { phase: 'briefing' },
  prepare: {},
  bargain: { phase: 'bargain' },
  outcome: { phase: 'outcome' },
  paused: { paused: true, next: { thing: 'resume', ...nothing } },
  heldUp: { games: 2, next: { thing: 'pushAway', names: ['Lynx 4'] } },
  threeGames: { games: 3, phase: 'bargain' },
  eightGames: { games: 8, people: 30 },
  twelveGames: { games: 12, people: 60 },
  called: {
    games: 12,
    people: 60,
    calls: [16, 9],
    next: { thing: 'help', names: ['Mei', 'Tamsin'] },
  },
  sixtyLobby: { ...lobby, people: 60, next: { thing: 'deal', ...nothing } },
  nameless: { ...lobby, people: 24, screen: { names: false } },
  oneOfEight: { games: 8, people: 30, screen: { gameId: 'g3' } },
  inTurn: { games: 3, phase: 'bargain', screen: { cycle: true } },
  frontPage: { games: 8, people: 30, screen: { show: 'headlines' } },
  oneFrontPage: { phase: 'bargain', screen: { show: 'headlines' } },
  ropes: { games: 12, people: 60, screen: { show: 'map' } },
  standings: { games: 3, phase: 'bargain', screen: { show: 'standings' } },
  ended: sealed,
  eightEnded: { ...sealed, games: 8, people: 30 },
  spoken: { phase: 'bargain', talk: true },
  eightSpoken: { games: 8, people: 30, talk: true },
  endedSpoken: { ...sealed, talk: true },
  opened: open,
  threeOpened: { ...open, games: 3 },
} as const satisfies Record<string, HostWish>;
