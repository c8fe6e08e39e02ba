import { memberGames } from '../model/bloc-stage.ts';
import { ceiling } from '../model/equilibrium.ts';
import { UPDATES } from '../model/parameters.ts';
import { endTerms, expectationsAfter, sumTerms, threatRise, type End } from '../model/payoff.ts';
import { isDeadlock } from '../model/round-updates.ts';
import type { Outcome } from '../model/stage-tree.ts';
import type { StageGame, ThreatKind } from '../model/types.ts';
import type { CountryId } from '../scenario/ids.ts';
import { BLOC } from '../game/bloc.ts';
import { pointsOf } from './points.ts';
import { dyadIn, membersIn, stageOf, standingIn } from './preview.ts';
import type { SeatView } from './seat-schema.ts';

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

/** What one end of the stage game would bring both, in whole points: all terms but joint security and posture. */
interface Prospect {
  readonly outcome: Outcome;
  readonly sender: number;
  readonly target: number;
  /** The target's expectations after it, a share, if nothing else happens in the round. */
  readonly expectations: number;
}

/** An ally that looks on, and by how much its expectations would rise, a share. */
interface Watcher {
  readonly targetId: CountryId;
  readonly rise: number;
}

/** What could come of a threat. Never a recommendation. */
export interface Prospects {
  /** Whether the sender would rather carry the threat out than back down. */
  readonly credible: boolean;
  readonly ends: readonly Prospect[];
  /** The target's expectations before and after the news, shares. */
  readonly expectationsBefore: number;
  readonly expectationsAfter: number;
  /** Every other ally, in the scenario's order. */
  readonly watchers: readonly Watcher[];
}

/** Every end that a threat can come to, and what it would do to trust, for either party's screen. */
export function prospects(view: SeatView, weighed: Weighed): Prospects {
  const stage = stageOf(view, weighed);
  const paid = paidBy(view, weighed);
  const { publicity, exception } = weighed;
  const kind = { publicity, exception };
  const threat = { ...kind, demand: weighed.demand / 100 };
  // in a bloc, the mean of all members to the sender, to a member its own
  const felt = view.kind === 'target' ? (paid.target[0] ?? stage) : stage;
  const told = expectationsAfter(felt, kind);
  // who has left is paid by the rival whatever comes of this
  const stream = weighed.targetId === BLOC ? 0 : dyadIn(view, weighed.targetId).rivalStream;
  const ends = outcomesOf(stage, weighed).map((outcome): Prospect => {
    const offer = weighed.offer === null ? null : weighed.offer / 100;
    const end: End = { outcome, offer: outcome === 'granted' ? offer : null };
    const [sender, target] = (['sender', 'target'] as const).map((side) =>
      paid[side].reduce((sum, one) => sum + sumTerms(endTerms(one, threat, end)[side]), 0),
    );
    return {
      outcome,
      sender: pointsOf(sender ?? 0),
      target: pointsOf((target ?? 0) + stream),
      expectations: expectationsAt(outcome, told),
    };
  });
  return {
    credible: ceiling(stage, kind).credible,
    ends,
    expectationsBefore: felt.eT,
    expectationsAfter: told,
    watchers: watchersOf(view, weighed, threatRise(stage, kind)),
  };
}

/**
 * Exceptions claimed in this round as far as a seat knows: in what it wrote or was sent, and aloud.
 *
 * @returns whole number, >= 0; what is said to a bloc counts once
 */
export function claimsKnownTo(view: SeatView): number {
  const own = view.kind === 'sender' ? view.dyads : [view.dyad];
  const written = own.flatMap(({ cable }) => (cable?.exception === true ? [cable.targetId] : []));
  const aloud = view.headlines.flatMap((headline) =>
    headline.type === 'threatened' && headline.round === view.round && headline.exception
      ? [headline.targetId]
      : [],
  );
  return new Set([...written, ...aloud]).size;
}

/** Where an end leaves expectations that the news has taken to `told`. @see model.md section 4 */
function expectationsAt(outcome: Outcome, told: number): number {
  if (isDeadlock(outcome)) return told + UPDATES.imposition * (1 - told);
  return outcome === 'left' ? Math.max(told, UPDATES.realignment) : told;
}

/** What reaches the other allies of a threat to an ally; one to a bloc reaches them from every member. */
function watchersOf(view: SeatView, { targetId, publicity }: Weighed, rise: number): Watcher[] {
  const toBloc = targetId === BLOC;
  if (!toBloc && !dyadIn(view, targetId).aligned) return [];
  const heard = view.world.sigma * (publicity === 'loud' ? view.world.oL : view.world.oQ);
  const told = heard * rise * (toBloc ? view.bloc.length : 1);
  return standingIn(view).state.dyads.flatMap((dyad, index) => {
    const id = view.targets[index]?.id;
    const addressed = id === targetId || (toBloc && id !== undefined && view.bloc.includes(id));
    if (id === undefined || addressed || !dyad.aligned) return [];
    return [{ targetId: id, rise: Math.min(1 - dyad.eT, told * (1 - dyad.eT)) }];
  });
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
