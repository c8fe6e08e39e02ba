import { describe, expect, test } from 'vitest';
import {
  cable,
  eu,
  japan,
  korea,
  setupOf,
  Table,
  threatened,
  usa,
} from '../../test/support/given.ts';
import { BLOC } from '../game/bloc.ts';
import type { GameSetup } from '../game/setup.ts';
import type { CountryId } from '../scenario/ids.ts';
import { seatView } from '../view/seat-view.ts';
import { botCommand } from './bots.ts';
import { NO_CHANCE } from './chance.ts';

const asks = (table: Table, seat: CountryId) =>
  botCommand('equilibrium', seatView(table.game, seat, { opened: false, facts: [] }), NO_CHANCE);

describe('with a bloc', () => {
  /** The second round of a game in which the sender minds its allies less, and could press them. */
  const bold = (eS: number): GameSetup => {
    const setup = setupOf();
    const targets = setup.cast.targets.map((card) => ({ ...card, eS }));
    return { ...setup, cast: { ...setup.cast, targets } };
  };
  const inBloc = (eS = 0.15): Table => new Table(bold(eS)).everyoneReady().banded(korea, japan);
  const asked = (table: Table, seat: CountryId) => asks(table, seat)?.command;

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
  const asked = (seat: CountryId) => asks(table, seat)?.command;
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
    const command = asks(table, usa)?.command;
    const cables = command?.type === 'prepare' ? command.cables : [];
    return cables.map(({ targetId, instrument }) => [targetId, instrument]);
  };
  expect(asked({ cS: 0.3, cT: 0.3 })).toEqual([[korea, 'tariff']]);
  expect(asked({ cS: 0.01, cT: 0.9 })).toContainEqual([korea, 'troops']);
});
