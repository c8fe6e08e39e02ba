import { playOn } from '../bots/play-out.ts';
import { step, type GameInput } from '../flow/step.ts';
import { addressOf, BLOC } from '../game/bloc.ts';
import type { Asked } from '../game/decide.ts';
import { fold } from '../game/evolve.ts';
import type { DecidedBy, GameEvent } from '../game/event.ts';
import { countriesOf, dyadOf, type Game } from '../game/game.ts';
import type { SeatCommand } from '../game/command.ts';
import type { GameLegal } from '../game/legal.ts';
import { legalFor } from '../game/legal-for.ts';
import { isMoved, moveBehind, moveCommand } from '../game/moves.ts';
import { STAGE_TREE } from '../model/stage-tree.ts';
import type { BotId, CountryId } from '../scenario/ids.ts';
import { standingOf } from '../view/ending.ts';
import { meanOf } from './estimate.ts';

/** A decision of a game that could have been another one. */
export interface Crossroads {
  /** Its event's place in the game's log, from 0. */
  readonly index: number;
  readonly round: number;
  readonly countryId: CountryId;
  /** What was done. */
  readonly made: SeatCommand;
  readonly decidedBy: DecidedBy;
}

/** A crossroads with the way that is taken from it, and who plays on. */
export interface Fork {
  readonly at: Crossroads;
  readonly command: SeatCommand;
  /** Who plays every seat from here on, the decider's too. */
  readonly bot: BotId;
}

/** A game that was played on from a crossroads: the model's, not the class's. */
export interface Future {
  readonly game: Game;
  /** Everything that happened in it from its first event. */
  readonly events: readonly GameEvent[];
  /** Final points by seat, legacy included. */
  readonly totals: readonly { readonly countryId: CountryId; readonly total: number }[];
}

/**
 * Every decision of a game that counts: the last sealed choice of each seat in each round, and every
 * move of the bargains.
 *
 * @param events  of one game, from its first
 */
export function crossroadsOf(events: readonly GameEvent[]): readonly Crossroads[] {
  const found: Crossroads[] = [];
  let game: Game | null = null;
  for (const [index, event] of events.entries()) {
    const one = game === null || game.round === 0 ? null : crossroadsAt(game, event, index);
    if (one !== null) {
      // a changed mind replaces what was handed in before
      const before = found.findIndex((other) => sameSealed(other, one));
      if (before >= 0) found.splice(before, 1);
      found.push(one);
    }
    game = fold([event], game);
  }
  return found;
}

/**
 * What the seat could have done at a crossroads, as it stood then.
 *
 * @returns the templates of the kind of decision that was made there
 */
export function alternativesAt(events: readonly GameEvent[], at: Crossroads): readonly GameLegal[] {
  const { game } = standAt(events, at);
  const wanted = at.made.type;
  const legal = legalFor(game, at.countryId);
  if (isSealed(at.made)) return legal.filter(({ type }) => type === wanted);
  const step = dyadAddressed(game, at)?.step;
  return legal.filter(
    (entry) => entry.type !== 'ready' && entry.at.step === step && concerns(entry, at),
  );
}

/**
 * Plays a game on from a crossroads. What was decided before stands, and so does what others had
 * sealed in the same round; everything later is the bot's, in every seat, by the same rules and the
 * same `evolve`. The same run has the same chance on either way, so that ways can be compared.
 *
 * @param events  of one game, from its first
 * @param run  a whole number that decides the bot's chance
 * @throws {RangeError} if the command is not legal there
 */
export function futureOf(events: readonly GameEvent[], fork: Fork, run: number): Future {
  const { game, before, others } = standAt(events, fork.at);
  const lived: GameEvent[] = [...before];
  let here = game;
  const take = (input: GameInput): void => {
    const decision = step(here, input, 0);
    if (!decision.ok) throw new RangeError(`${input.type} refused: ${decision.code}`);
    lived.push(...decision.events);
    here = decision.game;
  };
  // nobody is waited for in a future: it is played alone
  if (game.together) take({ type: 'pace', together: false });
  for (const countryId of countriesOf(game)) {
    take({ type: 'seat', countryId, holder: { by: 'bot', bot: fork.bot } });
  }
  const { countryId: by, decidedBy } = fork.at;
  take({ type: 'command', by, command: fork.command, decidedBy });
  for (const asked of others) take({ type: 'command', ...asked });
  const end = playOn(here, run);
  return {
    game: end.game,
    events: [...lived, ...end.events],
    totals: countriesOf(end.game).map((countryId) => ({
      countryId,
      total: standingOf(end.game, countryId).total,
    })),
  };
}

/** What a seat's end is, over many runs of two ways from the same crossroads. Points. */
export interface Comparison {
  readonly runs: number;
  /** Share of the runs in which the other way ends better, and in which it ends worse. */
  readonly better: number;
  readonly worse: number;
  /** What the other way adds: on average, and what 1 of 10 runs falls below and exceeds. */
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

/**
 * Compares two ways for one seat, run by run.
 *
 * @param pairs  final points of the seat: as it was decided, and decided otherwise, by the same chance
 * @throws {RangeError} without a run
 */
export function compare(
  pairs: readonly { readonly made: number; readonly other: number }[],
): Comparison {
  const gains = pairs.map(({ made, other }) => other - made).toSorted((a, b) => a - b);
  const runs = gains.length;
  if (runs === 0) throw new RangeError('nothing to compare');
  const at = (share: number): number => gains[Math.round(share * (runs - 1))] ?? 0;
  return {
    runs,
    better: gains.filter((gain) => gain > 0).length / runs,
    worse: gains.filter((gain) => gain < 0).length / runs,
    mean: meanOf(gains),
    low: at(0.1),
    high: at(0.9),
  };
}

/** The game as it stood when a decision was made, and what others had sealed beside it. */
interface Stand {
  readonly game: Game;
  readonly before: readonly GameEvent[];
  readonly others: readonly Asked[];
}

function standAt(events: readonly GameEvent[], at: Crossroads): Stand {
  if (!isSealed(at.made)) {
    const before = events.slice(0, at.index);
    return { game: fold(before), before, others: [] };
  }
  const opened = events.findLastIndex(
    (event, index) =>
      index < at.index && event.type === 'phaseEntered' && event.phase === 'prepare',
  );
  const before = events.slice(0, opened + 1);
  const others = crossroadsOf(events)
    .filter((one) => one.round === at.round && one.countryId !== at.countryId && isSealed(one.made))
    .map(({ countryId, made, decidedBy }) => ({ by: countryId, command: made, decidedBy }));
  return { game: fold(before), before, others };
}

/** Handed in while the sender prepares, rather than moved in a bargain. */
function isSealed({ type }: SeatCommand): boolean {
  return type === 'prepare' || type === 'posture';
}

function sameSealed(a: Crossroads, b: Crossroads): boolean {
  const sealed = isSealed(b.made);
  return (
    sealed && a.round === b.round && a.countryId === b.countryId && a.made.type === b.made.type
  );
}

function crossroadsAt(game: Game, event: GameEvent, index: number): Crossroads | null {
  const { round } = game;
  if (event.type === 'cablesWritten') {
    const { cables, welcome, decidedBy } = event;
    const made = {
      type: 'prepare' as const,
      cables,
      ...(welcome === undefined ? {} : { welcome }),
    };
    return { index, round, countryId: game.setup.cast.sender.id, made, decidedBy };
  }
  if (event.type === 'postureSet') {
    const { targetId, stance, bloc, askReturn, decidedBy } = event;
    const asks = askReturn === undefined ? {} : { askReturn };
    const made = { type: 'posture' as const, stance, bloc, ...asks };
    return { index, round, countryId: targetId, made, decidedBy };
  }
  if (!isMoved(event)) return null;
  const targetId = event.targetId === BLOC ? game.bloc[0] : event.targetId;
  const { node } = targetId === undefined ? { node: null } : dyadOf(game, targetId);
  if (targetId === undefined || node === null) return null;
  const bySender = STAGE_TREE[node].mover === 'sender';
  return {
    index,
    round,
    countryId: bySender ? game.setup.cast.sender.id : targetId,
    made: moveCommand(moveBehind(event.type), { ...event, offer: event.offer ?? 1 }),
    decidedBy: event.decidedBy,
  };
}

function dyadAddressed(game: Game, { made, countryId }: Crossroads): Game['dyads'][number] | null {
  const address = 'targetId' in made ? made.targetId : addressOf(game, countryId);
  const targetId = address === BLOC ? game.bloc[0] : address;
  return targetId === undefined ? null : dyadOf(game, targetId);
}

/** Whether a template is about the dyad in which the decision was made. */
function concerns(entry: GameLegal, { made }: Crossroads): boolean {
  return !('targetId' in entry && 'targetId' in made) || entry.targetId === made.targetId;
}
