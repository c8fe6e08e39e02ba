import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { scoredRound, totalTerms, type ClosedRound } from '../../shared/model/alliance-scores.ts';
import type { RoundStart } from '../../shared/model/dials.ts';
import type { RoundAct } from '../../shared/model/types.ts';
import { IDLE } from '../support/slow-round.ts';
import { jointRounds, standings } from './alliances.ts';
import { anyKind, between, holds, share } from './dyads.ts';

const NEAR = 1e-12;
const ALLIES = [0, 1, 2] as const;

/** What one dyad did, the others at peace. */
const only = ({ cards }: RoundStart, index: number, act: RoundAct): readonly RoundAct[] =>
  cards.map((_, at) => (at === index ? act : IDLE));

const close = (standing: RoundStart, acts: readonly RoundAct[]): ClosedRound =>
  scoredRound(standing, acts, { restless: false, u: [] });

/** A threat that ends in some way other than leaving. */
const threats: fc.Arbitrary<RoundAct> = fc
  .record({
    kind: anyKind,
    demand: between(0.5, 1),
    outcome: fc.constantFrom('conceded', 'granted', 'backedDown', 'absorbed', 'retaliated'),
  })
  .map(({ kind, demand, outcome }) => ({
    threat: { ...kind, demand, instrument: 'tariffs' },
    ...{ outcome, stance: 'hold', offer: outcome === 'granted' ? 0.3 : null },
  }));

const said = (act: RoundAct, publicity: 'quiet' | 'loud'): RoundAct =>
  act.threat === null ? act : { ...act, threat: { ...act.threat, publicity } };

describe('18: the round of a threat', () => {
  test('18: never leaves the target less wary or more dependent', () => {
    holds({ seed: 3018, least: 0.8 }, jointRounds, ({ standing, acts, draws }) => {
      const { after } = scoredRound(standing, acts, draws);
      acts.forEach(({ threat }, index) => {
        const [was, is] = [standing.state.dyads[index], after.dyads[index]];
        if (threat === null || !was || !is) return;
        expect(is.eT).toBeGreaterThanOrEqual(was.eT);
        expect(is.eT).toBeLessThanOrEqual(1);
        expect(is.dependence).toBeLessThanOrEqual(was.dependence);
      });
      return acts.some(({ threat }) => threat !== null);
    });
  });

  test('18: loud raises expectations at least as much as quiet', () => {
    const drawn = fc.tuple(standings, threats, fc.nat({ max: 3 }));
    holds({ seed: 3118, least: 0.5 }, drawn, ([standing, act, index]) => {
      const [loud = 0, quiet = 0] = [said(act, 'loud'), said(act, 'quiet')].map(
        (done) => close(standing, only(standing, index, done)).after.dyads[index]?.eT,
      );
      expect(loud).toBeGreaterThanOrEqual(quiet);
      return loud > quiet;
    });
  });
});

describe('19: what the others make of it', () => {
  test('19: every other ally is warier of a loud threat than of a quiet one, and of that than of none', () => {
    const drawn = fc.tuple(standings, threats);
    holds({ seed: 3019, least: 0.25 }, drawn, ([standing, act]) => {
      const { world, state } = standing;
      const { sigma, oQ, oL, alphaQ, alphaL } = world;
      const credit = act.threat?.exception === true ? state.phi : 0;
      const own = state.dyads[0];
      // there is something to be told, and left to be feared
      if (own?.aligned !== true || own.eT > 0.999 || credit > 0.999) return false;
      if (sigma * oQ * alphaQ < 1e-6 || oL - oQ < 1e-4 || alphaL - alphaQ < 1e-4) return false;
      const watchers = [1, 2].filter(
        (at) => state.dyads[at]?.aligned === true && state.dyads[at].eT < 0.999,
      );
      const wary = [said(act, 'loud'), said(act, 'quiet'), IDLE].map(
        (done) => close(standing, only(standing, 0, done)).after,
      );
      for (const index of watchers) {
        const [loud = 0, quiet = 0, none = 0] = wary.map(({ dyads }) => dyads[index]?.eT);
        expect(loud).toBeGreaterThan(quiet);
        expect(quiet).toBeGreaterThan(none);
      }
      return watchers.length > 0;
    });
  });

  test('19: threatening who is not aligned changes the expectations of no ally', () => {
    const drawn = fc.tuple(standings, threats, fc.nat({ max: 3 }));
    holds({ seed: 3119, least: 0.2 }, drawn, ([standing, act, index]) => {
      if (standing.state.dyads[index]?.aligned !== false) return false;
      const [threat, peace] = [act, IDLE].map(
        (done) => close(standing, only(standing, index, done)).after.dyads,
      );
      for (const at of ALLIES) {
        if (at !== index) expect(threat?.[at]?.eT).toBe(peace?.[at]?.eT);
      }
      return true;
    });
  });

  test('19: the alliance term of the sender, and of every other ally, is never higher after a threat', () => {
    const drawn = fc.tuple(standings, threats, fc.nat({ max: 3 }));
    holds({ seed: 3219, least: 0.4 }, drawn, ([standing, act, index]) => {
      const { sender, targets } = close(standing, only(standing, index, act));
      expect(sender.alliance).toBeLessThanOrEqual(NEAR);
      for (const { alliance } of targets) expect(alliance).toBeLessThanOrEqual(NEAR);
      return sender.alliance < 0;
    });
  });
});

test('20: without threats expectations fall to their baseline, and never below', () => {
  holds({ seed: 3020, least: 0.5 }, standings, (standing) => {
    const acts = standing.cards.map(() => IDLE);
    let now = standing.state;
    for (let round = 0; round < 8; round += 1) {
      const next = close({ ...standing, state: now }, acts).after;
      next.dyads.forEach(({ eT }, index) => {
        expect(eT).toBeLessThanOrEqual(now.dyads[index]?.eT ?? 0);
        expect(eT).toBeGreaterThanOrEqual((standing.cards[index]?.e0 ?? 1) - NEAR);
      });
      now = next;
    }
    return now.dyads.some(({ eT }, index) => eT < (standing.state.dyads[index]?.eT ?? 0));
  });
});

test('12: a claim leaves a share of exception credit, and peace gives some back', () => {
  const drawn = fc.tuple(standings, fc.nat({ max: 4 }));
  holds({ seed: 3012, least: 0.6 }, drawn, ([standing, claims]) => {
    const { phi, phiUse, phiBack } = standing.world;
    const kind = { publicity: 'quiet', exception: true } as const;
    const claim: RoundAct = {
      ...{ threat: { ...kind, demand: 0.5, instrument: 'tariffs' }, outcome: 'conceded' },
      ...{ offer: null, stance: 'hold' },
    };
    const was = standing.state.phi;
    const { after } = close(
      standing,
      standing.cards.map((_, at) => (at < claims ? claim : IDLE)),
    );
    if (claims === 0) expect(after.phi).toBeCloseTo(Math.min(phi, was + phiBack), 12);
    else expect(after.phi).toBeCloseTo(was * phiUse ** claims, 12);
    // a second claim of the same round is believed less, and so frightens more
    if (claims === 2) {
      const alone = close(standing, only(standing, 0, claim)).after.dyads[0];
      expect(after.dyads[0]?.eT).toBeGreaterThanOrEqual((alone?.eT ?? 1) - NEAR);
    }
    return claims > 0;
  });
});

test('22: the terms of a score add up to it, and dyad by dyad to the sender’s', () => {
  holds({ seed: 3022, least: 0.8 }, jointRounds, ({ standing, acts, draws }) => {
    const { sender, senderByDyad, targets } = scoredRound(standing, acts, draws);
    for (const term of ['material', 'fear', 'publicCost', 'home', 'posture', 'alliance'] as const) {
      const sum = senderByDyad.reduce((total, terms) => total + terms[term], 0);
      expect(sender[term]).toBeCloseTo(sum, 10);
    }
    for (const terms of [sender, ...senderByDyad, ...targets]) {
      const values: readonly number[] = Object.values(terms);
      const sum = values.reduce((total, value) => total + value, 0);
      expect(totalTerms(terms)).toBeCloseTo(sum, 12);
      for (const value of values) {
        expect(Number.isFinite(value)).toBe(true);
        expect(Object.is(value, -0)).toBe(false);
      }
    }
    return acts.some(({ threat }) => threat !== null);
  });
});

test('23: every state and score is the same to the last bit in any order of dyads', () => {
  const orders = fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4, maxLength: 4 });
  holds({ seed: 3023, least: 0.7 }, fc.tuple(jointRounds, orders), ([round, order]) => {
    const { standing, acts, draws } = round;
    const turned = <T>(list: readonly T[]): T[] =>
      order.flatMap((from) => {
        const one = list[from];
        return one === undefined ? [] : [one];
      });
    const straight = scoredRound(standing, acts, draws);
    const other = scoredRound(
      {
        ...standing,
        cards: turned(standing.cards),
        state: { ...standing.state, dyads: turned(standing.state.dyads) },
      },
      turned(acts),
      { ...draws, u: turned(draws.u) },
    );
    expect(other.sender).toStrictEqual(straight.sender);
    expect(other.after.phi).toBe(straight.after.phi);
    expect(other.after.dyads).toStrictEqual(turned(straight.after.dyads));
    expect(other.targets).toStrictEqual(turned(straight.targets));
    expect(other.senderByDyad).toStrictEqual(turned(straight.senderByDyad));
    expect(other.trust).toStrictEqual(turned(straight.trust));
    return order.some((from, at) => from !== at);
  });
});

test('31: the sender’s score, and that of every other target, does not change when only u does', () => {
  const drawn = fc.tuple(jointRounds, fc.nat({ max: 3 }), share);
  holds({ seed: 3031, least: 0.2 }, drawn, ([round, index, part]) => {
    const { standing, acts, draws } = round;
    const u = draws.u.map((was, at) => (at === index ? standing.world.w * (2 * part - 1) : was));
    const [one, other] = [draws, { ...draws, u }].map((cards) =>
      scoredRound(standing, acts, cards),
    );
    expect(other?.sender).toStrictEqual(one?.sender);
    expect(other?.senderByDyad).toStrictEqual(one?.senderByDyad);
    expect(other?.after).toStrictEqual(one?.after);
    const others = (closed: ClosedRound | undefined) =>
      closed?.targets.filter((_, at) => at !== index);
    expect(others(other)).toStrictEqual(others(one));
    return other?.targets[index]?.material !== one?.targets[index]?.material;
  });
});
