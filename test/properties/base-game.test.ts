import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { largestDemand, playBase } from '../../shared/model/base-game.ts';
import { blocReckoning } from '../../shared/model/bloc-reckoning.ts';
import type { Encounter } from '../../shared/model/encounter.ts';
import { opened, reckoningOf, reckoningsOf, type Reckoning } from '../../shared/model/reckoning.ts';
import type { ThreatKind } from '../../shared/model/types.ts';
import { anyEncounter, eitherEncounter, ripeEncounter } from './alliances.ts';
import { anyKind, between, dial, holds, LOUD, QUIET, share, withException } from './dyads.ts';

const NEAR = 1e-9;

/** Drezner's game with audiences, exit and news: no cards, and nothing later counts. */
const base = (one: Encounter): Encounter => ({ ...one, B: 0, w: 0, later: 0 });

/** A manner with cards known. */
const known = (one: Encounter, kind: ThreatKind): Reckoning =>
  opened(reckoningOf(base(one), kind, 0), { sender: 'calm', u: 0, cT: one.cT });

/** The four manners; what the news costs later is added from the whole game, and nothing else of it. */
const priced = (one: Encounter): readonly Reckoning[] => {
  const whole = reckoningsOf([one]);
  return reckoningsOf([base(one)]).map((reckoning, at) => ({
    ...opened(reckoning, { sender: 'calm', u: 0, cT: one.cT }),
    K: whole[at]?.K ?? NaN,
  }));
};

/** The concession of a manner: D* if it is meaningful, else nothing. */
function con(one: Encounter, kind: ThreatKind): number {
  const { demand } = largestDemand(known(one, kind));
  return demand >= one.Dmin ? demand : 0;
}

const credible = (one: Encounter, kind: ThreatKind): boolean =>
  largestDemand(known(one, kind)).credible;

/** Two values of one dial, the smaller first. */
const pair = (values: fc.Arbitrary<number>): fc.Arbitrary<readonly [number, number]> =>
  fc.tuple(values, values).map(([a, b]) => [Math.min(a, b), Math.max(a, b)]);

/** One dial at two values. */
const dialled = (values: fc.Arbitrary<number>) => fc.tuple(ripeEncounter, anyKind, pair(values));

describe('closed form and tree', () => {
  /** What a demand comes to by backward induction, both cards known: the sender's value, K taken off. */
  function induced(one: Reckoning, demand: number): number {
    const gives = { S: demand + one.eS * (1 - one.gamma) * demand, T: 0 };
    gives.T = -(1 - one.gamma) * demand - one.e * demand - one.aT;
    const imposed = { S: one.iv, T: 0 - one.P };
    const backed = { S: 0 - one.aS, T: 0 };
    const firm = imposed.S > backed.S + NEAR ? imposed : backed;
    const leaves = { S: one.left, T: 0 - one.Lambda };
    const best = [gives, firm, leaves].reduce((a, b) => (b.T > a.T + NEAR ? b : a));
    return best.S - one.K;
  }

  test('1: closed form and backward induction find the same value for the sender', () => {
    const step = 0.02;
    holds({ seed: 2001, least: 0.2 }, eitherEncounter, (one) => {
      const menu = priced(one);
      const closed = playBase(menu);
      let tried = 0;
      for (const reckoning of menu) {
        const { Dmin, Dmax } = reckoning;
        for (let demand = Dmin; demand < Dmax; demand += step) {
          tried = Math.max(tried, induced(reckoning, demand));
        }
        tried = Math.max(tried, induced(reckoning, Dmax));
      }
      expect(tried).toBeLessThanOrEqual(closed.uS + 1e-8);
      expect(tried).toBeGreaterThanOrEqual(closed.uS - step * (1 + one.eS) - 1e-8);
      return closed.reckoning !== null;
    });
  });
});

describe('what a threat obtains', () => {
  test('2: without a credible threat there is no concession', () => {
    holds({ seed: 2002, least: 0.2 }, fc.tuple(eitherEncounter, anyKind), ([one, kind]) => {
      const said = credible(one, kind);
      if (!said) expect(con(one, kind)).toBe(0);
      return !said;
    });
  });

  test('3: with h = beta = 0 it falls in the expectations of the target', () => {
    holds({ seed: 2003, least: 0.2 }, dialled(share), ([ripe, kind, [low, high]]) => {
      const one = { ...ripe, h: 0, beta: 0, e0: 0 };
      const friend = con({ ...one, eT: low }, kind);
      expect(con({ ...one, eT: high }, kind)).toBeLessThanOrEqual(friend + NEAR);
      return friend > 0;
    });
  });

  test('3, the exception: with h > 0 it can rise, for losing a friend costs the sender security', () => {
    const one: Encounter = {
      ...{ eS: 0.3, eT: 0, e0: 0, cS: 0.1, cT: 0.5, kS: 0, kT: 0, aS: 0, aT: 0, dS: 0, kf: 0 },
      ...{ gamma: 0, omega: 0, sT: 1, sS: 0, canLeave: false, aligned: true, X: 1, m: 0.3, g: 0 },
      ...{ h: 1, wS: 1, V: 0, R: 0, rho: 0, beta: 0, sigma: 0, oQ: 0, oL: 0, alphaQ: 0, alphaL: 0 },
      ...{ phi: 0, Dmin: 0.1, Dmax: 1, q: 0, B: 0, w: 0, listeners: [] },
    };
    expect(con(one, QUIET)).toBe(0);
    expect(con({ ...one, eT: 0.9 }, QUIET)).toBeGreaterThan(0.1);
  });

  test('4: it rises in the cost of deadlock to the target', () => {
    holds({ seed: 2004, least: 0.3 }, dialled(dial('cT')), ([one, kind, [low, high]]) => {
      const dear = con({ ...one, cT: high }, kind);
      expect(dear).toBeGreaterThanOrEqual(con({ ...one, cT: low }, kind) - NEAR);
      return dear > 0;
    });
  });

  test('5: it falls in the cost of deadlock to the sender', () => {
    holds({ seed: 2005, least: 0.3 }, dialled(between(0, 0.3)), ([one, kind, [low, high]]) => {
      const cheap = con({ ...one, cS: low }, kind);
      expect(con({ ...one, cS: high }, kind)).toBeLessThanOrEqual(cheap + NEAR);
      return cheap > 0;
    });
  });

  test('9: loud obtains no more than quiet when both are credible', () => {
    holds({ seed: 2009, least: 0.2 }, fc.tuple(ripeEncounter, fc.boolean()), ([one, exception]) => {
      const [quiet, loud] = [QUIET, LOUD].map((kind) => ({ ...kind, exception }));
      if (!quiet || !loud || !credible(one, quiet) || !credible(one, loud)) return false;
      expect(con(one, loud)).toBeLessThanOrEqual(con(one, quiet) + NEAR);
      return con(one, quiet) > 0;
    });
  });

  test('11: an audience dearer than deadlock leaves a loud threat nothing', () => {
    const drawn = fc.tuple(ripeEncounter, fc.boolean(), between(0, 0.2));
    holds({ seed: 2011, least: 0.2 }, drawn, ([one, exception, more]) => {
      const kind = { ...LOUD, exception };
      const { retaliates } = known(one, kind);
      const g = one.aligned ? one.g : 0;
      const CT = one.cT + one.h * one.X * g * (1 - one.eT) + (retaliates ? one.kT : 0);
      expect(con({ ...one, aT: CT + more }, kind)).toBe(0);
      return con(one, kind) > 0;
    });
  });

  test('12: an exception never lowers it, and helps less when it is believed less', () => {
    const drawn = fc.tuple(ripeEncounter, fc.constantFrom(QUIET, LOUD));
    holds({ seed: 2012, least: 0.2 }, drawn, ([ripe, kind]) => {
      const one = { ...ripe, h: 0, beta: 0 };
      const plain = con(one, kind);
      const once = con(one, withException(kind));
      const twice = con({ ...one, phi: one.phi / 2 }, withException(kind));
      expect(once).toBeGreaterThanOrEqual(twice - NEAR);
      expect(twice).toBeGreaterThanOrEqual(plain - NEAR);
      return once > plain + NEAR;
    });
  });

  test("13: it falls in the rival's offer", () => {
    holds({ seed: 2013, least: 0.3 }, dialled(dial('omega')), ([ripe, kind, [low, high]]) => {
      const one = { ...ripe, canLeave: true };
      const poor = con({ ...one, omega: low }, kind);
      expect(con({ ...one, omega: high }, kind)).toBeLessThanOrEqual(poor + NEAR);
      return poor > 0;
    });
  });

  test('13: where leaving costs nothing it is nothing, whatever deadlock costs', () => {
    const drawn = fc.tuple(ripeEncounter, anyKind, between(0, 0.2), share);
    holds({ seed: 2113, least: 0.3 }, drawn, ([ripe, kind, more, cT]) => {
      const stays = known({ ...ripe, canLeave: true, omega: 0 }, kind);
      const one = { ...ripe, canLeave: true, omega: Math.max(0, stays.Lambda) + more, cT };
      expect(known(one, kind).Lambda).toBeLessThanOrEqual(NEAR);
      expect(con(one, kind)).toBe(0);
      return con({ ...one, canLeave: false }, kind) > 0;
    });
  });
});

describe('credibility', () => {
  test('6: it rises in the expectations of the sender', () => {
    const drawn = fc.tuple(anyEncounter, anyKind, pair(share));
    holds({ seed: 2006, least: 0.1 }, drawn, ([one, kind, [low, high]]) => {
      const friend = credible({ ...one, eS: low }, kind);
      if (friend) expect(credible({ ...one, eS: high }, kind)).toBe(true);
      return friend;
    });
  });

  test('6: with equal news a loud threat is credible whenever a quiet one is', () => {
    holds({ seed: 2106, least: 0.1 }, fc.tuple(anyEncounter, fc.boolean()), ([any, exception]) => {
      const one = { ...any, alphaL: any.alphaQ };
      const quiet = credible(one, { ...QUIET, exception });
      if (quiet) expect(credible(one, { ...LOUD, exception })).toBe(true);
      return quiet;
    });
  });

  test('10: without a credible quiet threat or retaliation: nothing, a loud one, or pushing out', () => {
    holds({ seed: 2010, least: 0.03 }, eitherEncounter, (any) => {
      const one = { ...any, kS: 0 };
      if (credible(one, QUIET)) return false;
      const { reckoning, outcome } = playBase(priced(one));
      const loud = reckoning?.kind.publicity === 'loud';
      expect(reckoning === null || loud || outcome === 'left').toBe(true);
      return reckoning !== null;
    });
  });

  test('14: nobody retaliates who expects lasting friendship', () => {
    holds({ seed: 2014, least: 0.1 }, fc.tuple(anyEncounter, anyKind), ([one, kind]) => {
      const friend = { ...one, eT: 0, e0: 0, alphaQ: 0, alphaL: 0 };
      expect(known(friend, kind).retaliates).toBe(false);
      return known(one, kind).retaliates;
    });
  });
});

describe('the paradox', () => {
  const plain: Encounter = {
    ...{ eS: 0, eT: 0, e0: 0, cS: 0, cT: 0, kS: 0, kT: 0, aS: 0, aT: 0, dS: 0, kf: 0, gamma: 0 },
    ...{ omega: 0, sT: 1, sS: 0, canLeave: false, aligned: false, X: 0, m: 0, g: 0, h: 0, wS: 1 },
    ...{ V: 0, R: 0, rho: 0, beta: 0, sigma: 0, oQ: 0, oL: 0, alphaQ: 0, alphaL: 0, phi: 0 },
    ...{ Dmin: 0.05, Dmax: 1, q: 0, B: 0, w: 0, listeners: [] },
  };

  test('7: the adversary is threatened and the ally is not, although the ally would give more', () => {
    const drawn = fc.tuple(pair(share), between(0.1, 1), between(0.05, 0.95));
    holds({ seed: 2007, least: 0.8 }, drawn, ([[eA, eV], cT, part]) => {
      if (eV - eA < 0.01) return false;
      const cS = eA * cT + part * (eV - eA) * cT;
      const dyad = (e: number): Encounter => ({ ...plain, cS, cT, eS: e, eT: e });
      expect(playBase(priced(dyad(eA))).reckoning).toBeNull();
      expect(playBase(priced(dyad(eV))).reckoning).not.toBeNull();
      const committed = (e: number): number =>
        largestDemand(known({ ...dyad(e), eS: 1 }, QUIET)).firm;
      expect(committed(eA)).toBeGreaterThan(committed(eV));
      return true;
    });
  });

  /** What a quiet demand that is met is worth to the sender when both expect the same. */
  const worth = (one: Encounter, e: number): number | null => {
    const dyad = { ...one, eS: e, eT: e };
    const { demand } = largestDemand(known(dyad, QUIET));
    if (!credible(dyad, QUIET) || demand < dyad.Dmin || demand >= dyad.Dmax) return null;
    return demand * (1 + e * (1 - dyad.gamma));
  };

  test('8: with equal expectations, a met quiet threat is worth less the more conflict both expect', () => {
    holds(
      { seed: 2008, least: 0.1 },
      fc.tuple(ripeEncounter, pair(share)),
      ([ripe, [low, high]]) => {
        // with a loss of security sanctions cost the sender less the less it trusts: then it can rise, as in 3
        const one = { ...ripe, Dmax: 1, alphaQ: 0, e0: 0, h: 0 };
        const [friends, rivals] = [worth(one, low), worth(one, high)];
        if (friends === null || rivals === null) return false;
        expect(rivals).toBeLessThanOrEqual(friends + NEAR);
        return true;
      },
    );
  });

  test('8, the exception: the news of the threat frightens friends more than rivals', () => {
    const one = { ...plain, cT: 0.6, cS: 0.02, alphaQ: 0.2 };
    const [friends, rivals] = [worth(one, 0.1), worth(one, 0.9)];
    expect(rivals).toBeGreaterThan(friends ?? Infinity);
  });
});

describe('16: a bloc', () => {
  /** Two to four allies who expect the same, with the same issue before them and nowhere to go. */
  const members: fc.Arbitrary<readonly Encounter[]> = fc
    .record({
      all: fc.array(ripeEncounter, { minLength: 2, maxLength: 4 }),
      ...{ eT: between(0, 0.6), eS: between(0.3, 1), room: between(0, 0.1) },
    })
    .map(({ all: [first, ...rest], eT, eS, room }) =>
      [first, ...rest].flatMap((one): Encounter[] => {
        if (one === undefined || first === undefined) return [];
        const { X, h, gamma, aS, dS, kf, alphaQ, alphaL, phi, sigma, wS } = first;
        const shared = { X, h: h * 0.3, gamma, aS, dS, kf, alphaQ, alphaL, phi, sigma, wS };
        const stays = { canLeave: false, Dmin: 0.05 + room / 4, Dmax: 1, e0: 0, aligned: true };
        return [{ ...one, ...shared, ...stays, eT, eS }];
      }),
    );

  test('16: is asked for no more than its members together, and for less with solidarity', () => {
    holds({ seed: 2016, least: 0.1 }, fc.tuple(members, anyKind), ([all, kind]) => {
      const alone = all.map((one) => largestDemand(known(one, kind)));
      const met = alone.every(
        (one, at) => one.credible && one.demand < 1 && one.demand >= (all[at]?.Dmin ?? 1),
      );
      const bloc = blocReckoning(all.map(base), kind, 0);
      const answers = [bloc, ...all.map((one) => known(one, kind))].map((one) => one.retaliates);
      if (!met || new Set(answers).size > 1) return false;
      const { demand } = largestDemand(bloc);
      const together = demand >= bloc.Dmin ? demand * all.length : 0;
      const sum = alone.reduce((total, one) => total + one.demand, 0);
      expect(together).toBeLessThanOrEqual(sum + NEAR);
      if ((all[0]?.sigma ?? 0) > 0.001) expect(together).toBeLessThan(sum);
      return together > 0;
    });
  });
});

describe('17: what makes the news dearer never turns peace into a threat', () => {
  // little to gain, so that a small cost can decide
  const meagre = fc.tuple(ripeEncounter, share).map(([one, slack]) => ({
    ...one,
    ...{
      Dmax: one.Dmin + 0.05 * slack,
      eS: 0.2 + one.eS / 3,
      cS: one.cS / 3,
      h: 0,
      rho: one.rho / 3,
    },
    ...{ aligned: true, m: 0.25 + one.m, alphaQ: 0.05 + one.alphaQ / 2, dS: one.dS / 3 },
    ...{ X: 0.4 + 0.6 * one.X, wS: 1 + one.wS, canLeave: false, aS: 0.4 },
  }));
  /** Only aloud would the sender carry it out. */
  const aloud = (one: Encounter): Encounter => ({
    ...one,
    ...{ wS: 0, cS: one.eS * one.cT + 0.05, aT: one.aT / 4, dS: 0 },
  });
  const asIs = (one: Encounter): Encounter => one;
  const whole = (max: number): fc.Arbitrary<number> => fc.integer({ min: 0, max });

  test.each([
    { dial: 'wS', values: between(0, 4), in: asIs },
    { dial: 'V', values: whole(10), in: asIs },
    { dial: 'R', values: whole(8), in: asIs },
    { dial: 'dS', values: dial('dS'), in: aloud },
  ] as const)('17: $dial', ({ dial: symbol, values, in: game }) => {
    holds({ seed: 2017, least: 0.02 }, fc.tuple(meagre, pair(values)), ([any, [low, high]]) => {
      const one = game(any);
      // deadlock and leaving as they are: only what the threat itself costs is raised
      const menu = priced(one);
      const played = (value: number): boolean => {
        const news = priced({ ...one, [symbol]: value });
        const dearer = menu.map((reckoning, at) => ({ ...reckoning, K: news[at]?.K ?? NaN }));
        return playBase(dearer).reckoning !== null;
      };
      if (!played(low)) expect(played(high)).toBe(false);
      return played(low) && !played(high);
    });
  });
});
