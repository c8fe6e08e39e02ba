import { describe, expect, test } from 'vitest';
import { seatView } from '../view/seat-view.ts';
import { publicGame } from '../view/public-game.ts';
import type { CountryId } from '../scenario/ids.ts';
import {
  cable,
  canada,
  eu,
  japan,
  korea,
  SEATS,
  setupOf,
  Table,
  usa,
} from '../../test/support/given.ts';
import type { Factor } from './factors.ts';
import { dueAt } from './game-clock.ts';

const gives = (table: Table, countryId: CountryId, factor: Factor): Table =>
  table.input({ type: 'clock', countryId, factor });
const viewOf = (table: Table, seat: CountryId) =>
  seatView(table.game, seat, { opened: false, facts: [] });
const start = (): Table => new Table(setupOf()).everyoneReady(); // at 0 in prepare, due at 60 s
const hold = { type: 'posture', stance: 'hold', bloc: false } as const;

describe('somebody with more time', () => {
  test.each([
    [1.5, 90_000],
    [2, 120_000],
    [10, 600_000],
    ['off', null],
  ] as const)(
    'x%s has it for a sealed choice; the others have the announced time',
    (factor, due) => {
      const table = gives(start(), korea, factor);
      expect([viewOf(table, korea).deadlineAt, viewOf(table, japan).deadlineAt]).toEqual([
        due,
        60_000,
      ]);
      table.at(60_000);
      expect(Object.keys(table.game.postures).toSorted()).toEqual([canada, eu, japan]);
      expect(table.game.phase).toBe('prepare');
      expect(dueAt(table.game)).toBe(due);
      table.when(korea, hold).records({ type: 'phaseEntered', phase: 'outcome' });
    },
  );

  test('is given the default at her own deadline, and never waited for past it', () => {
    const table = gives(start(), korea, 2).at(119_999);
    expect(table.game.phase).toBe('prepare');
    table.at(120_000);
    expect(table.game.phase).toBe('outcome');
    expect(table.events).toContainEqual(
      expect.objectContaining({ type: 'postureSet', targetId: korea, decidedBy: 'timeout' }),
    );
  });

  test('has it for what she decides now, however late it is given, and loses it again', () => {
    const table = start();
    table.now = 50_000;
    gives(table, korea, 2).records({ type: 'seatClockSet', countryId: korea, deadlineAt: 120_000 });
    gives(table, korea, 2).refused('not-now');
    gives(table, korea, 1);
    expect(viewOf(table, korea).deadlineAt).toBe(60_000);
    expect(table.game.clocks).toEqual({});
    table.at(60_000);
    expect(table.game.phase).toBe('outcome');
  });

  test('without a clock of her own is ended by the host’s push alone', () => {
    const table = gives(start(), korea, 'off').at(9_000_000);
    expect(table.game.phase).toBe('prepare');
    table.input({ type: 'host', act: 'advance' }).records({ targetId: korea, decidedBy: 'host' });
    expect(table.game.phase).toBe('outcome');
  });

  test('keeps the round’s end open for herself, until she is ready or her time is up', () => {
    const table = gives(start(), korea, 2).at(60_000).when(korea, hold);
    expect(viewOf(table, korea).deadlineAt).toBe(60_000 + 40_000);
    expect(viewOf(table, usa).deadlineAt).toBe(60_000 + 20_000);
    table.at(80_000);
    expect(table.game.phase).toBe('outcome');
    table.when(korea, { type: 'ready' });
    expect(table.game.phase).toBe('outcome'); // nobody else has said so, and their time is up
    table.at(80_000);
    expect(table.game.phase).toBe('prepare');
  });

  test('has it again in every phase, and it moves with a pause and an extension', () => {
    const table = gives(start(), korea, 2).at(60_000).when(korea, hold).at(100_000);
    expect(table.game).toMatchObject({ phase: 'prepare', round: 2, deadlineAt: 160_000 });
    expect(viewOf(table, korea).deadlineAt).toBe(220_000);
    table.input({ type: 'host', act: 'pause' });
    table.now = 110_000;
    table
      .input({ type: 'host', act: 'resume' })
      .input({ type: 'host', act: 'extend', seconds: 30 });
    expect(viewOf(table, korea).deadlineAt).toBe(260_000);
    expect(viewOf(table, japan).deadlineAt).toBe(200_000);
  });
});

describe('in bargain', () => {
  const threatened = (seat: CountryId, factor: Factor): Table =>
    gives(start(), seat, factor).prepared([
      cable(korea, 30),
      cable(canada, 30, { publicity: 'loud' }),
    ]);

  test('the mover has her own time, the other side is shown the announced one', () => {
    const table = threatened(korea, 2);
    expect(viewOf(table, korea).deadlineAt).toBe(60_000);
    const sender = viewOf(table, usa);
    if (sender.kind !== 'sender') throw new Error(sender.kind);
    expect(sender.dyads.map(({ deadlineAt }) => deadlineAt)).toEqual([30_000, 30_000, null, null]);
    table.at(30_000);
    expect([table.dyad(korea).node, table.dyad(canada).node]).toEqual(['answer', 'firm']);
    table.at(60_000);
    expect(table.dyad(korea).moves).toMatchObject([{ type: 'stoodFirm', decidedBy: 'timeout' }]);
  });

  test('the other side keeps its time to answer, even after the announced end of the bargain', () => {
    const table = threatened(korea, 10).at(120_000);
    expect(table.dyad(canada).node).toBeNull();
    table.now = 200_000;
    table.when(korea, { type: 'standFirm' });
    expect(viewOf(table, usa).deadlineAt).toBe(230_000);
    table.at(229_999);
    expect(table.dyad(korea).node).toBe('firm');
    table.at(230_000);
    expect(table.dyad(korea).moves.at(-1)).toMatchObject({
      type: 'backedDown',
      decidedBy: 'timeout',
    });
    expect(table.game.phase).toBe('outcome');
  });

  test('a sender with more time has it in every dyad, never past her own end', () => {
    const table = threatened(usa, 2);
    table.when(korea, { type: 'standFirm' }).when(canada, { type: 'petition', offer: 20 });
    expect(table.dyad(korea)).toMatchObject({ deadlineAt: 30_000, ownDeadlineAt: 60_000 });
    expect(viewOf(table, usa).deadlineAt).toBe(60_000);
    expect(viewOf(table, korea).deadlineAt).toBe(30_000);
    table.at(240_000);
    expect(table.game.phase).toBe('outcome');
  });

  test('time given in the middle counts for the move that is open', () => {
    const table = threatened(japan, 2);
    gives(table, korea, 'off').at(120_000);
    expect(table.dyad(korea).node).toBe('answer');
    expect([viewOf(table, korea).deadlineAt, table.dyad(canada).node]).toEqual([null, null]);
    table.when(korea, { type: 'concede' });
    expect(table.game.phase).toBe('outcome');
  });
});

test('no view but her own carries the factor, a later moment or her name', () => {
  const plain = start();
  const given = gives(start(), korea, 10);
  const seen = (table: Table, seat: CountryId): string => JSON.stringify(viewOf(table, seat));
  for (const seat of SEATS.filter((one) => one !== korea)) {
    const { waitingFor: named, ...before } = viewOf(plain, seat);
    const { waitingFor, ...after } = viewOf(given, seat);
    expect(named).toContain(korea);
    expect(waitingFor).toEqual([]); // nobody is named: who still decides when time is up would be known
    expect(after).toEqual(before);
  }
  expect(JSON.stringify(publicGame(given.game, { opened: false }))).toBe(
    JSON.stringify(publicGame(plain.game, { opened: false })),
  );
  given.at(60_000);
  for (const seat of SEATS.filter((one) => one !== korea)) {
    expect(seen(given, seat)).not.toMatch(/"factor"|"clocks"|600000|"waitingFor":\["/);
  }
  expect(seen(given, korea)).toContain('"deadlineAt":600000');
});

describe('rounds that begin together', () => {
  const together = (): Table =>
    new Table(setupOf()).input({ type: 'pace', together: true }).everyoneReady();
  const through = (): Table => {
    const table = together().at(60_000);
    return table;
  };

  test('are waited for when everybody is ready', () => {
    const table = through().everyoneReady();
    expect(table.game.phase).toBe('outcome');
    expect(dueAt(table.game)).toBeNull();
    expect(viewOf(table, korea)).toMatchObject({ waits: true });
    table.input({ type: 'release' }).records({ type: 'phaseEntered', phase: 'prepare', round: 2 });
  });

  test('are waited for when the clock has run out: then everybody counts as ready', () => {
    const table = through().at(80_000);
    expect(table.game.ready).toHaveLength(5);
    expect(table.game.phase).toBe('outcome');
  });

  test('are not waited for by a push, after the last round, or once each goes its own way', () => {
    const pushed = through().input({ type: 'host', act: 'advance' });
    expect(pushed.game).toMatchObject({ phase: 'prepare', round: 2 });
    const freed = through().everyoneReady().input({ type: 'pace', together: false });
    expect(freed.game).toMatchObject({ phase: 'prepare', round: 2 });
    const last = new Table(setupOf({ rounds: 1 })).input({ type: 'pace', together: true });
    expect(last.everyoneReady().at(60_000).everyoneReady().game.phase).toBe('ended');
  });

  test('begin when they may, and not twice', () => {
    const table = through();
    table.input({ type: 'release' }).refused('not-now');
    table.everyoneReady().input({ type: 'release' }).input({ type: 'release' }).refused('not-now');
  });
});

describe('what was decided without its player', () => {
  test('is told to that seat alone, until the player decides again', () => {
    const table = start().at(60_000).at(80_000);
    expect(viewOf(table, korea)).toMatchObject({
      meanwhile: [{ round: 1, decidedBy: 'timeout', did: 'postureSet', stance: 'hold' }],
    });
    expect(viewOf(table, usa)).toMatchObject({ meanwhile: [{ did: 'cablesWritten', demands: 0 }] });
    table.when(korea, hold);
    expect(viewOf(table, korea)).not.toHaveProperty('meanwhile');
  });

  test('is nobody’s in a seat that changes hands', () => {
    const table = start().at(60_000);
    const holder = { by: 'bot', bot: 'equilibrium' } as const;
    table.input({ type: 'seat', countryId: korea, holder });
    expect(table.game.standIns[korea]).toEqual([]);
  });
});
