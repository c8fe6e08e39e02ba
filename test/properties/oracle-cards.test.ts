import fc from 'fast-check';
import { expect, test } from 'vitest';
import { demanded, worthOf } from '../../shared/model/belief.ts';
import { blocReckonings } from '../../shared/model/bloc-reckoning.ts';
import {
  judgeAmong,
  judgeCable,
  judgeSheet,
  theorySheet,
  type CableSent,
} from '../../shared/model/cable-sheet.ts';
import type { RoundStart } from '../../shared/model/dials.ts';
import { blocEncounters, encountersOf } from '../../shared/model/encounters.ts';
import { answersTo, petitionAnswers } from '../../shared/model/node-values.ts';
import { reckoningsOf, SENDER_CARDS, type Reckoning } from '../../shared/model/reckoning.ts';
import { blocValue, diversifyingValue } from '../../shared/model/slow-choices.ts';
import { judge, sentBy, solve } from '../../shared/model/theory-solution.ts';
import type { JudgedDemand, Solution } from '../../shared/model/theory-solution.ts';
import { slowBanding, slowBlocMenu, slowDiversifying } from '../support/slow-bloc.ts';
import { ALL_KINDS, PLAIN_KINDS, slowMenu, type SlowDemand } from '../support/slow-ends.ts';
import {
  refusal,
  slowBelief,
  slowSolution,
  slowWorth,
  standingFirm,
  turnsAround,
  type SlowBelief,
  type SlowCard,
  type SlowOdds,
  type SlowSolution,
} from '../support/slow-equilibrium.ts';
import { ripeStandings, standings } from './alliances.ts';
import { between, share } from './dyads.ts';

/** `ORACLE_GAMES=5000` for the whole proof: as many games in all. */
const GAMES = Number(process.env['ORACLE_GAMES'] ?? 1500);
const NEAR = 1e-7;

const near = (found: number, wanted: number): void => {
  expect(Math.abs(found - wanted)).toBeLessThanOrEqual(NEAR);
};

/** Alliances in which few demands can be made and little is left to play, so that all can be tried. */
const narrow: fc.Arbitrary<RoundStart> = fc
  .tuple(
    fc.oneof({ weight: 3, arbitrary: ripeStandings }, { weight: 1, arbitrary: standings }),
    fc.array(fc.tuple(fc.integer({ min: 5, max: 40 }), fc.integer({ min: 0, max: 7 })), {
      minLength: 4,
      maxLength: 4,
    }),
  )
  .map(([standing, bounds]) => ({
    ...standing,
    roundsLeft: standing.roundsLeft % 4,
    world: { ...standing.world, V: standing.world.V % 3 },
    cards: standing.cards.map((card, at) => {
      const [least, room] = bounds[at] ?? [10, 5];
      return { ...card, Dmin: least / 100, Dmax: (least + room) / 100 };
    }),
  }));

const oddsIn = ({ world }: RoundStart): SlowOdds => ({ q: world.q, B: world.B });

const sameDemand = (judged: JudgedDemand, slow: SlowDemand): boolean =>
  Math.round(100 * judged.demand) === slow.percent &&
  judged.reckoning.instrument === slow.instrument &&
  judged.reckoning.kind.publicity === slow.kind.publicity &&
  judged.reckoning.kind.exception === slow.kind.exception;

/** What was believed, by both; a belief that decides nothing need not be the same. */
function agreeOnBelief(judged: JudgedDemand, slow: SlowBelief): void {
  const { rule, mu, p, share: given } = judged.belief;
  expect(rule).toBe(slow.rule);
  near(given, slow.share);
  const decides = rule !== 'mix' && rule !== 'doubt';
  if (decides || (slow.share > 1e-6 && slow.share < 1 - 1e-6 && judged.reckoning.s > 1e-4)) {
    expect(Math.abs(mu - slow.mu)).toBeLessThanOrEqual(1e-6);
    expect(Math.abs(p - slow.p)).toBeLessThanOrEqual(1e-6);
  }
}

function agreeOnSolution(solution: Solution, slow: SlowSolution): void {
  near(solution.out, slow.out);
  near(solution.vR, slow.vR);
  near(solution.vC, slow.vC);
  for (const card of ['restless', 'calm'] as const) {
    const [said, tried] = [solution[card], slow[card]];
    expect(said === null, card).toBe(tried === null);
    if (said === null || tried === null) continue;
    expect(sameDemand(said, tried.demand), card).toBe(true);
    agreeOnBelief(said, tried.belief);
  }
}

/** A demand of a menu, as solver and oracle judge it. */
interface Both {
  readonly judged: JudgedDemand;
  readonly slow: SlowDemand;
  readonly belief: SlowBelief;
}

function bothAt(
  menu: readonly Reckoning[],
  slowly: readonly SlowDemand[],
  {
    solution,
    tried,
    odds,
    part,
  }: {
    readonly solution: Solution;
    readonly tried: SlowSolution;
    readonly odds: SlowOdds;
    readonly part: number;
  },
): Both {
  const slow = slowly[Math.floor(part * (slowly.length - 1))];
  const reckoning = menu.find(
    ({ kind, instrument }) =>
      instrument === slow?.instrument &&
      kind.publicity === slow.kind.publicity &&
      kind.exception === slow.kind.exception,
  );
  if (slow === undefined || reckoning === undefined) throw new Error('no demand');
  return {
    ...{ slow, belief: slowBelief(tried, slow, odds) },
    judged: judge(solution, demanded(reckoning, slow.percent / 100)),
  };
}

function agreeOnWorth({ judged, slow, belief }: Both, odds: SlowOdds): void {
  agreeOnBelief(judged, belief);
  for (const card of SENDER_CARDS) {
    near(worthOf(judged, card, judged.belief.share), slowWorth(slow, { card, odds }, belief.share));
  }
}

/** What a card of the sender makes of a petition: what granting and rejecting score. */
function petitioned({ slow, belief }: Both, offer: number, by: { card: SlowCard; odds: SlowOdds }) {
  const rejected = belief.share > 0 ? slow.given.sender : refusal(slow, by.card, by.odds);
  return { granted: slow.granted(offer).sender, rejected };
}

/** The nodes after a demand: every answer of one card of the target, every petition of the sender. */
function agreeOnNodes(
  both: Both,
  odds: SlowOdds,
  at: { readonly u: number; readonly card: number; readonly cT: number; readonly Dmin: number },
): void {
  const { judged, slow, belief } = both;
  const { K, KT } = judged.reckoning;
  const answers = answersTo(judged, { u: at.u, cT: at.cT });
  const rest = [
    slow.conceded.target,
    standingFirm(slow, judged.belief.p, at.card),
    ...(slow.left === null ? [] : [slow.left.target]),
  ];
  let best: { readonly offer: number; readonly value: number } | null = null;
  let tie = false;
  for (let offer = Math.ceil(100 * at.Dmin - 1e-9); offer < slow.percent; offer += 1) {
    let value = 0;
    for (const card of SENDER_CARDS) {
      const { granted, rejected } = petitioned(both, offer, { card, odds });
      const [grant, reject] = petitionAnswers(judged, card, offer / 100);
      near(grant.value - K, granted);
      near(reject.value - K, rejected);
      tie ||= Math.abs(granted - rejected) < 1e-8;
      const chance = card === 'restless' ? judged.belief.mu : 1 - judged.belief.mu;
      value +=
        chance * (granted >= rejected - 1e-9 ? slow.granted(offer).target : Math.max(...rest));
    }
    if (best === null || value > best.value + 1e-9) best = { offer, value };
  }
  expect(belief.rule).toBe(judged.belief.rule);
  for (const { move, offer, value } of answers) {
    if (move === 'concede') near(value - KT, rest[0] ?? Number.NaN);
    if (move === 'standFirm') near(value - KT, rest[1] ?? Number.NaN);
    if (move === 'leave') near(value - KT, slow.left?.target ?? Number.NaN);
    if (move === 'petition' && !tie) {
      near(value - KT, best?.value ?? Number.NaN);
      near(100 * (offer ?? Number.NaN), best?.offer ?? Number.NaN);
    }
  }
  expect(answers.some(({ move }) => move === 'petition')).toBe(best !== null);
}

/** Draws so many games; a case answers what it reached, and each has to be reached often enough. */
function agreesOn<T>(
  { seed, games, least }: { readonly seed: number; readonly games: number; readonly least: number },
  drawn: fc.Arbitrary<T>,
  reaches: (value: T) => boolean,
): void {
  let reached = 0;
  const counted = fc.property(drawn, (value) => {
    if (reaches(value)) reached += 1;
  });
  fc.assert(counted, { seed, numRuns: games });
  expect(reached).toBeGreaterThanOrEqual(Math.floor(least * games));
}

const DYADS = Math.round(0.6 * GAMES);
const REST = Math.round((GAMES - DYADS) / 4);

test(`an oracle that tries everything agrees on ${DYADS} dyads with one or two instruments, at every node`, () => {
  const rules = new Map<string, number>();
  const drawn = fc.tuple(narrow, fc.nat({ max: 3 }), share, between(-1, 1));
  agreesOn({ seed: 5001, games: DYADS, least: 0.4 }, drawn, ([standing, index, part, card]) => {
    const odds = oddsIn(standing);
    const encounters = encountersOf(standing, index);
    const menu = reckoningsOf(encounters);
    const slowly = slowMenu(standing, index);
    if (slowly.some(turnsAround)) return false;
    const [solution, tried] = [solve(menu), slowSolution(slowly, odds)];
    agreeOnSolution(solution, tried);
    const both = bothAt(menu, slowly, { solution, tried, odds, part });
    agreeOnWorth(both, odds);
    const { rule } = both.judged.belief;
    rules.set(rule, (rules.get(rule) ?? 0) + 1);
    const cT = encounters[both.slow.instrument]?.cT ?? Number.NaN;
    const Dmin = standing.cards[index]?.Dmin ?? Number.NaN;
    agreeOnNodes(both, odds, { u: card * standing.world.w, card, cT, Dmin });
    return solution.restless !== null;
  });
  for (const rule of ['firm', 'empty', 'pool', 'alone', 'idle']) {
    expect(rules.get(rule) ?? 0, rule).toBeGreaterThan(0.01 * DYADS);
  }
});

/** The menus of a sheet by trying: who claims besides others is believed so much less. */
function slowSheetMenu(
  standing: RoundStart,
  index: number,
  { sent, claims }: { readonly sent: CableSent | null; readonly claims: number },
): readonly SlowDemand[] {
  const own = sent?.exception === true ? 1 : 0;
  if (claims - own === 0) return slowMenu(standing, index);
  const plain = slowMenu(standing, index, PLAIN_KINDS);
  if (sent?.exception !== true) return plain;
  const doubted = { ...standing.state, phi: standing.state.phi / claims };
  const kind = { publicity: sent.publicity, exception: true };
  return [...plain, ...slowMenu({ ...standing, state: doubted }, index, [kind])];
}

test(`and on ${REST} sheets of cables, several of which claim an exception`, () => {
  const cable = fc.tuple(
    fc.constantFrom(null, ...ALL_KINDS, ...ALL_KINDS),
    share,
    fc.nat({ max: 1 }),
  );
  const drawn = fc.tuple(
    narrow,
    fc.tuple(cable, cable, cable, cable),
    fc.constantFrom(...SENDER_CARDS),
  );
  agreesOn({ seed: 5002, games: REST, least: 0.3 }, drawn, ([standing, meant, card]) => {
    const odds = oddsIn(standing);
    const dyads = standing.cards.map((_, index) => encountersOf(standing, index));
    const whole = standing.cards.map((_, index) => slowMenu(standing, index));
    if (whole.some((menu) => menu.some(turnsAround))) return false;
    const sheet = standing.cards.map((target, index): CableSent | null => {
      const [kind, part, second] = meant[index] ?? [null, 0, 0];
      if (kind === null) return null;
      const least = Math.round(100 * target.Dmin);
      const percent = least + Math.round(part * (100 * target.Dmax - least));
      return { ...kind, demand: percent / 100, instrument: second % target.instruments.length };
    });
    const claims = sheet.filter((sent) => sent?.exception === true).length;
    const given = judgeSheet(dyads, sheet, card);
    given.forEach((one, index) => {
      const sent = sheet[index] ?? null;
      const slowly = slowSheetMenu(standing, index, { sent, claims });
      const tried = slowSolution(slowly, odds);
      const best = card === 'restless' ? tried.vR : tried.vC;
      const slow = slowly.find(
        ({ kind, instrument, percent }) =>
          sent !== null &&
          instrument === sent.instrument &&
          percent === Math.round(100 * sent.demand) &&
          kind.publicity === sent.publicity &&
          kind.exception === sent.exception,
      );
      const value =
        slow === undefined
          ? 0
          : slowWorth(slow, { card, odds }, slowBelief(tried, slow, odds).share);
      near(one.value, value);
      near(one.best, Math.max(best, value));
      near(one.regret, Math.max(0, best - value));
      expect(judgeCable(dyads[index] ?? [], sent, { card, claims })).toEqual(one);
    });
    agreeOnClaim(standing, card, whole);
    return claims > 1;
  });
});

/** Theory keeps the claim that gains most over plain manners, and writes plainly to all others. */
function agreeOnClaim(
  standing: RoundStart,
  card: SlowCard,
  whole: readonly (readonly SlowDemand[])[],
): void {
  const odds = oddsIn(standing);
  const dyads = standing.cards.map((_, index) => encountersOf(standing, index));
  const menus = dyads.map((all) => ({ reckonings: reckoningsOf(all), weight: 1 }));
  const found = theorySheet(menus, card, ([first]) => first?.judged ?? null);
  const full = whole.map((menu) => slowSolution(menu, odds));
  const plain = whole.map((menu) =>
    slowSolution(
      menu.filter(({ kind }) => !kind.exception),
      odds,
    ),
  );
  /** What the card sends first: the restless its own, the calm a copy of that if it ever does. */
  const sentIn = (solution: SlowSolution): SlowDemand | null => {
    const { restless, calm } = solution;
    const copies = restless !== null && (card === 'restless' || restless.bluff > 0);
    return (copies ? restless : calm)?.demand ?? null;
  };
  const worth = (solution: SlowSolution | undefined): number =>
    (card === 'restless' ? solution?.vR : solution?.vC) ?? Number.NaN;
  const gains = full.map((solution, index) =>
    sentIn(solution)?.kind.exception === true ? worth(solution) - worth(plain[index]) : null,
  );
  const most = Math.max(...gains.map((gain) => gain ?? -Infinity));
  const kept = gains.findIndex((gain) => gain !== null && gain >= most - 1e-9);
  expect(found.wants).toEqual(gains.flatMap((gain, index) => (gain === null ? [] : [index])));
  found.gains.forEach((gain, index) => {
    if (gain === null) expect(gains[index]).toBeNull();
    else near(gain, gains[index] ?? Number.NaN);
  });
  found.sheet.forEach(([first], index) => {
    const solution = (index === kept ? full : plain)[index];
    const slow = solution === undefined ? null : sentIn(solution);
    const judged = first?.judged ?? null;
    expect(judged === null).toBe(slow === null);
    if (judged !== null && slow !== null) expect(sameDemand(judged, slow)).toBe(true);
  });
}

/** What a cable to a bloc gave away: the best of all that could have been sent, less its own. */
function agreeOnRegret(
  { slow, belief }: Both,
  among: {
    readonly menu: readonly Reckoning[];
    readonly solution: Solution;
    readonly tried: SlowSolution;
    readonly odds: SlowOdds;
  },
): void {
  const { menu, solution, tried, odds } = among;
  const sent = { ...slow.kind, instrument: slow.instrument, demand: slow.percent / 100 };
  for (const card of SENDER_CARDS) {
    const best = card === 'restless' ? tried.vR : tried.vC;
    const value = slowWorth(slow, { card, odds }, belief.share);
    near(judgeAmong(menu, solution, { card, sent }).regret, Math.max(0, best - value));
    near(judgeAmong(menu, solution, { card, sent: null }).regret, best);
  }
}

/** The allies that can stand in a bloc; the order of the draw says who speaks. */
function bandedIn(standing: RoundStart, order: readonly number[]): readonly number[] {
  return order.filter((index) => standing.state.dyads[index]?.aligned === true);
}

test(`and on ${REST} blocs`, () => {
  const orders = fc.shuffledSubarray([0, 1, 2], { minLength: 2, maxLength: 3 });
  agreesOn(
    { seed: 5003, games: REST, least: 0.2 },
    fc.tuple(narrow, orders, share, between(-1, 1)),
    ([standing, order, part, card]) => {
      const members = bandedIn(standing, order);
      if (members.length < 2) return false;
      const odds = oddsIn(standing);
      const menu = blocReckonings(blocEncounters(standing, members));
      const slowly = slowBlocMenu(standing, members, ALL_KINDS);
      if (slowly.length === 0) return false;
      const [solution, tried] = [solve(menu), slowSolution(slowly, odds)];
      agreeOnSolution(solution, tried);
      for (const one of SENDER_CARDS) {
        expect(sentBy(one, solution).reduce((sum, { chance }) => sum + chance, 0)).toBeCloseTo(
          1,
          9,
        );
      }
      const both = bothAt(menu, slowly, { solution, tried, odds, part });
      agreeOnWorth(both, odds);
      agreeOnRegret(both, { menu, solution, tried, odds });
      const { s, Dmin } = both.judged.reckoning;
      // the speaker's card counts as much as its part in the bloc
      agreeOnNodes(both, odds, { u: card, card, cT: s, Dmin });
      return solution.restless !== null;
    },
  );
});

test(`and on ${2 * REST} slow choices: diversifying, and asking for a bloc`, () => {
  const ahead = narrow.map((one) => ({ ...one, roundsLeft: Math.max(1, one.roundsLeft) }));
  const drawn = fc.tuple(ahead, fc.nat({ max: 3 }));
  agreesOn({ seed: 5004, games: REST, least: 0.2 }, drawn, ([standing, index]) => {
    const found = diversifyingValue(standing, index);
    near(found, slowDiversifying(standing, index));
    return Math.abs(found + (standing.cards[index]?.cDiv ?? 0)) > 1e-6;
  });
  agreesOn({ seed: 5005, games: REST, least: 0.2 }, drawn, ([standing, index]) => {
    const found = blocValue(standing, index);
    near(found, slowBanding(standing, index));
    return Math.abs(found + (standing.cards[index]?.cBloc ?? 0)) > 1e-6;
  });
});
