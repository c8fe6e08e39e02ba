import { LARGEST_DELEGATION } from '../game/commit-rules.ts';
import { type PlanId } from './choices.ts';
import type { CountryId } from '../scenario/ids.ts';
import type { Room } from './room.ts';

/** Into how many games a class is dealt, and how many of it get a seat; the others watch. */
export interface Layout {
  readonly games: number;
  readonly seated: number;
}

type Seats = Pick<Room, 'scenario' | 'options'>;

/**
 * The seats of one game that people are dealt, in the order in which they are filled: the sender's,
 * then the targets' in the scenario's order; an adversary's only where the host wants it.
 */
export function seatsForPeople(room: Seats): readonly CountryId[] {
  const { sender, targets } = room.scenario.cast;
  const open = targets.filter(
    ({ alignment }) => alignment === 'ally' || room.options.adversary === 'player',
  );
  return [sender.id, ...open.map(({ id }) => id)];
}

/** How many countries of one game people can hold. */
export function seatsPerGame(room: Seats): number {
  return seatsForPeople(room).length;
}

/** How many games a class can be dealt into one to a seat: every player gets a seat, every game a player. */
export function groupRange(room: Seats, players: number): { min: number; max: number } {
  return { min: Math.max(1, Math.ceil(players / seatsPerGame(room))), max: Math.max(1, players) };
}

/**
 * What a plan makes of so many players.
 *
 * @param players  whole number
 * @returns null where the plan makes no sense: nobody is over, or too few are there
 */
export function layoutOf(room: Seats, plan: PlanId, players: number): Layout | null {
  const seats = seatsPerGame(room);
  const full = Math.floor(players / seats);
  const over = players - full * seats;
  if (players === 0) return null;
  switch (plan) {
    case 'bots':
      return { games: Math.ceil(players / seats), seated: players };
    case 'smaller':
      return players < 2 || players > seats ? null : { games: 2, seated: players };
    case 'share':
      return full === 0 || over === 0 ? null : { games: full, seated: players };
    case 'watch':
      return full === 0 || over === 0 ? null : { games: full, seated: full * seats };
    case 'pairs': {
      const games = Math.floor(players / (2 * seats));
      return games === 0 ? null : { games, seated: players };
    }
  }
}

/**
 * How many people each game of a layout has: as equal as can be, the larger ones first.
 *
 * @throws {RangeError} if a country would be held by more than a delegation
 */
export function sizesOf(room: Seats, { games, seated }: Layout): readonly number[] {
  const sizes = Array.from({ length: games }, (_, game) => Math.ceil((seated - game) / games));
  if ((sizes[0] ?? 0) > LARGEST_DELEGATION * seatsPerGame(room)) {
    throw new RangeError(`${seated} people in ${games} games`);
  }
  return sizes;
}
