import type { DecidedBy } from '../game/event.ts';
import { MOVE_EVENTS, type MoveEventType } from '../game/moves.ts';
import { STAGE_TREE } from '../model/stage-tree.ts';
import { concession, type Game, type PlayedDyad } from '../game/game.ts';
import { securityInPeace } from '../model/joint-security.ts';
import { closeRound } from '../model/round.ts';
import type { Outcome } from '../model/stage-tree.ts';
import type { AllianceState, Publicity, RoundAct, ScoredRound } from '../model/types.ts';
import type { CountryId } from '../scenario/ids.ts';
import { at, closedRounds, type Closed, type KnownRound } from '../view/known.ts';
import { meanOf } from './estimate.ts';

/**
 * One demand of a game, what it won and what it cost. A demand on a bloc is one to each member, and
 * what it cost beside their own trust is shared by them.
 */
export interface WeighedDemand {
  /** The game's number in the room. */
  readonly game: number;
  readonly round: number;
  readonly targetId: CountryId;
  /** Whether the target stood in the alliance when it was threatened. */
  readonly ally: boolean;
  readonly inBloc: boolean;
  readonly publicity: Publicity;
  readonly exception: boolean;
  /** Who wrote it, and who decided the target's last word. */
  readonly writtenBy: DecidedBy;
  readonly answeredBy: DecidedBy;
  readonly outcome: Outcome;
  /** Shares of the stake, 0 ... 1: what was asked, and what was got. */
  readonly demand: number;
  readonly won: number;
  /** The target's conflict expectations at the moment of the demand, before its own effect. 0 ... 1. */
  readonly expectations: number;
  /** By how much the target's expectations rose from start to end of the round. Shares. */
  readonly trustLost: number;
  /** By how much the demand moved the expectations of each other ally, on average. Shares, >= 0. */
  readonly watchers: number;
  /** What it cost the sender in joint security, now and until the legacy is paid if nobody threatens again. Stakes. */
  readonly securityLost: number;
}

/**
 * Every demand of a finished game, in the order of rounds and of the scenario. What it won and the
 * trust that it lost are as recorded; what it cost watchers and joint security is found by closing the
 * same round with and without it.
 *
 * @returns empty before the end, when it would tell secrets
 */
export function weighedDemands(game: Game): readonly WeighedDemand[] {
  if (game.ending === null) return [];
  return closedRounds(game).flatMap((closed) => {
    return closed.played.dyads.flatMap((dyad, index) => {
      const made = demandOf(game, closed, { dyad, index });
      return made === null ? [] : [made];
    });
  });
}

function demandOf(
  game: Game,
  { played, truth }: Closed,
  { dyad, index }: { readonly dyad: PlayedDyad; readonly index: number },
): WeighedDemand | null {
  const { cable, outcome, moves } = dyad;
  if (cable === null) return null;
  const inBloc = played.bloc.includes(dyad.targetId);
  const told = inBloc ? played.bloc : [dyad.targetId];
  const members = told.length;
  const without = closedWithout(game, truth, told);
  const closed = closedWithout(game, truth, []);
  const before = at(truth.before.dyads, index);
  const after = at(truth.result.after.dyads, index);
  const { number, rounds } = game.setup;
  const left = rounds - played.round;
  return {
    game: number,
    round: played.round,
    targetId: dyad.targetId,
    ally: before.aligned,
    inBloc,
    publicity: cable.publicity,
    exception: cable.exception,
    writtenBy: played.cablesBy,
    answeredBy: lastWordBy(moves),
    outcome,
    demand: cable.demand / 100,
    won: (concession(dyad) ?? 0) / 100,
    expectations: before.eT,
    trustLost: after.eT - before.eT,
    watchers: watchersMoved(game, { told, with: closed, without }) / members,
    securityLost: (securityIn(game, without, left) - securityIn(game, closed, left)) / members,
  };
}

const TARGETS_WORD: readonly MoveEventType[] = [
  ...STAGE_TREE.answer.branches,
  ...STAGE_TREE.rejected.branches,
].map(({ move }) => MOVE_EVENTS[move]);

/** Who decided the last word of a target: in person, or somebody for it. */
export function lastWordBy(moves: PlayedDyad['moves']): DecidedBy {
  return moves.findLast(({ type }) => TARGETS_WORD.includes(type))?.decidedBy ?? 'timeout';
}

/** The same round, had the sender said nothing to these countries. */
function closedWithout(
  game: Game,
  { before, acts }: KnownRound,
  targets: readonly CountryId[],
): ScoredRound {
  const { world, targets: cards } = game.setup.cast;
  const spared = acts.map((act, index): RoundAct => {
    const card = at(cards, index);
    if (!targets.includes(card.id)) return act;
    return { ...act, threat: null, outcome: 'none', offer: null };
  });
  return closeRound({ world, cards, state: before }, spared);
}

/** Joint security of the sender in a round and from then on in peace. Stakes. */
function securityIn(game: Game, { sender, after }: ScoredRound, roundsLeft: number): number {
  const { world, targets: cards } = game.setup.cast;
  const ahead = securityInPeace({ world, cards, state: after }, roundsLeft + world.V);
  return sender.jointSecurity + world.wS * ahead;
}

/** One round as it was, and as it would have been without what some countries were told in it. */
interface Compared {
  readonly told: readonly CountryId[];
  readonly with: ScoredRound;
  readonly without: ScoredRound;
}

/** How much warier other allies ended the round than without the demand, on average. */
function watchersMoved(game: Game, closed: Compared): number {
  const moved = game.setup.cast.targets.flatMap(({ id }, index) => {
    const watches = !closed.told.includes(id) && isAligned(closed.without.after, index);
    if (!watches) return [];
    return [at(closed.with.after.dyads, index).eT - at(closed.without.after.dyads, index).eT];
  });
  return moved.length === 0 ? 0 : meanOf(moved);
}

function isAligned({ dyads }: AllianceState, index: number): boolean {
  return at(dyads, index).aligned;
}
