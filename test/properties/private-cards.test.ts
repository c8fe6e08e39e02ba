import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { demanded, worthOf } from '../../shared/model/belief.ts';
import { blocReckonings } from '../../shared/model/bloc-reckoning.ts';
import { judgeCable, judgeSheet, theorySheet } from '../../shared/model/cable-sheet.ts';
import type { CableSent } from '../../shared/model/cable-sheet.ts';
import type { Encounter } from '../../shared/model/encounter.ts';
import { encountersOf } from '../../shared/model/encounters.ts';
import {
  answersTo,
  bestOfMoves,
  firmAnswers,
  givenAway,
  imposedAnswers,
  petitionAnswers,
  petitionValue,
} from '../../shared/model/node-values.ts';
import { playBase } from '../../shared/model/base-game.ts';
import { demandsIn, opened, reckoningsOf, SENDER_CARDS } from '../../shared/model/reckoning.ts';
import type { Reckoning } from '../../shared/model/reckoning.ts';
import { TIE } from '../../shared/model/subgame.ts';
import { bluffOf, judge, sentBy, solve } from '../../shared/model/theory-solution.ts';
import type { JudgedDemand, Solution } from '../../shared/model/theory-solution.ts';
import { percentOffers } from '../../shared/model/whole-percent.ts';
import { eitherEncounter, ripeEncounter, ripeStandings } from './alliances.ts';
import { between, holds, share } from './dyads.ts';

/** One target with one or two instruments. */
const instruments: fc.Arbitrary<readonly Encounter[]> = fc
  .tuple(
    fc.oneof(eitherEncounter, ripeEncounter),
    fc.option(fc.record({ cS: between(0, 0.2), cT: share })),
  )
  .map(([first, second]) => (second === null ? [first] : [first, { ...first, ...second }]));

/** Two or three allies as one, in one game. */
const blocs: fc.Arbitrary<readonly Encounter[]> = fc
  .array(ripeEncounter, { minLength: 2, maxLength: 3 })
  .map((members) => {
    const [first] = members;
    return members.map((one) => ({ ...one, ...worldOf(first ?? one), aligned: true }));
  });

/** What is the same for all members of a bloc. */
function worldOf(one: Encounter) {
  const { X, h, wS, V, R, rho, beta, sigma, oQ, oL, alphaQ, alphaL, phi, q, B, w } = one;
  return { X, h, wS, V, R, rho, beta, sigma, oQ, oL, alphaQ, alphaL, phi, q, B, w };
}

const menus: fc.Arbitrary<readonly Reckoning[]> = fc.oneof(
  { weight: 4, arbitrary: instruments.map((all) => reckoningsOf(all)) },
  { weight: 1, arbitrary: blocs.map((members) => blocReckonings([{ place: 0, members }])) },
);

/** Every demand that can be sent, as it is believed. */
function allJudged(menu: readonly Reckoning[], solution: Solution): readonly JudgedDemand[] {
  return menu.flatMap((one) =>
    demandsIn(one).map((demand) => judge(solution, demanded(one, demand))),
  );
}

/** Where pain can be negative, and leaving better still: there beliefs are clamped. */
const clamps = ({ P, s, Lambda }: Reckoning): boolean => P - s < Lambda && Lambda < 0;

/** The share of the target's cards, tried one by one, for which giving in is better than waiting for the end. */
function cardsThatGiveIn({ reckoning, met, belief }: JudgedDemand, cards: number): number {
  const { P, s } = reckoning;
  let count = 0;
  for (let n = 0; n < cards; n += 1) {
    const pain = P + (s * (2 * n + 1 - cards)) / cards;
    if (0 - met.c >= 0 - belief.p * pain - TIE) count += 1;
  }
  return count / cards;
}

describe('28: equilibrium', () => {
  test('28: no card of the sender gains by any other demand, over manners and whole percents', () => {
    const rules = new Map<string, number>();
    holds({ seed: 28, least: 0.3 }, menus, (menu) => {
      const solution = solve(menu);
      const values = { restless: solution.vR, calm: solution.vC };
      for (const judged of allJudged(menu, solution)) {
        if (clamps(judged.reckoning)) continue;
        const { rule } = judged.belief;
        rules.set(rule, (rules.get(rule) ?? 0) + 1);
        for (const card of SENDER_CARDS) {
          const gained = worthOf(judged, card, judged.belief.share) - values[card];
          expect(gained, `${card}, ${rule}`).toBeLessThanOrEqual(1e-7);
        }
      }
      for (const card of SENDER_CARDS) {
        expect(values[card]).toBeGreaterThanOrEqual(0);
        for (const { judged } of sentBy(card, solution)) {
          const value = judged === null ? 0 : worthOf(judged, card, judged.belief.share);
          if (judged !== null && clamps(judged.reckoning)) continue;
          expect(Math.abs(value - values[card])).toBeLessThanOrEqual(1e-7);
        }
      }
      return solution.restless !== null;
    });
    for (const rule of ['firm', 'empty', 'pool', 'mix', 'alone', 'idle', 'doubt']) {
      expect(rules.get(rule) ?? 0, rule).toBeGreaterThan(100);
    }
  });

  test('28: no card of the target gains by another answer, and the share is the cards that give in', () => {
    const cards = 512;
    holds({ seed: 128, least: 0.5 }, fc.tuple(menus, share), ([menu, part]) => {
      const solution = solve(menu);
      const all = allJudged(menu, solution);
      const own = solution.restless === null ? [] : [solution.restless];
      const some = [...own, ...all.filter((_, at) => at % 37 === Math.floor(36 * part))];
      let tried = false;
      for (const judged of some) {
        const { p, share: given } = judged.belief;
        // with no doubt about pain the share of step 3 is a mixture of equals
        if (clamps(judged.reckoning) || judged.reckoning.s < 1e-6 || p <= 0) continue;
        expect(Math.abs(cardsThatGiveIn(judged, cards) - given)).toBeLessThanOrEqual(1 / cards);
        tried ||= given > 0 && given < 1;
      }
      return tried;
    });
  });

  test('28: beliefs on the path follow from who sends what', () => {
    const rules = new Map<string, number>();
    holds({ seed: 228, least: 0.15 }, menus, (menu) => {
      const { restless, bluff, calm } = solve(menu);
      if (restless === null) return false;
      const { q } = restless.reckoning;
      const { rule, mu, p } = restless.belief;
      rules.set(rule, (rules.get(rule) ?? 0) + 1);
      if (rule === 'firm' || rule === 'empty') {
        expect(p).toBe(rule === 'firm' ? 1 : 0);
        return false;
      }
      if (clamps(restless.reckoning)) return false;
      const bayes = q / (q + (1 - q) * bluff);
      if (q > 0) expect(Math.abs(mu - bayes)).toBeLessThanOrEqual(1e-9);
      expect(p).toBe(mu);
      expect(bluff).toBe(bluffOf(restless));
      expect(['firm', 'empty', undefined]).toContain(calm?.belief.rule);
      return true;
    });
    for (const rule of ['pool', 'mix', 'alone'])
      expect(rules.get(rule) ?? 0, rule).toBeGreaterThan(5);
  });
});

describe('29: shares', () => {
  // an idle demand, which nobody has a reason to send, is believed at the odds again; and once leaving
  // is cheaper than meeting it, a demand is worth something else to the sender, and believed anew
  test('29: along one manner the share falls in the demand, idle ones apart, met or left alike', () => {
    holds({ seed: 29, least: 0.3 }, menus, (menu) => {
      const solution = solve(menu);
      let moved = false;
      for (const reckoning of menu) {
        if (clamps(reckoning)) continue;
        const before = { met: 1, left: 1 };
        for (const demand of demandsIn(reckoning)) {
          const { belief, met } = judge(solution, demanded(reckoning, demand));
          if (belief.rule === 'idle') continue;
          const how = met.leaves ? 'left' : 'met';
          expect(belief.share).toBeLessThanOrEqual(before[how] + 1e-9);
          moved ||= belief.share < before[how];
          before[how] = belief.share;
        }
      }
      return moved;
    });
  });

  test('29: in a mix the calm sender gets what it has otherwise, in doubt what it has in all', () => {
    const seen = { mix: 0, doubt: 0 };
    holds({ seed: 229, least: 0.1 }, menus, (menu) => {
      const solution = solve(menu);
      let mixed = false;
      for (const judged of allJudged(menu, solution)) {
        const { rule, share: given } = judged.belief;
        if (clamps(judged.reckoning) || (rule !== 'mix' && rule !== 'doubt')) continue;
        seen[rule] += 1;
        mixed ||= rule === 'mix';
        const value = worthOf(judged, 'calm', given);
        const wanted = rule === 'mix' ? solution.out : solution.vC;
        expect(Math.abs(value - wanted)).toBeLessThanOrEqual(1e-7);
      }
      return mixed;
    });
    expect(seen.doubt).toBeGreaterThan(100);
  });

  test('29: the share rises in the belief that imposition will come', () => {
    // the odds are what is believed where the calm bluff as well: two games that differ in them only
    const drawn = fc.tuple(ripeEncounter, share, share);
    holds({ seed: 329, least: 0.05 }, drawn, ([one, a, b]) => {
      const [low, high] = [Math.min(a, b), Math.max(a, b)].map((q) => {
        const menu = reckoningsOf([{ ...one, q }]);
        return allJudged(menu, solve(menu));
      });
      let rose = false;
      low?.forEach((less, at) => {
        const more = high?.[at];
        if (more === undefined || clamps(less.reckoning)) return;
        if (less.belief.rule !== 'pool' || more.belief.rule !== 'pool') return;
        expect(more.belief.share).toBeGreaterThanOrEqual(less.belief.share - 1e-9);
        rose ||= more.belief.share > less.belief.share;
      });
      return rose;
    });
  });
});

describe('22: regret', () => {
  const sentFrom = ({ reckoning, demand }: JudgedDemand): CableSent => ({
    ...reckoning.kind,
    ...{ instrument: reckoning.instrument, demand },
  });
  const anyCable = fc.tuple(instruments, share, fc.constantFrom(...SENDER_CARDS));

  test('22: of a cable it is 0 or more, and 0 for whatever theory sends', () => {
    holds({ seed: 822, least: 0.3 }, anyCable, ([encounters, part, card]) => {
      const solution = solve(reckoningsOf(encounters));
      const all = allJudged(reckoningsOf(encounters), solution);
      const some = all[Math.floor(part * (all.length - 1))];
      if (some === undefined || all.some(({ reckoning }) => clamps(reckoning))) return false;
      const claims = some.reckoning.kind.exception ? 1 : 0;
      const { regret } = judgeCable(encounters, sentFrom(some), { card, claims });
      expect(regret === 0 || regret > TIE).toBe(true);
      for (const { judged } of sentBy(card, solution)) {
        const sent = judged && sentFrom(judged);
        const own = sent?.exception === true ? 1 : 0;
        expect(judgeCable(encounters, sent, { card, claims: own }).regret).toBeLessThanOrEqual(
          1e-7,
        );
      }
      return regret > 0;
    });
  });

  test('22: of a sheet it is 0 for theory, which keeps one claim, whatever else it would claim', () => {
    let wanted = 0;
    const drawn = fc.tuple(ripeStandings, fc.constantFrom(...SENDER_CARDS));
    holds({ seed: 922, least: 0.2 }, drawn, ([standing, card]) => {
      const dyads = standing.cards.map((_, index) => encountersOf(standing, index));
      if (dyads.flatMap((all) => reckoningsOf(all)).some(clamps)) return false;
      const menus = dyads.map((all) => ({ reckonings: reckoningsOf(all), weight: 1 }));
      const { sheet, wants } = theorySheet(menus, card, ([first]) => first?.judged ?? null);
      const cables = sheet.map(([first]) => (first?.judged ? sentFrom(first.judged) : null));
      const claims = cables.filter((cable) => cable?.exception === true).length;
      expect(claims).toBeLessThanOrEqual(1);
      // a card that claims by chance draws first; here it always drew the claim
      if (sheet.some((sending) => sending.length > 1)) return false;
      for (const { regret } of judgeSheet(dyads, cables, card))
        expect(regret).toBeLessThanOrEqual(1e-7);
      if (wants.length > 0) wanted += 1;
      return cables.some((cable) => cable !== null);
    });
    expect(wanted).toBeGreaterThan(10);
  });

  test('22: of every move after a cable it is 0 or more, and 0 for the best', () => {
    const drawn = fc.tuple(anyCable, share, between(-1, 1));
    holds({ seed: 1022, least: 0.5 }, drawn, ([[encounters, part, card], place, u]) => {
      const [one] = encounters;
      const menu = reckoningsOf(encounters.slice(0, 1));
      const all = allJudged(menu, solve(menu));
      const judged = all[Math.floor(part * (all.length - 1))];
      if (one === undefined || judged === undefined) return false;
      const offers = percentOffers(judged.reckoning.Dmin, judged.demand);
      const offer = offers[Math.floor(place * (offers.length - 1))];
      const knowing = { u: u * one.w, cT: one.cT };
      const nodes = [
        answersTo(judged, knowing),
        firmAnswers(judged, card),
        imposedAnswers(judged.reckoning.e, one.kS, one.kT),
        ...(offer === undefined ? [] : [petitionAnswers(judged, card, offer)]),
      ];
      for (const values of nodes) {
        for (const { value } of values) {
          const regret = givenAway(values, value);
          expect(regret === 0 || regret > TIE).toBe(true);
        }
        expect(givenAway(values, bestOfMoves(values).value)).toBe(0);
      }
      const petition = nodes[0]?.find(({ move }) => move === 'petition');
      if (offer !== undefined && petition !== undefined) {
        expect(petitionValue(judged, knowing, offer)).toBeLessThanOrEqual(petition.value + TIE);
      }
      return nodes.some((values) => values.some(({ value }) => givenAway(values, value) > 0));
    });
  });
});

test('14: the target retaliates iff that hurts a feared sender more than itself', () => {
  const wary = fc
    .tuple(eitherEncounter, share)
    .map(([one, part]) => ({ ...one, kT: one.kS * part }));
  holds({ seed: 1014, least: 0.2 }, wary, (one) => {
    const reckonings = reckoningsOf([one]);
    for (const { e, retaliates } of reckonings) {
      expect(retaliates).toBe(e * one.kS > one.kT + TIE);
      const { move } = bestOfMoves(imposedAnswers(e, one.kS, one.kT));
      expect(move).toBe(retaliates ? 'retaliate' : 'absorb');
    }
    const friend = { ...one, eT: 0, e0: 0, alphaQ: 0, alphaL: 0 };
    expect(reckoningsOf([friend]).some(({ retaliates }) => retaliates)).toBe(false);
    return reckonings.some(({ retaliates }) => retaliates);
  });
});

test('15: at the demand of theory no petition is granted, and none beats the best other answer', () => {
  holds({ seed: 1015, least: 0.2 }, fc.tuple(instruments, between(-1, 1)), ([encounters, u]) => {
    const solution = solve(reckoningsOf(encounters));
    let tried = false;
    for (const card of SENDER_CARDS) {
      for (const { judged } of sentBy(card, solution)) {
        if (judged === null || judged.belief.share <= 0 || judged.met.leaves) continue;
        const cT = encounters[judged.reckoning.instrument]?.cT ?? NaN;
        const knowing = { u: u * (encounters[0]?.w ?? 0), cT };
        const answers = answersTo(judged, knowing).filter(({ move }) => move !== 'petition');
        const other = bestOfMoves(answers).value;
        for (const offer of percentOffers(judged.reckoning.Dmin, judged.demand)) {
          const [grant, reject] = petitionAnswers(judged, card, offer);
          expect(grant.value).toBeLessThan(reject.value - TIE);
          expect(petitionValue(judged, knowing, offer)).toBeLessThanOrEqual(other + TIE);
          tried = true;
        }
      }
    }
    return tried;
  });
});

describe('30: towards the base game', () => {
  /** The value of a game with cards known, by trying every whole percent. */
  const triedBase = (menu: readonly Reckoning[]): number =>
    menu.reduce((most, one) => {
      const acts = one.iv > TIE - one.aS;
      const pain = acts ? one.P : 0;
      return demandsIn(one).reduce((best, demand) => {
        const kappa = (1 - one.gamma + one.e) * demand + one.aT;
        const refused = acts ? one.iv : 0 - one.aS;
        const met = demand + one.eS * (1 - one.gamma) * demand;
        const stays = one.Lambda < kappa - TIE ? one.left : met;
        const gives = Math.min(kappa, one.Lambda) <= pain + TIE;
        return Math.max(best, (gives ? stays : refused) - one.K);
      }, most);
    }, 0);
  const known = (menu: readonly Reckoning[], more: number): readonly Reckoning[] =>
    menu.map((one) => ({ ...one, B: 0, s: 0, P: one.P + more }));

  test('30: with cards known and nothing in them it is the base game on the grid', () => {
    holds({ seed: 30, least: 0.2 }, eitherEncounter, (any) => {
      // a smallest demand in whole percent: else a demand can lie between it and the first on the grid
      const one = { ...any, B: 0, Dmin: Math.round(100 * any.Dmin) / 100 };
      const menu = reckoningsOf([one]).map((reckoning) =>
        opened(reckoning, { sender: 'restless', u: 0, cT: one.cT }),
      );
      const { vR, vC, restless } = solve(menu);
      expect(Math.abs(vR - triedBase(menu))).toBeLessThanOrEqual(1e-9);
      expect(vC).toBe(vR);
      const closed = playBase(menu).uS;
      expect(vR).toBeLessThanOrEqual(closed + 1e-8);
      expect(vR).toBeGreaterThanOrEqual(closed - 0.0101 * (1 + one.eS) - 1e-8);
      return restless !== null;
    });
  });

  test('30: small cards come as near to it as they are small', () => {
    holds({ seed: 130, least: 0.2 }, eitherEncounter, (any) => {
      const one = { ...any, B: 1e-6, w: 1e-6 };
      const menu = reckoningsOf([one]);
      const { vR } = solve(menu);
      // between a target that is hurt a little less, and one that is hurt a little more
      const [less, more] = [-2e-6, 2e-6].map((more) => triedBase(known(menu, more)));
      const doubtful = menu.some(({ iv, B, aS }) => iv <= TIE - aS && iv + B > TIE - aS);
      if (doubtful) return false;
      expect(vR).toBeGreaterThanOrEqual((less ?? NaN) - 1e-5);
      expect(vR).toBeLessThanOrEqual((more ?? NaN) + 1e-5);
      return vR > 0;
    });
  });

  test('30: with cards known, what a card says counts: the restless impose, the hurt give in', () => {
    const drawn = fc.tuple(ripeEncounter, between(0, 1), fc.constantFrom(...SENDER_CARDS));
    holds({ seed: 230, least: 0.2 }, drawn, ([one, part, sender]) => {
      const [calm, hurt] = [0, part * one.w].map((u) =>
        reckoningsOf([one]).map((reckoning) => opened(reckoning, { sender, u, cT: one.cT })),
      );
      if (calm === undefined || hurt === undefined) return false;
      const [less, more] = [solve(calm).vR, solve(hurt).vR];
      const seat = (menu: readonly Reckoning[]): boolean =>
        menu.some(({ Lambda }) => Lambda < Infinity);
      if (!seat(hurt)) expect(more).toBeGreaterThanOrEqual(less - 1e-9);
      return more > less;
    });
  });
});

describe('21: money in another unit', () => {
  const MONEY = [
    ...(['e', 'K', 'KT', 'iS', 'iT', 'iv', 'B', 'P', 's', 'Lambda', 'left', 'aS', 'aT'] as const),
    ...(['Dmin', 'Dmax'] as const),
  ].filter((name) => name !== 'e');
  const MONEY_OF_DYAD = [
    ...(['cS', 'cT', 'kS', 'kT', 'aS', 'aT', 'dS', 'kf', 'omega', 'sT', 'sS', 'X', 'B'] as const),
    ...(['Dmin', 'Dmax'] as const),
  ];

  test('21: multiplying all money, X and bounds multiplies every quantity and changes no decision', () => {
    // a power of two, so that no bit is lost on the way
    const drawn = fc.tuple(fc.oneof(eitherEncounter, ripeEncounter), fc.constantFrom(0.25, 0.5, 2));
    holds({ seed: 1021, least: 0.2 }, drawn, ([one, factor]) => {
      const scaled: Encounter = {
        ...one,
        ...Object.fromEntries(MONEY_OF_DYAD.map((name) => [name, one[name] * factor])),
      };
      const menu = reckoningsOf([one]);
      const times = reckoningsOf([scaled]);
      const solution = solve(menu);
      const rescaled = {
        ...solution,
        ...{ out: solution.out * factor, vC: solution.vC * factor, vR: solution.vR * factor },
        restless: solution.restless && {
          ...solution.restless,
          demand: solution.restless.demand * factor,
        },
      };
      menu.forEach((reckoning, at) => {
        const other = times[at];
        if (other === undefined) throw new Error('no manner');
        for (const name of MONEY) {
          if (reckoning[name] === Infinity) expect(other[name]).toBe(Infinity);
          else expect(other[name]).toBeCloseTo(reckoning[name] * factor, 10);
        }
        expect(other.retaliates).toBe(reckoning.retaliates);
        for (const demand of demandsIn(reckoning)) {
          const was = judge(solution, demanded(reckoning, demand));
          const is = judge(rescaled, demanded(other, demand * factor));
          expect(is.belief.rule).toBe(was.belief.rule);
          expect(is.belief.share).toBeCloseTo(was.belief.share, 7);
          for (const card of SENDER_CARDS) {
            const [a, b] = [was, is].map((j) => worthOf(j, card, j.belief.share));
            expect(b).toBeCloseTo((a ?? NaN) * factor, 7);
          }
        }
      });
      return solution.restless !== null;
    });
  });
});

test('31: what the sender may do, and what it is worth, does not know the card of the target', () => {
  // the card enters the target's own values only: the sender's are computed without one
  const drawn = fc.tuple(instruments, between(-1, 1), between(-1, 1));
  holds({ seed: 1031, least: 0.3 }, drawn, ([encounters, a, b]) => {
    const [one] = encounters;
    const solution = solve(reckoningsOf(encounters));
    const judged = solution.restless;
    if (one === undefined || judged === null) return false;
    const cT = encounters[judged.reckoning.instrument]?.cT ?? NaN;
    const [kind, hard] = [a, b].map((u) => answersTo(judged, { u: u * one.w, cT }));
    const worth = (of: typeof kind, move: string): number =>
      of?.find((option) => option.move === move)?.value ?? NaN;
    expect(worth(kind, 'concede')).toBe(worth(hard, 'concede'));
    expect(worth(kind, 'leave')).toEqual(worth(hard, 'leave'));
    const felt = worth(kind, 'standFirm') - worth(hard, 'standFirm');
    expect(felt).toBeCloseTo(judged.belief.p * cT * one.w * (b - a), 9);
    return felt !== 0;
  });
});
