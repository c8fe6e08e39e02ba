import type { Wall } from '../../shared/room/wall.ts';
import type { OnWall } from '../screens/debrief/wall/presenter.ts';

/** What a host's debrief shows of a game, with nothing picked in any view. */
export const aWall = (gameId: Wall['gameId'], over: Partial<Wall> = {}): Wall => ({
  ...{ by: '0123456789abcdef', log: 1, view: 'replay', gameId, hidden: [], moment: 0 },
  ...{ part: 0, opened: true, presenting: null, whatIf: null, predicted: null },
  picked: { seat: null, term: null, target: null, all: false },
  ...over,
});

/** The same for a second window, with no question to the class. */
export const toldWall = (wall: Wall): OnWall => ({ wall, poll: null, live: false });
