import type { Game } from '../game/game.ts';
import { membersOf } from '../game/holder.ts';
import type { PollState } from '../poll/kept-polls.ts';
import type { Room } from '../room/room.ts';
import type { CountryId, GameId, MessageId, PlayerId } from '../scenario/ids.ts';
import type { TalkState } from '../talk/message.ts';

/** One game of the room that is being played. */
export interface GameNow {
  readonly id: GameId;
  readonly game: Game;
  /** Stopped by a fault of ours: nothing is decided in it. */
  readonly broken: boolean;
}

/** A room as it is when something is decided. */
export interface RoomNow {
  readonly room: Room;
  readonly games: ReadonlyMap<GameId, GameNow>;
  /** Everybody who has joined and was not forgotten, in the order of joining. */
  readonly players: readonly { readonly playerId: PlayerId }[];
  readonly talk: TalkState;
  readonly polls: PollState;
}

/** What a decision depends on besides the room: the time, who is here, and chance. */
export interface PlanMoment {
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly isHere: (playerId: PlayerId) => boolean;
  /** Whether the pace lets this person say something. */
  readonly maySpeak: (playerId: PlayerId) => boolean;
  /** A whole number, for a deal that names none. */
  readonly seed: number;
  /** For the message that is said, if one is. */
  readonly messageId: MessageId;
}

/** A seat of a game. */
export interface SeatIn<G extends GameNow = GameNow> {
  readonly live: G;
  readonly countryId: CountryId;
}

/** The seat that a player holds, if any. */
export function seatOf<G extends GameNow>(
  { games }: { readonly games: ReadonlyMap<GameId, G> },
  playerId: PlayerId,
): SeatIn<G> | null {
  for (const live of games.values()) {
    const { holders, setup } = live.game;
    const held = setup.holders.find(({ countryId }) =>
      membersOf(holders[countryId]).includes(playerId),
    );
    if (held) return { live, countryId: held.countryId };
  }
  return null;
}

interface Listed<P> {
  readonly players: readonly P[];
  readonly room: Room;
}

/** Who was removed by the host, and not forgotten since. */
export function removedPlayers<P extends { readonly playerId: PlayerId }>({
  players,
  room,
}: Listed<P>): readonly P[] {
  return players.filter(({ playerId }) => room.kicked.includes(playerId));
}

/** Everybody who joined and was not removed, in the order of joining. */
export function presentPlayers<P extends { readonly playerId: PlayerId }>({
  players,
  room,
}: Listed<P>): readonly P[] {
  return players.filter(({ playerId }) => !room.kicked.includes(playerId));
}

/** Whether every game of a room has ended. */
export function allEnded({ room, games }: Pick<RoomNow, 'room' | 'games'>): boolean {
  const ended = [...games.values()].filter(({ game }) => game.phase === 'ended').length;
  return room.games.length > 0 && ended === room.games.length;
}

/** The games as the rules see them. */
export const gamesOf = ({ games }: Pick<RoomNow, 'games'>): readonly Game[] =>
  [...games.values()].map(({ game }) => game);
