import { describe, expect, test } from 'vitest';
import { ceiling } from './equilibrium.ts';
import { closeRound, legacyOf, openingState, shadowInPlay, stageGameOf } from './round.ts';
import type { AllianceState, RoundAct, TargetCard, ThreatKind, World } from './types.ts';

const world: World = {
  X: 0.6,
  h: 0.5,
  wS: 4,
  V: 3,
  sigma: 0.3,
  alphaQ: 0.05,
  alphaL: 0.2,
  oQ: 0.2,
  oL: 1,
  rho: 0.1,
  kf: 0.05,
  phi: 0.5,
  aS: 0.15,
  dS: 0.05,
};
const ally = (id: string): TargetCard => ({
  id,
  alignment: 'ally',
  eS: 0.15,
  eT: 0.1,
  e0: 0.1,
  instruments: [{ id: 'tariffs', cS: 0.02, cT: 0.6 }],
  kS: 0.05,
  kT: 0.05,
  aT: 0.12,
  gamma: 0,
  Dmin: 0.1,
  Dmax: 1,
  m: 0.2,
  omega: 0.1,
  sT: 0.6,
  sS: 0.12,
  canLeave: false,
  cDiv: 0.03,
  cCon: 0.05,
});
const adversary: TargetCard = {
  ...ally('Z'),
  alignment: 'adversary',
  eS: 0.8,
  eT: 0.8,
  e0: 0.8,
  m: 0,
};
const peace: RoundAct = { threat: null, outcome: 'none', offer: null, stance: 'hold' };
const quiet: ThreatKind = { publicity: 'quiet', exception: false };
const loud: ThreatKind = { publicity: 'loud', exception: false };
const act = (kind: ThreatKind, outcome: RoundAct['outcome'], demand = 0.3): RoundAct => ({
  threat: { ...kind, demand, instrument: 'tariffs' },
  outcome,
  offer: null,
  stance: 'hold',
});

describe('six rounds of full, always-met demands', () => {
  const cards = [ally('A'), ally('B')];

  test.each([
    {
      style: 'quiet',
      kind: quiet,
      D: ['0.56', '0.52', '0.49', '0.45', '0.43', '0.40'],
      eT: '0.30',
      watcher: '0.11',
    },
    {
      style: 'quiet + exception',
      kind: { publicity: 'quiet', exception: true } as const,
      D: ['0.57', '0.54', '0.50', '0.47', '0.44', '0.41'],
      eT: '0.27',
      watcher: '0.11',
    },
    {
      style: 'loud',
      kind: loud,
      D: ['0.40', '0.34', '0.29', '0.26', '0.24', '0.22'],
      eT: '0.71',
      watcher: '0.21',
    },
    {
      style: 'loud + exception',
      kind: { publicity: 'loud', exception: true } as const,
      D: ['0.44', '0.37', '0.32', '0.28', '0.25', '0.23'],
      eT: '0.63',
      watcher: '0.20',
    },
  ])('$style', ({ kind, D, eT, watcher }) => {
    const claims = kind.exception ? 1 : 0;
    let state = openingState(world, cards);
    const demands: string[] = [];
    for (let round = 1; round <= 6; round += 1) {
      const [dyad, other] = state.dyads;
      if (!dyad || !other) throw new Error('no dyad');
      if (round === 6) expect([dyad.eT.toFixed(2), other.eT.toFixed(2)]).toEqual([eT, watcher]);
      const use = { instrument: 'tariffs', claims, phi: state.phi };
      const { demand } = ceiling(stageGameOf({ world, card: ally('A'), state: dyad }, use), kind);
      demands.push(demand.toFixed(2));
      state = closeRound({ world, cards, state }, [act(kind, 'conceded', demand), peace]).after;
    }
    expect(demands).toEqual(D);
  });
});

describe('what a round changes', () => {
  const cards = [ally('A'), ally('B'), adversary];
  const opening = openingState(world, cards);
  const after = (...acts: RoundAct[]): AllianceState =>
    closeRound({ world, cards, state: opening }, acts).after;

  test('a demand that is met: the news alone, and a little dependence', () => {
    const [a, b, z] = after(act(loud, 'conceded'), peace, peace).dyads;
    expect(a?.eT).toBeCloseTo(0.28, 12);
    expect(a?.eS).toBe(0.15);
    expect(a?.dependence).toBeCloseTo(0.97, 12);
    expect(b?.eT).toBeCloseTo(0.1 + 0.9 * (0.3 * 0.18 * 0.9), 12);
    expect(b?.dependence).toBe(1);
    expect(z?.eT).toBe(0.8);
  });

  test('sanctions frighten both sides and teach the target to do without', () => {
    const [a] = after(act(loud, 'absorbed'), peace, peace).dyads;
    expect(a?.eT).toBeCloseTo(0.28 + 0.15 * 0.72, 12);
    expect(a?.eS).toBeCloseTo(0.15 + 0.5 * (0.28 + 0.15 * 0.72 - 0.1), 12);
    expect(a?.dependence).toBeCloseTo(0.97 * 0.85, 12);
  });

  test('the sender hardens by what this round changed, not by what earlier ones did', () => {
    const wary = after(act(loud, 'conceded'), peace, peace);
    const [was] = wary.dyads;
    const [is] = closeRound({ world, cards, state: wary }, [act(quiet, 'absorbed'), peace, peace])
      .after.dyads;
    if (!was || !is) throw new Error('no dyad');
    expect(is.eS).toBeCloseTo(0.15 + 0.5 * (is.eT - was.eT), 12);
  });

  test('nobody expects more than certain conflict', () => {
    const all = Array.from({ length: 5 }, (_, i) => ({ ...ally(String(i)), eT: 0.5, e0: 0.5 }));
    const close = { ...world, sigma: 1, alphaL: 0.5 };
    const acts = all.map(() => act(loud, 'absorbed'));
    const { dyads } = closeRound(
      { world: close, cards: all, state: openingState(close, all) },
      acts,
    ).after;
    expect(dyads.map(({ eT }) => eT)).toEqual([1, 1, 1, 1, 1]);
  });

  test('a target that leaves is realigned, and its rival pays from the next round on', () => {
    const one = closeRound({ world, cards, state: opening }, [act(quiet, 'left'), peace, peace]);
    expect(one.after.dyads[0]).toMatchObject({ eT: 0.8, aligned: false, rivalStream: 0.1 });
    expect(one.after.dyads[0]?.eS).toBeCloseTo(0.15 + 0.35, 12);
    expect(one.targets[0]).toMatchObject({ rival: 0.1, material: -0.6, jointSecurity: 0 });
    const two = closeRound({ world, cards, state: one.after }, [peace, peace, peace]);
    expect(two.targets[0]).toMatchObject({ rival: 0.1, material: 0, jointSecurity: 0 });
    expect(
      closeRound({ world, cards, state: two.after }, [peace, peace, peace]).targets[0]?.rival,
    ).toBe(0.1);
    expect(two.after.dyads[0]?.eT).toBeCloseTo(0.8 - 0.1 * 0.7, 12);
    expect(two.after.dyads[0]?.eS).toBeCloseTo(0.5 - 0.1 * 0.35, 12);
    const [dyad] = two.after.dyads;
    if (!dyad) throw new Error('no dyad');
    const use = { instrument: 'tariffs', claims: 0, phi: 0 };
    const game = stageGameOf({ world, card: { ...ally('A'), canLeave: true }, state: dyad }, use);
    expect(game).toMatchObject({ m: 0, canLeave: false });
  });

  test('two threatened allies hear of each other, from the values at the start', () => {
    const [a, b] = after(act(loud, 'conceded'), act(quiet, 'conceded'), peace).dyads;
    expect(a?.eT).toBeCloseTo(0.28 + 0.3 * 0.2 * 0.045 * 0.9, 12);
    expect(b?.eT).toBeCloseTo(0.145 + 0.3 * 0.18 * 0.9, 12);
  });

  test('diversifying costs now and frees later', () => {
    const spread: RoundAct = { ...peace, stance: 'diversify' };
    const { after: next, targets } = closeRound({ world, cards, state: opening }, [
      spread,
      peace,
      peace,
    ]);
    expect(next.dyads[0]?.dependence).toBeCloseTo(0.93, 12);
    expect(targets[0]?.posture).toBe(-0.03);
    const [a] = after({ ...act(quiet, 'retaliated'), stance: 'diversify' }, peace, peace).dyads;
    expect(a?.dependence).toBeCloseTo(0.97 * 0.85 * 0.93, 12);
  });

  test('exceptions claimed together share their credit', () => {
    const claim = act({ publicity: 'loud', exception: true }, 'conceded');
    const alone = after(claim, peace, peace);
    const both = after(claim, claim, peace);
    expect(alone.dyads[0]?.eT).toBeCloseTo(0.1 + 0.18 * 0.5, 12);
    expect(both.dyads[0]?.eT).toBeCloseTo(0.1 + 0.18 * 0.75 + 0.3 * 0.18 * 0.75 * 0.9, 12);
    expect([alone.phi, both.phi]).toEqual([0.25, 0.125]);
    expect(after(peace, peace, peace).phi).toBeCloseTo(0.6, 12);
  });

  test('the rival offers more to the wary', () => {
    const dyad = { eS: 0.15, eT: 0.4, dependence: 0.5, aligned: true, rivalStream: 0 };
    const use = { instrument: 'tariffs', claims: 2, phi: 0.5 };
    const game = stageGameOf({ world, card: { ...ally('A'), canLeave: true }, state: dyad }, use);
    expect(game.omega).toBeCloseTo(0.16, 12);
    expect(game).toMatchObject({ cT: 0.3, cS: 0.02, phi: 0.25, canLeave: true, m: 0.2 });
  });
});

describe('joint security', () => {
  const cards = [ally('A'), ally('B'), adversary];
  const opening = openingState(world, cards);
  const security = (...acts: RoundAct[]): number[] => {
    const { sender, targets } = closeRound({ world, cards, state: opening }, acts);
    return [sender, ...targets].map((score) => score.jointSecurity);
  };

  test('is paid to the sender by its weight, to each aligned ally, to no adversary', () => {
    const Q = 0.6 * 0.4 * 0.9;
    const [sender, a, b, z] = security(peace, peace, peace);
    expect(sender).toBeCloseTo(4 * Q, 12);
    expect(a).toBeCloseTo(Q, 12);
    expect(b).toBe(a);
    expect(z).toBe(0);
  });

  test('of the parties to a deadlock leaves out the loss of their own dyads', () => {
    const eA = 0.28 + 0.15 * 0.72;
    const eB = 0.1 + 0.9 * 0.3 * 0.18 * 0.9;
    const whole = 0.6 * 0.2 * (1 - eA + 1 - eB);
    const halved = 0.6 * 0.2 * (0.5 * (1 - eA) + 1 - eB);
    const [sender, a, b] = security(act(loud, 'absorbed'), peace, peace);
    expect(sender).toBeCloseTo(4 * whole, 12);
    expect(a).toBeCloseTo(whole, 12);
    expect(b).toBeCloseTo(halved, 12);
  });

  test('counts a contribution half again', () => {
    const [sender] = security({ ...peace, stance: 'contribute' }, peace, peace);
    expect(sender).toBeCloseTo(4 * 0.6 * 0.2 * 0.9 * 2.5, 12);
  });

  test('is paid once more for the rounds of the legacy, recovering', () => {
    const dyads = opening.dyads.map((dyad, i) => (i === 0 ? { ...dyad, eT: 0.6 } : dyad));
    const { sender, targets } = legacyOf(world, cards, { ...opening, dyads });
    const eT = [0.55, 0.505, 0.4645];
    const paid = eT.reduce((sum, e) => sum + 0.6 * 0.2 * (1 - e + 0.9), 0);
    expect(sender).toBeCloseTo(4 * paid, 12);
    expect(targets[0]).toBeCloseTo(paid, 12);
    expect(targets[2]).toBe(0);
    expect(legacyOf({ ...world, V: 0 }, cards, opening)).toEqual({ sender: 0, targets: [0, 0, 0] });
  });
});

describe('what is refused', () => {
  const cards = [ally('A')];
  const opening = openingState(world, cards);

  test('an unknown instrument, a missing act, an outcome without a threat', () => {
    const oil = { ...act(quiet, 'conceded'), threat: { ...quiet, demand: 0.3, instrument: 'oil' } };
    expect(() => closeRound({ world, cards, state: opening }, [oil])).toThrow(RangeError);
    expect(() => closeRound({ world, cards, state: opening }, [])).toThrow(RangeError);
    expect(() =>
      closeRound({ world, cards, state: opening }, [{ ...peace, outcome: 'left' }]),
    ).toThrow('left');
    expect(() => closeRound({ world, cards, state: opening }, [act(quiet, 'none')])).toThrow(
      'none',
    );
    expect(() =>
      shadowInPlay({ world, cards, state: opening }, { index: 1, roundsLeft: 0 }),
    ).toThrow(RangeError);
  });
});
