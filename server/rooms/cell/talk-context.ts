import type { PlayerId } from '../../../shared/scenario/ids.ts';
import type { TalkContext } from '../../../shared/talk/seat-talk.ts';
import { MOST_IN_GAME } from '../../limits/talk-pace.ts';
import type { Cell } from './cell.ts';
import type { LiveGame } from './folded.ts';

/** What the talk of a seat depends on, for whoever looks; null is a bot. */
export function talkContext(cell: Cell, live: LiveGame, playerId: PlayerId | null): TalkContext {
  const { room, talk } = cell.state;
  const waits = playerId !== null && cell.talkPace.waitOf(playerId) > 0;
  const inPace = !waits && countIn(cell, live) < MOST_IN_GAME && !room.ended;
  return { settings: room.talk, talk, playerId, inPace };
}

const countIn = ({ state }: Cell, { id }: LiveGame): number =>
  state.talk.messages.reduce((sum, { gameId }) => (gameId === id ? sum + 1 : sum), 0);
