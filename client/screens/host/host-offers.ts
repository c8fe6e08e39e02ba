import type { HostCommand } from '../../../shared/room/room-command.ts';
import type { HostLegal } from '../../../shared/room/host-schema.ts';
import type { PollCommand } from '../../../shared/poll/poll.ts';
import type { HostTalkCommand } from '../../../shared/talk/talk-command.ts';
import type { HostGame, HostView } from '../../../shared/room/host-schema.ts';

/** Everything that the host can ask for: about the games, what is said in them, and questions to the class. */
export type HostWish = HostCommand | HostTalkCommand | PollCommand;

/** Hands a command of the host to the link. */
export type Give = (command: HostWish) => void;

/** The template of a type; types that share one form stand in one template. */
type TemplateOf<T extends HostWish['type']> = HostLegal extends infer L
  ? L extends { type: string }
    ? T extends L['type']
      ? L
      : never
    : never
  : never;

/** The template for a command of the host, if it may be given now. Without `gameId`: for all games. */
export function templateOf<T extends HostWish['type']>(
  legal: readonly HostLegal[],
  type: T,
  gameId?: string,
): TemplateOf<T> | undefined {
  return legal.find(
    (one): one is TemplateOf<T> =>
      one.type === type && ('gameId' in one ? one.gameId : undefined) === gameId,
  );
}

/** The template behind a command, for the place (`at`) that it was decided at. */
export function placeOf(legal: readonly HostLegal[], command: HostWish) {
  const gameId = 'gameId' in command ? (command.gameId ?? undefined) : undefined;
  return templateOf(legal, command.type, gameId)?.at;
}

/** The times that may be given to a person, and the one this person has. */
export function timesFor(
  legal: readonly HostLegal[],
  { playerId, clock }: Pick<HostView['players'][number], 'playerId' | 'clock'>,
): readonly HostView['players'][number]['clock'][] {
  const given = legal.flatMap((one) =>
    one.type === 'clockFor' && one.playerId.includes(playerId) ? one.factor : [],
  );
  const order = (factor: (typeof given)[number]): number => (factor === 'off' ? Infinity : factor);
  return [...new Set([...given, clock])].sort((a, b) => order(a) - order(b));
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
