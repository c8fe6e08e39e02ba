import { describe, expect, test } from 'vitest';
import { NO_CLOCK, SEATS, setupOf, Table } from '../../test/support/given.ts';
import { drawing, fill, pick } from '../../test/support/random-play.ts';
import { randomGame } from '../../test/support/random-game.ts';
import { playOut } from '../bots/play-out.ts';
import type { SeatCommand } from '../game/command.ts';
import { fold } from '../game/evolve.ts';
import type { Holder } from '../game/setup.ts';
import { BotId } from '../scenario/ids.ts';
import { standingOf } from '../view/ending.ts';
import { alternativesAt, compare, crossroadsOf, futureOf, type Crossroads } from './what-if.ts';

const prudent = BotId.parse('prudent');
const equilibrium = BotId.parse('equilibrium');

const said = ({ round, countryId, made }: Crossroads): string =>
  JSON.stringify([round, countryId, made]);
const isSealed = ({ type }: SeatCommand): boolean => type === 'prepare' || type === 'posture';

const botGame = (bot: BotId, seed: number) => {
  const holder: Holder = { by: 'bot', bot };
  const holders = SEATS.map((countryId) => ({ countryId, holder }));
  return playOut(setupOf({ holders, clock: NO_CLOCK, rounds: 3, seed }));
};

test.each([equilibrium, prudent])('%s plays on from every crossroads as it had played', (bot) => {
  const { game, events } = botGame(bot, 5);
  const crossroads = crossroadsOf(events);
  expect(crossroads.length).toBeGreaterThan(15);
  const totals = SEATS.map((countryId) => standingOf(game, countryId).total);
  for (const at of crossroads) {
    const future = futureOf(events, { at, command: at.made, bot }, 5);
    expect(future.totals.map(({ total }) => total)).toEqual(totals);
  }
});

describe.each([1, 2, 3, 4, 5, 6])('game %i of people who do anything', (seed) => {
  const { events } = randomGame(seed, { rounds: 3, practice: true });
  const draw = drawing(seed);

  test('every decision that counts is a crossroads, and every other way from it can be gone', () => {
    const crossroads = crossroadsOf(events);
    const rounds = new Set(crossroads.map(({ round }) => round));
    expect(rounds).toEqual(new Set([1, 2, 3]));
    for (const at of crossroads) {
      const { command } = fill(draw, pick(draw, alternativesAt(events, at)));
      const future = futureOf(events, { at, command, bot: prudent }, 1);
      expect(future.game.phase).toBe('ended');
      expect(fold(future.events)).toEqual(future.game);
    }
  });

  test('what was decided before, and sealed beside it, stands', () => {
    const crossroads = crossroadsOf(events);
    for (const at of crossroads) {
      const future = futureOf(events, { at, command: at.made, bot: prudent }, 1);
      const before = crossroads.filter(
        ({ round, index, made }) =>
          round < at.round || (round === at.round && (index <= at.index || isSealed(made))),
      );
      const lived = crossroadsOf(future.events).map(said);
      expect(lived).toEqual(expect.arrayContaining(before.map(said)));
    }
  });
});

test('the same run gives the same future, another run another', () => {
  const { events } = randomGame(9, { rounds: 4 });
  const [at] = crossroadsOf(events);
  if (at === undefined) throw new Error('no crossroads');
  const totals = (run: number) =>
    JSON.stringify(futureOf(events, { at, command: at.made, bot: prudent }, run).totals);
  expect(totals(1)).toBe(totals(1));
  expect(new Set([1, 2, 3, 4, 5, 6].map(totals)).size).toBeGreaterThan(1);
});

test('a game that waited for the others of its room is played on without them', () => {
  const table = new Table(setupOf({ rounds: 3 })).input({ type: 'pace', together: true });
  table.everyoneReady().prepared([]).everyoneReady().input({ type: 'release' });
  table.prepared([]).everyoneReady().input({ type: 'host', act: 'end' });
  for (const at of crossroadsOf(table.events)) {
    const { game } = futureOf(table.events, { at, command: at.made, bot: equilibrium }, 1);
    expect(game.ending?.finished).toBe(true);
  }
});

test('a command that is not legal there is refused in words', () => {
  const { events } = randomGame(2, { rounds: 2 });
  const at = crossroadsOf(events).find(({ made }) => made.type === 'posture');
  if (at === undefined) throw new Error('no posture');
  expect(() => futureOf(events, { at, command: { type: 'concede' }, bot: prudent }, 1)).toThrow(
    RangeError,
  );
});

test('two ways are compared run by run', () => {
  const pairs = [10, 20, 30, 40, 50, 60, 70, 80, 90, 100].map((gain) => ({
    made: 5,
    other: 5 + gain - 20,
  }));
  expect(compare(pairs)).toEqual({ runs: 10, better: 0.8, worse: 0.1, mean: 35, low: 0, high: 70 });
  expect(() => compare([])).toThrow(RangeError);
});
