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
import { botCommand } from './equilibrium.ts';
import { parOf, playOut } from './play-out.ts';

const CLOSED = { opened: false, facts: [] };

test.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])(
  'game %i: a bot in any seat of any game is never refused',
  (seed) => {
    let asked = 0;
    randomGame(seed, { practice: true }, ({ game, now }) => {
      for (const seat of SEATS) {
        const move = botCommand(seatView(game, seat, CLOSED));
        if (move === null) continue;
        asked += 1;
        const decision = step(game, { type: 'command', by: seat, ...move, decidedBy: 'bot' }, now);
        expect(decision).toMatchObject({ ok: true });
      }
    });
    expect(asked).toBeGreaterThan(20);
  },
);

describe('the equilibrium bot', () => {
  const preparing = (): Table => new Table().everyoneReady();
  const asked = (table: Table, seat = korea) =>
    botCommand(seatView(table.game, seat, CLOSED))?.command;

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
