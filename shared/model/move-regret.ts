import { shadowCost, THREAT_KINDS } from './equilibrium.ts';
import { STAGE_TREE, type Move } from './stage-tree.ts';
import { bestMove, playsAt, TIE, worthTo, type NodePlace } from './subgame.ts';
import type { Shadow, StageGame, Threat } from './types.ts';
import { demandPercents } from './whole-percent.ts';

/** Something that a seat can do, and what it is worth to it under equilibrium play afterwards. */
export interface Valued<T> {
  readonly action: T;
  /** Stakes. */
  readonly value: number;
}

/** A move of the stage game; `offer`, in stakes, when it is a petition. */
export interface MoveTaken {
  readonly move: Move;
  readonly offer: number | null;
}

/** A threat in play: one of the instruments, by its place in the list of stage games. */
export interface ThreatMade extends Threat {
  readonly instrument: number;
}

/**
 * The best of what a seat can do. On a tie (1e-9) the first.
 *
 * @throws {RangeError} if there is nothing to do
 */
export function bestOf<T>(valued: readonly Valued<T>[]): Valued<T> {
  let best: Valued<T> | null = null;
  for (const one of valued) if (best === null || one.value > best.value + TIE) best = one;
  if (best === null) throw new RangeError('nothing to choose from');
  return best;
}

/**
 * What a decision gave away: the value of the best action less that of the chosen one.
 *
 * @param chosen  what the chosen action is worth, one of `valued`
 * @returns stakes, >= 0; 0 within 1e-9 of the best
 * @see model.md section 5 (design)
 */
export function regretAmong(valued: readonly Valued<unknown>[], chosen: number): number {
  const best = valued.reduce((most, { value }) => Math.max(most, value), chosen);
  return best - chosen > TIE ? best - chosen : 0;
}

/**
 * Every move at a node with its value to the mover. The shadow of the future is the same for all.
 *
 * @param at  the node, with the offer when it is `petitioned`
 * @see model.md sections 3 and 5
 */
export function movesAt(
  game: StageGame,
  threat: Threat,
  at: NodePlace,
): readonly Valued<MoveTaken>[] {
  const { mover } = STAGE_TREE[at.node];
  return playsAt(game, threat, at).map((play) => ({
    action: { move: play.move, offer: play.offer },
    value: worthTo(mover, play),
  }));
}

/**
 * The regret of a move at a node of the stage game.
 *
 * @returns stakes, >= 0
 * @throws {RangeError} if the move cannot be played there
 * @see model.md section 5 (design)
 */
export function moveRegret(
  asked: { readonly game: StageGame; readonly threat: Threat; readonly at: NodePlace },
  made: MoveTaken,
): number {
  const moves = movesAt(asked.game, asked.threat, asked.at);
  const chosen = moves.find(
    ({ action }) => action.move === made.move && same(action.offer, made.offer),
  );
  if (chosen === undefined) throw new RangeError(`no ${made.move} at ${asked.at.node}`);
  return regretAmong(moves, chosen.value);
}

function same(offer: number | null, made: number | null): boolean {
  return offer === null || made === null ? offer === made : Math.abs(offer - made) < TIE;
}

/**
 * What a threat is worth to the sender on theory line B: best play after it, less the shadow.
 *
 * @param games  the stage game of each instrument
 * @param threat  null for no demand, which is worth 0
 * @returns stakes
 * @throws {RangeError} if there is no such instrument
 * @see model.md section 5
 */
export function threatValue(
  games: readonly StageGame[],
  shadow: Shadow,
  threat: ThreatMade | null,
): number {
  if (threat === null) return 0;
  const game = games[threat.instrument];
  if (game === undefined) throw new RangeError(`no instrument ${threat.instrument}`);
  const { uS } = bestMove(game, threat, { node: 'answer', offer: null });
  return uS - shadowCost(game, threat, shadow);
}

/**
 * Everything that the sender can write to one target with its value, in the order of ties: nothing,
 * then every manner, instrument and whole percent.
 *
 * @param games  the stage game of each instrument
 * @see model.md section 5 (whole percent)
 */
export function threatsTo(
  games: readonly StageGame[],
  shadow: Shadow,
): readonly Valued<ThreatMade | null>[] {
  const threats = THREAT_KINDS.flatMap((kind) =>
    games.flatMap((game, instrument) =>
      demandPercents(game).map((demand): ThreatMade => ({ ...kind, demand, instrument })),
    ),
  );
  return [null, ...threats].map((action) => ({
    action,
    value: threatValue(games, shadow, action),
  }));
}

/**
 * The regret of what the sender wrote to one target, nothing included.
 *
 * @returns stakes, >= 0
 * @see model.md section 5 (design)
 */
export function threatRegret(
  games: readonly StageGame[],
  shadow: Shadow,
  made: ThreatMade | null,
): number {
  return regretAmong(threatsTo(games, shadow), threatValue(games, shadow, made));
}
