import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { parOf } from '../bots/play-out.ts';
import type { GameSetup, Holder } from '../game/setup.ts';
import { GameId, type CountryId, type PlayerId } from '../scenario/ids.ts';
import { clockOf } from './options.ts';
import type { Room } from './room.ts';

/** Who is there to be dealt a role, and the chance it is done with. */
export interface Hand {
  readonly players: readonly PlayerId[];
  /** Number of games; as many as the players need if absent. */
  readonly groups?: number | undefined;
  readonly seed: number;
}

/**
 * The seats of one game that people are dealt, in the order in which they are filled: the sender's,
 * then the targets' in the scenario's order; an adversary's only where the host wants it.
 */
export function seatsForPeople(room: Room): readonly CountryId[] {
  const { sender, targets } = room.scenario.cast;
  const open = targets.filter(
    ({ alignment }) => alignment === 'ally' || room.options.adversary === 'player',
  );
  return [sender.id, ...open.map(({ id }) => id)];
}

/** How many people one game of a room has seats for. */
export function seatsPerGame(room: Room): number {
  return seatsForPeople(room).length;
}

/** How many games a class can be dealt into: every player gets a seat, every game a player. */
export function groupRange(room: Room, players: number): { min: number; max: number } {
  return { min: Math.max(1, Math.ceil(players / seatsPerGame(room))), max: Math.max(1, players) };
}

/**
 * Deals the players, shuffled by the seed, into games as equal as can be. In each game the sender's
 * seat is filled first, then the targets' in the scenario's order; bots take what is left, and an
 * adversary's seat unless the host wants otherwise.
 *
 * @returns one setup per game, with par
 */
export function dealGames(room: Room, hand: Hand): GameSetup[] {
  const { min, max } = groupRange(room, hand.players.length);
  const groups = Math.min(max, Math.max(min, hand.groups ?? room.options.groups ?? min));
  const shuffled = shuffle(hand.players, hand.seed);
  const tables = Array.from({ length: groups }, (_, table) =>
    shuffled.filter((_, index) => index % groups === table),
  );
  const first = setupOf(room, { number: 1, players: [], seed: hand.seed });
  const par = parOf(first);
  return tables.map((players, index) => ({
    ...setupOf(room, { number: index + 1, players, seed: hand.seed + index }),
    par,
  }));
}

function setupOf(
  room: Room,
  table: { readonly number: number; readonly players: readonly PlayerId[]; readonly seed: number },
): GameSetup {
  const { cast, rounds } = room.scenario;
  const seats: CountryId[] = [cast.sender.id, ...cast.targets.map(({ id }) => id)];
  const forPeople = seatsForPeople(room);
  return {
    gameId: GameId.parse(`${room.roomId}-${table.seed.toString(36)}-${table.number}`),
    number: table.number,
    cast,
    rounds: room.options.rounds ?? rounds,
    practice: room.options.practice ?? false,
    clock: clockOf(room.options.seconds),
    seed: table.seed,
    holders: seats.map((countryId) => {
      const playerId = table.players[forPeople.indexOf(countryId)];
      const bot = botFor(room, countryId);
      return { countryId, holder: playerId === undefined ? bot : { by: 'player', playerId } };
    }),
    par: [],
  };
}

function botFor({ scenario }: Room, countryId: CountryId): Holder {
  const named = scenario.bots?.find((one) => one.countryId === countryId);
  return { by: 'bot', bot: named?.bot ?? 'equilibrium' };
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
