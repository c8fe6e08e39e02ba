import { choice, flag, maybe, table, text, time, whole, type RowOf } from './column.ts';
import * as of from './common-columns.ts';

const seconds = (about: string) =>
  whole(`${about}; 0 is no clock.`, { unit: 'seconds', min: 0, max: 3600 });
const count = (about: string) => whole(about, { unit: 'countries', min: 0 });

/** One row for every game, with everything that holds for the whole of it. */
export const ROOMS = table(
  'rooms',
  {
    about: 'One row for every game of a room, with everything that holds for the whole game.',
    key: ['roomId', 'gameId'],
  },
  {
    roomId: of.roomId,
    gameId: of.gameId,
    gameNumber: whole('1, 2, 3 ... inside the room.', { unit: 'games', min: 1 }),
    scenarioId: text('The scenario; the whole of it is in scenario.json.'),
    scenarioTitle: text('Its title.'),
    treatment: maybe(text('The treatment of this game.'), 'no treatment'),
    modelVersion: whole('Version of the rules and the model that the game was played by.', {
      unit: 'versions',
      min: 1,
    }),
    configHash: text(
      'SHA-256 of everything but seed, seats and par that a game is set up with: equal for games that differ in nothing else.',
    ),
    seed: whole('Seed of the bots of this game.', { unit: 'seeds' }),
    senderId: text('The country that threatens.'),
    targets: count('How many targets there are.'),
    people: whole('How many people hold seats when the game begins.', { unit: 'people', min: 0 }),
    rounds: whole('Rounds that were planned.', { unit: 'rounds', min: 1, max: 12 }),
    roundsScored: whole('Rounds that were finished, without practice.', {
      unit: 'rounds',
      min: 0,
      max: 12,
    }),
    practice: flag('Whether there was a practice round.'),
    finished: maybe(
      flag('Whether every planned round was played; 0 for a game that was cut short.'),
      'a game that has not ended',
    ),
    botsFill: choice(
      ['fill', 'none'],
      { fill: 'bots take empty and absent seats', none: 'they do not' },
      'What bots do in this room.',
    ),
    openedAt: time('When the room was opened.'),
    createdAt: time('When the game began, with its briefing.'),
    endedAt: maybe(time('When the game ended.'), 'a game that has not ended'),
    clockBriefing: seconds('Seconds for the briefing'),
    clockPrepare: seconds('Seconds for the sealed choices'),
    clockMove: seconds('Seconds for one move of a bargain'),
    clockBargain: seconds('Seconds for the whole bargain'),
    clockOutcome: seconds('Seconds for the outcome'),
    pausedMs: whole('How long the game was paused.', { unit: 'ms', min: 0 }),
    X: of.dial('X'),
    h: of.dial('h'),
    wS: of.dial('wS'),
    V: of.dial('V'),
    sigma: of.dial('sigma'),
    alphaQ: of.dial('alphaQ'),
    alphaL: of.dial('alphaL'),
    oQ: of.dial('oQ'),
    oL: of.dial('oL'),
    rho: of.dial('rho'),
    kf: of.dial('kf'),
    phi: of.dial('phi'),
    aS: of.dial('aS'),
    dS: of.dial('dS'),
  },
);
export type RoomDataRow = RowOf<(typeof ROOMS)['columns']>;
