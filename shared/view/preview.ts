import { ceiling } from '../model/equilibrium.ts';
import { endTerms, expectationsAfter, sumTerms, threatRise, type End } from '../model/payoff.ts';
import { stageGameOf } from '../model/round.ts';
import type { Outcome } from '../model/stage-tree.ts';
import type { StageGame, ThreatKind } from '../model/types.ts';
import type { CountryId } from '../scenario/ids.ts';
import type { Target } from '../scenario/scenario.ts';
import { pointsOf } from './points.ts';
import type { DyadView, SeatView } from './view.ts';

/** A threat that is being weighed, in the words of a cable. */
export interface Weighed extends ThreatKind {
  readonly targetId: CountryId;
  /** Whole percent. */
  readonly demand: number;
  readonly instrument: string;
  /** Exceptions claimed in this round as far as is known, this one included. */
  readonly claims: number;
  /** What a petition offers, whole percent; null without one. */
  readonly offer: number | null;
}

/** What one end of the stage game would bring both, in whole points, joint security left out. */
export interface Prospect {
  readonly outcome: Outcome;
  readonly sender: number;
  readonly target: number;
}

/** What could come of a threat. Never a recommendation. */
export interface Prospects {
  /** Whether the sender would rather carry the threat out than back down. */
  readonly credible: boolean;
  readonly ends: readonly Prospect[];
  /** The target's expectations before and after the news, shares. */
  readonly expectationsBefore: number;
  readonly expectationsAfter: number;
  /** By how much the expectations of a watching ally would rise, for one that trusts fully. */
  readonly watchersRise: number;
}

/**
 * The stage game of a dyad from what a seat sees of it.
 *
 * @throws {Error} if the seat is no party to the dyad
 * @throws {RangeError} if the target knows no such instrument
 */
export function stageOf(
  view: SeatView,
  use: { readonly targetId: CountryId; readonly instrument: string; readonly claims: number },
): StageGame {
  const dyad = dyadIn(view, use.targetId);
  return stageGameOf(view.world, cardIn(view, use.targetId), stateIn(dyad), {
    instrument: use.instrument,
    claims: use.claims,
    phi: dyad.phi,
  });
}

/** A target's card in a view. @throws {Error} if there is none */
export function cardIn(view: SeatView, targetId: CountryId): Target {
  const card = view.targets.find(({ id }) => id === targetId);
  if (card === undefined) throw new Error(`no target ${targetId}`);
  return card;
}

/** A dyad that the viewing seat is party to. @throws {Error} if it is not */
export function dyadIn(view: SeatView, targetId: CountryId): DyadView {
  const dyads = view.kind === 'sender' ? view.dyads : [view.dyad];
  const dyad = dyads.find((one) => one.targetId === targetId);
  if (dyad === undefined) throw new Error(`no dyad ${targetId}`);
  return dyad;
}

/** A dyad's state as the model reads it. */
export function stateIn(dyad: DyadView) {
  const { eS, eT, dependence, aligned, rivalStream } = dyad;
  return { eS, eT, dependence, aligned, rivalStream };
}

/** Every end that a threat can come to, and what it would do to trust, for either party's screen. */
export function prospects(view: SeatView, weighed: Weighed): Prospects {
  const stage = stageOf(view, weighed);
  const { publicity, exception } = weighed;
  const kind = { publicity, exception };
  const threat = { ...kind, demand: weighed.demand / 100 };
  const aligned = dyadIn(view, weighed.targetId).aligned;
  const heard = view.world.sigma * (publicity === 'loud' ? view.world.oL : view.world.oQ);
  const ends = outcomesOf(stage, weighed).map((outcome): Prospect => {
    const offer = weighed.offer === null ? null : weighed.offer / 100;
    const end: End = { outcome, offer: outcome === 'granted' ? offer : null };
    const { sender, target } = endTerms(stage, threat, end);
    return { outcome, sender: pointsOf(sumTerms(sender)), target: pointsOf(sumTerms(target)) };
  });
  return {
    credible: ceiling(stage, kind).credible,
    ends,
    expectationsBefore: stage.eT,
    expectationsAfter: expectationsAfter(stage, kind),
    watchersRise: aligned ? heard * threatRise(stage, kind) : 0,
  };
}

function outcomesOf(stage: StageGame, weighed: Weighed): readonly Outcome[] {
  return [
    'conceded',
    ...(weighed.offer === null ? [] : (['granted'] as const)),
    'backedDown',
    'absorbed',
    'retaliated',
    ...(stage.canLeave ? (['left'] as const) : []),
  ];
}
