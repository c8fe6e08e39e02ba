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

const BOT: Holder = { by: 'bot', bot: 'equilibrium' };

/** Seats of one game of a scenario: the sender and its targets. */
export function seatsPerGame(room: Room): number {
  return 1 + room.scenario.cast.targets.length;
}

/** How many games a class can be dealt into: every player gets a seat, every game a player. */
export function groupRange(room: Room, players: number): { min: number; max: number } {
  return { min: Math.max(1, Math.ceil(players / seatsPerGame(room))), max: Math.max(1, players) };
}

/**
 * Deals the players, shuffled by the seed, into games as equal as can be. In each game the sender's
 * seat is filled first, then the targets' in the scenario's order; bots take what is left.
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
  return {
    gameId: GameId.parse(`${room.roomId}-${table.seed.toString(36)}-${table.number}`),
    number: table.number,
    cast,
    rounds: room.options.rounds ?? rounds,
    practice: room.options.practice ?? false,
    clock: clockOf(room.options.seconds),
    seed: table.seed,
    holders: seats.map((countryId, index) => {
      const playerId = table.players[index];
      return { countryId, holder: playerId === undefined ? BOT : { by: 'player', playerId } };
    }),
    par: [],
  };
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
