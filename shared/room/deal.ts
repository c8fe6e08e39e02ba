import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { parOf } from '../bots/play-out.ts';
import { heldBy } from '../game/holder.ts';
import type { CommitRule, GameSetup } from '../game/setup.ts';
import { GameId, type CountryId, type PlayerId } from '../scenario/ids.ts';
import { rulesOf, treatedCast, type TreatmentId } from '../scenario/treatments.ts';
import { botFor } from './free-seats.ts';
import { seatsForPeople, sizesOf, type Layout } from './layout.ts';
import { clockOf } from './options.ts';
import { placesOf, type Before, type Places, type Wishes } from './placing.ts';
import type { Room, RoomEvent, Watcher } from './room.ts';

/** Who is there to be dealt a role, how, and the chance it is done with. */
export interface Hand {
  readonly players: readonly PlayerId[];
  readonly layout: Layout;
  /** How delegations decide; `anyone` if left out. */
  readonly rule?: CommitRule | undefined;
  readonly seed: number;
  /** Given to the games in turn, in an order that the seed decides; none if left out. */
  readonly treatments?: readonly TreatmentId[] | undefined;
  /** Who led the sender before: they get a target's seat, and who watched before plays, as far as seats go. */
  readonly before?: Before | undefined;
  /** Left out where roles are drawn. */
  readonly wishes?: Wishes | undefined;
}

/** Games with everybody's seat, and who watches which. */
export interface Dealt {
  readonly games: GameSetup[];
  readonly watchers: Watcher[];
}

/**
 * Deals the players, shuffled by the seed, into games as equal as can be. In each game the sender's
 * seat is filled first, then the targets' in the scenario's order, then the sender's by a second
 * person, and so on; bots take what is left, and an adversary's seat unless the host wants otherwise.
 * Who plays at all is decided by the lot alone, before anybody's wish. Games are numbered on from those
 * that the room has played.
 *
 * @returns one setup per game, with par
 * @throws {RangeError} if the layout asks for delegations that are too large
 */
export function dealGames(room: Room, hand: Hand): Dealt {
  const { layout, seed, rule = 'anyone' } = hand;
  const sizes = sizesOf(room, layout);
  const shuffled = inOrder(shuffle(hand.players, seed), hand.before);
  const people = shuffled.slice(0, layout.seated);
  const { before, wishes } = hand;
  const places = placesOf(room, { layout, people, before, wishes });
  const first = playedBefore(room) + 1;
  const setups = sizes.map((_, table) => {
    const players = places.filter((_player, place) => place % layout.games === table);
    return setupOf(room, { table, number: first + table, players, seed: seed + table, rule });
  });
  const given = inTurn(hand.treatments ?? [], layout.games, seed);
  const games = withPar(setups.map((setup, table) => treated(room, setup, given[table] ?? null)));
  const watchers = shuffled.slice(layout.seated).map((playerId, index): Watcher => {
    const game = games[index % games.length];
    if (game === undefined) throw new RangeError('nothing to watch');
    return { playerId, gameId: game.gameId };
  });
  return { games, watchers };
}

/** A deal as the event that records it. */
export function dealtEvent({ games, watchers }: Readonly<Dealt>): RoomEvent {
  return { type: 'dealt', games, ...(watchers.length === 0 ? {} : { watchers }) };
}

/** Who watched before comes first, so that they play now. */
function inOrder(shuffled: readonly PlayerId[], before: Before | undefined): readonly PlayerId[] {
  if (before === undefined) return shuffled;
  const watched = (playerId: PlayerId): number => (before.watched.includes(playerId) ? 0 : 1);
  return shuffled.toSorted((a, b) => watched(a) - watched(b));
}

/** Treatments in turn for so many games, so that each is given as often as any other, shuffled. */
function inTurn(
  treatments: readonly TreatmentId[],
  games: number,
  seed: number,
): readonly TreatmentId[] {
  const turns = Array.from({ length: games }, (_, game) => treatments[game % treatments.length]);
  return shuffle(
    turns.flatMap((one) => one ?? []),
    seed,
  );
}

/** A game with a treatment in place of what it had; null for none. Its par has to be found anew. */
export function treated(room: Room, setup: GameSetup, id: TreatmentId | null): GameSetup {
  const { treatment: _, ...plain } = setup;
  const { cast } = room.scenario;
  if (id === null) return { ...plain, cast };
  return { ...plain, cast: treatedCast(cast, id), treatment: rulesOf(id) };
}

/** Every game with what equilibrium play earns in its seats: found once for each treatment. */
export function withPar(setups: readonly GameSetup[]): GameSetup[] {
  const found = new Map<string, GameSetup['par']>();
  return setups.map((setup) => {
    const key = setup.treatment?.id ?? '';
    const par = found.get(key) ?? parOf(setup);
    found.set(key, par);
    return { ...setup, par };
  });
}

/** How many games this class has played to their end. */
function playedBefore({ earlier, games, started }: Room): number {
  return earlier.length + (started ? games.length : 0);
}

interface Table {
  /** Counts from 0 in its deal. */
  readonly table: number;
  readonly number: number;
  readonly players: Places;
  readonly seed: number;
  readonly rule: CommitRule;
}

function setupOf(room: Room, table: Table): GameSetup {
  const { cast, rounds } = room.scenario;
  const seats: CountryId[] = [cast.sender.id, ...cast.targets.map(({ id }) => id)];
  const forPeople = seatsForPeople(room);
  return {
    gameId: gameIdOf(room, table),
    number: table.number,
    cast,
    rounds: room.options.rounds ?? rounds,
    practice: room.options.practice ?? false,
    clock: clockOf(room.options.seconds),
    seed: table.seed,
    holders: seats.map((countryId) => {
      const seat = forPeople.indexOf(countryId);
      const here = table.players.filter((_, place) => place % forPeople.length === seat);
      const people = here.flatMap((playerId) => playerId ?? []);
      return { countryId, holder: heldBy(people, table.rule) ?? botFor(room, countryId) };
    }),
    par: [],
  };
}

/** An id that no game of an earlier deal has: a game that was undone keeps its log. */
function gameIdOf({ roomId, deals }: Room, { seed, table }: Table): GameId {
  const again = deals === 0 ? '' : `-${deals}`;
  return GameId.parse(`${roomId}-${seed.toString(36)}-${table + 1}${again}`);
}

/** A fair shuffle that the seed decides. */
function shuffle<T>(list: readonly T[], seed: number): readonly T[] {
  const random = xoroshiro128plus(seed);
  const shuffled = [...list];
  for (let index = shuffled.length - 1; index > 0; index -= 1) {
    const other = uniformInt(random, 0, index);
    const [a, b] = [shuffled[index], shuffled[other]];
    if (a === undefined || b === undefined) continue;
    shuffled[index] = b;
    shuffled[other] = a;
  }
  return shuffled;
}
