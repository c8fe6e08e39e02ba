import { beforeRoundOne, type Game } from '../game/game.ts';
import { NO_POLLS } from '../poll/kept-polls.ts';
import type { SeatPoll } from '../poll/poll.ts';
import { seatForesight } from '../poll/poll-views.ts';
import type { PlayerId } from '../scenario/ids.ts';
import type { RoomShown } from './room-shown.ts';
import type { Room } from './room.ts';

/** Whether who plays a game can still say what they expect: before round 1 of the first games of a room. */
export const mayForesee = ({ earlier, opened }: Room, game: Game): boolean =>
  earlier.length === 0 && !opened && beforeRoundOne(game);

/**
 * What one person is asked before round 1, and gets back when the cables are open; undefined in
 * between, and where nothing was asked.
 */
export function foresightFor(
  { room, polls = NO_POLLS, people }: RoomShown,
  me: PlayerId,
  game: Game,
): SeatPoll | undefined {
  if (room.opened) return seatForesight(polls, { me, people }, 'opened');
  return mayForesee(room, game) ? seatForesight(polls, { me, people }, 'open') : undefined;
}
