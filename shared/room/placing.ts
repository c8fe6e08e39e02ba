import type { CountryId, PlayerId } from '../scenario/ids.ts';
import { seatsForPeople, sizesOf, type Layout } from './layout.ts';
import type { Room } from './room.ts';

/**
 * The places of a deal, in the order in which they are filled: place `i` is in game `i` modulo the
 * number of games, and the places of a game go round its seats. `null` stays free for a bot.
 */
export type Places = readonly (PlayerId | null)[];

/** Who did what in the deal before. */
export interface Before {
  readonly led: readonly PlayerId[];
  readonly watched: readonly PlayerId[];
}

/** Which country each person wants to lead; nobody else minds. */
export type Wishes = Readonly<Record<PlayerId, CountryId>>;

/** People in the order of the lot, and what besides the lot decides where they sit. */
export interface Drawn {
  readonly layout: Layout;
  /** As many as the layout seats. */
  readonly people: readonly PlayerId[];
  /** Who led the sender before gets a target's seat, as far as seats go. */
  readonly before?: Before | undefined;
  /** Honoured as far as seats go; of several who want the same seat the lot decides. */
  readonly wishes?: Wishes | undefined;
}

/** Who sits where. */
export function placesOf(room: Pick<Room, 'scenario' | 'options'>, drawn: Drawn): Places {
  if (drawn.before !== undefined) return swapped(room, drawn, drawn.before);
  return drawn.wishes === undefined ? drawn.people : wished(room, drawn, drawn.wishes);
}

type Seats = Pick<Room, 'scenario' | 'options'>;

/** The sender's places go to people who have not led it before. */
function swapped(room: Seats, { layout, people }: Drawn, { led }: Before): Places {
  const round = layout.games * seatsForPeople(room).length;
  const places = people.map((_, place) => place);
  const leads = (place: number): boolean => place % round < layout.games;
  const order = [...places.filter(leads), ...places.filter((place) => !leads(place))];
  const again = (playerId: PlayerId): number => (led.includes(playerId) ? 1 : 0);
  const newFirst = people.toSorted((a, b) => again(a) - again(b));
  return places.map((place) => newFirst[order.indexOf(place)] ?? null);
}

/**
 * As many wishes as can be honoured at once. In each game somebody leads the sender, so bots never
 * take that seat; they may take any other rather than one that somebody wants.
 */
function wished(room: Seats, drawn: Drawn, wishes: Wishes): Places {
  const { layout, people } = drawn;
  const { games } = layout;
  const countries = seatsForPeople(room);
  const [sender] = countries;
  const length = Math.max(people.length, games * countries.length);
  const places = Array.from({ length }, (_, place) => ({
    game: place % games,
    country: countries[Math.floor(place / games) % countries.length],
    by: null as PlayerId | null,
  }));
  const isFree = (country: CountryId | undefined) => (place: (typeof places)[number]) =>
    place.by === null && place.country === country;
  // how many people each game still takes besides those who lead its sender
  const left = sizesOf(room, layout).map(
    (size, game) =>
      size - places.filter((place) => place.game === game && place.country === sender).length,
  );
  const honoured = honouredOf({ people, wishes, countries }, (country) => ({
    seats: places.filter(isFree(country)).length,
    allies: left.reduce((sum, one) => sum + one, 0),
  }));
  for (const country of countries) {
    for (const playerId of people) {
      if (!honoured.includes(playerId) || wishes[playerId] !== country) continue;
      const roomy = (place: (typeof places)[number]): number => left[place.game] ?? 0;
      const [best] = places.filter(isFree(country)).toSorted((a, b) => roomy(b) - roomy(a));
      if (best === undefined) throw new RangeError(`no seat of ${country} is left`);
      best.by = playerId;
      if (country !== sender) left[best.game] = roomy(best) - 1;
    }
  }
  const rest = people.filter((playerId) => !honoured.includes(playerId));
  for (const place of places) {
    const room = place.country === sender ? 1 : (left[place.game] ?? 0);
    const next = place.by === null && room > 0 ? rest.shift() : undefined;
    if (next === undefined) continue;
    place.by = next;
    if (place.country !== sender) left[place.game] = room - 1;
  }
  return places.map(({ by }) => by);
}

interface Wanted {
  readonly people: readonly PlayerId[];
  readonly wishes: Wishes;
  readonly countries: readonly CountryId[];
}

/**
 * Whose wish comes true, in the order of the lot. Whoever comes first and can have it takes it: seats
 * of a country are alike, and so are allies' places, so that nobody is passed over for nothing.
 *
 * @param limits  how many seats a country has in all games, and how many people lead allies in all
 */
function honouredOf(
  { people, wishes, countries }: Wanted,
  limits: (country: CountryId) => { readonly seats: number; readonly allies: number },
): readonly PlayerId[] {
  const [sender] = countries;
  const taken = new Map<CountryId, number>();
  let allies = 0;
  return people.filter((playerId) => {
    const wish = wishes[playerId];
    if (wish === undefined || !countries.includes(wish)) return false;
    const limit = limits(wish);
    const before = taken.get(wish) ?? 0;
    if (before >= limit.seats || (wish !== sender && allies >= limit.allies)) return false;
    taken.set(wish, before + 1);
    if (wish !== sender) allies += 1;
    return true;
  });
}
