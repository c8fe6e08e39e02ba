import type { DecidedBy } from '../game/event.ts';
import { countedRounds, countriesOf, type Game, type PlayedDyad } from '../game/game.ts';
import type { CountryId } from '../scenario/ids.ts';
import { at, known, trustChanges } from './known.ts';
import { dyadPoints, pointsOf, scoreOf } from './points.ts';
import type { DyadResult, Ending, OpenRound, Standing } from './result-schema.ts';

/** Where everybody ended; the rounds with every quiet cable only once the host has opened them. */
export function endingOf(game: Game, { opened }: { readonly opened: boolean }): Ending | null {
  if (game.ending === null) return null;
  return {
    finished: game.ending.finished,
    standings: countriesOf(game).map((countryId) => standingOf(game, countryId)),
    rounds: opened ? openRounds(game) : null,
  };
}

/**
 * A seat's final points: every round that counts in whole points, and its legacy.
 */
export function standingOf(game: Game, countryId: CountryId): Standing {
  const legacy = legacyPoints(game, countryId);
  const played = countedRounds(game).reduce((sum, round) => {
    const own = round.scores.find((one) => one.countryId === countryId);
    return sum + (own === undefined ? 0 : scoreOf(own.terms).total);
  }, 0);
  const par = game.setup.par.find((one) => one.countryId === countryId)?.points ?? 0;
  return { countryId, total: played + legacy, par, legacy };
}

/** A seat's legacy in whole points; 0 before the end. */
export function legacyPoints(game: Game, countryId: CountryId): number {
  const legacy = game.ending?.legacy.find((one) => one.countryId === countryId);
  return legacy === undefined ? 0 : pointsOf(legacy.stakes);
}

/**
 * A dyad of a finished round as one of its parties is shown it.
 *
 * @param seen.points  what it brought the viewer, in whole points
 * @param seen.stance  whether the viewer may know the target's stance
 */
export function dyadResult(
  dyad: PlayedDyad,
  seen: { readonly points: number; readonly stance: boolean; readonly by: DecidedBy },
): DyadResult {
  return {
    targetId: dyad.targetId,
    cable: dyad.cable,
    outcome: dyad.outcome,
    offer: dyad.offer,
    stance: seen.stance ? dyad.stance : null,
    decidedBy: dyad.moves.at(-1)?.decidedBy ?? seen.by,
    points: seen.points,
  };
}

function openRounds(game: Game): OpenRound[] {
  const truth = known(game, game.setup.cast.sender.id).rounds;
  return countedRounds(game).map((played) => {
    const round = truth.find((one) => one.round === played.round);
    return {
      round: played.round,
      dyads: played.dyads.map((dyad, index) =>
        dyadResult(dyad, {
          points: dyadPoints(at(played.senderByDyad, index).terms),
          stance: true,
          by: played.cablesBy,
        }),
      ),
      trust: round === undefined ? [] : trustChanges(game, round),
      scores: played.scores.map(({ countryId, terms }) => ({ countryId, score: scoreOf(terms) })),
    };
  });
}
