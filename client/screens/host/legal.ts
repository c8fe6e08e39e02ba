import type { HostCommand } from '../../../shared/game/command.ts';
import type { Legal } from '../../../shared/game/legal.ts';
import type { HostTalkCommand } from '../../../shared/talk/command.ts';
import type { HostGame, HostView } from '../../../shared/view/view.ts';

/** Everything that the host can ask for, about the games and about what is said in them. */
export type HostWish = HostCommand | HostTalkCommand;

/** Hands a command of the host to the link. */
export type Give = (command: HostWish) => void;

type HostLegal = Extract<Legal, { type: HostWish['type'] }>;

/** The template for a command of the host, if it may be given now. Without `gameId`: for all games. */
export function templateOf<T extends HostWish['type']>(
  legal: readonly Legal[],
  type: T,
  gameId?: string,
): Extract<HostLegal, { type: T }> | undefined {
  return legal.find(
    (one): one is Extract<HostLegal, { type: T }> =>
      one.type === type && ('gameId' in one ? one.gameId : undefined) === gameId,
  );
}

/** The template behind a command, for the place (`at`) that it was decided at. */
export function placeOf(legal: readonly Legal[], command: HostWish) {
  const gameId = 'gameId' in command ? command.gameId : undefined;
  return templateOf(legal, command.type, gameId)?.at;
}

/** Games in which somebody who has to decide is not there. */
export function heldUp(view: Pick<HostView, 'games'>): readonly HostGame[] {
  return view.games.filter((game) =>
    game.seats.some(
      ({ state, presence }) =>
        state === 'deciding' && (presence === 'away' || presence === 'never'),
    ),
  );
}
