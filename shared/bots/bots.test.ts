import { describe, expect, test } from 'vitest';
import {
  BOT,
  cable,
  canada,
  CAST,
  eu,
  japan,
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
import { BLOC } from '../game/bloc.ts';
import { BOT_IDS, type BotId, type CountryId } from '../scenario/ids.ts';
import type { Target } from '../scenario/scenario.ts';
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
      joinsBlocs: false,
      instruments: one.instruments.map((instrument) => ({ ...instrument, cS: 0.01 })),
    });
    const cast = { ...CAST, targets: CAST.targets.map(cheap) };
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

describe('with a bloc', () => {
  /** The second round of a game in which the sender minds its allies less, and could press them. */
  const bold = (eS: number): GameSetup => {
    const setup = setupOf();
    const targets = setup.cast.targets.map((card) => ({ ...card, eS }));
    return { ...setup, cast: { ...setup.cast, targets } };
  };
  const inBloc = (eS = 0.15): Table => new Table(bold(eS)).everyoneReady().banded(korea, japan);
  const asked = (table: Table, seat: CountryId) =>
    botCommand('equilibrium', seatView(table.game, seat, CLOSED), NO_CHANCE)?.command;

  test('the member that speaks answers for all, the others wait', () => {
    const table = inBloc().prepared([cable(BLOC, 60)]);
    expect(asked(table, korea)?.type).toBeDefined();
    expect(asked(table, japan)).toBeUndefined();
    table.when(korea, { type: 'standFirm' });
    expect(asked(table, usa)).toMatchObject({ targetId: BLOC });
  });

  test('the sender writes to it as one, and never to a member', () => {
    const command = asked(inBloc(0.6), usa);
    const to = command?.type === 'prepare' ? command.cables.map(({ targetId }) => targetId) : [];
    expect(to).toContain(BLOC);
    expect(to).not.toContain(korea);
    expect(to).not.toContain(japan);
  });

  test('two dependent allies join where each would be pressed alone, and not where neither would', () => {
    const wants = (eS: number, seat: CountryId): boolean => {
      const command = asked(new Table(bold(eS)).everyoneReady(), seat);
      return command?.type === 'posture' && command.bloc;
    };
    expect([korea, japan].map((seat) => wants(0.25, seat))).toEqual([true, true]);
    expect([korea, japan].map((seat) => wants(0.05, seat))).toEqual([false, false]);
    expect(wants(0.25, eu)).toBe(false);
  });
});

test('an ally that has left asks to return while that pays, and the sender welcomes it', () => {
  const table = threatened(cable(korea, 60)).when(korea, { type: 'leave' }).everyoneReady();
  const asked = (seat: CountryId) =>
    botCommand('equilibrium', seatView(table.game, seat, CLOSED), NO_CHANCE)?.command;
  expect(asked(korea)).toMatchObject({ type: 'posture', askReturn: true });
  expect(asked(usa)).toMatchObject({ type: 'prepare', welcome: [korea] });
  expect(asked(japan)).not.toHaveProperty('askReturn');
});

test('the sender presses with the instrument that is worth more: issue linkage', () => {
  const asked = (troops: { cS: number; cT: number }) => {
    const setup = setupOf();
    const targets = setup.cast.targets.map((card) => ({
      ...card,
      instruments: [...card.instruments, { id: 'troops', name: 'troop withdrawal', ...troops }],
    }));
    const table = new Table({ ...setup, cast: { ...setup.cast, targets } }).everyoneReady();
    const command = botCommand(
      'equilibrium',
      seatView(table.game, usa, CLOSED),
      NO_CHANCE,
    )?.command;
    const cables = command?.type === 'prepare' ? command.cables : [];
    return cables.map(({ targetId, instrument }) => [targetId, instrument]);
  };
  expect(asked({ cS: 0.3, cT: 0.3 })).toEqual([[korea, 'tariff']]);
  expect(asked({ cS: 0.01, cT: 0.9 })).toContainEqual([korea, 'troops']);
});

test('par is what five bots earn, whoever holds the seats', () => {
  const bots = SEATS.map((countryId) => ({ countryId, holder: BOT }));
  const { game } = playOut(setupOf({ holders: bots, clock: NO_CLOCK }));
  expect(game.ending).toMatchObject({ finished: true });
  expect(parOf(setupOf())).toEqual(parOf(setupOf({ practice: true, holders: bots })));
});
