import type { HostCommand } from '../game/command.ts';
import type { Game } from '../game/game.ts';
import { countriesOf } from '../game/game.ts';
import type { PlayerId } from '../scenario/ids.ts';
import { dealGames, groupRange, seatsForPeople, seatsPerGame } from './deal.ts';
import type { Room, RoomEvent } from './room.ts';

/** Why a room refuses the host. The words stand in `shared/protocol/refusals.ts`. */
export type RoomRefusal =
  | 'not-now'
  | 'nobody-here'
  | 'too-few-players'
  | 'too-many-groups'
  | 'unknown-player'
  | 'room-ended';

/** The host's commands that concern the room; those on the clock go to the games. */
export type RoomCommand = Extract<
  HostCommand,
  {
    type:
      | 'deal'
      | 'start'
      | 'end'
      | 'open'
      | 'theory'
      | 'kick'
      | 'unkick'
      | 'lock'
      | 'unlock'
      | 'pace'
      | 'clockFor';
  }
>;

/** The events to append, or a refusal. */
export type RoomDecision =
  | { readonly ok: true; readonly events: readonly RoomEvent[] }
  | { readonly ok: false; readonly code: RoomRefusal };

/** What a room's decision depends on besides its log. */
export interface RoomContext {
  /** Everybody who has joined and was not removed. */
  readonly players: readonly PlayerId[];
  /** Who was removed by the host and can be let in again. */
  readonly removed?: readonly PlayerId[];
  readonly seed: number;
  /** Whether every game has ended. */
  readonly allEnded: boolean;
}

/** What a host's command comes to. */
export function decideRoom(room: Room, command: RoomCommand, context: RoomContext): RoomDecision {
  switch (command.type) {
    case 'deal':
      return deal(room, command.groups, context);
    case 'start':
      if (room.started || room.ended || room.games.length === 0) return refuse('not-now');
      return record({ type: 'started' });
    case 'end':
      return room.ended ? refuse('room-ended') : record({ type: 'roomEnded' });
    case 'open':
      if (room.opened || !room.started || !(context.allEnded || room.ended))
        return refuse('not-now');
      return record({ type: 'cablesOpened' });
    case 'theory':
      return record({ type: 'theoryAllowed', allowed: command.allowed });
    case 'kick': {
      const known = context.players.includes(command.playerId);
      if (!known || room.kicked.includes(command.playerId)) return refuse('unknown-player');
      return record({ type: 'playerKicked', playerId: command.playerId });
    }
    case 'unkick': {
      const { playerId } = command;
      const out = room.kicked.includes(playerId) && context.removed?.includes(playerId) === true;
      return out ? record({ type: 'playerReadmitted', playerId }) : refuse('unknown-player');
    }
    case 'lock':
    case 'unlock': {
      const locked = command.type === 'lock';
      if (room.ended || room.locked === locked) return refuse('not-now');
      return record({ type: 'doorSet', locked });
    }
    case 'pace':
      if (room.ended || room.pace === command.mode) return refuse('not-now');
      return record({ type: 'paceSet', mode: command.mode });
    case 'clockFor': {
      const { playerId, factor } = command;
      if (!context.players.includes(playerId)) return refuse('unknown-player');
      if (room.ended || (room.clocks[playerId] ?? 1) === factor) return refuse('not-now');
      return record({ type: 'clockGiven', playerId, factor });
    }
  }
}

/**
 * The seat for somebody who joins after the start: a bot's, in the game with the fewest people.
 *
 * @returns null when every seat is taken by people or nothing is being played
 */
export function seatLatecomer(
  room: Room,
  games: readonly Game[],
  playerId: PlayerId,
): RoomEvent | null {
  if (!room.started || room.ended || room.seats[playerId] !== undefined) return null;
  const forPeople = seatsForPeople(room);
  const open = games
    .filter(({ phase }) => phase !== 'ended')
    .map((game) => ({
      game,
      free: countriesOf(game).filter(
        (seat) => forPeople.includes(seat) && game.holders[seat]?.by === 'bot',
      ),
    }))
    .toSorted((a, b) => b.free.length - a.free.length)[0];
  const countryId = open?.free[0];
  if (open === undefined || countryId === undefined) return null;
  return { type: 'latecomerSeated', playerId, gameId: open.game.setup.gameId, countryId };
}

function deal(room: Room, groups: number | undefined, context: RoomContext): RoomDecision {
  if (room.started || room.ended) return refuse('not-now');
  const count = context.players.length;
  if (count === 0) return refuse('nobody-here');
  const { min, max } = groupRange(room, count);
  const asked = groups ?? room.options.groups ?? min;
  if (asked > max) return refuse('too-many-groups');
  const seats = Math.max(asked, min) * seatsPerGame(room);
  if (room.options.bots === 'none' && seats > count) return refuse('too-few-players');
  const { players, seed } = context;
  return record({ type: 'dealt', games: dealGames(room, { players, groups, seed }) });
}

function record(event: RoomEvent): RoomDecision {
  return { ok: true, events: [event] };
}

function refuse(code: RoomRefusal): RoomDecision {
  return { ok: false, code };
}
