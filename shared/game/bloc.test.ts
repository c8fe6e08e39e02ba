import { describe, expect, test } from 'vitest';
import { cable, canada, eu, japan, korea, setupOf, Table, usa } from '../../test/support/given.ts';
import type { SeatCommand } from './command.ts';
import { BLOC } from './bloc.ts';
import { legalFor } from './legal-for.ts';

type Posture = Partial<Omit<Extract<SeatCommand, { type: 'posture' }>, 'type'>>;

/** Hands in everybody's posture, then the cables. */
function round(
  table: Table,
  postures: Partial<Record<string, Posture>>,
  sent: Partial<Pick<Extract<SeatCommand, { type: 'prepare' }>, 'cables' | 'welcome'>> = {},
): Table {
  for (const seat of [korea, canada, eu, japan]) {
    table.when(seat, { type: 'posture', stance: 'hold', bloc: false, ...postures[seat] });
  }
  return table.when(usa, {
    type: 'prepare',
    cables: [],
    ...sent,
  });
}

const asking = { [korea]: { bloc: true }, [japan]: { bloc: true } };

/** Round 2, in which Korea and Japan stand in a bloc; they asked for it in round 1. */
const inBloc = (): Table => round(new Table().everyoneReady(), asking).everyoneReady();

/** The same round once a cable to the bloc has arrived. */
const written = (manner = {}): Table => round(inBloc(), {}, { cables: [cable(BLOC, 30, manner)] });

const legal = (table: Table, seat: typeof korea): string[] =>
  legalFor(table.game, seat).map(({ type }) => type);
const posture = (table: Table, seat: typeof korea) =>
  legalFor(table.game, seat).find((entry) => entry.type === 'posture');
const prepare = (table: Table) =>
  legalFor(table.game, usa).find((entry) => entry.type === 'prepare');

describe('a bloc', () => {
  test('is formed by those who ask, if they are two, and declared with the result', () => {
    round(new Table().everyoneReady(), asking).records(
      { type: 'blocFormed', members: [korea, japan] },
      { type: 'phaseEntered', phase: 'outcome' },
    );
    expect(inBloc().game.bloc).toEqual([korea, japan]);
  });

  test('is not formed by one alone', () => {
    const table = round(new Table().everyoneReady(), { [korea]: { bloc: true } });
    expect(table.events.map(({ type }) => type)).not.toContain('blocFormed');
    expect(table.everyoneReady().game.bloc).toEqual([]);
  });

  test('stands for one round only, unless they ask again', () => {
    const table = round(inBloc(), {}).everyoneReady();
    expect(table.game.bloc).toEqual([]);
    const again = round(inBloc(), asking).everyoneReady();
    expect(again.game.bloc).toEqual([korea, japan]);
  });

  test('cannot be asked for by who joins none, in practice, or in the last round', () => {
    const table = new Table().everyoneReady();
    expect(posture(table, korea)?.bloc).toEqual([false, true]);
    expect(posture(table, eu)?.bloc).toEqual([false]);
    table.when(eu, { type: 'posture', stance: 'hold', bloc: true }).refused('not-now');
    const practice = new Table(setupOf({ practice: true })).everyoneReady();
    expect(posture(practice, korea)?.bloc).toEqual([false]);
    const last = new Table(setupOf({ rounds: 1 })).everyoneReady();
    expect(posture(last, korea)?.bloc).toEqual([false]);
  });

  test('is written to as one, and its members not by themselves', () => {
    const table = inBloc();
    expect(prepare(table)?.cables.targets).toEqual([BLOC, canada, eu]);
    const prepared = (to: typeof korea) =>
      table.when(usa, { type: 'prepare', cables: [cable(to, 30)] });
    prepared(korea).refused('in-bloc');
    prepared(BLOC).records({ type: 'cablesWritten' });
  });

  test('does not exist where nobody formed it', () => {
    const table = new Table().everyoneReady();
    table.when(usa, { type: 'prepare', cables: [cable(BLOC, 30)] }).refused('unknown-target');
  });

  test('reads its cable in every member’s dyad, each with its own expectations', () => {
    const table = written();
    table.records({ type: 'threatDelivered', targetId: BLOC });
    for (const id of [korea, japan]) {
      expect(table.dyad(id)).toMatchObject({ node: 'answer', step: 1, cable: { targetId: BLOC } });
    }
    expect(table.dyad(canada).cable).toBeNull();
  });

  test('answers by the first member, who cannot leave; the others are bound', () => {
    const table = written();
    expect(legal(table, korea)).toEqual(['concede', 'petition', 'standFirm']);
    expect(legal(table, japan)).toEqual([]);
    table.when(japan, { type: 'concede' }).refused('stale');
    table.when(korea, { type: 'leave' }).refused('stale');
    table.when(korea, { type: 'standFirm' }).records({ type: 'stoodFirm', targetId: BLOC });
    expect(table.dyad(japan)).toMatchObject({ node: 'firm', step: 2 });
  });

  test('is answered as one by the sender', () => {
    const table = written().when(korea, { type: 'petition', offer: 12 });
    expect(legal(table, usa)).toEqual(['grant', 'reject']);
    table.when(usa, { type: 'grant', targetId: korea }).refused('unknown-target');
    table.when(usa, { type: 'grant', targetId: BLOC });
    table.records({ type: 'granted', targetId: BLOC }, { type: 'roundScored' });
    const { dyads, bloc } = table.game.rounds.at(-1) ?? { dyads: [], bloc: [] };
    expect(bloc).toEqual([korea, japan]);
    const settled = dyads.filter(({ outcome }) => outcome === 'granted');
    expect(settled.map(({ targetId, offer }) => [targetId, offer])).toEqual([
      [korea, 12],
      [japan, 12],
    ]);
  });

  test('moves once by the clock', () => {
    const table = written();
    const due = table.dyad(korea).deadlineAt ?? 0;
    table.now = due;
    table.input({ type: 'deadline' });
    const moves = table.events.filter(({ type }) => type === 'stoodFirm');
    expect(moves).toHaveLength(1);
    expect(moves[0]).toMatchObject({ targetId: BLOC, decidedBy: 'timeout' });
  });

  test('costs its members that round, whether it is threatened or not', () => {
    const { scores } = round(inBloc(), {}).game.rounds.at(-1) ?? { scores: [] };
    expect(scores.map(({ terms }) => terms.posture)).toEqual([0, -0.02, 0, 0, -0.02]);
  });
});

describe('returning', () => {
  /** Round 2, after Korea has left in round 1. */
  const gone = (): Table =>
    round(new Table().everyoneReady(), {}, { cables: [cable(korea, 60)] })
      .when(korea, { type: 'leave' })
      .everyoneReady();
  const asks = { [korea]: { askReturn: true } };

  test('is offered to who has left, and to the sender', () => {
    const table = gone();
    expect(posture(table, korea)).toMatchObject({ bloc: [false], askReturn: [false, true] });
    expect(posture(table, japan)).not.toHaveProperty('askReturn');
    expect(prepare(table)?.welcome).toEqual([[], [korea]]);
    expect(prepare(new Table().everyoneReady())).not.toHaveProperty('welcome');
  });

  test('needs both: who asks, and a welcome in the same round', () => {
    round(gone(), asks, { welcome: [korea] }).records({ type: 'returned', targetId: korea });
    for (const [postures, welcome] of [
      [asks, []],
      [{}, [korea]],
    ] as const) {
      const table = round(gone(), postures, { welcome: [...welcome] });
      expect(table.events.map(({ type }) => type)).not.toContain('returned');
    }
  });

  test('makes an ally again from the next round on, and ends what the rival pays', () => {
    const table = round(gone(), asks, { welcome: [korea] });
    const before = gone().dyad(korea).state;
    expect(before).toMatchObject({ aligned: false });
    expect(before.rivalStream).toBeGreaterThan(0);
    expect(table.dyad(korea).state).toMatchObject({ aligned: true, rivalStream: 0 });
    expect(table.dyad(korea).state.eT).toBeGreaterThan(0.7);
    const paid = table.game.rounds.at(-1)?.scores[1]?.terms;
    expect(paid).toMatchObject({ rival: before.rivalStream, jointSecurity: 0 });
    table.everyoneReady();
    expect(posture(table, korea)).toMatchObject({ bloc: [false, true] });
    round(table, {}, { cables: [cable(korea, 50)] });
    expect(legal(table, korea)).toContain('leave');
  });

  test('is refused to who never left, to who is not welcome by name, and twice', () => {
    const table = gone();
    table
      .when(japan, { type: 'posture', stance: 'hold', bloc: false, askReturn: true })
      .refused('not-now');
    for (const welcome of [[japan], [korea, korea], [BLOC]]) {
      table.when(usa, { type: 'prepare', cables: [], welcome });
      expect(table.last.ok).toBe(false);
    }
  });

  test('can be courted and threatened in the same round', () => {
    const table = round(gone(), asks, { cables: [cable(korea, 20)], welcome: [korea] });
    table.when(korea, { type: 'concede' }).records({ type: 'returned', targetId: korea });
    expect(table.dyad(korea).state.aligned).toBe(true);
  });
});
