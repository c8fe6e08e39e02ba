import { expect, test } from 'vitest';
import { cable, japan, korea, SEATS, Table, usa } from '../../test/support/given.ts';
import { STANCES, type Stance } from '../model/types.ts';
import { seatView } from './seat-view.ts';
import { blocProspect, stanceProspects } from './stances.ts';
import type { TargetView } from './seat-schema.ts';

const CLOSED = { opened: false, facts: [] };

function atKorea(table: Table): TargetView {
  const view = seatView(table.game, korea, CLOSED);
  if (view.kind !== 'target') throw new Error('Korea is a target');
  return view;
}

/** A round in peace in which Korea takes a stance; everybody else holds. */
function after(stance: Stance): Table {
  const table = new Table().everyoneReady();
  table.when(korea, { type: 'posture', stance, bloc: false });
  for (const seat of SEATS) {
    if (seat === usa || seat === korea) continue;
    table.when(seat, { type: 'posture', stance: 'hold', bloc: false });
  }
  return table.when(usa, { type: 'prepare', cables: [] });
}

test.each(STANCES)('%s costs and brings in peace what its preview says', (stance) => {
  const ahead = stanceProspects(atKorea(new Table().everyoneReady()))[stance];
  const results = (['hold', stance] as const).map(
    (one) => atKorea(after(one)).results[0]?.score.terms,
  );
  const [held, taken] = results;
  expect(taken?.posture).toBe(0 - ahead.cost);
  const gained = Number(taken?.jointSecurity) - Number(held?.jointSecurity);
  // each of the two is rounded by itself
  expect(Math.abs(gained - ahead.security)).toBeLessThanOrEqual(1);
  const next = atKorea(after(stance).everyoneReady());
  expect(next.dyad.dependence).toBeCloseTo(ahead.dependence, 5);
});

test('sanctions cost in the next round what the stance said they would', () => {
  for (const stance of STANCES) {
    const { sanctions } = stanceProspects(atKorea(new Table().everyoneReady()))[stance];
    const table = after(stance).everyoneReady();
    table.prepared([cable(korea, 60)]);
    table.when(korea, { type: 'standFirm' });
    table.when(usa, { type: 'impose', targetId: korea });
    table.when(korea, { type: 'absorb' });
    const why = atKorea(table).results[1]?.why?.find(({ kind }) => kind === 'sanction');
    const [full = 0, dependence = 1] = [why?.of[0], why?.times[0]];
    expect(Math.abs(full * dependence + sanctions)).toBeLessThanOrEqual(0.51);
  }
});

test('a bloc costs in its round what was said before', () => {
  const ahead = blocProspect(atKorea(new Table().everyoneReady()));
  const table = new Table().everyoneReady().banded(korea, japan);
  expect(table.game.bloc).toContain(korea);
  table.prepared([]);
  expect(atKorea(table).results[1]?.score.terms.posture).toBe(0 - ahead);
});
