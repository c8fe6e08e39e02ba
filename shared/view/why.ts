import { expectationsAfter, type End } from '../model/payoff.ts';
import { UPDATES } from '../model/parameters.ts';
import { stageGameOf } from '../model/round.ts';
import { claimsIn, isDeadlock } from '../model/round-updates.ts';
import { blocCost } from '../model/membership.ts';
import type {
  DyadState,
  RoundAct,
  ScoredRound,
  StageGame,
  TargetCard,
  Threat,
  World,
} from '../model/types.ts';
import type { CountryId } from '../scenario/ids.ts';
import type { KnownRound } from './known.ts';
import { reasonPoints } from './reasons.ts';
import type { ReasonKind } from './terms.ts';
import type { Reason } from './result-schema.ts';

/** What holds for the whole game: its world, and the targets in the scenario's order. */
export interface Played {
  readonly world: World;
  readonly targets: readonly (TargetCard & { readonly id: CountryId })[];
}

/**
 * Why a round brought the sender what it did: every reason of every term, from what the viewer of the
 * known round knows, unrounded. Reasons that come to nothing are left out.
 *
 * @returns by dyad in the scenario's order, then joint security by ally
 * @see model.md sections 3 and 4
 */
export function whyOfSender(played: Played, round: RoundOfOne): Reason[] {
  const deals = played.targets.flatMap((card, index) => {
    const deal = dealOf(played, round, index);
    return deal === null ? [] : senderReasons(deal).map((one) => ({ ...one, about: card.id }));
  });
  return [...deals, ...allyReasons(played, round, { weight: played.world.wS, own: null })];
}

/**
 * The same for a target.
 *
 * @param index  its place in the scenario's order
 * @throws {Error} if there is no such target
 */
export function whyOfTarget(played: Played, round: RoundOfOne, index: number): Reason[] {
  const deal = dealOf(played, round, index);
  const [card, act] = [at(played.targets, index), at(round.acts, index)];
  const inAlliance = isPresent(round, index);
  return [
    ...(deal === null ? [] : targetReasons(deal)),
    ...reason('rivalStream', [at(round.before.dyads, index).rivalStream]),
    ...(inAlliance ? allyReasons(played, round, { weight: 1, own: index }) : []),
    ...(act.stance === 'diversify' ? reason('diversify', [-card.cDiv]) : []),
    ...(act.stance === 'contribute' ? reason('contribute', [-card.cCon]) : []),
    ...(act.inBloc === true ? reason('bloc', [-blocCost(card)]) : []),
  ];
}

/** A closed round of model 1. */
type RoundOfOne = Pick<KnownRound, 'before' | 'acts'> & {
  readonly result: Pick<ScoredRound, 'after'>;
};

/** A threatened dyad of a round, with all that its end node reads. */
interface Deal {
  readonly card: TargetCard;
  readonly before: DyadState;
  readonly act: RoundAct;
  readonly threat: Threat & { readonly instrument: string };
  readonly game: StageGame;
  /** The target's expectations after the threat (e). */
  readonly e: number;
  readonly end: End;
}

function dealOf({ world, targets }: Played, round: RoundOfOne, index: number): Deal | null {
  const [card, before, act] = [
    at(targets, index),
    at(round.before.dyads, index),
    at(round.acts, index),
  ];
  const { threat, outcome, offer } = act;
  if (threat === null) return null;
  const use = {
    instrument: threat.instrument,
    claims: claimsIn(round.acts),
    phi: round.before.phi,
  };
  const bloc = round.acts.filter(({ inBloc }) => inBloc === true).length;
  const game = stageGameOf(
    { world, card, state: before },
    act.inBloc === true ? { ...use, bloc } : use,
  );
  const e = expectationsAfter(game, threat);
  return { card, before, act, threat, game, e, end: { outcome, offer } };
}

/** One reason in points from parts in stakes, or none when it comes to nothing. */
function reason(kind: ReasonKind, stakes: readonly number[], times: number[] = []): Reason[] {
  const one = { kind, times, of: stakes.map((part) => 100 * part) };
  return reasonPoints(one) === 0 ? [] : [one];
}

/** What the target gave, in stakes; 0 unless it did. */
function given({ threat, end }: Deal): number {
  if (end.outcome === 'conceded') return threat.demand;
  return end.outcome === 'granted' ? (end.offer ?? 0) : 0;
}

/** What either side loses in security by deadlock, in stakes. */
function security({ game }: Deal): number {
  return game.h * game.X * game.m * (1 - game.eT);
}

function senderReasons(deal: Deal): Reason[] {
  const { game, threat, end } = deal;
  const loud = threat.publicity === 'loud';
  const got = given(deal);
  const backed = end.outcome === 'backedDown';
  const retreat = end.outcome === 'granted' ? 1 - got / threat.demand : 0;
  return [
    ...reason('won', [got]),
    ...(isDeadlock(end.outcome) ? deadlock(deal, 'sender') : []),
    ...(end.outcome === 'left' ? reason('leaving', [-game.sS]) : []),
    ...reason('theirLoss', [got], [game.eS, 1 - game.gamma]),
    ...(end.outcome === 'left' ? reason('theirLeaving', [game.sT, -game.omega], [game.eS]) : []),
    ...(loud ? reason('openly', [-game.dS], [1 - game.eS]) : []),
    ...(threat.exception ? reason('exception', [-game.kf]) : []),
    ...(loud && backed ? reason('backedDown', [-game.aS]) : []),
    ...(loud ? reason('retreat', [-game.aS], [retreat]) : []),
  ];
}

function targetReasons(deal: Deal): Reason[] {
  const { card, before, game, threat, end, e } = deal;
  const gave = given(deal);
  const left = end.outcome === 'left';
  const rise = UPDATES.rivalSlope * (before.eT - card.eT);
  return [
    ...reason('gaveUp', [-gave], [1 - game.gamma]),
    ...(isDeadlock(end.outcome) ? deadlock(deal, 'target') : []),
    ...(left ? reason('leaving', [-game.sT]) : []),
    ...reason('theirGain', [-gave], [e]),
    ...(left ? reason('theirLeaving', [game.sS], [e]) : []),
    ...(threat.publicity === 'loud' && gave > 0 ? reason('gaveInAloud', [-game.aT]) : []),
    ...(left ? reason('rivalOffer', [card.omega, rise]) : []),
  ];
}

/** What deadlock costs a side, and what it makes of the other side's loss. */
function deadlock(deal: Deal, side: 'sender' | 'target'): Reason[] {
  const { card, before, game, threat, end, e } = deal;
  const retaliated = end.outcome === 'retaliated' ? 1 : 0;
  const full = card.instruments.find(({ id }) => id === threat.instrument)?.cT ?? 0;
  const shared = reason('security', [-game.m], [game.h, game.X, 1 - game.eT]);
  const lost = security(deal);
  return side === 'sender'
    ? [
        ...reason('sanction', [-game.cS]),
        ...shared,
        ...reason('retaliation', [-retaliated * game.kS]),
        ...reason('theirDeadlock', [game.cT, lost, retaliated * game.kT], [game.eS]),
      ]
    : [
        ...reason('sanction', [-full], [before.dependence]),
        ...shared,
        ...reason('retaliation', [-retaliated * game.kT]),
        ...reason('theirDeadlock', [game.cS, lost, retaliated * game.kS], [e]),
      ];
}

/** Whether a country counts in this round's joint security: aligned before and after it. */
function isPresent(round: RoundOfOne, index: number): boolean {
  return at(round.before.dyads, index).aligned && at(round.result.after.dyads, index).aligned;
}

/**
 * Joint security by ally: the viewer's weight, the outside threat, trust after the round, what
 * sanctions leave of it (not of the viewer's own: deadlock counts that), what contributing adds.
 */
function allyReasons(
  { world, targets }: Played,
  round: RoundOfOne,
  viewer: { readonly weight: number; readonly own: number | null },
): Reason[] {
  return targets.flatMap(({ id, m }, index) => {
    if (!isPresent(round, index)) return [];
    const { outcome, stance } = at(round.acts, index);
    const counted = viewer.own !== null && viewer.own !== index;
    const kept = counted && isDeadlock(outcome) ? 1 - world.h : 1;
    const more = stance === 'contribute' ? UPDATES.contribution : 1;
    const trust = 1 - at(round.result.after.dyads, index).eT;
    const factors = [viewer.weight, world.X, trust, kept, more];
    return reason('ally', [m], factors).map((one) => ({ ...one, about: id }));
  });
}

/** As in known.ts, which would bring the whole game along. */
function at<T>(list: readonly T[], index: number): T {
  const one = list[index];
  if (one === undefined) throw new Error(`nothing at ${index}`);
  return one;
}
