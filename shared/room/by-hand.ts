import { LARGEST_DELEGATION } from '../game/commit-rules.ts';
import type { HostCommand } from './room-command.ts';
import { heldBy, membersOf, without } from '../game/holder.ts';
import type { CommitRule } from '../game/setup.ts';
import type { CountryId, GameId, PlayerId } from '../scenario/ids.ts';
import { dealtEvent, treated, withPar } from './deal.ts';
import { botFor } from './free-seats.ts';
import { seatsForPeople } from './layout.ts';
import type { Room, RoomEvent } from './room.ts';

type Asked<T extends HostCommand['type']> = Extract<HostCommand, { type: T }>;

/** The deal with another treatment in one game. */
export function treatByHand(room: Room, { gameId, treatment }: Asked<'treat'>): RoomEvent {
  const games = room.games.map((setup) =>
    setup.gameId === gameId ? treated(room, setup, treatment) : setup,
  );
  return dealtEvent({ games: withPar(games), watchers: watchersOf(room) });
}

/**
 * The deal with one person moved to a country. Who alone held it changes places with the one who
 * comes; a delegation takes the newcomer in.
 *
 * @returns why not, where there is no such person or country, or the country is full
 */
export function seatByHand(
  room: Room,
  { playerId, gameId, countryId }: Asked<'seat'>,
): RoomEvent | 'unknown-player' | 'unknown-country' | 'seat-full' {
  const from = room.seats[playerId];
  const watched = room.watching[playerId];
  if (from === undefined && watched === undefined) return 'unknown-player';
  if (!seatsForPeople(room).includes(countryId)) return 'unknown-country';
  const there = membersOf(holderOf(room, { gameId, countryId }));
  if (there.includes(playerId))
    return dealtEvent({ games: [...room.games], watchers: watchersOf(room) });
  const [only] = there;
  const swap = there.length === 1 ? only : undefined;
  if (there.length >= LARGEST_DELEGATION) return 'seat-full';
  const games = room.games.map((setup) => ({
    ...setup,
    holders: setup.holders.map(({ countryId: seat, holder }) => {
      const rule = ruleIn(room);
      const isFrom = from?.gameId === setup.gameId && from.countryId === seat;
      const isTo = setup.gameId === gameId && seat === countryId;
      if (isTo) {
        const people = [...there.filter((one) => one !== swap), playerId];
        return { countryId: seat, holder: heldBy(people, rule) ?? holder };
      }
      if (!isFrom) return { countryId: seat, holder };
      const left = membersOf(without(holder, playerId) ?? undefined);
      const people = swap === undefined ? left : [...left, swap];
      return { countryId: seat, holder: heldBy(people, rule) ?? botFor(room, seat) };
    }),
  }));
  const others = watchersOf(room).filter((one) => one.playerId !== playerId);
  const watches = watched !== undefined && swap !== undefined;
  const watchers = [...others, ...(watches ? [{ playerId: swap, gameId: watched }] : [])];
  return dealtEvent({ games, watchers });
}

function holderOf(room: Room, at: { readonly gameId: GameId; readonly countryId: CountryId }) {
  const setup = room.games.find(({ gameId }) => gameId === at.gameId);
  return setup?.holders.find(({ countryId }) => countryId === at.countryId)?.holder;
}

/** How the delegations of this deal decide. */
export function ruleIn({ games }: Room): CommitRule {
  const holders = games.flatMap((setup) => setup.holders.map(({ holder }) => holder));
  return holders.flatMap((one) => (one.by === 'players' ? [one.rule] : []))[0] ?? 'anyone';
}

function watchersOf({ watching }: Room): { playerId: PlayerId; gameId: GameId }[] {
  return Object.entries(watching).map(([playerId, gameId]) => ({
    playerId: playerId as PlayerId,
    gameId,
  }));
}
