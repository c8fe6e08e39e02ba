import * as z from 'zod/mini';
import { GameId } from '../scenario/ids.ts';

/** What the projector can show while games are played. */
export const SHOWS = ['games', 'headlines', 'map', 'standings'] as const;

/** What the host has chosen for the projector. Side state: it is no event and changes no game. */
export const Screen = z.strictObject({
  /** Everything at once; or the headlines, the ropes or the standings alone. */
  show: z.enum(SHOWS),
  /** The one game that is shown; null for all. */
  gameId: z.nullable(GameId),
  /** Whether the games are shown in turn, each for a while. */
  cycle: z.boolean(),
  /** Whether the names of people may stand on the wall. */
  names: z.boolean(),
});
export type Screen = z.infer<typeof Screen>;

/** What a projector shows unless somebody chose otherwise. */
export const PLAIN_SCREEN: Screen = { show: 'games', gameId: null, cycle: false, names: true };

/**
 * The host's choice changed by some of its parts. One game and all in turn exclude each other: the
 * newer wish counts.
 */
export function screenAfter(
  screen: Screen,
  wish: { [K in keyof Screen]?: Screen[K] | undefined },
): Screen {
  const { show = screen.show, names = screen.names } = wish;
  const { gameId = wish.cycle === true ? null : screen.gameId } = wish;
  const { cycle = (wish.gameId ?? null) === null ? screen.cycle : false } = wish;
  return { show, gameId: cycle ? null : gameId, cycle, names };
}
