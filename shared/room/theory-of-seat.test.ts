import { describe, expect, test } from 'vitest';
import { cable, canada, eu, japan, korea, SEATS, Table, usa } from '../../test/support/given.ts';
import { randomGame } from '../../test/support/random-game.ts';
import { bestCables, bestStance } from '../bots/equilibrium-bot.ts';
import { seatView } from '../view/seat-view.ts';
import { SenderView, TargetView } from '../view/seat-schema.ts';
import { type Theory } from '../view/result-schema.ts';
import { theoryOf } from './theory-of-seat.ts';

const CLOSED = { opened: false, facts: [] };

test.each([41, 42, 43, 44])(
  'game %i: what theory would have done is what the equilibrium bot reads off the seat’s view at the time',
  (seed) => {
    const then = new Map<string, unknown>();
    const { game } = randomGame(seed, { rounds: 4, practice: seed % 2 === 0 }, (table) => {
      if (table.game.phase !== 'prepare' || table.game.pausedAt !== null) return;
      for (const seat of SEATS) {
        const view = seatView(table.game, seat, CLOSED);
        const best = view.kind === 'sender' ? bestCables(view) : bestStance(view);
        then.set(`${view.round} ${seat}`, best);
      }
    });
    for (const seat of SEATS) {
      for (const [round, theory] of theoryOf(game, seat)) {
        const now = theory.kind === 'sender' ? theory.cables : theory.stance;
        expect(now, `${seat} in round ${round}`).toEqual(then.get(`${round} ${seat}`));
      }
    }
  },
);

/** A round with these cables, to which Korea gives in and Canada too. */
function played(...cables: Parameters<Table['prepared']>[0]): Table {
  const table = new Table().everyoneReady().prepared(cables);
  for (const { targetId } of cables) table.when(targetId, { type: 'concede' });
  return table;
}

const answerAt = (table: Table, seat: typeof korea): Theory | undefined =>
  theoryOf(table.game, seat).get(1);

describe('the answer', () => {
  test('is there for who had something to answer', () => {
    const table = played(cable(korea, 10));
    expect(answerAt(table, korea)).toMatchObject({ kind: 'target', answer: { offer: null } });
    expect(answerAt(table, canada)).toMatchObject({ kind: 'target', answer: null });
  });

  test('to a quiet threat that is not believed is to stand firm', () => {
    const table = played(cable(korea, 90));
    expect(answerAt(table, korea)).toMatchObject({ answer: { move: 'standFirm' } });
  });
});

describe('secrecy', () => {
  const seen = (table: Table, seat: typeof korea): string =>
    JSON.stringify([...theoryOf(table.game, seat)]);

  test('a quiet cable that others answered changes no letter of what theory tells a seat', () => {
    const loud = cable(canada, 30, { publicity: 'loud' });
    const without = played(loud);
    for (const quiet of [cable(korea, 20), cable(korea, 80, { exception: true })]) {
      const table = played(quiet, loud);
      for (const seat of [canada, eu, japan]) expect(seen(table, seat)).toBe(seen(without, seat));
    }
  });

  test('nor do they in the round after', () => {
    const next = (...cables: Parameters<Table['prepared']>[0]): Table =>
      played(...cables)
        .everyoneReady()
        .prepared([]);
    const without = next();
    const quiet = next(cable(korea, 60));
    expect(quiet.game.rounds).toHaveLength(2);
    for (const seat of [canada, eu, japan]) expect(seen(quiet, seat)).toBe(seen(without, seat));
    expect(seen(quiet, usa)).not.toBe(seen(without, usa));
  });

  test('nothing is said of a round that is not over', () => {
    const table = new Table().everyoneReady().prepared([cable(korea, 30)]);
    for (const seat of SEATS) expect(theoryOf(table.game, seat).size).toBe(0);
  });
});

test('a view holds it where it is allowed, and only there', () => {
  const { game } = played(cable(korea, 30));
  for (const seat of SEATS) {
    const [without, allowed] = [CLOSED, { ...CLOSED, theory: theoryOf(game, seat) }].map(
      (context) => seatView(game, seat, context),
    );
    expect(without?.results[0]).not.toHaveProperty('theory');
    expect(allowed?.results[0]?.theory).toEqual(theoryOf(game, seat).get(1));
    const schema = seat === usa ? SenderView : TargetView;
    expect(schema.parse(allowed)).toEqual(allowed);
  }
});
