import { blocReckonings } from './bloc-reckoning.ts';
import { blocEncounters, encountersOf, inPlay } from './encounters.ts';
import type { RoundStart } from './dials.ts';
import { afterPeace, horizonOf } from './encounter.ts';
import { blocCost, mayJoin } from './membership.ts';
import { THREAT_KINDS } from './equilibrium.ts';
import { metAt, reckoningOf, reckoningsOf, type Reckoning } from './reckoning.ts';
import { expectedByTarget, solve, type JudgedDemand } from './theory-solution.ts';
import type { ThreatKind } from './types.ts';

/** Theory looks ahead with plain manners only. @see model.md section 5 */
const PLAIN: readonly ThreatKind[] = THREAT_KINDS.filter(({ exception }) => !exception);

/**
 * What contributing in this round is worth to a target, exactly. Only an ally can.
 *
 * @returns stakes
 * @see model.md section 5
 */
export function contributingValue(standing: RoundStart, index: number): number {
  const { card, dyad } = inPlay(standing, index);
  const g = dyad.aligned ? card.g : 0;
  return standing.world.give * standing.world.X * g * (1 - dyad.eT) - card.cCon;
}

/**
 * What a country's return at the end of this round is worth to either side, if it is at peace: to itself
 * if it is welcomed, to the sender if it asks.
 *
 * @returns stakes
 * @see model.md section 5
 */
export function returnValue(
  standing: RoundStart,
  index: number,
): { readonly target: number; readonly sender: number } {
  const { world, roundsLeft } = standing;
  const { card, dyad } = inPlay(standing, index);
  const { rounds, missed } = horizonOf({ R: roundsLeft, V: world.V, rho: world.rho });
  const eT0 = afterPeace({ eT: dyad.eT, e0: card.e0, rho: world.rho });
  const trust = rounds * (1 - card.e0) - (missed - 1) * (eT0 - card.e0);
  return {
    target: world.X * card.g * trust - rounds * dyad.rivalStream,
    sender: world.wS * world.X * card.m * trust,
  };
}

/**
 * The alliance at the start of a later round, if everybody is at peace until then.
 *
 * @param rounds  how many rounds of peace, >= 0
 */
export function inPeace(standing: RoundStart, rounds: number): RoundStart {
  let now = standing;
  for (let round = 0; round < rounds; round += 1) now = nextInPeace(now);
  return now;
}

function nextInPeace(standing: RoundStart): RoundStart {
  const { world, cards, state, roundsLeft } = standing;
  const dyads = state.dyads.map((dyad, index) => {
    const card = cards[index];
    if (card === undefined) return dyad;
    return {
      ...dyad,
      eT: afterPeace({ eT: dyad.eT, e0: card.e0, rho: world.rho }),
      eS: dyad.eS - world.rho * Math.max(0, dyad.eS - card.eS),
    };
  });
  const phi = Math.min(Math.max(state.phi, world.phi), state.phi + world.phiBack);
  return { ...standing, state: { phi, dyads }, roundsLeft: roundsLeft - 1 };
}

/**
 * What diversifying in this round is worth to a target: it depends less on the sender in every round
 * that follows. Approximate: each dyad alone, plain manners, and trust that is lost on the way forgotten.
 *
 * @returns stakes
 * @see model.md section 5
 */
export function diversifyingValue(standing: RoundStart, index: number): number {
  const { card } = inPlay(standing, index);
  let gained = 0;
  let then = standing;
  for (let ahead = 1; ahead <= standing.roundsLeft; ahead += 1) {
    then = inPeace(then, 1);
    gained += expectedAlone(lessDependent(then, index), index) - expectedAlone(then, index);
  }
  return gained - card.cDiv;
}

function lessDependent(standing: RoundStart, index: number): RoundStart {
  const dyads = standing.state.dyads.map((dyad, at) =>
    at === index ? { ...dyad, dependence: dyad.dependence * standing.world.depDiv } : dyad,
  );
  return { ...standing, state: { ...standing.state, dyads } };
}

/** What a target expects of theory's play in the round that begins here, before cards are drawn. */
function expectedAlone(standing: RoundStart, index: number): number {
  const solution = solve(reckoningsOf(encountersOf(standing, index), PLAIN));
  return expectedByTarget(solution, standing.world.q);
}

/**
 * What asking for a bloc in this round is worth to a target: the next round in a bloc of all that may
 * stand in one, less that round alone. Approximate, as diversifying is.
 *
 * @returns stakes; only the cost where no bloc can stand, or no round follows
 * @see model.md section 5
 */
export function blocValue(standing: RoundStart, index: number): number {
  const { card } = inPlay(standing, index);
  const paid = 0 - blocCost(card);
  if (standing.roundsLeft < 1) return paid;
  const next = inPeace(standing, 1);
  const members = next.cards.flatMap((one, at) => {
    const dyad = next.state.dyads[at];
    return dyad !== undefined && mayJoin(one, dyad) ? [at] : [];
  });
  const shared = blocEncounters(next, members);
  if (members.length < 2 || shared.length === 0 || !members.includes(index)) return paid;
  const solution = solve(blocReckonings(shared).filter(({ kind }) => !kind.exception));
  const place = members.indexOf(index);
  const own = (judged: JudgedDemand): number =>
    costToMember(judged, ownReckoning(shared, judged, place));
  const speaks = (judged: JudgedDemand): number => {
    const mine = ownReckoning(shared, judged, place);
    return costToMember(judged, mine, mine.s);
  };
  const expected = expectedByTarget(solution, next.world.q, place === 0 ? speaks : own);
  return paid + expected - expectedAlone(next, index);
}

/** What the bloc's demand comes to on a member's own card. @throws {RangeError} if it is no member */
function ownReckoning(
  shared: ReturnType<typeof blocEncounters>,
  { reckoning }: JudgedDemand,
  place: number,
): Reckoning {
  const used = shared.find((one) => one.place === reckoning.instrument);
  const encounter = used?.members[place];
  if (used === undefined || encounter === undefined) throw new RangeError(`no member ${place}`);
  const kf = encounter.kf / used.members.length;
  return reckoningOf({ ...encounter, kf }, reckoning.kind, reckoning.instrument);
}

/** What the bloc's demand is worth to a member, whose own card counts only where it speaks (`s` > 0). */
function costToMember({ demand, belief }: JudgedDemand, own: Reckoning, s = 0): number {
  const { share, p } = belief;
  const { kappa } = metAt({ ...own, Lambda: Infinity }, demand);
  return 0 - own.KT - share * kappa - (1 - share) * p * (own.P - s * share);
}
