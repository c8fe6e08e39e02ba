import { seatOf } from '../../../shared/deciding/room-now.ts';
import { countriesOf } from '../../../shared/game/game.ts';
import { membersOf } from '../../../shared/game/holder.ts';
import {
  hostView,
  playerView,
  projectorView,
  type RoomShown,
} from '../../../shared/room/room-views.ts';
import type { CountryId, GameId } from '../../../shared/scenario/ids.ts';
import type { SeatView } from '../../../shared/view/seat-schema.ts';
import type { View } from '../../../shared/protocol/view.ts';
import { guarded, type Cell, type Showing } from '../cell/cell.ts';
import { gameView, shownState } from './shown.ts';
import { refused, type Refused, type CheckedSeat } from '../cell/seat.ts';

function buildView(cell: Cell, seat: CheckedSeat, shown: RoomShown): View | Refused {
  if (seat.role === 'host') return hostView(shown);
  if (seat.role === 'projector') return projectorView(shown);
  if (seat.playerId === null) return refused('forbidden');
  const held = seatOf(cell.state, seat.playerId);
  if (!held) return playerView(shown, seat.playerId);
  const { playerId } = seat;
  const view = guarded(cell, held.live, () => gameView(cell, shown, { ...held, playerId }));
  return view ?? refused('internal');
}

/**
 * What a seat may see right now. A fault of ours in one view leaves the others alone; where a stopped
 * game is to blame, the room is shown without it.
 */
export function viewOf(cell: Cell, seat: CheckedSeat, shown = shownState(cell)): View | Refused {
  try {
    return buildView(cell, seat, shown);
  } catch (error) {
    const { log } = cell.around;
    log.error({ roomId: cell.state.roomId, role: seat.role, error }, 'a view could not be built');
  }
  try {
    const sound = shownState(cell, ({ broken }) => !broken);
    return buildView(cell, seat, sound);
  } catch {
    return refused('internal');
  }
}

/** A seat of a game, by name. */
export interface SeatName {
  readonly gameId: GameId;
  readonly countryId: CountryId;
}

/** For the host: what somebody's seat may see right now, as that seat sees it. A bot's is nobody's. */
export function viewFrom(cell: Cell, { gameId, countryId }: SeatName): SeatView | Refused {
  const live = cell.state.games.get(gameId);
  if (!live) return refused('unknown-game');
  if (!countriesOf(live.game).includes(countryId)) return refused('unknown-target');
  if (membersOf(live.game.holders[countryId]).length === 0) return refused('unknown-player');
  const seat = { live, countryId, playerId: null };
  return guarded(cell, live, () => gameView(cell, shownState(cell), seat)) ?? refused('internal');
}

/** Shows a view if it is another than the one shown last. */
export function show(cell: Cell, showing: Showing, shown?: RoomShown): void {
  const view = viewOf(cell, showing.viewer.seat, shown);
  if ('refused' in view) return;
  const text = JSON.stringify(view);
  if (text === showing.last) return;
  showing.last = text;
  cell.around.counts.views += 1;
  showing.viewer.show(view, cell.around.clock.now());
}

/**
 * The host's and the projector's views hold every game and change with every command. They are shown
 * at most this often, so that a large class costs no more than a small one.
 */
const LARGE_EVERY_MS = 200;

const isLarge = ({ viewer }: Showing): boolean => viewer.seat.playerId === null;

/** Whether something that this player can see may have changed. */
function mayHaveChanged({ state, dirty }: Cell, { seat }: Showing['viewer']): boolean {
  if (dirty.everything || seat.playerId === null || dirty.people.has(seat.playerId)) return true;
  const held = seatOf(state, seat.playerId);
  return held === null || dirty.games.has(held.live.id);
}

function publishLarge(cell: Cell): void {
  cell.timers.large = null;
  cell.largeShownAt = cell.around.clock.now();
  const shown = shownState(cell);
  for (const one of cell.showing) if (isLarge(one)) show(cell, one, shown);
}

/** Shows every player what changed since the last time, at once, and the whole room soon. */
export function publish(cell: Cell): void {
  const { dirty, showing } = cell;
  if (!dirty.everything && dirty.games.size === 0 && dirty.people.size === 0) return;
  const shown = shownState(cell);
  for (const one of showing) {
    if (!isLarge(one) && mayHaveChanged(cell, one.viewer)) show(cell, one, shown);
  }
  dirty.everything = false;
  dirty.games.clear();
  dirty.people.clear();
  publishLargeSoon(cell);
}

/** Shows the host and the big screen what changed: at once, or as soon as they may be shown again. */
export function publishLargeSoon(cell: Cell): void {
  const { timers, around } = cell;
  const wait = cell.largeShownAt + LARGE_EVERY_MS - around.clock.now();
  if (wait <= 0) publishLarge(cell);
  else
    timers.large ??= around.clock.after(wait, () => {
      publishLarge(cell);
    });
}
