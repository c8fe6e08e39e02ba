import { BLOC } from '../game/bloc.ts';
import { countedRounds, isSender, type Game } from '../game/game.ts';
import type { CountryId } from '../scenario/ids.ts';
import { scoreOf } from '../view/points.ts';
import type { Judged } from './decisions.ts';
import { meanOf } from './estimate.ts';
import { trustPaths } from './evidence.ts';
import { A_POINT } from './findings.ts';

/** So many moments of a game are told. */
export const MOST_MOMENTS = 3;

/** Kinds of moments, in the order in which they are chosen and, within a round, told. */
export const MOMENT_KINDS = ['decision', 'trust', 'points'] as const;

interface Told {
  readonly round: number;
  /** How much it moved: stakes given away, a share of trust, or stakes off the usual round; > 0. */
  readonly weight: number;
}
/** A decision that gave something away. */
type DecisionMoment = Told & { readonly kind: 'decision'; readonly decision: Judged };
/** A round in which trust between the seat and another moved. Trust 0 ... 1. */
type TrustMoment = Told & {
  readonly kind: 'trust';
  /** The target whose trust in the sender it is. */
  readonly targetId: CountryId;
  readonly before: number;
  readonly after: number;
  /** What the seat decided about it: of its own moves there, else its stance, what gave away most; null for none. */
  readonly decision: Judged | null;
};
/** A round that brought another score than the seat's rounds usually did. Whole points. */
type PointsMoment = Told & {
  readonly kind: 'points';
  readonly points: number;
  /** The mean of the seat's rounds; may have decimals. */
  readonly usual: number;
  /** The own decision of the round that gave away most; null for none. */
  readonly decision: Judged | null;
};
export type OwnMoment = DecisionMoment | TrustMoment | PointsMoment;

/** Whose game it was, and how much of it. */
export interface OwnPart {
  readonly countryId: CountryId;
  /** Decisions that the person made in this seat, as `judgedIn` gives them. */
  readonly decisions: readonly Judged[];
  /** The rounds that count in which the person held the seat. */
  readonly rounds: readonly number[];
}

/**
 * The moments of a game that mattered for one seat, at most three, in the order of play.
 *
 * Of each kind the largest is chosen: the own decision that gave away most, the round in which trust in
 * an own dyad moved most, the round whose score lay farthest from the seat's usual one; each in a round
 * that has none yet. What is still missing is filled with the largest of all in other rounds, then with
 * a kind that has none yet in any round. What moved less than `A_POINT` is no moment. Of equals the
 * earlier stands first.
 */
export function ownMoments(game: Game, own: OwnPart): readonly OwnMoment[] {
  const all = [...decisionMoments(own), ...trustMoments(game, own), ...pointsMoments(game, own)]
    .filter(({ weight }) => weight >= A_POINT)
    .toSorted((a, b) => b.weight - a.weight || a.round - b.round);
  const chosen: OwnMoment[] = [];
  const isFree = ({ round }: OwnMoment): boolean => chosen.every((one) => one.round !== round);
  const isNew = ({ kind }: OwnMoment): boolean => chosen.every((one) => one.kind !== kind);
  const take = (which: (one: OwnMoment) => boolean): boolean => {
    const found = chosen.length < MOST_MOMENTS ? all.find(which) : undefined;
    if (found !== undefined) chosen.push(found);
    return found !== undefined;
  };
  for (const kind of MOMENT_KINDS) take((one) => one.kind === kind && isFree(one));
  while (take(isFree));
  while (take(isNew));
  return chosen.toSorted((a, b) => a.round - b.round || placeOf(a) - placeOf(b));
}

const placeOf = ({ kind }: OwnMoment): number => MOMENT_KINDS.indexOf(kind);

function decisionMoments({ decisions }: OwnPart): readonly DecisionMoment[] {
  return decisions.map((decision) => {
    const { round, regret } = decision;
    return { kind: 'decision', round, weight: regret, decision };
  });
}

function trustMoments(
  game: Game,
  { countryId, decisions, rounds }: OwnPart,
): readonly TrustMoment[] {
  const paths = trustPaths(game).filter(
    ({ targetId }) => isSender(game, countryId) || targetId === countryId,
  );
  return paths.flatMap(({ targetId, points }) =>
    points.slice(1).flatMap(({ round, trust: after }, place): TrustMoment[] => {
      const before = points[place]?.trust ?? after;
      const weight = Math.abs(after - before);
      if (!rounds.includes(round) || weight === 0) return [];
      const { bloc = [] } = game.rounds.find((played) => played.round === round) ?? {};
      const about = decisions.filter(
        ({ round: at, address }) =>
          at === round && (address === targetId || (address === BLOC && bloc.includes(targetId))),
      );
      // what passed between the two comes before what the target did alone
      const dealt = about.filter((one) => one.kind !== 'stance');
      const decision = dearest(dealt) ?? dearest(about);
      return [{ kind: 'trust', round, weight, targetId, before, after, decision }];
    }),
  );
}

function pointsMoments(
  game: Game,
  { countryId, decisions, rounds }: OwnPart,
): readonly PointsMoment[] {
  const scored = countedRounds(game).flatMap(({ round, scores }) => {
    const own = scores.find((one) => one.countryId === countryId);
    return own === undefined || !rounds.includes(round)
      ? []
      : [{ round, points: scoreOf(own.terms).total }];
  });
  if (scored.length < 2) return [];
  const usual = meanOf(scored.map(({ points }) => points));
  return scored.map(({ round, points }) => {
    const decision = dearest(decisions.filter((one) => one.round === round));
    return {
      kind: 'points',
      round,
      weight: Math.abs(points - usual) / 100,
      points,
      usual,
      decision,
    };
  });
}

/** The decision that gave away most; of equals the first. */
function dearest(decisions: readonly Judged[]): Judged | null {
  const [first] = decisions.toSorted((a, b) => b.regret - a.regret);
  return first ?? null;
}
