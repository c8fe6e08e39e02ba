import { MOVE_EVENTS } from '../game/moves.ts';
import type { Regret } from './regret.ts';
import type { Timeline } from './timeline.ts';
import type { Crossroads } from './what-if.ts';

/** A decision that gives away less than this is no turning point. Stakes. */
export const LEAST_SWING = 0.05;

/**
 * Where a game turned: the decisions that gave away most by the model, the largest first. An earlier
 * decision stands before a later one that gave away the same.
 *
 * @param regrets  of one game, as `regretOf` gives them
 * @param most  how many at most
 */
export function turningPoints(regrets: readonly Regret[], most = 1): readonly Regret[] {
  return regrets
    .filter(({ regret }) => regret >= LEAST_SWING)
    .toSorted((a, b) => b.regret - a.regret)
    .slice(0, most);
}

/**
 * The moment of a game at which a decision shows: where the threat or the answer arrives; where the
 * cables arrive, for a demand that was not made, or the round is scored if there was none at all;
 * where it is scored, for a stance.
 *
 * @returns its place among the moments, from 0; null if the game has none
 */
export function placeOf({ moments }: Timeline, decision: Regret): number | null {
  const { round, address } = decision;
  const shows = (type: 'threatened' | 'arrived' | 'scored'): number =>
    moments.findIndex(
      ({ happened, round: at }) =>
        at === round &&
        happened.type === type &&
        (happened.type !== 'threatened' || happened.address === address),
    );
  const found = (places: readonly number[]): number | null =>
    places.find((place) => place >= 0) ?? null;
  switch (decision.kind) {
    case 'cable':
      return found([shows('threatened'), shows('arrived'), shows('scored')]);
    case 'stance':
      return found([shows('scored')]);
    case 'move': {
      const event = MOVE_EVENTS[decision.chosen.move];
      const place = moments.findIndex(
        ({ happened, round: at }) =>
          at === round &&
          happened.type === 'moved' &&
          happened.move === event &&
          happened.address === address,
      );
      return found([place]);
    }
  }
}

/** The crossroads of a judged decision; null if the log has none. */
export function crossroadsAt(
  crossroads: readonly Crossroads[],
  decision: Regret,
): Crossroads | null {
  const own = crossroads.filter(
    ({ round, countryId }) => round === decision.round && countryId === decision.countryId,
  );
  const found = own.find(({ made }) => {
    if (decision.kind === 'cable') return made.type === 'prepare';
    if (decision.kind === 'stance') return made.type === 'posture';
    const here = !('targetId' in made) || made.targetId === decision.address;
    return made.type === decision.chosen.move && here;
  });
  return found ?? null;
}
