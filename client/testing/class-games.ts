import type { Ending, Score } from '../../shared/view/result-schema.ts';
import type { HostGame } from '../../shared/room/host-schema.ts';
import type { PublicGame } from '../../shared/view/public-schema.ts';
import { steel2018 } from '../../shared/scenario/steel-2018.ts';

/** Games of a class as the host and the projector are shown them. */

export type FixturePhase = 'briefing' | 'prepare' | 'bargain' | 'outcome' | 'ended';

export const NOW = Date.UTC(2026, 2, 9, 10, 0, 0);

const PEOPLE = (
  'Otter 7,Heron 2,Lynx 4,Zoë,Jun,Amira,Marten 9,Wren 3,Ibex 5,Tamsin,Kofi,Robin 8,Yusuf,Ines,Puffin 6,' +
  'Badger 1,Mei,Olu,Stork 4,Finch 2,Noor,Viktor,Crane 5,Lena,Hare 3,Dipper 9,Sana,Tern 7,Emil,Fox 2'
).split(',');
export const COUNTRIES = [
  { id: steel2018.cast.sender.id, name: steel2018.cast.sender.name, part: 'sender' },
  ...steel2018.cast.targets.map(({ id, name }) => ({ id, name, part: 'ally' })),
];
export const at = { round: 3, step: 0 };

/** After thirty the names come again, with a number. */
export const nameAt = (i: number): string =>
  `${PEOPLE[i % PEOPLE.length] ?? ''}${i < PEOPLE.length ? '' : ` ${Math.floor(i / PEOPLE.length) + 1}`}`;

export interface GameWish {
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

export function publicGame({
  phase = 'prepare',
  number = 1,
  players = 4,
  paused = false,
}: GameWish) {
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

export function ending(number: number, opened: boolean): Ending {
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
export function wishes(games: number, wish: GameWish): readonly GameWish[] {
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
/** Ids of a class, by place in the list. */
export const playerId = (i: number): string => `p${i + 1}`;

export function seatsOf(game: PublicGame, away: boolean): HostGame['seats'] {
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
