import type { GameId } from '../../../shared/scenario/ids.ts';
import type { Message } from '../../../shared/talk/message.ts';
import type { SaidInGame, SaidMessage } from '../../../shared/talk/talk-view.ts';
import { loggedGames } from './log-file.ts';
import { refused, type Refused } from '../cell/seat.ts';
import { liveGame, type FoldedRoom } from '../cell/folded.ts';

/**
 * What was said in one game and not deleted, for its host. Like the log it is there once the game has
 * ended: `not-now` before. A game holds a bounded number of messages, so the answer is bounded, too.
 */
export function saidIn(state: FoldedRoom, gameId: GameId): SaidInGame | Refused {
  if (liveGame(state, gameId) === undefined) return refused('unknown-game');
  if (!loggedGames(state).some(({ id }) => id === gameId)) return refused('not-now');
  const own = state.talk.messages.filter((message) => message.gameId === gameId);
  return { messages: own.flatMap(saidAgain) };
}

/** A message without the person behind it; none when it was deleted. */
function saidAgain({ words, ...message }: Message): SaidMessage[] {
  if (words === null) return [];
  const { id, round, phase, channel, seat, at } = message;
  return [{ ...{ id, round, phase, channel, seat, at }, ...words }];
}
