import type { Game } from '../game/game.ts';
import type { PollState } from '../poll/kept-polls.ts';
import type { PlayerId } from '../scenario/ids.ts';
import type { TalkState } from '../talk/message.ts';
import type { Wall } from './wall.ts';
import type { Room } from './room.ts';

/** Somebody who has joined and was not removed. `bot`: away, and a bot plays the seat meanwhile. */
export interface Person {
  readonly playerId: PlayerId;
  readonly name: string;
  readonly presence: 'here' | 'away' | 'bot' | 'never';
}

/** What the views of a room are made of. */
export interface RoomShown {
  readonly room: Room;
  readonly games: readonly Game[];
  readonly people: readonly Person[];
  /** Who was removed by the host. */
  readonly removed?: readonly Pick<Person, 'playerId' | 'name'>[];
  readonly code: string;
  /** How many events of the room's own stream there are that everybody may know of. */
  readonly roomSeen: number;
  /** What was said; nothing if left out. */
  readonly talk?: TalkState;
  /** What the host asked the class; nothing if left out. */
  readonly polls?: PollState;
  /** Games that were played before the last deal, in the order of their numbers. */
  readonly earlier?: readonly Game[];
  /** What all could see of games that are no longer shown, so that the count never falls. */
  readonly pastSeen?: number;
  /** What the host’s debrief shows on the big screen; nothing if left out. */
  readonly wall?: Wall;
}

/** Whether any game has come to its first reveal: a threat arrived, or a round ended without one. */
export function isRevealed(games: readonly Game[]): boolean {
  return games.some(({ phase, rounds }) => phase === 'bargain' || rounds.length > 0);
}

/** Whether there are games, and every one has ended. */
export function allEnded(games: readonly Game[]): boolean {
  return games.length > 0 && games.every(({ phase }) => phase === 'ended');
}
