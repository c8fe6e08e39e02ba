import type { HostGame, HostView } from '../../../shared/room/host-schema.ts';

/** What a game wants of the host. */
export interface Attention {
  /** Who in it calls for help. */
  readonly calling: readonly string[];
  /** Who has to decide and is not there. */
  readonly away: readonly string[];
  /** Whether any person still has to decide. */
  readonly waits: boolean;
}

/** Who of a game calls, is away, or has not chosen. */
export function attentionIn(view: Pick<HostView, 'calls' | 'players'>, game: HostGame): Attention {
  const calling = view.calls.flatMap((id) =>
    view.players.filter((one) => one.playerId === id && one.gameNumber === game.number),
  );
  const deciding = game.seats.filter(
    ({ state, playerName }) => state === 'deciding' && playerName !== null,
  );
  const away = deciding.filter(({ presence }) => presence === 'away' || presence === 'never');
  return {
    calling: calling.map(({ name }) => name),
    away: away.map(({ playerName, name }) => playerName ?? name),
    waits: deciding.length > 0,
  };
}

/** Whether the host should look at a game: somebody calls, or it waits for a person. */
export const wantsLook = ({ calling, waits }: Attention): boolean => calling.length > 0 || waits;

/** How urgent a game is: the lower, the sooner it stands on the page. */
function urgency(game: HostGame, { calling, away, waits }: Attention): number {
  if (calling.length > 0) return 0;
  if (away.length > 0) return 1;
  if (game.paused) return 2;
  if (game.phase === 'ended') return 5;
  return waits ? 3 : 4;
}

/** The games' ids, those first that need the host first; equals by their number. */
export function orderOf(view: Pick<HostView, 'calls' | 'players' | 'games'>): readonly string[] {
  const ranked = view.games.map((game) => {
    return { game, rank: urgency(game, attentionIn(view, game)) };
  });
  return ranked
    .toSorted((a, b) => a.rank - b.rank || a.game.number - b.game.number)
    .map(({ game }) => game.gameId);
}
