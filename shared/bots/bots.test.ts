import { describe, expect, test } from 'vitest';
import {
  BOT,
  cable,
  canada,
  korea,
  NO_CLOCK,
  SEATS,
  setupOf,
  Table,
  threatened,
  usa,
} from '../../test/support/given.ts';
import { randomGame } from '../../test/support/random-game.ts';
import { step } from '../flow/step.ts';
import { seatView } from '../view/seat-view.ts';
import type { Game } from '../game/game.ts';
import type { GameSetup } from '../game/setup.ts';
import { BOT_IDS, type BotId } from '../scenario/ids.ts';
import type { Target } from '../scenario/scenario.ts';
import { steel2018 } from '../scenario/steel-2018.ts';
import { botCommand, BOTS } from './bots.ts';
import { NO_CHANCE, randomFrom } from './chance.ts';
import { parOf, playOut } from './play-out.ts';

const CLOSED = { opened: false, facts: [] };

const seeds = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
test.each(BOT_IDS.flatMap((bot) => seeds.map((seed) => [bot, seed] as const)))(
  '%s is never refused in any seat of game %i',
  (bot, seed) => {
    let asked = 0;
    randomGame(seed, { practice: true }, ({ game, now }) => {
      for (const seat of SEATS) {
        const move = botCommand(bot, seatView(game, seat, CLOSED), randomFrom(seed, `${asked}`));
        if (move === null) continue;
        asked += 1;
        const decision = step(game, { type: 'command', by: seat, ...move, decidedBy: 'bot' }, now);
        expect(decision).toMatchObject({ ok: true });
      }
    });
    expect(asked).toBeGreaterThan(20);
  },
);

const holdersOf = (...bots: readonly BotId[]): GameSetup['holders'] =>
  SEATS.map((countryId, index) => ({
    countryId,
    holder: { by: 'bot', bot: bots[index] ?? 'equilibrium' },
  }));
const gameOf = (seed: number, bots: readonly BotId[] = [], change: Partial<GameSetup> = {}) =>
  playOut(setupOf({ holders: holdersOf(...bots), clock: NO_CLOCK, seed, ...change })).game;
const cablesIn = ({ rounds }: Game) =>
  rounds.flatMap(({ dyads }) => dyads.flatMap(({ cable }) => cable ?? []));

describe('the bots', () => {
  test('the same seed gives the same game, another one another', () => {
    const bots: BotId[] = ['prudent', 'prudent', 'prudent', 'prudent', 'prudent'];
    expect(gameOf(3, bots).rounds).toEqual(gameOf(3, bots).rounds);
    expect(gameOf(3, bots).rounds).not.toEqual(gameOf(4, bots).rounds);
  });

  test('the prudent sender is quieter and rarer than the showman, who is always loud', () => {
    const cheap = (one: Target): Target => ({
      ...one,
      instruments: one.instruments.map((instrument) => ({ ...instrument, cS: 0.01 })),
    });
    const cast = { ...steel2018.cast, targets: steel2018.cast.targets.map(cheap) };
    const cables = (bot: BotId) => seeds.flatMap((seed) => cablesIn(gameOf(seed, [bot], { cast })));
    const loud = (bot: BotId) => cables(bot).filter(({ publicity }) => publicity === 'loud').length;
    expect(loud('showman')).toBe(cables('showman').length);
    expect(loud('prudent')).toBeLessThan(cables('prudent').length / 4);
    expect(cables('showman').length).toBeGreaterThan(cables('prudent').length);
  });

  test('a stubborn target never gives in, a conciliator always ends by giving something', () => {
    const outcomes = (bot: BotId) =>
      seeds.flatMap((seed) =>
        gameOf(seed, ['showman', bot, bot, bot, bot]).rounds.flatMap(({ dyads }) =>
          dyads.map(({ outcome }) => outcome),
        ),
      );
    const gave = ['conceded', 'granted'];
    expect(outcomes('stubborn').filter((one) => gave.includes(one))).toEqual([]);
    expect(new Set(outcomes('conciliator'))).toEqual(new Set(['none', 'conceded']));
  });

  test('a bot in a seat that it is not made for plays as the equilibrium bot', () => {
    const played = gameOf(1, ['stubborn', 'showman', 'showman', 'showman', 'showman']).rounds;
    expect(played).toEqual(gameOf(1).rounds);
  });

  test('each stands in the table under its own id', () => {
    expect(Object.entries(BOTS).map(([key, { id }]) => [key, id])).toEqual(
      BOT_IDS.map((id) => [id, id]),
    );
  });
});

describe('the equilibrium bot', () => {
  const preparing = (): Table => new Table().everyoneReady();
  const asked = (table: Table, seat = korea) =>
    botCommand('equilibrium', seatView(table.game, seat, CLOSED), NO_CHANCE)?.command;

  test('threatens the dependent ally only, aloud and as an exception, for the most it would meet', () => {
    expect(asked(preparing(), usa)).toEqual({
      type: 'prepare',
      cables: [cable(korea, 37, { publicity: 'loud', exception: true })],
    });
  });

  test('gives in to a credible demand up to its ceiling, and not above', () => {
    const loud = (demand: number) => threatened(cable(korea, demand, { publicity: 'loud' }));
    expect(asked(loud(33))).toEqual({ type: 'concede' });
    expect(asked(loud(60))?.type).not.toBe('concede');
  });

  test('does not give in to a threat that will not be carried out', () => {
    expect(asked(threatened(cable(canada, 20)), canada)?.type).not.toBe('concede');
  });

  test('has nothing more to do once it has chosen', () => {
    const table = preparing().when(korea, { type: 'posture', stance: 'hold', bloc: false });
    expect(asked(table)).toBeUndefined();
  });
});

test('par is what five bots earn, whoever holds the seats', () => {
  const bots = SEATS.map((countryId) => ({ countryId, holder: BOT }));
  const { game } = playOut(setupOf({ holders: bots, clock: NO_CLOCK }));
  expect(game.ending).toMatchObject({ finished: true });
  expect(parOf(setupOf())).toEqual(parOf(setupOf({ practice: true, holders: bots })));
});
