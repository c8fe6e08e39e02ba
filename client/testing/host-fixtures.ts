import { HostView, type HostGame } from '../../shared/room/host-schema.ts';
import { ProjectorView } from '../../shared/room/projector-schema.ts';
import { type PublicGame } from '../../shared/view/public-schema.ts';
import { SHOWS } from '../../shared/talk/screen.ts';
import { proposals } from '../../shared/room/proposals.ts';
import { steel2018 } from '../../shared/scenario/steel-2018.ts';
import {
  type FixturePhase,
  NOW,
  playerId,
  COUNTRIES,
  at,
  nameAt,
  type GameWish,
  publicGame,
  ending,
  wishes,
  seatsOf,
} from './class-games.ts';

export { NOW };

/** Views of a class of thirty for tests and for looking at pages. Parsed, so that they stay true. */

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
