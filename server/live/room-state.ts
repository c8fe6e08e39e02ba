import { publicSeen } from '../../shared/game/evolve.ts';
import { stageOf } from '../../shared/room/room.ts';
import { contextOf, type Person, type RoomState as Shown } from '../../shared/room/room-views.ts';
import type { PlayerId } from '../../shared/scenario/ids.ts';
import { seatView } from '../../shared/view/seat-view.ts';
import type { SeatView } from '../../shared/view/view.ts';
import { botTakesIn } from './absence.ts';
import type { Cell } from './cell.ts';
import { presentPlayers, seatOf, type LiveGame, type RoomState, type SeatAt } from './state.ts';

/** Whether every game of a room has ended. */
export function allEnded({ room, games }: RoomState): boolean {
  const ended = [...games.values()].filter(({ game }) => game.phase === 'ended').length;
  return room.games.length > 0 && ended === room.games.length;
}

/** Where the room stands: lobby, dealt, playing or ended. */
export const stageOfRoom = (state: RoomState): ReturnType<typeof stageOf> =>
  stageOf(state.room, allEnded(state));

function presenceOf(cell: Cell, playerId: PlayerId, seat: SeatAt | null): Person['presence'] {
  if (cell.presence.isHere(playerId)) return 'here';
  if (seat && seat.live.game.phase !== 'ended' && botTakesIn(cell, seat) === 0) return 'bot';
  const decided = seat && seat.live.game.lastDecidedBy[seat.countryId] !== undefined;
  return cell.presence.wasSeen(playerId) || decided ? 'away' : 'never';
}

/**
 * What the room's views are made of, at this moment. A game that was stopped is shown as it stood.
 *
 * @param which  the games to show; all of them if left out
 */
export function shownState(cell: Cell, which: (live: LiveGame) => boolean = () => true): Shown {
  const { state } = cell;
  const games = [...state.games.values()].filter(which);
  const people = presentPlayers(state).map(({ playerId, name }) => {
    const presence = presenceOf(cell, playerId, seatOf(state, playerId));
    return { playerId, name, presence };
  });
  const { room, code, version } = state;
  const pastSeen = [...state.past.values()].reduce((sum, { game }) => sum + publicSeen(game), 0);
  return { room, games: games.map(({ game }) => game), people, code, roomSeen: version, pastSeen };
}

/**
 * What one seat of one game sees.
 *
 * @param at.me  who looks; a bot is nobody
 */
export function gameView(
  shown: Shown,
  { live: { game }, countryId, me }: SeatAt & { readonly me?: PlayerId },
): SeatView {
  const { facts } = shown.room.scenario;
  const people = shown.people.map(({ playerId, name, presence }) => ({
    ...{ playerId, name, here: presence === 'here' },
  }));
  const viewer = me === undefined ? undefined : { me, people };
  return seatView(game, countryId, { ...contextOf(shown, game), facts, viewer });
}
