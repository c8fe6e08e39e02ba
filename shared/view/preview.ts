import { blocStage, memberGames, type Standing } from '../model/bloc.ts';
import { ceiling } from '../model/equilibrium.ts';
import { endTerms, expectationsAfter, sumTerms, threatRise, type End } from '../model/payoff.ts';
import { sharedInstruments } from '../model/membership.ts';
import { stageGameOf } from '../model/round.ts';
import type { Outcome } from '../model/stage-tree.ts';
import type { StageGame, ThreatKind } from '../model/types.ts';
import type { CountryId } from '../scenario/ids.ts';
import type { Target } from '../scenario/scenario.ts';
import { BLOC } from '../game/bloc.ts';
import { pointsOf } from './points.ts';
import type { DyadView, KnownDyad, SeatView } from './view.ts';

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
 * The stage game of a dyad from what a seat sees of it; under the bloc's id the game with the bloc,
 * for each member on average.
 *
 * @throws {Error} if the seat is no party to the dyad
 * @throws {RangeError} if the target knows no such instrument
 */
export function stageOf(
  view: SeatView,
  use: { readonly targetId: CountryId; readonly instrument: string; readonly claims: number },
): StageGame {
  if (use.targetId === BLOC) {
    const { instrument, claims } = use;
    return blocStage(standingIn(view), { members: membersIn(view), instrument, claims });
  }
  const dyad = dyadIn(view, use.targetId);
  return stageGameOf(view.world, cardIn(view, use.targetId), stateIn(dyad), {
    instrument: use.instrument,
    claims: use.claims,
    phi: dyad.phi,
  });
}

/**
 * A target's card in a view. Under the bloc's id that of its first member, with the bounds and the
 * instruments that the members have on average and in common.
 *
 * @throws {Error} if there is none
 */
export function cardIn(view: Pick<SeatView, 'targets' | 'bloc'>, targetId: CountryId): Target {
  if (targetId === BLOC) return blocCardIn(view);
  const card = view.targets.find(({ id }) => id === targetId);
  if (card === undefined) throw new Error(`no target ${targetId}`);
  return card;
}

function blocCardIn(view: Pick<SeatView, 'targets' | 'bloc'>): Target {
  const cards = view.targets.filter(({ id }) => view.bloc.includes(id));
  const [first] = cards;
  if (first === undefined) throw new Error('no bloc');
  const shared = sharedInstruments(cards);
  const mean = (of: (card: Target) => number): number =>
    cards.reduce((sum, card) => sum + of(card), 0) / cards.length;
  return {
    ...first,
    id: BLOC,
    instruments: first.instruments.filter(({ id }) => shared.includes(id)),
    Dmin: mean(({ Dmin }) => Dmin),
    Dmax: mean(({ Dmax }) => Dmax),
  };
}

/**
 * A dyad that the viewing seat is party to. Under the bloc's id its first member's, with the mean
 * expectations of all.
 *
 * @throws {Error} if it is not
 */
export function dyadIn(view: SeatView, targetId: CountryId): DyadView {
  if (targetId === BLOC && view.kind === 'sender') {
    const members = view.dyads.filter((one) => view.bloc.includes(one.targetId));
    const eT = members.reduce((sum, one) => sum + one.eT, 0) / members.length;
    return { ...dyadIn(view, view.bloc[0] ?? targetId), targetId, eT };
  }
  const dyads = view.kind === 'sender' ? view.dyads : [view.dyad];
  const dyad = dyads.find((one) => one.targetId === targetId);
  if (dyad === undefined) throw new Error(`no dyad ${targetId}`);
  return dyad;
}

/** Where the members of the bloc stand in the scenario's order. */
export function membersIn(view: SeatView): readonly number[] {
  return view.targets.flatMap(({ id }, index) => (view.bloc.includes(id) ? [index] : []));
}

/** The whole alliance as a seat knows it, for the model. */
export function standingIn(view: SeatView): Standing {
  const dyads = view.kind === 'sender' ? view.dyads : view.alliance;
  const phi = view.kind === 'sender' ? view.dyads[0]?.phi : view.dyad.phi;
  return {
    world: view.world,
    cards: view.targets,
    state: { phi: phi ?? view.world.phi, dyads: dyads.map(stateIn) },
  };
}

/** A dyad's state as the model reads it. */
export function stateIn(dyad: KnownDyad) {
  const { eS, eT, dependence, aligned, rivalStream } = dyad;
  return { eS, eT, dependence, aligned, rivalStream };
}

/** Every end that a threat can come to, and what it would do to trust, for either party's screen. */
export function prospects(view: SeatView, weighed: Weighed): Prospects {
  const stage = stageOf(view, weighed);
  const paid = paidBy(view, weighed);
  const { publicity, exception } = weighed;
  const kind = { publicity, exception };
  const threat = { ...kind, demand: weighed.demand / 100 };
  const aligned = weighed.targetId === BLOC || dyadIn(view, weighed.targetId).aligned;
  const heard = view.world.sigma * (publicity === 'loud' ? view.world.oL : view.world.oQ);
  const ends = outcomesOf(stage, weighed).map((outcome): Prospect => {
    const offer = weighed.offer === null ? null : weighed.offer / 100;
    const end: End = { outcome, offer: outcome === 'granted' ? offer : null };
    const [sender, target] = (['sender', 'target'] as const).map((side) =>
      paid[side].reduce((sum, one) => sum + sumTerms(endTerms(one, threat, end)[side]), 0),
    );
    return { outcome, sender: pointsOf(sender ?? 0), target: pointsOf(target ?? 0) };
  });
  return {
    credible: ceiling(stage, kind).credible,
    ends,
    expectationsBefore: stage.eT,
    expectationsAfter: expectationsAfter(stage, kind),
    watchersRise: aligned ? heard * threatRise(stage, kind) : 0,
  };
}

/** The stage games whose ends the two sides are paid by: a member of a bloc by its own alone. */
function paidBy(
  view: SeatView,
  { targetId, instrument, claims }: Weighed,
): Record<'sender' | 'target', readonly StageGame[]> {
  if (targetId !== BLOC) {
    const stage = stageOf(view, { targetId, instrument, claims });
    return { sender: [stage], target: [stage] };
  }
  const members = membersIn(view);
  const stages = memberGames(standingIn(view), { members, instrument, claims });
  const own = view.bloc.indexOf(view.me.id);
  return { sender: stages, target: own < 0 ? stages : stages.slice(own, own + 1) };
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
