import { membersOf } from '../game/holder.ts';
import type { GameSetup } from '../game/setup.ts';
import type { CountryId, PlayerId } from '../scenario/ids.ts';
import type { DealtGame, DealView } from './deal-view.ts';
import { seatsForPeople } from './layout.ts';
import { proposals } from './proposals.ts';
import type { Room } from './room.ts';

type People = readonly { readonly playerId: PlayerId; readonly name: string }[];

/** What the host is shown of the deal before the start: how it could be, and how it is. */
export function dealView(room: Room, people: People): DealView {
  return {
    plans: [...proposals(room, people.length)],
    seed: room.games[0]?.seed ?? null,
    games: room.games.map((setup) => dealtGame(room, setup, people)),
    ...wishesIn(room, people),
  };
}

/** What people want to lead, and who does not get it in the deal that stands. */
function wishesIn(room: Room, people: People): Pick<DealView, 'wanted' | 'unmet'> {
  if (room.roles !== 'wishes') return {};
  const { sender, targets } = room.scenario.cast;
  const cards = [sender, ...targets];
  const nameOf = (countryId: CountryId): string =>
    cards.find(({ id }) => id === countryId)?.name ?? countryId;
  const wanted = seatsForPeople(room).map((countryId) => ({
    countryId,
    name: nameOf(countryId),
    people: people.filter(({ playerId }) => room.wishes[playerId] === countryId).length,
  }));
  if (room.games.length === 0) return { wanted };
  const unmet = people.flatMap(({ playerId, name }) => {
    const wish = room.wishes[playerId];
    if (wish === undefined || room.seats[playerId]?.countryId === wish) return [];
    return [{ playerId, name, country: nameOf(wish) }];
  });
  return { wanted, unmet };
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
