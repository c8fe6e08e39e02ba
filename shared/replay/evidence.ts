import { addressOf, speaks } from '../game/bloc.ts';
import type { Cable } from '../game/command.ts';
import type { DecidedBy } from '../game/event.ts';
import { concession, countedRounds, PUBLIC, type Game, type PlayedRound } from '../game/game.ts';
import { ceiling } from '../model/equilibrium.ts';
import { stageGameOf } from '../model/round.ts';
import type { Outcome } from '../model/stage-tree.ts';
import type { Publicity } from '../model/types.ts';
import type { GameSetup } from '../game/setup.ts';
import type { CountryId } from '../scenario/ids.ts';
import { standingOf } from '../view/ending.ts';
import { at, closedRounds, known, type KnownRound, type Onlooker } from '../view/known.ts';
import type { Standing } from '../view/result-schema.ts';
import { lastWordBy } from './weighed.ts';

/** One demand and what came of it. Percent of the stake are whole, as they were written. */
export interface DemandMade {
  readonly game: number;
  readonly round: number;
  /** A country, or the bloc. */
  readonly address: CountryId;
  readonly cable: Cable;
  /** The target's conflict expectations when the demand was made, 0 ... 1; of a bloc the mean. */
  readonly expectations: number;
  /** What was given, in percent of the stake. */
  readonly conceded: number;
  readonly outcome: Outcome;
  /** Who decided the target's last word. */
  readonly decidedBy: DecidedBy;
}

/** Every demand of the finished rounds that count. */
export function demandsOf(game: Game): readonly DemandMade[] {
  return closedRounds(game).flatMap(({ played, truth }) => {
    return played.dyads.flatMap((dyad, index): DemandMade[] => {
      const { cable, targetId } = dyad;
      if (cable === null || !speaks(played, targetId)) return [];
      const behind = played.bloc.includes(targetId) ? membersIn(played) : [index];
      const sum = behind.reduce((total, one) => total + at(truth.before.dyads, one).eT, 0);
      return [
        {
          game: game.setup.number,
          round: played.round,
          address: addressOf(played, targetId),
          cable,
          expectations: sum / behind.length,
          conceded: concession(dyad) ?? 0,
          outcome: dyad.outcome,
          decidedBy: lastWordBy(dyad.moves),
        },
      ];
    });
  });
}

const membersIn = ({ dyads, bloc }: PlayedRound): readonly number[] =>
  dyads.flatMap(({ targetId }, index) => (bloc.includes(targetId) ? [index] : []));

/** A point of a theory curve: conflict expectations 0 ... 1, and percent of the stake. */
export interface CurvePoint {
  readonly expectations: number;
  readonly percent: number;
}

/** Steps of the curve over expectations of 0 ... 1. */
const STEPS = 100;

/**
 * The most that theory expects to be conceded, by the target's expectations before the threat: the
 * model's D*, and 0 where no demand is met, on the mean of these targets at the start of the game.
 *
 * @param targets  whose mean; all of the cast if left out
 */
export function concessionCurve(
  { cast }: Pick<GameSetup, 'cast'>,
  publicity: Publicity,
  targets: readonly CountryId[] = cast.targets.map(({ id }) => id),
): readonly CurvePoint[] {
  const cards = cast.targets.filter(({ id }) => targets.includes(id));
  return Array.from({ length: STEPS + 1 }, (_, step) => {
    const expectations = step / STEPS;
    const met = cards.map((card): number => {
      const aligned = card.alignment === 'ally';
      const state = { eS: card.eS, eT: expectations, dependence: 1, aligned, rivalStream: 0 };
      const instrument = card.instruments[0]?.id ?? '';
      const use = { instrument, claims: 1, phi: cast.world.phi };
      const stage = stageGameOf({ world: cast.world, card, state }, use);
      const { demand } = ceiling(stage, { publicity, exception: false });
      return demand >= stage.Dmin ? demand : 0;
    });
    const mean = met.reduce((sum, one) => sum + one, 0) / Math.max(1, met.length);
    return { expectations, percent: 100 * mean };
  });
}

/** How one dyad's trust went: at the start, then after each round that counts. Trust 0 ... 1. */
export interface TrustPath {
  readonly targetId: CountryId;
  readonly points: readonly {
    /** 0 is the start. */
    readonly round: number;
    readonly trust: number;
    readonly publicTrust: number;
    readonly aligned: boolean;
  }[];
}

/** The trust of every dyad over the rounds that count, in the scenario's order. */
export function trustPaths(game: Game): readonly TrustPath[] {
  const countedBy = (viewer: Onlooker): readonly KnownRound[] =>
    known(game, viewer).rounds.filter(({ round }) => round > 0);
  const [truth, heard] = [countedBy(game.setup.cast.sender.id), countedBy(PUBLIC)];
  return game.setup.cast.targets.map(({ id, eT, alignment }, index) => {
    const start = { round: 0, trust: 1 - eT, publicTrust: 1 - eT, aligned: alignment === 'ally' };
    const rounds = truth.map(({ round, result }, place) => {
      const after = at(result.after.dyads, index);
      const told = at(at(heard, place).result.after.dyads, index);
      return { round, trust: 1 - after.eT, publicTrust: 1 - told.eT, aligned: after.aligned };
    });
    return { targetId: id, points: [start, ...rounds] };
  });
}

/** A game beside the others of its room. */
export interface GameSummary {
  readonly number: number;
  /** Whether every round was played. */
  readonly finished: boolean;
  readonly rounds: number;
  readonly sender: Standing;
  /** The allies' points and pars added up; an adversary counts in neither. */
  readonly allies: { readonly total: number; readonly par: number };
  /** Mean trust of the allies at the end, 0 ... 1; null in a game without allies. */
  readonly trust: number | null;
  readonly demands: Readonly<Record<Publicity, number>>;
  /** Demands met or settled for less. */
  readonly won: number;
  readonly left: readonly CountryId[];
}

/** What a game came to, in a line. */
export function summaryOf(game: Game): GameSummary {
  const { cast, number } = game.setup;
  const allies = cast.targets.flatMap((card, index) =>
    card.alignment === 'ally' ? [{ id: card.id, state: at(game.dyads, index).state }] : [],
  );
  const standings = allies.map(({ id }) => standingOf(game, id));
  const demands = demandsOf(game);
  const made = (publicity: Publicity): number =>
    demands.filter(({ cable }) => cable.publicity === publicity).length;
  return {
    number,
    finished: game.ending?.finished ?? false,
    rounds: countedRounds(game).length,
    sender: standingOf(game, cast.sender.id),
    allies: {
      total: standings.reduce((sum, { total }) => sum + total, 0),
      par: standings.reduce((sum, { par }) => sum + par, 0),
    },
    trust:
      allies.length === 0
        ? null
        : allies.reduce((sum, { state }) => sum + 1 - state.eT, 0) / allies.length,
    demands: { quiet: made('quiet'), loud: made('loud') },
    won: demands.filter(({ conceded }) => conceded > 0).length,
    left: allies.flatMap(({ id, state }) => (state.aligned ? [] : [id])),
  };
}
