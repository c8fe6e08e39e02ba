import { blocToCome, returning } from '../game/bloc.ts';
import { cardsDrawn } from '../game/cards-drawn.ts';
import { enterPhase } from '../game/phases.ts';
import { evolve } from '../game/evolve.ts';
import type { GameEvent } from '../game/event.ts';
import type { Game } from '../game/game.ts';
import { isGameEvent, type LogLine } from './log-lines.ts';

/** A value in a log that the model computes otherwise. */
export interface Mismatch {
  readonly stream: string;
  readonly n: number;
  /** Where in the event, as `scores.1.terms.material`. */
  readonly path: string;
  readonly logged: unknown;
  readonly computed: unknown;
}

/** What a check of a log found. */
export interface Verdict {
  readonly games: number;
  /** Scores and trust values that were recomputed. */
  readonly values: number;
  readonly differences: readonly Mismatch[];
}

/**
 * Recomputes every threat's effect, every score and every trust value of a log from the choices in
 * it, by the same rules that played it. A value must be equal bit for bit.
 *
 * @param lines  as `readLog` gives them
 */
export function verifyLines(lines: readonly LogLine[]): Verdict {
  const streams = new Map<string, LogLine[]>();
  for (const line of lines) {
    if (!isGameEvent(line.event)) continue;
    const own = streams.get(line.stream);
    if (own === undefined) streams.set(line.stream, [line]);
    else own.push(line);
  }
  const found = [...streams.values()].map(verifyGame);
  return {
    games: found.length,
    values: found.reduce((sum, { values }) => sum + values, 0),
    differences: found.flatMap(({ differences }) => differences),
  };
}

function verifyGame(lines: readonly LogLine[]): Omit<Verdict, 'games'> {
  let game: Game | null = null;
  let values = 0;
  const differences: Mismatch[] = [];
  for (const [index, { stream, n, event }] of lines.entries()) {
    if (!isGameEvent(event)) continue;
    if (n !== index + 1) {
      differences.push({ stream, n, path: 'n', logged: n, computed: index + 1 });
    }
    const computed = game === null ? null : recomputed(game, event);
    if (computed !== null) {
      const declarations = game !== null && event.type === 'roundScored' ? undeclared(game) : [];
      for (const pair of [...leaves(event, computed, ''), ...declarations]) {
        values += 1;
        if (!Object.is(pair.logged, pair.computed)) differences.push({ stream, n, ...pair });
      }
    }
    game = evolve(game, event);
  }
  return { values, differences };
}

/** The same event as the rules compute it from what came before; null where nothing is computed. */
function recomputed(game: Game, event: GameEvent): GameEvent | null {
  if (event.type === 'roundScored') return same(enterPhase(game, 'outcome', 0), event);
  if (event.type === 'blocFormed' || event.type === 'returned') return declared(game, event);
  if (event.type === 'cardDrawn') return card(game, event);
  if (event.type === 'gameEnded') return same(enterPhase(game, 'ended', 0), event);
  if (event.type !== 'threatDelivered') return null;
  // Cables are delivered on entering `bargain`; the fold is there already, so ask from `prepare`.
  const expected = enterPhase({ ...game, phase: 'prepare' }, 'bargain', 0).find(
    (one) => one.type === 'threatDelivered' && one.targetId === event.targetId,
  );
  return expected?.type === 'threatDelivered'
    ? { ...expected, deadlineAt: event.deadlineAt, ownDeadlineAt: event.ownDeadlineAt }
    : { ...event, expectations: Number.NaN };
}

/** What should have been declared in place of this event; an empty one where nothing should. */
function declared(
  game: Game,
  event: Extract<GameEvent, { type: 'blocFormed' | 'returned' }>,
): GameEvent {
  const expected = enterPhase(game, 'outcome', 0).find(
    (one) =>
      one.type === event.type &&
      (one.type !== 'returned' || event.type !== 'returned' || one.targetId === event.targetId),
  );
  return expected ?? { type: 'blocFormed', members: [] };
}

/** Declarations that the rules make and the log has not: the path is the event's type. */
function* undeclared(game: Game): Generator<Pick<Mismatch, 'path' | 'logged' | 'computed'>> {
  const bloc = blocToCome(game).join(' ');
  const returned = returning(game).join(' ');
  yield { path: 'blocFormed', logged: game.declared.bloc.join(' '), computed: bloc };
  yield { path: 'returned', logged: game.declared.returned.join(' '), computed: returned };
}

/** The card that the seed deals; none where a game has no cards. */
function card(game: Game, event: Extract<GameEvent, { type: 'cardDrawn' }>): GameEvent {
  const dealt = cardsDrawn(game, game.round).find(
    (one) => one.type === 'cardDrawn' && one.countryId === event.countryId,
  );
  return dealt ?? { ...event, n: Number.NaN };
}

function same(events: readonly GameEvent[], event: GameEvent): GameEvent | null {
  return events.find(({ type }) => type === event.type) ?? null;
}

/** Every value of two events side by side, by path. */
function* leaves(
  logged: unknown,
  computed: unknown,
  path: string,
): Generator<Pick<Mismatch, 'path' | 'logged' | 'computed'>> {
  const composite = (value: unknown): value is object =>
    typeof value === 'object' && value !== null;
  if (!composite(logged) || !composite(computed)) {
    yield { path, logged, computed };
    return;
  }
  const left = new Map<string, unknown>(Object.entries(logged));
  const right = new Map<string, unknown>(Object.entries(computed));
  for (const key of new Set([...left.keys(), ...right.keys()])) {
    yield* leaves(left.get(key), right.get(key), path === '' ? key : `${path}.${key}`);
  }
}
