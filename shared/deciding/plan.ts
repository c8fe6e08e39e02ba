import type { GameEvent } from '../game/event.ts';
import type { Game } from '../game/game.ts';
import type { PollWrites } from '../poll/kept-polls.ts';
import type { RefusalCode } from '../protocol/refusals.ts';
import type { RoomEvent } from '../room/room.ts';
import type { GameId } from '../scenario/ids.ts';
import type { TalkWrites } from '../talk/message.ts';

/** Events of one game. What they make of it comes along, so that nobody folds them again. */
export interface GamePart {
  readonly gameId: GameId;
  readonly events: readonly GameEvent[];
  /** Good as long as the game is still `from`; absent where a game begins. */
  readonly step?: { readonly from: Game; readonly to: Game };
}

/** Events, words and answers to be written together. A game that is not there yet begins with them. */
export interface Plan {
  readonly room?: readonly RoomEvent[];
  readonly games?: readonly GamePart[];
  readonly talk?: TalkWrites;
  readonly polls?: PollWrites;
}

/** A mistake of whoever asked. It is returned, never thrown. */
export interface Refused {
  readonly refused: RefusalCode;
}

/** Why something is not done, as a value. */
export const refused = (code: RefusalCode): Refused => ({ refused: code });

/** Whether something was refused. */
export const isRefused = (result: object): result is Refused => 'refused' in result;

/** A decision of the rules as a plan: what it keeps, or its refusal. */
export function planned<T>(
  decision: (T & { readonly ok: true }) | { readonly ok: false; readonly code: RefusalCode },
  keep: (taken: T & { readonly ok: true }) => Plan,
): Plan | Refused {
  return decision.ok ? keep(decision) : refused(decision.code);
}

/**
 * A fault of ours in one game. Plans throw it, and whoever asked for one stops that game and asks
 * again: a game that is stopped refuses by itself, and the others go on.
 */
export class GameFault extends Error {
  override name = 'GameFault';
  readonly gameId: GameId;

  constructor(gameId: GameId, cause: unknown) {
    super(`our rules failed in game ${gameId}`, { cause });
    this.gameId = gameId;
  }
}
