import { membersOf, without } from '../game/holder.ts';
import type { GameSetup, Holder } from '../game/setup.ts';
import type { CountryId, PlayerId } from '../scenario/ids.ts';
import type { Scenario } from '../scenario/scenario.ts';

/** The bot of a seat that nobody holds: the one that the scenario names, else the equilibrium bot. */
export function botFor(
  { scenario }: { readonly scenario: Scenario },
  countryId: CountryId,
): Holder {
  const named = scenario.bots?.find((one) => one.countryId === countryId);
  return { by: 'bot', bot: named?.bot ?? 'equilibrium' };
}

/** Games that have not begun without somebody who was dealt a seat in them. */
export function gamesWithout(
  room: { readonly scenario: Scenario; readonly games: readonly GameSetup[] },
  playerId: PlayerId,
): readonly GameSetup[] {
  return room.games.map((setup) => ({
    ...setup,
    holders: setup.holders.map(({ countryId, holder }) => ({
      countryId,
      holder: membersOf(holder).includes(playerId)
        ? (without(holder, playerId) ?? botFor(room, countryId))
        : holder,
    })),
  }));
}
