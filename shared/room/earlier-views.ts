import type { Game } from '../game/game.ts';
import { membersOf } from '../game/holder.ts';
import type { CountryId, PlayerId } from '../scenario/ids.ts';
import { standingOf } from '../view/ending.ts';
import type { EarlierGame } from './host-schema.ts';
import type { OwnResult } from '../view/result-schema.ts';

/** Games that a room has played before its last deal, and who is still in it. */
export interface PlayedEarlier {
  readonly earlier?: readonly Game[];
  readonly people: readonly { readonly playerId: PlayerId; readonly name: string }[];
}

/** What the host's page keeps of games of earlier deals; nothing where there are none. */
export function earlierGames({ earlier = [], people }: PlayedEarlier): { earlier?: EarlierGame[] } {
  const games = earlier.flatMap((game) => (game.ending === null ? [] : earlierGame(game, people)));
  return games.length === 0 ? {} : { earlier: games };
}

/** What became of a person in earlier games of the room, whoever else held the seat; nothing where there were none. */
export function ownResults(
  { earlier = [] }: Pick<PlayedEarlier, 'earlier'>,
  playerId: PlayerId,
): { earlier?: OwnResult[] } {
  const results = earlier.flatMap((game): OwnResult[] => {
    const held = cardsOf(game).find(({ id }) => membersOf(game.holders[id]).includes(playerId));
    if (held === undefined || game.ending === null) return [];
    const { countryId, total, par } = standingOf(game, held.id);
    const { finished } = game.ending;
    return [{ number: game.setup.number, countryId, name: held.name, total, par, finished }];
  });
  return results.length === 0 ? {} : { earlier: results };
}

function cardsOf({ setup }: Game): readonly { readonly id: CountryId; readonly name: string }[] {
  return [setup.cast.sender, ...setup.cast.targets];
}

function earlierGame(game: Game, people: PlayedEarlier['people']): EarlierGame {
  const { gameId, number, treatment } = game.setup;
  return {
    gameId,
    number,
    finished: game.ending?.finished ?? false,
    ...(treatment === undefined ? {} : { treatment: treatment.id }),
    standings: cardsOf(game).map(({ id, name }) => {
      const members = membersOf(game.holders[id]);
      const names = people.filter(({ playerId }) => members.includes(playerId));
      const { total, par } = standingOf(game, id);
      const playerName = names.length === 0 ? null : names.map((one) => one.name).join(' & ');
      return { countryId: id, name, playerName, total, par };
    }),
  };
}
