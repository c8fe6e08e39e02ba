import type { Cable } from '../game/command.ts';
import { PUBLIC, countedRounds, countriesOf, type Game, type MoveMade } from '../game/game.ts';
import type { Outcome } from '../model/stage-tree.ts';
import type { CountryId } from '../scenario/ids.ts';
import { legacyPoints, standingOf } from '../view/ending.ts';
import { at, known } from '../view/known.ts';
import { pointsOf, scoreOf } from '../view/points.ts';
import { TERMS, type Term } from '../view/terms.ts';
import type { Standing } from '../view/result-schema.ts';
import { gameAt, type Timeline } from './timeline.ts';

/** What somebody believes about a dyad: trust 0 ... 1 now, and at the start of the round. */
interface TrustSeen {
  readonly now: number;
  readonly before: number;
}

/** One dyad at a point of the game. */
interface DyadScene {
  readonly targetId: CountryId;
  /** The truth, the news of this round included. */
  readonly trust: TrustSeen;
  /** From public facts alone, as the projector showed it. */
  readonly publicTrust: TrustSeen;
  /** Whether this ally has left and not returned. */
  readonly left: boolean;
  readonly inBloc: boolean;
  /** The threat of this round, once it has arrived. */
  readonly cable: Cable | null;
  readonly outcome: Outcome | null;
  readonly moves: readonly MoveMade[];
}

/** What a seat has earned so far, in whole points, the rounds that count added up. */
interface SeatScore extends Standing {
  readonly terms: Readonly<Record<Term, number>>;
}

/** How a game stands at a point of it: everything there is to draw. */
export interface Scene {
  readonly round: number;
  readonly phase: Game['phase'];
  /** In the scenario's order. */
  readonly dyads: readonly DyadScene[];
  /** The sender, then the targets. */
  readonly scores: readonly SeatScore[];
  /** Joint security of the last finished round in the sender's points; null before there is one. */
  readonly security: { readonly truth: number; readonly public: number } | null;
  readonly bloc: readonly CountryId[];
}

/**
 * How a game stands after one event. Pure: the same timeline and cursor always give the same scene.
 *
 * @param cursor  the event's place, from 0
 * @throws {RangeError} if there is no such event
 */
export function sceneAt(timeline: Timeline, cursor: number): Scene {
  return sceneOf(gameAt(timeline, cursor));
}

/** How a game stands. */
export function sceneOf(game: Game): Scene {
  const truth = known(game, game.setup.cast.sender.id);
  const heard = known(game, PUBLIC);
  const [last, told] = [truth.rounds.at(-1), heard.rounds.at(-1)];
  return {
    round: game.round,
    phase: game.phase,
    dyads: game.dyads.map((_, index) => dyadScene(game, index)),
    scores: countriesOf(game).map((countryId) => seatScore(game, countryId)),
    security:
      last === undefined || told === undefined
        ? null
        : {
            truth: pointsOf(last.result.sender.jointSecurity),
            public: pointsOf(told.result.sender.jointSecurity),
          },
    bloc: game.bloc,
  };
}

/** Whether the round on the table is scored already; `known` then has it among its rounds. */
const isScored = (game: Game): boolean => game.rounds.at(-1)?.round === game.round;

function dyadScene(game: Game, index: number): DyadScene {
  const { targetId, state, expectations, cable, outcome, moves } = at(game.dyads, index);
  const bargaining = game.phase === 'bargain' && !isScored(game);
  const start = isScored(game) ? startOf(game, game.setup.cast.sender.id, index) : state.eT;
  const now = bargaining ? (expectations ?? state.eT) : state.eT;
  const heard = at(known(game, PUBLIC).now.dyads, index).eT;
  const heardStart = isScored(game) ? startOf(game, PUBLIC, index) : heard;
  const ally = at(game.setup.cast.targets, index).alignment === 'ally';
  return {
    targetId,
    trust: { now: 1 - now, before: 1 - start },
    publicTrust: { now: 1 - heard, before: 1 - heardStart },
    left: ally && (!state.aligned || (bargaining && outcome === 'left')),
    inBloc: game.bloc.includes(targetId),
    cable,
    outcome,
    moves,
  };
}

/** A dyad's expectations at the start of the last finished round, as a viewer knows them. */
function startOf(game: Game, viewer: Parameters<typeof known>[1], index: number): number {
  return at(at(known(game, viewer).rounds.slice(-1), 0).before.dyads, index).eT;
}

function seatScore(game: Game, countryId: CountryId): SeatScore {
  const sum = Object.fromEntries(TERMS.map((term) => [term, 0])) as Record<Term, number>;
  for (const { scores } of countedRounds(game)) {
    const own = scores.find((one) => one.countryId === countryId);
    if (own === undefined) continue;
    const { terms } = scoreOf(own.terms);
    for (const term of TERMS) sum[term] += terms[term];
  }
  sum.legacy += legacyPoints(game, countryId);
  return { ...standingOf(game, countryId), terms: sum };
}
