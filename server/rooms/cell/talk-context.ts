import { talkContext as contextIn } from '../../../shared/deciding/talk-plan.ts';
import type { PlayerId } from '../../../shared/scenario/ids.ts';
import type { TalkContext } from '../../../shared/talk/seat-talk.ts';
import type { Cell } from './cell.ts';
import type { LiveGame } from './folded.ts';

/** What the talk of a seat depends on, for whoever looks; null is a bot. */
export function talkContext(cell: Cell, live: LiveGame, playerId: PlayerId | null): TalkContext {
  const paced = playerId === null || cell.talkPace.waitOf(playerId) === 0;
  return contextIn(cell.state, { gameId: live.id, playerId, paced });
}
