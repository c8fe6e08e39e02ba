import { presentPlayers, removedPlayers, seatOf } from '../../../shared/deciding/room-now.ts';
import { publicSeen } from '../../../shared/game/evolve.ts';
import type { Game } from '../../../shared/game/game.ts';
import { foresightFor } from '../../../shared/room/foresight.ts';
import { ownResults } from '../../../shared/room/earlier-views.ts';
import {
  contextOf,
  pollFor,
  type Person,
  type RoomShown as Shown,
} from '../../../shared/room/room-views.ts';
import { theoryOf } from '../../../shared/room/theory-of-seat.ts';
import type { PlayerId } from '../../../shared/scenario/ids.ts';
import { seatTalk } from '../../../shared/talk/seat-talk.ts';
import { seatView } from '../../../shared/view/seat-view.ts';
import type { SeatView } from '../../../shared/view/seat-schema.ts';
import { botTakesIn } from '../cell/absence.ts';
import type { Cell } from '../cell/cell.ts';
import type { LiveGame, FoldedRoom, SeatAt } from '../cell/folded.ts';
import { isOpen } from '../cell/stage.ts';
import { talkContext } from '../cell/talk-context.ts';

function presenceOf(cell: Cell, playerId: PlayerId, seat: SeatAt | null): Person['presence'] {
  if (cell.presence.isHere(playerId)) return 'here';
  if (seat && seat.live.game.phase !== 'ended' && botTakesIn(cell, seat) === 0) return 'bot';
  const decided = seat?.live.game.lastDecidedBy[seat.countryId] === 'human';
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
  const { room, code, talk, polls } = state;
  const removed = removedPlayers(state);
  const roomSeen = room.seen;
  const pastSeen = [...state.past.values()].reduce((sum, { game }) => sum + publicSeen(game), 0);
  const shown = games.map(({ game }) => game);
  const earlier = playedBefore(state);
  const wall = cell.wall !== null && isOpen(state) ? { wall: cell.wall } : {};
  return {
    ...{ room, games: shown, earlier, people, removed, code, roomSeen, pastSeen, talk, polls },
    ...wall,
  };
}

/** The games of earlier deals that were played, in the order of their numbers. */
function playedBefore({ room, past }: FoldedRoom): readonly Game[] {
  return room.earlier.flatMap(({ gameId }) => past.get(gameId)?.game ?? []);
}

/** What one seat of one game sees, and through it the player who looks; null is a bot. */
export function gameView(
  cell: Cell,
  shown: Shown,
  { live, countryId, playerId }: SeatAt & { readonly playerId: PlayerId | null },
): SeatView {
  const { game } = live;
  const { room } = shown;
  const { facts } = room.scenario;
  const talk = seatTalk(game, countryId, talkContext(cell, live, playerId));
  const { broadcast, calls } = cell.state.talk.lines;
  const theory = room.theory ? { theory: theoryOf(game, countryId) } : {};
  const people = shown.people.map((one) => ({
    ...{ playerId: one.playerId, name: one.name, here: one.presence === 'here' },
  }));
  return seatView(game, countryId, {
    ...contextOf(shown, game),
    facts,
    talk,
    broadcast,
    calling: playerId !== null && calls.includes(playerId),
    ...theory,
    ...(playerId === null ? {} : ownResults(shown, playerId)),
    poll: playerId === null ? undefined : pollFor(shown, playerId),
    foresight: playerId === null ? undefined : foresightFor(shown, playerId, game),
    viewer: playerId === null ? undefined : { me: playerId, people },
  });
}
