import { expect, test } from 'vitest';
import { bestMove, bestMoveAmong, type NodePlace } from './subgame.ts';
import type { StageGame, Threat } from './types.ts';
import { percentOffers } from './whole-percent.ts';

// credible (.5 * .6 > .1), nobody retaliates; D* = (.6 - .5 * .1) / 1.5 = .3667
const game: StageGame = {
  eS: 0.5,
  eT: 0.5,
  cS: 0.1,
  cT: 0.6,
  kS: 0,
  kT: 0.1,
  aS: 0,
  aT: 0,
  dS: 0,
  kf: 0,
  gamma: 0,
  omega: 0,
  sT: 0.9,
  sS: 0,
  canLeave: true,
  X: 0,
  m: 0,
  h: 0,
  Dmin: 0.1,
  Dmax: 1,
  alphaQ: 0,
  alphaL: 0,
  phi: 0,
};
const demanding = (demand: number): Threat => ({ publicity: 'quiet', exception: false, demand });
const at = (node: NodePlace['node'], offer: number | null = null): NodePlace => ({ node, offer });

test('a demand up to D* is met', () => {
  expect(bestMove(game, demanding(0.36), at('answer'))).toMatchObject({
    move: 'concede',
    offer: null,
    end: { outcome: 'conceded', offer: null },
  });
});

test('above D* the target petitions with the least that beats deadlock for the sender', () => {
  // deadlock is worth .2 to the sender; an offer y is worth 1.5 y
  expect(bestMove(game, demanding(0.5), at('answer'))).toMatchObject({
    move: 'petition',
    offer: 0.14,
    end: { outcome: 'granted', offer: 0.14 },
  });
});

test('the sender grants what beats deadlock and rejects less', () => {
  expect(bestMove(game, demanding(0.5), at('petitioned', 0.14)).move).toBe('grant');
  const refused = bestMove(game, demanding(0.5), at('petitioned', 0.13));
  expect(refused).toMatchObject({
    move: 'reject',
    offer: null,
    end: { outcome: 'absorbed', offer: null },
  });
  expect(bestMove(game, demanding(0.3), at('petitioned', 0.29)).end.outcome).toBe('conceded');
});

test('without petitions the target stands firm, and the sender imposes', () => {
  const asked = { game, threat: demanding(0.5), at: at('answer') };
  expect(bestMoveAmong([], asked)).toMatchObject({
    move: 'standFirm',
    end: { outcome: 'absorbed' },
  });
  expect(bestMove(game, demanding(0.5), at('firm')).move).toBe('impose');
  expect(bestMove(game, demanding(0.5), at('imposed')).move).toBe('absorb');
});

test('a target that would rather leave leaves, unless it cannot', () => {
  const tempted = { ...game, omega: 0.6 };
  const asked = ({ canLeave }: { canLeave: boolean }) => ({
    game: { ...tempted, canLeave },
    threat: demanding(1),
    at: at('rejected'),
  });
  expect(bestMoveAmong([], asked({ canLeave: true })).move).toBe('leave');
  expect(bestMoveAmong([], asked({ canLeave: false })).move).toBe('standFirm');
});

test('ties go to the milder answer', () => {
  const idle = { ...game, cS: 0, cT: 0, kT: 0, eS: 0, eT: 0, sT: 0, Dmin: 0.1 };
  expect(bestMove(idle, demanding(0.2), at('firm')).move).toBe('backDown');
  expect(bestMove(idle, demanding(0.2), at('imposed')).move).toBe('absorb');
  expect(bestMove(idle, demanding(0.2), at('rejected')).move).toBe('standFirm');
  // aloud, any offer the target would make is too small for the sender: asking costs nothing
  const proud = { ...game, aS: 0.4, aT: 0.3 };
  const asked = bestMove(proud, { ...demanding(0.5), publicity: 'loud' }, at('answer'));
  expect(asked).toMatchObject({ move: 'petition', offer: 0.1, end: { outcome: 'absorbed' } });
  expect(bestMove(idle, demanding(0.1), at('answer')).move).toBe('standFirm');
});

test.each([
  { Dmin: 0.1, demand: 0.13, offers: [0.1, 0.11, 0.12] },
  { Dmin: 0.1, demand: 0.1, offers: [] },
  { Dmin: 0.055, demand: 0.07, offers: [0.06] },
  { Dmin: 0.28, demand: 0.3, offers: [0.28, 0.29] },
])('offers from $Dmin to below $demand', ({ Dmin, demand, offers }) => {
  expect(percentOffers(Dmin, demand)).toEqual(offers);
});

test('a pending petition needs its offer', () => {
  expect(() => bestMove(game, demanding(0.5), at('petitioned'))).toThrow(/offer/);
});
