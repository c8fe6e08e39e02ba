import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { backwardInduction } from '../support/backward-induction.ts';
import { ceiling, equilibrium, shadowCost } from '../../shared/model/equilibrium.ts';
import { deadlockCosts, expectationsAfter } from '../../shared/model/payoff.ts';
import { bestMove, bestMoveAmong } from '../../shared/model/subgame.ts';
import type { StageGame, ThreatKind } from '../../shared/model/types.ts';
import { anyGame, anyKind, anyShadow, between, dial, ripeGame, share } from './dyads.ts';
import { holds, LOUD, MYOPIC, QUIET, withException } from './dyads.ts';

const NEAR = 1e-9;
const eitherGame = fc.oneof(anyGame, ripeGame);

/** The concession of a kind of threat: D* if it is meaningful, else nothing. */
function con(game: StageGame, kind: ThreatKind): number {
  const { demand } = ceiling(game, kind);
  return demand >= game.Dmin ? demand : 0;
}

/** Two values of one dial, the smaller first. */
const pair = (values: fc.Arbitrary<number>): fc.Arbitrary<readonly [number, number]> =>
  fc.tuple(values, values).map(([a, b]) => [Math.min(a, b), Math.max(a, b)]);

describe('closed form and tree', () => {
  test('1: backward induction finds the same value for the sender', () => {
    const step = 0.05;
    holds({ seed: 1, least: 0.3 }, fc.tuple(eitherGame, anyShadow), ([game, shadow]) => {
      const closed = equilibrium(game, shadow);
      const tree = backwardInduction(game, shadow, step);
      expect(tree.uS).toBeLessThanOrEqual(closed.uS + 1e-8);
      expect(tree.uS).toBeGreaterThanOrEqual(closed.uS - step * (1 + game.eS));
      return closed.act === 'threat';
    });
  });

  test('15: without petitions the value is the same', () => {
    const demandsOf = (game: StageGame): number[] =>
      Array.from({ length: 13 }, (_, i) => game.Dmin + ((game.Dmax - game.Dmin) * i) / 12);
    holds({ seed: 15, least: 0.3 }, fc.tuple(ripeGame, anyKind), ([game, kind]) => {
      const demands = demandsOf(game);
      const best = (offersTo: (demand: number) => readonly number[]): number =>
        demands.reduce((value, demand) => {
          const asked = {
            game,
            threat: { ...kind, demand },
            at: { node: 'answer', offer: null },
          } as const;
          return Math.max(value, bestMoveAmong(offersTo(demand), asked).uS);
        }, -Infinity);
      const without = best(() => []);
      const petitions = best((demand) => demands.filter((offer) => offer < demand));
      expect(Math.abs(petitions - without)).toBeLessThanOrEqual(1e-8);
      return demands.some((demand) => {
        const asked = {
          game,
          threat: { ...kind, demand },
          at: { node: 'answer', offer: null },
        } as const;
        return (
          bestMoveAmong(
            demands.filter((y) => y < demand),
            asked,
          ).end.outcome === 'granted'
        );
      });
    });
  });

  test('best play in whole percents ends as the closed form says', () => {
    holds({ seed: 101, least: 0.3 }, fc.tuple(eitherGame, anyShadow), ([game, shadow]) => {
      const said = equilibrium(game, shadow);
      if (said.act === 'none') return false;
      const play = bestMove(game, said, { node: 'answer', offer: null });
      expect(play.end.outcome).toBe(said.outcome);
      expect(play.uS - shadowCost(game, said, shadow)).toBeCloseTo(said.uS, 8);
      expect(play.uT).toBeCloseTo(said.uT, 8);
      return true;
    });
  });
});

describe('what a threat obtains', () => {
  test('2: without a credible threat there is no concession', () => {
    holds({ seed: 2, least: 0.2 }, fc.tuple(eitherGame, anyKind), ([game, kind]) => {
      const { credible } = ceiling(game, kind);
      if (!credible) expect(con(game, kind)).toBe(0);
      return !credible;
    });
  });

  test('3: with h = 0 it falls in the expectations of the target', () => {
    holds(
      { seed: 3, least: 0.3 },
      fc.tuple(ripeGame, anyKind, pair(dial('eT'))),
      ([ripe, kind, [low, high]]) => {
        const game = { ...ripe, h: 0 };
        const friend = con({ ...game, eT: low }, kind);
        expect(con({ ...game, eT: high }, kind)).toBeLessThanOrEqual(friend + NEAR);
        return friend > 0;
      },
    );
  });

  test('3, the exception: with h > 0 it can rise, for losing a friend costs the sender security', () => {
    const game: StageGame = {
      ...{ eS: 0.3, eT: 0, cS: 0.1, cT: 0.5, kS: 0, kT: 0, aS: 0, aT: 0, dS: 0, kf: 0, gamma: 0 },
      ...{ omega: 0, sT: 1, sS: 0, canLeave: false, X: 1, m: 0.3, h: 1, Dmin: 0.1, Dmax: 1 },
      ...{ alphaQ: 0, alphaL: 0, phi: 0 },
    };
    expect(con(game, QUIET)).toBe(0);
    expect(con({ ...game, eT: 0.9 }, QUIET)).toBeGreaterThan(0.1);
  });

  test('4: it rises in the cost of deadlock to the target', () => {
    holds(
      { seed: 4, least: 0.3 },
      fc.tuple(ripeGame, anyKind, pair(dial('cT'))),
      ([game, kind, [low, high]]) => {
        const dear = con({ ...game, cT: high }, kind);
        expect(dear).toBeGreaterThanOrEqual(con({ ...game, cT: low }, kind) - NEAR);
        return dear > 0;
      },
    );
  });

  test('5: it falls in the cost of deadlock to the sender', () => {
    holds(
      { seed: 5, least: 0.3 },
      fc.tuple(ripeGame, anyKind, pair(between(0, 0.3))),
      ([game, kind, [low, high]]) => {
        const cheap = con({ ...game, cS: low }, kind);
        expect(con({ ...game, cS: high }, kind)).toBeLessThanOrEqual(cheap + NEAR);
        return cheap > 0;
      },
    );
  });

  test('9: loud obtains no more than quiet when both are credible', () => {
    holds({ seed: 9, least: 0.3 }, fc.tuple(ripeGame, fc.boolean()), ([game, exception]) => {
      const kinds = [QUIET, LOUD].map((kind) => ({ ...kind, exception }));
      const [quiet, loud] = kinds.map((kind) => ceiling(game, kind).credible);
      if (!quiet || !loud) return false;
      const [whispered = 0, shouted = 0] = kinds.map((kind) => con(game, kind));
      expect(shouted).toBeLessThanOrEqual(whispered + NEAR);
      return whispered > 0;
    });
  });

  test('11: an audience dearer than deadlock leaves a loud threat nothing', () => {
    holds(
      { seed: 11, least: 0.5 },
      fc.tuple(ripeGame, fc.boolean(), between(0, 0.2)),
      ([ripe, exception, more]) => {
        const kind = { ...LOUD, exception };
        const game = { ...ripe, aT: deadlockCosts(ripe, 'taken').target + more };
        expect(con(game, kind)).toBe(0);
        return con(ripe, kind) > 0;
      },
    );
  });

  test('12: an exception never lowers it, and helps less when it is believed less', () => {
    holds(
      { seed: 12, least: 0.3 },
      fc.tuple(ripeGame, fc.constantFrom(QUIET, LOUD)),
      ([game, kind]) => {
        const plain = con(game, kind);
        const once = con(game, withException(kind));
        const twice = con({ ...game, phi: game.phi / 2 }, withException(kind));
        expect(once).toBeGreaterThanOrEqual(twice - NEAR);
        expect(twice).toBeGreaterThanOrEqual(plain - NEAR);
        return once > plain + NEAR;
      },
    );
  });

  test("13: it falls in the rival's offer", () => {
    holds(
      { seed: 13, least: 0.3 },
      fc.tuple(ripeGame, anyKind, pair(dial('omega'))),
      ([ripe, kind, [low, high]]) => {
        const game = { ...ripe, canLeave: true };
        const poor = con({ ...game, omega: low }, kind);
        expect(con({ ...game, omega: high }, kind)).toBeLessThanOrEqual(poor + NEAR);
        return poor > 0;
      },
    );
  });

  test('13: a rival that covers the cost of leaving ends it, whatever deadlock costs', () => {
    holds(
      { seed: 113, least: 0.3 },
      fc.tuple(ripeGame, anyKind, between(0, 0.2)),
      ([ripe, kind, more]) => {
        const cost = ripe.sT - expectationsAfter(ripe, kind) * ripe.sS;
        const game = { ...ripe, canLeave: true, omega: Math.max(0, cost) + more };
        expect(con(game, kind)).toBe(0);
        return con({ ...game, canLeave: false }, kind) > 0;
      },
    );
  });
});

describe('credibility', () => {
  test('6: it rises in the expectations of the sender', () => {
    holds(
      { seed: 6, least: 0.2 },
      fc.tuple(anyGame, anyKind, pair(dial('eS'))),
      ([game, kind, [low, high]]) => {
        const friend = ceiling({ ...game, eS: low }, kind).credible;
        if (friend) expect(ceiling({ ...game, eS: high }, kind).credible).toBe(true);
        return friend;
      },
    );
  });

  test('6: with equal news a loud threat is credible whenever a quiet one is', () => {
    holds({ seed: 106, least: 0.2 }, fc.tuple(anyGame, fc.boolean()), ([any, exception]) => {
      const game = { ...any, alphaL: any.alphaQ };
      const quiet = ceiling(game, { ...QUIET, exception }).credible;
      if (quiet) expect(ceiling(game, { ...LOUD, exception }).credible).toBe(true);
      return quiet;
    });
  });

  test('10: without a credible quiet threat or retaliation: nothing, a loud one, or pushing out', () => {
    holds({ seed: 10, least: 0.03 }, fc.tuple(eitherGame, anyShadow), ([any, shadow]) => {
      const game = { ...any, kS: 0 };
      if (ceiling(game, QUIET).credible) return false;
      const { act, publicity, outcome } = equilibrium(game, shadow);
      expect(act === 'none' || publicity === 'loud' || outcome === 'left').toBe(true);
      return act === 'threat';
    });
  });

  test('14: the target retaliates iff that hurts a feared sender more than itself', () => {
    const wary = fc.tuple(anyGame, anyKind, share).map(([game, kind, kT]) => ({ game, kind, kT }));
    holds({ seed: 14, least: 0.2 }, wary, ({ game: any, kind, kT }) => {
      const game = { ...any, kT: any.kS * kT };
      const at = { node: 'imposed', offer: null } as const;
      const { move } = bestMove(game, { ...kind, demand: game.Dmin }, at);
      const gains = expectationsAfter(game, kind) * game.kS > game.kT + NEAR;
      expect(move).toBe(gains ? 'retaliate' : 'absorb');
      const friend = { ...game, eT: 0, alphaQ: 0, alphaL: 0 };
      expect(bestMove(friend, { ...kind, demand: game.Dmin }, at).move).toBe('absorb');
      return gains;
    });
  });
});

describe('the paradox', () => {
  const plain: StageGame = {
    ...{ eS: 0, eT: 0, cS: 0, cT: 0, kS: 0, kT: 0, aS: 0, aT: 0, dS: 0, kf: 0, gamma: 0, omega: 0 },
    ...{ sT: 1, sS: 0, canLeave: false, X: 0, m: 0, h: 0, Dmin: 0.05, Dmax: 1 },
    ...{ alphaQ: 0, alphaL: 0, phi: 0 },
  };

  test('7: the adversary is threatened and the ally is not, although the ally would give more', () => {
    const drawn = fc.tuple(pair(share), between(0.1, 1), between(0.05, 0.95));
    holds({ seed: 7, least: 0.8 }, drawn, ([[eA, eV], cT, part]) => {
      if (eV - eA < 0.01) return false;
      const cS = eA * cT + part * (eV - eA) * cT;
      const dyad = (e: number): StageGame => ({ ...plain, cS, cT, eS: e, eT: e });
      expect(equilibrium(dyad(eA), MYOPIC).act).toBe('none');
      expect(equilibrium(dyad(eV), MYOPIC).act).toBe('threat');
      const committed = (e: number): number => ceiling({ ...dyad(e), eS: 1 }, QUIET).firm;
      expect(committed(eA)).toBeGreaterThan(committed(eV));
      return true;
    });
  });

  /** What a quiet demand that is met is worth to the sender when both expect the same. */
  const worth = (game: StageGame, e: number): number | null => {
    const dyad = { ...game, eS: e, eT: e };
    const { credible, demand } = ceiling(dyad, QUIET);
    if (!credible || demand < dyad.Dmin || demand >= dyad.Dmax) return null;
    return demand * (1 + e * (1 - dyad.gamma));
  };

  test('8: with equal expectations, a met quiet threat is worth less the more conflict both expect', () => {
    holds({ seed: 8, least: 0.2 }, fc.tuple(ripeGame, pair(share)), ([ripe, [low, high]]) => {
      const game = { ...ripe, Dmax: 1, alphaQ: 0 };
      const [friends, rivals] = [worth(game, low), worth(game, high)];
      if (friends === null || rivals === null) return false;
      expect(rivals).toBeLessThanOrEqual(friends + NEAR);
      return true;
    });
  });

  test('8, the exception: the news of the threat frightens friends more than rivals', () => {
    const game = { ...plain, cT: 0.6, cS: 0.02, alphaQ: 0.2 };
    const [friends, rivals] = [worth(game, 0.1), worth(game, 0.9)];
    expect(rivals).toBeGreaterThan(friends ?? Infinity);
  });
});

describe('17: what makes threats dearer never turns peace into a threat', () => {
  // little to gain, so that a small cost can decide
  const meagre = fc.tuple(ripeGame, share, between(0, 0.3)).map(([game, slack, rho]) => ({
    game: { ...game, Dmax: game.Dmin + 0.05 * slack, eS: game.eS / 3, aS: 0.4, omega: 0, sS: 0.3 },
    rho,
  }));
  const dear = fc.tuple(meagre, anyShadow, fc.record({ m: between(0.1, 0.4), wS: between(2, 8) }));
  const whole = (max: number): fc.Arbitrary<number> => fc.integer({ min: 0, max });

  test.each([
    { dial: 'mu', values: share },
    { dial: 'wS', values: dial('wS') },
    { dial: 'V', values: whole(10) },
    { dial: 'R', values: whole(8) },
    { dial: 'dS', values: dial('dS') },
  ])('$dial', ({ dial: symbol, values }) => {
    const drawn = fc.tuple(dear, pair(values));
    holds(
      { seed: 17, least: 0.02 },
      drawn,
      ([[{ game: any, rho }, shade, { m, wS }], [low, high]]) => {
        const [game, shadow] = [
          { ...any, m, h: 0.1 },
          { ...shade, mu: 1, wS, R: 0, V: 0, rho, inPlay: true },
        ];
        const play = (value: number): 'none' | 'threat' =>
          symbol === 'dS'
            ? equilibrium({ ...game, dS: value }, { ...shadow, mu: 0 }).act
            : equilibrium(game, { ...shadow, [symbol]: value }).act;
        const calm = play(low) === 'none';
        if (calm) expect(play(high)).toBe('none');
        return !calm && play(high) === 'none';
      },
    );
  });
});

test('21: multiplying all money multiplies the values and changes no decision', () => {
  const money = [
    'cS',
    'cT',
    'kS',
    'kT',
    'aS',
    'aT',
    'dS',
    'kf',
    'omega',
    'sT',
    'sS',
    'X',
    'Dmin',
    'Dmax',
  ] as const;
  holds(
    { seed: 21, least: 0.3 },
    fc.tuple(eitherGame, anyShadow, between(0.4, 3)),
    ([game, shadow, factor]) => {
      const scaled = { ...game };
      for (const symbol of money) scaled[symbol] = game[symbol] * factor;
      const [once, times] = [equilibrium(game, shadow), equilibrium(scaled, shadow)];
      expect({ ...times, demand: 0, uS: 0, uT: 0 }).toEqual({ ...once, demand: 0, uS: 0, uT: 0 });
      for (const value of ['demand', 'uS', 'uT'] as const) {
        expect(times[value]).toBeCloseTo(once[value] * factor, 8);
      }
      return once.act === 'threat';
    },
  );
});
