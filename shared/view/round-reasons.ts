import { dyadsActed, isReturning, type DyadActed } from '../model/alliance-updates.ts';
import type { CountryDials, RoundStart, WorldDials } from '../model/dials.ts';
import { afterPeace, horizonOf, trustToCome, type Encounter } from '../model/encounter.ts';
import { blocCost } from '../model/membership.ts';
import { expectationsAfter } from '../model/payoff.ts';
import { isDeadlock } from '../model/round-updates.ts';
import type { CountryId } from '../scenario/ids.ts';
import type { KnownRound } from './known.ts';
import { reasonPoints } from './reasons.ts';
import type { Reason } from './result-schema.ts';
import type { ReasonKind } from './terms.ts';

/** A closed round of model 2, as a viewer knows it. Cards stand in the scenario's order. */
export interface RoundClosed {
  readonly world: WorldDials;
  readonly cards: readonly (CountryDials & { readonly id: CountryId })[];
  readonly round: KnownRound;
  readonly roundsLeft: number;
}

/** A dyad of a round, with all that its end and its trust come to. */
interface Dealing {
  readonly dyad: DyadActed;
  readonly encounter: Encounter;
  readonly e: number;
  readonly size: number;
}

/**
 * Why a round brought the sender what it did: every reason of every term, by dyad.
 *
 * @returns unrounded, in points; reasons that come to nothing are left out
 * @see model.md section 4, score of a round
 */
export function reasonsOfSender(closed: RoundClosed): Reason[] {
  return dyadsIn(closed).flatMap((dyad, index) => {
    const id = closed.cards[index]?.id;
    const dealing = dealingOf(closed, dyad);
    const own = [
      ...(dealing === null ? [] : senderReasons(closed, dealing)),
      ...trustReasons(closed, {
        dyad,
        index,
        weights: [closed.world.wS, closed.world.X, dyad.card.m],
      }),
    ];
    return id === undefined ? own : own.map((one) => ({ ...one, about: id }));
  });
}

/**
 * The same for a target.
 *
 * @param index  its place in the scenario's order
 * @throws {RangeError} if there is no such target
 */
export function reasonsOfTarget(closed: RoundClosed, index: number): Reason[] {
  const dyad = dyadsIn(closed)[index];
  if (dyad === undefined) throw new RangeError(`no target ${index}`);
  const { card, act } = dyad;
  const dealing = dealingOf(closed, dyad);
  return [
    ...(dealing === null ? [] : targetReasons(closed, { dealing, index })),
    ...(act.stance === 'diversify' ? reason('diversify', [-card.cDiv]) : []),
    ...(act.stance === 'contribute' ? reason('contribute', [-card.cCon]) : []),
    ...(act.inBloc === true ? reason('bloc', [-blocCost(card)]) : []),
    ...trustReasons(closed, { dyad, index, weights: [1, closed.world.X, card.g] }),
    ...rivalReasons(closed, dyad),
  ];
}

function startOf({ world, cards, round, roundsLeft }: RoundClosed): RoundStart {
  return { world, cards, state: round.before, roundsLeft };
}

function dyadsIn(closed: RoundClosed): readonly DyadActed[] {
  return dyadsActed(startOf(closed), closed.round.acts);
}

function dealingOf({ round }: RoundClosed, dyad: DyadActed): Dealing | null {
  const { encounter, act } = dyad;
  if (encounter === null || act.threat === null) return null;
  const size = act.inBloc === true ? round.acts.filter(({ inBloc }) => inBloc === true).length : 1;
  return { dyad, encounter, e: expectationsAfter(encounter, act.threat), size };
}

/** One reason in points from parts in stakes, or none when it comes to nothing. */
function reason(kind: ReasonKind, stakes: readonly number[], times: number[] = []): Reason[] {
  const one = { kind, times, of: stakes.map((part) => 100 * part) };
  return reasonPoints(one) === 0 ? [] : [one];
}

/** What the target gave, in stakes; 0 unless it did. */
function given({ act }: DyadActed): number {
  if (act.outcome === 'conceded') return act.threat?.demand ?? 0;
  return act.outcome === 'granted' ? (act.offer ?? 0) : 0;
}

function senderReasons(closed: RoundClosed, { dyad, encounter, size }: Dealing): Reason[] {
  const { act } = dyad;
  const { eS, gamma, dS, kf, aS, sS, sT, omega } = encounter;
  const loud = act.threat?.publicity === 'loud';
  const got = given(dyad);
  const left = act.outcome === 'left';
  const kept = act.outcome === 'granted' ? 1 - got / (act.threat?.demand ?? 1) : 0;
  return [
    ...reason('won', [got]),
    ...(isDeadlock(act.outcome) ? deadlockOfSender(closed, { dyad, encounter }) : []),
    ...(left ? reason('leaving', [-sS]) : []),
    ...reason('theirLoss', [got], [eS, 1 - gamma]),
    ...(left ? reason('theirLeaving', [sT, -omega], [eS]) : []),
    ...(loud ? reason('openly', [-dS], [1 - eS]) : []),
    ...(act.threat?.exception === true ? reason('exception', [-kf / size]) : []),
    ...(loud && act.outcome === 'backedDown' ? reason('backedDown', [-aS]) : []),
    ...(loud ? reason('retreat', [-aS], [kept]) : []),
  ];
}

function deadlockOfSender(
  { world, round }: RoundClosed,
  { dyad, encounter }: Pick<Dealing, 'dyad' | 'encounter'>,
): Reason[] {
  const { cS, cT, kS, kT, h, wS, X, m, g, eS, eT } = encounter;
  const answered = dyad.act.outcome === 'retaliated' ? 1 : 0;
  return [
    ...reason('sanction', [-cS]),
    ...reason('security', [-m], [h, X, 1 - eT, wS]),
    ...reason('retaliation', [-answered * kS]),
    ...reason('theirDeadlock', [cT, h * X * g * (1 - eT), answered * kT], [eS]),
    ...(round.draws.restless ? reason('atHome', [world.B]) : []),
  ];
}

function targetReasons(
  closed: RoundClosed,
  { dealing, index }: { readonly dealing: Dealing; readonly index: number },
): Reason[] {
  const { dyad, encounter, e } = dealing;
  const { act } = dyad;
  const gave = given(dyad);
  const left = act.outcome === 'left';
  const loud = act.threat?.publicity === 'loud';
  return [
    ...reason('gaveUp', [-gave], [1 - encounter.gamma]),
    ...(isDeadlock(act.outcome) ? deadlockOfTarget(closed, { dealing, index }) : []),
    ...(left ? reason('leaving', [-encounter.sT]) : []),
    ...reason('theirGain', [-gave], [e]),
    ...(left ? reason('theirLeaving', [encounter.sS], [e]) : []),
    ...(loud && gave > 0 ? reason('gaveInAloud', [-encounter.aT]) : []),
  ];
}

function deadlockOfTarget(
  { round }: RoundClosed,
  { dealing, index }: { readonly dealing: Dealing; readonly index: number },
): Reason[] {
  const { dyad, encounter, e } = dealing;
  const { cS, kS, kT, h, wS, X, m, g, eT } = encounter;
  const { card, before, act } = dyad;
  const answered = act.outcome === 'retaliated' ? 1 : 0;
  const full = card.instruments.find(({ id }) => id === act.threat?.instrument)?.cT ?? 0;
  const u = round.draws.u[index] ?? 0;
  return [
    ...reason('sanction', [-full], [before.dependence, 1 + u]),
    ...reason('security', [-g], [h, X, 1 - eT]),
    ...reason('retaliation', [-answered * kT]),
    ...reason('theirDeadlock', [cS, h * wS * X * m * (1 - eT), answered * kS], [e]),
  ];
}

interface Trusting {
  readonly dyad: DyadActed;
  readonly index: number;
  /** What a point of trust in every round is worth to the viewer, as factors. */
  readonly weights: readonly number[];
}

/** What the round did to the rounds of trust still to come, for one ally. */
function trustReasons(closed: RoundClosed, { dyad, index, weights }: Trusting): Reason[] {
  const { world, round, roundsLeft } = closed;
  const { card, before, act } = dyad;
  const horizon = horizonOf({ R: roundsLeft, V: world.V, rho: world.rho });
  const eT = round.result.after.dyads[index]?.eT ?? before.eT;
  const peace = afterPeace({ eT: before.eT, e0: card.e0, rho: world.rho });
  const [all = 1, threat = 1, weight = 0] = weights;
  const times = (rounds: number): number[] => [rounds, threat, weight, all];
  const given =
    before.aligned && act.stance === 'contribute'
      ? reason('contribution', [1], [world.give, threat, weight, all, 1 - before.eT])
      : [];
  if (isReturning(dyad)) {
    const trust = horizon.rounds * (1 - card.e0) - (horizon.missed - 1) * (eT - card.e0);
    return reason('trustBack', [1], times(trust));
  }
  if (!before.aligned) return given;
  if (act.outcome === 'left') {
    const gone = trustToCome(card.e0, peace, horizon);
    return [...reason('trustGone', [-1], times(gone)), ...given];
  }
  return [...reason('trust', [-(eT - peace)], times(horizon.missed)), ...given];
}

/** The rival's money: what leaving wins in all rounds to come, and what returning gives up. */
function rivalReasons({ world, roundsLeft }: RoundClosed, dyad: DyadActed): Reason[] {
  const { rounds } = horizonOf({ R: roundsLeft, V: world.V, rho: world.rho });
  if (isReturning(dyad)) return reason('rivalEnds', [-dyad.before.rivalStream], [rounds]);
  if (dyad.act.outcome !== 'left') return [];
  return reason('rivalWins', [dyad.encounter?.omega ?? 0], [rounds + 1]);
}
