import type { HostCommand } from './room-command.ts';
import type { Game } from '../game/game.ts';
import { countriesOf } from '../game/game.ts';
import type { PlayerId } from '../scenario/ids.ts';
import { treatmentsOf } from '../scenario/treatments.ts';
import { ruleIn, seatByHand, treatByHand } from './by-hand.ts';
import { dealGames, dealtEvent } from './deal.ts';
import { groupRange, layoutOf, seatsForPeople, seatsPerGame, type Layout } from './layout.ts';
import { proposalOf, proposals } from './proposals.ts';
import type { Room, RoomEvent } from './room.ts';

/** Why a room refuses the host. The words stand in `shared/protocol/refusals.ts`. */
type RoomRefusal =
  | 'not-now'
  | 'stale'
  | 'nobody-here'
  | 'too-few-players'
  | 'too-many-groups'
  | 'unknown-player'
  | 'unknown-game'
  | 'unknown-country'
  | 'no-wishes'
  | 'seat-full'
  | 'room-ended';

/** The host's commands that concern the room; those on the clock go to the games. */
export type RoomCommand = Extract<
  HostCommand,
  {
    type:
      | 'deal'
      | 'undoDeal'
      | 'again'
      | 'treat'
      | 'seat'
      | 'roles'
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
  /** Whether a threat has arrived anywhere, or a first round has ended without one. */
  readonly revealed?: boolean;
}

/** What a host's command comes to. */
export function decideRoom(room: Room, command: RoomCommand, context: RoomContext): RoomDecision {
  switch (command.type) {
    case 'deal':
      return deal(room, command, context);
    case 'undoDeal':
      return mayUndo(room, context) ? record({ type: 'dealUndone' }) : refuse('not-now');
    case 'again':
      return again(room, command, context);
    case 'treat':
    case 'seat': {
      if (room.started || room.ended || room.games.length === 0) return refuse('not-now');
      if (!room.games.some(({ gameId }) => gameId === command.gameId))
        return refuse('unknown-game');
      const changed =
        command.type === 'treat' ? treatByHand(room, command) : seatByHand(room, command);
      return typeof changed === 'string' ? refuse(changed) : record(changed);
    }
    case 'roles':
      if (room.started || room.ended || room.roles === command.mode) return refuse('not-now');
      return record({ type: 'rolesSet', mode: command.mode });
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

/** Whether a deal can be taken back: there is one, and no game has come to its first reveal. */
export function mayUndo(room: Room, { revealed = false }: Pick<RoomContext, 'revealed'>): boolean {
  return room.games.length > 0 && !room.ended && !(room.started && revealed);
}

type Deal = Extract<RoomCommand, { type: 'deal' }>;
type Again = Extract<RoomCommand, { type: 'again' }>;

function deal(room: Room, command: Deal, context: RoomContext): RoomDecision {
  if (room.started || room.ended) return refuse('not-now');
  const { players } = context;
  if (players.length === 0) return refuse('nobody-here');
  const layout = layoutAsked(room, command, players.length);
  if (typeof layout === 'string') return refuse(layout);
  const { rule } = command;
  const seed = command.seed ?? context.seed;
  const treatments = treatmentsOf(command.treatments ?? room.options.treatments);
  const wishes = room.roles === 'wishes' ? room.wishes : undefined;
  const hand = { players, layout, rule, seed, treatments, wishes };
  return record(dealtEvent(dealGames(room, hand)));
}

/** Whether another game can be dealt to the same class: what was dealt has been played. */
export function mayPlayAgain(room: Room, { allEnded }: Pick<RoomContext, 'allEnded'>): boolean {
  return room.started && !room.ended && allEnded;
}

/** The best plan for who is there now, with a seed of its own. */
function again(room: Room, { swap = false }: Again, context: RoomContext): RoomDecision {
  if (!mayPlayAgain(room, context)) return refuse('not-now');
  const { players } = context;
  const plan = proposals(room, players.length)[0]?.plan;
  const layout = plan === undefined ? null : layoutOf(room, plan, players.length);
  if (layout === null) return refuse(players.length === 0 ? 'nobody-here' : 'too-few-players');
  const before = swap ? { led: ledBefore(room), watched: watchedBefore(room) } : undefined;
  const seed = (context.seed + room.deals) | 0;
  const treatments = treatmentsOf(room.options.treatments);
  const hand = { players, layout, rule: ruleIn(room), seed, treatments, before };
  return record(dealtEvent(dealGames(room, hand)));
}

function ledBefore({ scenario, seats }: Room): readonly PlayerId[] {
  return Object.entries(seats).flatMap(([playerId, { countryId }]) =>
    countryId === scenario.cast.sender.id ? [playerId as PlayerId] : [],
  );
}

function watchedBefore({ watching }: Room): readonly PlayerId[] {
  return Object.keys(watching) as PlayerId[];
}

/** By plan, or into a number of games: the command's, the room's, or as many as the players need. */
function layoutAsked(room: Room, { groups, plan }: Deal, players: number): Layout | RoomRefusal {
  if (plan !== undefined) {
    const layout = layoutOf(room, plan, players);
    // somebody came or went since the plan was looked at
    if (layout === null) return 'stale';
    return proposalOf(room, plan, players) === null ? 'too-few-players' : layout;
  }
  const { min, max } = groupRange(room, players);
  const asked = groups ?? room.options.groups ?? min;
  if (asked > max) return 'too-many-groups';
  const games = Math.max(asked, min);
  if (room.options.bots === 'none' && games * seatsPerGame(room) > players) {
    return 'too-few-players';
  }
  return { games, seated: players };
}

function record(event: RoomEvent): RoomDecision {
  return { ok: true, events: [event] };
}

function refuse(code: RoomRefusal): RoomDecision {
  return { ok: false, code };
}
