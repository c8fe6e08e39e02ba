import { BLOC } from '../game/bloc.ts';
import type { Cable } from '../game/command.ts';
import type { Game } from '../game/game.ts';
import type { Stance } from '../model/types.ts';
import { playedRound } from '../view/known.ts';
import { allianceRegretOf, type AllianceRegret } from './alliance-regret.ts';
import { regretByRound, type Regret } from './regret.ts';

/** A decision with what was done; a move has it in `chosen`. */
export type Judged =
  | (Extract<Regret, { kind: 'cable' }> & { readonly made: Cable | null })
  | (Extract<Regret, { kind: 'stance' }> & { readonly made: Stance })
  | Extract<Regret, { kind: 'move' }>;

/** A decision of either sort: of a dyad, or about the alliance itself. */
export type DecisionMade = Judged | AllianceRegret;

/** Whether a decision was about one dyad, and not about the alliance itself. */
export function isJudged(one: DecisionMade): one is Judged {
  return one.kind === 'cable' || one.kind === 'stance' || one.kind === 'move';
}

/**
 * Every decision of a finished game, with what was done and what theory line B would have done.
 *
 * @returns in the order of the rounds; empty before the end; null for a log from a file whose moves
 *   contradict the rules
 */
export function judgedIn(game: Game): readonly Judged[] | null {
  try {
    return [...judgedByRound(game)].flat();
  } catch {
    return null;
  }
}

/**
 * What was judged, with what was decided about blocs and coming back, round by round.
 *
 * @returns null where `judged` is, and for a log whose rounds contradict the rules
 */
export function decisionsIn(
  game: Game,
  judged: readonly Judged[] | null,
): readonly DecisionMade[] | null {
  if (judged === null) return null;
  try {
    return [...judged, ...allianceRegretOf(game)].toSorted((a, b) => a.round - b.round);
  } catch {
    return null;
  }
}

/**
 * Every decision, a round at a time and only when it is asked for, so that a page can breathe in between.
 *
 * @throws {Error} for a log from a file whose moves contradict the rules
 */
export function* judgedByRound(game: Game): Generator<readonly Judged[]> {
  for (const round of regretByRound(game)) yield round.map((one) => withMade(game, one));
}

function withMade(game: Game, one: Regret): Judged {
  if (one.kind === 'move') return one;
  const { bloc, dyads } = playedRound(game, one.round);
  if (one.kind === 'stance') {
    const own = dyads.find(({ targetId }) => targetId === one.countryId);
    return { ...one, made: own?.stance ?? 'hold' };
  }
  const speaker = one.address === BLOC ? bloc[0] : one.address;
  const own = dyads.find(({ targetId }) => targetId === speaker);
  return { ...one, made: own?.cable ?? null };
}
