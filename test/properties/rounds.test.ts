import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shadowCost } from '../../shared/model/equilibrium.ts';
import {
  closeRound,
  legacyOf,
  openingState,
  shadowInPlay,
  stageGameOf,
} from '../../shared/model/round.ts';
import { OUTCOMES } from '../../shared/model/stage-tree.ts';
import { STANCES } from '../../shared/model/types.ts';
import type {
  AllianceState,
  RoundAct,
  ScoredRound,
  TargetCard,
  World,
} from '../../shared/model/types.ts';
import { anyCard, anyKind, anyWorld, between, holds, QUIET, withException } from './dyads.ts';

const PEACE: RoundAct = { threat: null, outcome: 'none', offer: null, stance: 'hold' };

interface Table {
  readonly world: World;
  readonly cards: readonly TargetCard[];
  readonly state: AllianceState;
}

/** Three allies and an adversary, after some rounds have moved them off their start. */
const table: fc.Arbitrary<Table> = fc
  .record({
    world: anyWorld,
    cards: fc.tuple(...['A', 'B', 'C'].map((id) => anyCard(id, 'ally')), anyCard('Z', 'adversary')),
    past: fc.array(fc.tuple(...[1, 2, 3, 4].map(() => anyAct())), { maxLength: 3 }),
  })
  .map(({ world, cards, past }) => {
    const opening = openingState(world, cards);
    const state = past.reduce(
      (now, acts) => close({ world, cards, state: now }, acts).after,
      opening,
    );
    return { world, cards, state };
  });

/** Anything that can have happened in a dyad in one round. */
function anyAct(): fc.Arbitrary<RoundAct> {
  return fc
    .record({
      kind: anyKind,
      demand: between(0.5, 1),
      outcome: fc.constantFrom(...OUTCOMES),
      offer: between(0.05, 0.45),
      stance: fc.constantFrom(...STANCES),
    })
    .map(({ kind, demand, outcome, offer, stance }) => ({
      threat: outcome === 'none' ? null : { ...kind, demand, instrument: 'tariffs' },
      outcome,
      offer: outcome === 'granted' ? offer : null,
      stance,
    }));
}

const threatened = anyAct().filter(({ threat }) => threat !== null);

function close({ world, cards, state }: Table, acts: readonly RoundAct[]): ScoredRound {
  return closeRound({ world, cards, state }, acts);
}

/** What one dyad did, the others at peace. */
const only = ({ cards }: Table, index: number, act: RoundAct): readonly RoundAct[] =>
  cards.map((_, at) => (at === index ? act : PEACE));

const loudly = (act: RoundAct): RoundAct => said(act, 'loud');
const quietly = (act: RoundAct): RoundAct => said(act, 'quiet');
const said = (act: RoundAct, publicity: 'quiet' | 'loud'): RoundAct =>
  act.threat === null ? act : { ...act, threat: { ...act.threat, publicity } };

describe('18: the round of a threat', () => {
  const acts = fc.tuple(...[1, 2, 3, 4].map(() => anyAct()));

  test('never leaves the target less wary or more dependent', () => {
    holds({ seed: 18, least: 0.9 }, fc.tuple(table, acts), ([at, done]) => {
      const { after } = close(at, done);
      let reached = false;
      done.forEach(({ threat }, index) => {
        const [was, is] = [at.state.dyads[index], after.dyads[index]];
        if (threat === null || !was || !is) return;
        expect(is.eT).toBeGreaterThanOrEqual(was.eT);
        expect(is.eT).toBeLessThanOrEqual(1);
        expect(is.dependence).toBeLessThan(was.dependence);
        reached = true;
      });
      return reached;
    });
  });

  test('loud raises expectations at least as much as quiet', () => {
    const one = fc.tuple(table, threatened, fc.nat({ max: 3 }));
    holds({ seed: 118, least: 0.5 }, one, ([at, act, index]) => {
      const [loud = 0, quiet = 0] = [loudly(act), quietly(act)].map(
        (done) => close(at, only(at, index, done)).after.dyads[index]?.eT,
      );
      expect(loud).toBeGreaterThanOrEqual(quiet);
      return loud > quiet;
    });
  });
});

describe('19: what the others make of it', () => {
  test('every other ally is warier of a loud threat than of a quiet one, and of that than of none', () => {
    holds({ seed: 19, least: 0.5 }, fc.tuple(table, threatened), ([at, act]) => {
      if (at.state.dyads[0]?.aligned !== true) return false;
      // eT of those in whom there is room for fear: none is left in a sworn adversary
      const watchers = [1, 2].filter(
        (i) => at.state.dyads[i]?.aligned && at.state.dyads[i].eT < 0.999,
      );
      const credit = act.threat?.exception ? at.state.phi : 0;
      if (credit === 1 || at.state.dyads[0].eT === 1) return false;
      const wary = [loudly(act), quietly(act), PEACE].map(
        (done) => close(at, only(at, 0, done)).after,
      );
      for (const index of watchers) {
        const [loud = 0, quiet = 0, none = 0] = wary.map(({ dyads }) => dyads[index]?.eT);
        expect(loud).toBeGreaterThan(quiet);
        expect(quiet).toBeGreaterThan(none);
      }
      return watchers.length > 0;
    });
  });

  test('threatening an adversary changes the expectations of no ally', () => {
    holds({ seed: 119, least: 0.9 }, fc.tuple(table, threatened), ([at, act]) => {
      const [threat, peace] = [act, PEACE].map((done) => close(at, only(at, 3, done)).after.dyads);
      expect(threat?.slice(0, 3).map(({ eT }) => eT)).toEqual(
        peace?.slice(0, 3).map(({ eT }) => eT),
      );
      return true;
    });
  });

  test('joint security is never higher after threatening an ally than after not', () => {
    holds({ seed: 219, least: 0.5 }, fc.tuple(table, threatened), ([at, act]) => {
      const calm = { ...PEACE, stance: act.stance };
      const [threat, peace] = [act, calm].map((done) => close(at, only(at, 0, done)));
      expect(threat?.sender.jointSecurity).toBeLessThanOrEqual(
        (peace?.sender.jointSecurity ?? 0) + 1e-12,
      );
      for (const index of [1, 2]) {
        const [less = 0, more = 0] = [threat, peace].map((r) => r?.targets[index]?.jointSecurity);
        expect(less).toBeLessThanOrEqual(more + 1e-12);
      }
      return (threat?.sender.jointSecurity ?? 0) < (peace?.sender.jointSecurity ?? 0);
    });
  });
});

test('20: without threats expectations fall to their baseline, and never below', () => {
  holds({ seed: 20, least: 0.5 }, table, (at) => {
    let now = at.state;
    for (let round = 0; round < 8; round += 1) {
      const next = close(
        { ...at, state: now },
        at.cards.map(() => PEACE),
      ).after;
      next.dyads.forEach(({ eT }, index) => {
        expect(eT).toBeLessThanOrEqual(now.dyads[index]?.eT ?? 0);
        expect(eT).toBeGreaterThanOrEqual(at.cards[index]?.e0 ?? 1);
      });
      now = next;
    }
    return now.dyads.some(({ eT }, index) => eT < (at.state.dyads[index]?.eT ?? 0));
  });
});

test('12: exception credit halves with every claim and returns in peace', () => {
  holds(
    { seed: 312, least: 0.7 },
    fc.tuple(table, fc.integer({ min: 0, max: 4 })),
    ([at, claims]) => {
      const threat = { ...withException(QUIET), demand: 0.5, instrument: 'tariffs' };
      const claim: RoundAct = { threat, outcome: 'conceded', offer: null, stance: 'hold' };
      const done = at.cards.map((_, index) => (index < claims ? claim : PEACE));
      const { after } = close(at, done);
      const left = [1, 0.5, 0.25, 0.125, 0.0625][claims] ?? 0;
      const expected = claims === 0 ? Math.min(1, at.state.phi + 0.1) : at.state.phi * left;
      expect(after.phi).toBe(expected);
      return claims > 0;
    },
  );
});

test('the shadow in play is exactly the joint security lost if nobody threatens again', () => {
  const drawn = fc.tuple(table, anyKind, fc.integer({ min: 0, max: 6 }), fc.nat({ max: 3 }));
  holds({ seed: 401, least: 0.5 }, drawn, ([at, kind, roundsLeft, index]) => {
    const { world, cards, state } = at;
    const [dyad, card] = [state.dyads[index], cards[index]];
    if (!dyad || !card) throw new Error('no dyad');
    const secured = (act: RoundAct): number => {
      let { after, sender } = close(at, only(at, index, act));
      let sum = sender.jointSecurity;
      for (let round = 0; round < roundsLeft; round += 1) {
        ({ after, sender } = close(
          { ...at, state: after },
          cards.map(() => PEACE),
        ));
        sum += sender.jointSecurity;
      }
      return sum + legacyOf(world, cards, after).sender;
    };
    const threat = { ...kind, demand: card.Dmin, instrument: 'tariffs' };
    const lost = secured(PEACE) - secured({ ...PEACE, threat, outcome: 'conceded' });
    const use = { instrument: 'tariffs', claims: kind.exception ? 1 : 0, phi: state.phi };
    const game = stageGameOf({ world, card, state: dyad }, use);
    const shadow = shadowInPlay({ world, cards, state }, { index, roundsLeft });
    expect(shadowCost(game, kind, shadow)).toBeCloseTo(lost, 9);
    return lost > 1e-6;
  });
});

test('a score is the sum of its terms, dyad by dyad', () => {
  const acts = fc.tuple(...[1, 2, 3, 4].map(() => anyAct()));
  holds({ seed: 402, least: 0.9 }, fc.tuple(table, acts), ([at, done]) => {
    const { sender, senderByDyad, targets, after } = close(at, done);
    for (const term of ['material', 'fear', 'publicCost', 'rival'] as const) {
      const sum = senderByDyad.reduce((total, terms) => total + terms[term], 0);
      expect(sender[term]).toBeCloseTo(sum, 12);
    }
    for (const score of [sender, ...targets]) {
      for (const value of Object.values(score)) expect(Object.is(value, -0)).toBe(false);
    }
    targets.forEach((score, index) => {
      if (after.dyads[index]?.aligned !== true) expect(score.jointSecurity).toBe(0);
    });
    return done.some(({ threat }) => threat !== null);
  });
});

test('the order of the allies changes no expectation', () => {
  const acts = fc.tuple(...[1, 2, 3, 4].map(() => anyAct()));
  holds({ seed: 23, least: 0.9 }, fc.tuple(table, acts), ([at, done]) => {
    const turn = <T>(list: readonly T[]): T[] => [...list].reverse();
    const state = { ...at.state, dyads: turn(at.state.dyads) };
    const turned = close({ ...at, cards: turn(at.cards), state }, turn(done));
    const straight = close(at, done);
    turn(turned.after.dyads).forEach((dyad, index) => {
      expect(dyad.eT).toBeCloseTo(straight.after.dyads[index]?.eT ?? -1, 12);
      expect(dyad.eS).toBeCloseTo(straight.after.dyads[index]?.eS ?? -1, 12);
    });
    return done.some(({ threat }) => threat !== null);
  });
});
