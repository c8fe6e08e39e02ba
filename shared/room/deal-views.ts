import { membersOf } from '../game/holder.ts';
import type { GameSetup } from '../game/setup.ts';
import type { PlayerId } from '../scenario/ids.ts';
import type { DealtGame, DealView } from '../view/deal-view.ts';
import { proposals } from './proposals.ts';
import type { Room } from './room.ts';

type People = readonly { readonly playerId: PlayerId; readonly name: string }[];

/** What the host is shown of the deal before the start: how it could be, and how it is. */
export function dealView(room: Room, people: People): DealView {
  return {
    plans: [...proposals(room, people.length)],
    seed: room.games[0]?.seed ?? null,
    games: room.games.map((setup) => dealtGame(room, setup, people)),
  };
}

function dealtGame(room: Room, setup: GameSetup, people: People): DealtGame {
  const { sender, targets } = setup.cast;
  const names = new Map([sender, ...targets].map(({ id, name }) => [id, name]));
  const watching = people.filter(({ playerId }) => room.watching[playerId] === setup.gameId);
  return {
    gameId: setup.gameId,
    number: setup.number,
    seats: setup.holders.map(({ countryId, holder }) => ({
      countryId,
      name: names.get(countryId) ?? countryId,
      people: membersOf(holder).flatMap((playerId) => named(people, playerId)),
    })),
    ...(setup.treatment === undefined ? {} : { treatment: setup.treatment.id }),
    watching: watching.map(({ playerId, name }) => ({ playerId, name })),
  };
}

function named(people: People, playerId: PlayerId): { playerId: PlayerId; name: string }[] {
  const person = people.find((one) => one.playerId === playerId);
  return person === undefined ? [] : [{ playerId, name: person.name }];
}
