import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { scoredRound, totalTerms, type RoundTerms } from '../../shared/model/alliance-scores.ts';
import { demanded, worthOf } from '../../shared/model/belief.ts';
import type { RoundStart } from '../../shared/model/dials.ts';
import { encountersOf } from '../../shared/model/encounters.ts';
import {
  afterReject,
  answersTo,
  firmAnswers,
  imposedAnswers,
  petitionAnswers,
  petitionValue,
} from '../../shared/model/node-values.ts';
import { THREAT_KINDS } from '../../shared/model/equilibrium.ts';
import { reckoningsOf, SENDER_CARDS } from '../../shared/model/reckoning.ts';
import type { SenderCard } from '../../shared/model/reckoning.ts';
import { contributingValue, inPeace, returnValue } from '../../shared/model/slow-choices.ts';
import type { Outcome } from '../../shared/model/stage-tree.ts';
import { judge, solve, type JudgedDemand } from '../../shared/model/theory-solution.ts';
import type { RoundAct, Stance } from '../../shared/model/types.ts';
import { percentOffers } from '../../shared/model/whole-percent.ts';
import { IDLE, playedRound, scoredByRolling, securityGained } from '../support/slow-round.ts';
import { jointRounds, ripeStandings, standings } from './alliances.ts';
import { between, holds, share } from './dyads.ts';

const NEAR = 1e-9;
const near = (found: number, wanted: number): void => {
  expect(Math.abs(found - wanted)).toBeLessThanOrEqual(NEAR);
};

describe('26: the alliance term is Q + W(after) - W(before)', () => {
  test('26: for every seat and any joint round, blocs, leaving and returning included', () => {
    const seen = { banded: 0, left: 0, returned: 0, claims: 0 };
    holds({ seed: 26, least: 0.8 }, jointRounds, ({ standing, acts, draws }) => {
      const closed = scoredRound(standing, acts, draws);
      const gained = securityGained(standing, acts, draws);
      near(closed.sender.alliance, gained.sender);
      closed.targets.forEach(({ alliance }, index) => near(alliance, gained.targets[index] ?? NaN));
      if (acts.some(({ inBloc }) => inBloc === true)) seen.banded += 1;
      if (acts.some(({ outcome }) => outcome === 'left')) seen.left += 1;
      if (acts.some(({ returns }) => returns === true)) seen.returned += 1;
      if (acts.filter(({ threat }) => threat?.exception === true).length > 1) seen.claims += 1;
      return Math.abs(gained.sender) > 1e-6;
    });
    for (const [what, times] of Object.entries(seen)) expect(times, what).toBeGreaterThan(40);
  });

  test('26: the other terms are the money of the round, and the state is as told', () => {
    holds({ seed: 126, least: 0.8 }, jointRounds, ({ standing, acts, draws }) => {
      const closed = scoredRound(standing, acts, draws);
      const played = playedRound(standing, acts, draws);
      near(totalTerms(closed.sender) - closed.sender.alliance, played.money.sender);
      closed.targets.forEach((terms, index) =>
        near(totalTerms(terms) - terms.alliance, played.money.targets[index] ?? NaN),
      );
      near(closed.after.phi, played.after.phi);
      closed.after.dyads.forEach((dyad, index) => {
        const told = played.after.dyads[index];
        expect(dyad.aligned).toBe(told?.aligned);
        for (const field of ['eT', 'eS', 'dependence', 'rivalStream'] as const) {
          near(dyad[field], told?.[field] ?? NaN);
        }
      });
      return acts.some(({ threat }) => threat !== null);
    });
  });

  test('26: theory looks ahead along the path that rounds of peace take, to the last bit', () => {
    holds({ seed: 326, least: 0.9 }, standings, (standing) => {
      const acts = standing.cards.map(() => IDLE);
      let state = standing.state;
      for (let round = 0; round < 4; round += 1) {
        const ahead = inPeace(standing, round);
        expect(ahead.state).toStrictEqual(state);
        expect(ahead.roundsLeft).toBe(standing.roundsLeft - round);
        state = scoredRound({ ...standing, state }, acts, { restless: false, u: [] }).after;
      }
      return state.dyads.some(({ eT }, at) => eT !== standing.state.dyads[at]?.eT);
    });
  });

  test('26: a round of peace scores exactly 0 in every term, and the next too', () => {
    holds({ seed: 226, least: 0.9 }, standings, (standing) => {
      let state = standing.state;
      const acts = standing.cards.map(() => IDLE);
      const nothing = (terms: RoundTerms): void => {
        for (const value of Object.values(terms)) expect(value).toBe(0);
      };
      for (let round = 0; round < 3; round += 1) {
        const draws = { restless: true, u: standing.cards.map(() => standing.world.w) };
        const closed = scoredRound({ ...standing, state }, acts, draws);
        [closed.sender, ...closed.senderByDyad, ...closed.targets].forEach(nothing);
        state = closed.after;
      }
      return standing.state.dyads.some(({ eT }, at) => eT !== standing.cards[at]?.e0);
    });
  });
});

/** One dyad with a demand in it, everybody else at peace. */
interface Case {
  readonly standing: RoundStart;
  readonly index: number;
  readonly judged: JudgedDemand;
  readonly instrument: string;
  readonly u: number;
  readonly cT: number;
}

const cases: fc.Arbitrary<Case> = fc
  .record({
    standing: fc.oneof(standings, ripeStandings, ripeStandings),
    ...{ index: fc.nat({ max: 3 }), manner: fc.nat({ max: 3 }), tool: fc.nat({ max: 1 }) },
    ...{ part: share, card: between(-1, 1) },
  })
  .map(({ standing, index, manner, tool, part, card }) => {
    const encounters = encountersOf(standing, index);
    const place = tool % encounters.length;
    const reckonings = reckoningsOf(encounters);
    const kind = THREAT_KINDS[manner];
    const reckoning = reckonings.find((one) => one.kind === kind && one.instrument === place);
    const encounter = encounters[place];
    if (reckoning === undefined || encounter === undefined) throw new Error('no manner');
    const least = Math.ceil(100 * reckoning.Dmin - 1e-7);
    const most = Math.max(least, Math.floor(100 * reckoning.Dmax));
    const demand = Math.round(least + part * (most - least)) / 100;
    return {
      ...{ standing, index, judged: judge(solve(reckonings), demanded(reckoning, demand)) },
      instrument: place === 0 ? 'tariffs' : 'chips',
      ...{ u: card * standing.world.w, cT: encounter.cT },
    };
  });

interface Rolled {
  readonly sender: number;
  readonly target: number;
}

/** How a demand scores that ends like this, rolled forward in peace. */
function rolledAt(
  { standing, index, judged, instrument, u }: Case,
  outcome: Outcome,
  { card = 'calm', offer = null }: { readonly card?: SenderCard; readonly offer?: number | null },
): Rolled {
  const { kind } = judged.reckoning;
  const threat = { ...kind, demand: judged.demand, instrument };
  const acts = standing.cards.map((_, at): RoundAct =>
    at === index ? { threat, outcome, offer, stance: 'hold' } : IDLE,
  );
  const draws = { restless: card === 'restless', u: standing.cards.map(() => u) };
  const { sender, targets } = scoredByRolling(standing, acts, draws);
  return { sender, target: targets[index] ?? NaN };
}

/** Imposing, answered as is best for the target. */
function imposedAt(at: Case, card: SenderCard): Rolled {
  const absorbed = rolledAt(at, 'absorbed', { card });
  const retaliated = rolledAt(at, 'retaliated', { card });
  return retaliated.target > absorbed.target + NEAR ? retaliated : absorbed;
}

/** What being refused is worth to a card of the sender that then does what is best. */
function refusedAt(at: Case, card: SenderCard): number {
  return Math.max(imposedAt(at, card).sender, rolledAt(at, 'backedDown', { card }).sender);
}

function givenIn(at: Case): Rolled {
  return rolledAt(at, at.judged.met.leaves ? 'left' : 'conceded', {});
}

describe('27: the value of an action is its score rolled forward in peace', () => {
  test('27: a cable, to either card', () => {
    holds({ seed: 27, least: 0.15 }, cases, (at) => {
      const { share: given, rule } = at.judged.belief;
      for (const card of SENDER_CARDS) {
        const rolled = given * givenIn(at).sender + (1 - given) * refusedAt(at, card);
        near(worthOf(at.judged, card, given), rolled);
      }
      return rule !== 'firm' && rule !== 'empty';
    });
  });

  test('27: an answer, of any card: conceding, petitioning, standing firm, leaving', () => {
    const leaves = { none: 0, some: 0 };
    holds({ seed: 127, least: 0.15 }, cases, (at) => {
      const { belief, reckoning } = at.judged;
      const { KT } = reckoning;
      const knowing = { u: at.u, cT: at.cT };
      const firm =
        belief.p * imposedAt(at, 'calm').target +
        (1 - belief.p) * rolledAt(at, 'backedDown', {}).target;
      const answers = new Map(
        answersTo(at.judged, knowing).map(({ move, value }) => [move, value - KT]),
      );
      const without = new Map(
        afterReject(at.judged, knowing).map(({ move, value }) => [move, value - KT]),
      );
      for (const values of [answers, without]) {
        near(values.get('concede') ?? NaN, rolledAt(at, 'conceded', {}).target);
        near(values.get('standFirm') ?? NaN, firm);
        const leave = values.get('leave');
        leaves[leave === undefined ? 'none' : 'some'] += 1;
        if (leave !== undefined) near(leave, rolledAt(at, 'left', {}).target);
      }
      for (const offer of someOffers(at)) {
        const rolled = petitionRolled(at, offer, Math.max(...without.values()));
        if (rolled !== null) near(petitionValue(at.judged, knowing, offer) - KT, rolled);
      }
      return belief.rule !== 'firm' && belief.rule !== 'empty';
    });
    expect(leaves.some).toBeGreaterThan(150);
    expect(leaves.none).toBeGreaterThan(150);
  });

  test('27: granting, rejecting, backing down, imposing, retaliating', () => {
    holds({ seed: 227, least: 0.2 }, cases, (at) => {
      const { K } = at.judged.reckoning;
      for (const card of SENDER_CARDS) {
        const [backDown, impose] = firmAnswers(at.judged, card);
        near((backDown?.value ?? NaN) - K, rolledAt(at, 'backedDown', { card }).sender);
        near((impose?.value ?? NaN) - K, imposedAt(at, card).sender);
        for (const offer of someOffers(at)) {
          const [grant, reject] = petitionAnswers(at.judged, card, offer);
          near(grant.value - K, rolledAt(at, 'granted', { card, offer }).sender);
          near(reject.value - K, rejectedAt(at, card));
        }
      }
      const country = at.standing.cards[at.index];
      const { e, retaliates } = at.judged.reckoning;
      const [absorb, retaliate] = imposedAnswers(e, country?.kS ?? NaN, country?.kT ?? NaN);
      const more = rolledAt(at, 'retaliated', {}).target - rolledAt(at, 'absorbed', {}).target;
      near((retaliate?.value ?? NaN) - (absorb?.value ?? NaN), more);
      return retaliates;
    });
  });

  test('27: contributing, and coming back', () => {
    const one = fc.tuple(standings, fc.nat({ max: 2 }));
    holds({ seed: 327, least: 0.1 }, one, ([standing, index]) => {
      const does = (act: { readonly stance?: Stance; readonly returns?: true }) => {
        const acts = standing.cards.map((_, at) => (at === index ? { ...IDLE, ...act } : IDLE));
        const { sender, targets } = scoredByRolling(standing, acts, { restless: false, u: [] });
        return { sender, target: targets[index] ?? NaN };
      };
      const aligned = standing.state.dyads[index]?.aligned === true;
      if (aligned) near(contributingValue(standing, index), does({ stance: 'contribute' }).target);
      else {
        const worth = returnValue(standing, index);
        const rolled = does({ returns: true });
        near(worth.target, rolled.target);
        near(worth.sender, rolled.sender);
      }
      return !aligned;
    });
  });
});

/** What rejecting a petition scores: it is made by those who would give in, if anybody would. */
function rejectedAt(at: Case, card: SenderCard): number {
  return at.judged.belief.share > 0 ? givenIn(at).sender : refusedAt(at, card);
}

/** A petition: what each card makes of it, and the best of the rest where it is rejected. Null on a tie. */
function petitionRolled(at: Case, offer: number, rest: number): number | null {
  const { mu } = at.judged.belief;
  const granted = rolledAt(at, 'granted', { offer });
  let value = 0;
  for (const card of SENDER_CARDS) {
    const more = rolledAt(at, 'granted', { card, offer }).sender - rejectedAt(at, card);
    if (Math.abs(more) < 1e-8) return null;
    value += (card === 'restless' ? mu : 1 - mu) * (more > 0 ? granted.target : rest);
  }
  return value;
}

function someOffers({ judged }: Case): readonly number[] {
  const offers = percentOffers(judged.reckoning.Dmin, judged.demand);
  return offers.filter((_, at) => at % 20 === 0);
}
