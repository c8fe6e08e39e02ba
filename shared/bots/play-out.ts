import { createGame, step } from '../flow/step.ts';
import { fold } from '../game/evolve.ts';
import type { GameEvent } from '../game/event.ts';
import { countriesOf, type Game } from '../game/game.ts';
import type { GameSetup } from '../game/setup.ts';
import type { BotId, CountryId, GameId } from '../scenario/ids.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { standingOf } from '../view/ending.ts';
import { seatView } from '../view/seat-view.ts';
import type { SeatView } from '../view/seat-schema.ts';
import type { BotMove } from './bargain.ts';
import { botCommand } from './bots.ts';
import { NO_CHANCE, occasionOf, randomFrom } from './chance.ts';

const NOTHING_ELSE = { opened: false, facts: [] };

/** A game that bots have played to its end, and what happened since they took over. */
export interface PlayedOut {
  readonly game: Game;
  readonly events: readonly GameEvent[];
}

/**
 * Plays a whole game with a bot in every seat: the one that holds it, or the equilibrium bot for a
 * person. The same setup always gives the same game.
 *
 * @returns its events and its end
 * @throws {Error} if a bot is refused, which would be our mistake
 */
export function playOut(setup: GameSetup): PlayedOut {
  const opening = createGame(setup, 0);
  const { game, events } = playOn(fold(opening), setup.seed);
  return { game, events: [...opening, ...events] };
}

/**
 * Plays a game on to its end with a bot in every seat, as `playOut` does.
 *
 * @param seed  of the bots' chance: the same game and seed give the same end
 * @throws {Error} if a bot is refused, or nobody can move, which would be our mistake
 */
export function playOn(game: Game, seed: number): PlayedOut {
  const events: GameEvent[] = [];
  const steps = playSteps(game, seed);
  let step = steps.next();
  for (; step.done !== true; step = steps.next()) events.push(...step.value);
  return { game: step.value, events };
}

/**
 * Plays a game on to its end with a bot in every seat, one decision at a time: what each leaves behind.
 *
 * @param seed  of the bots' chance
 * @returns (when done) the game at its end
 * @throws {Error} if a bot is refused, or nobody can move, which would be our mistake
 */
export function* playSteps(game: Game, seed: number): Generator<readonly GameEvent[], Game> {
  let here = game;
  while (here.phase !== 'ended') {
    const next = firstMove(here, seed);
    yield next;
    here = fold(next, here);
  }
  return here;
}

/**
 * What equilibrium play earns in each seat, in points.
 *
 * @param setup  its own `par` and holders are not read
 */
export function parOf(setup: GameSetup): { countryId: CountryId; points: number }[] {
  const { sender, targets } = setup.cast;
  const seats = [sender.id, ...targets.map(({ id }) => id)];
  const bots = seats.map((countryId) => ({
    countryId,
    holder: { by: 'bot', bot: 'equilibrium' } as const,
  }));
  const clock = { briefing: 0, prepare: 0, move: 0, bargain: 0, outcome: 0 };
  const { game } = playOut({ ...setup, holders: bots, practice: false, clock, par: [] });
  return seats.map((countryId) => ({ countryId, points: standingOf(game, countryId).total }));
}

/** Par of a scenario as it is shipped, in stakes: the sender's, then the targets' in the scenario's order. */
export function parIn({ cast, rounds }: Pick<Scenario, 'cast' | 'rounds'>): readonly number[] {
  const clock = { briefing: 0, prepare: 0, move: 0, bargain: 0, outcome: 0 };
  const gameId = 'par' as GameId;
  const setup = { gameId, number: 1, cast, rounds, practice: false, clock, seed: 1, par: [] };
  return parOf({ ...setup, holders: [] }).map(({ points }) => points / 100);
}

/** The bot that plays a seat when no person does: the one that holds it, else the equilibrium bot. */
function botIn(game: Game, countryId: CountryId): BotId {
  const holder = game.holders[countryId];
  return holder?.by === 'bot' ? holder.bot : 'equilibrium';
}

/**
 * What the bot of a seat does, with chance from a seed and the occasion.
 *
 * @param seed  the game's own unless a game is played on by other chance
 */
export function seatedBotCommand(
  game: Game,
  view: SeatView,
  seed: number = game.setup.seed,
): BotMove | null {
  const occasion = occasionOf(view);
  const random = occasion === null ? NO_CHANCE : randomFrom(seed, occasion);
  return botCommand(botIn(game, view.me.id), view, random);
}

function firstMove(game: Game, seed: number): readonly GameEvent[] {
  for (const seat of countriesOf(game)) {
    const move = seatedBotCommand(game, seatView(game, seat, NOTHING_ELSE), seed);
    if (move === null) continue;
    const input = { type: 'command', by: seat, ...move, decidedBy: 'bot' } as const;
    const decision = step(game, input, 0);
    if (!decision.ok) throw new Error(`${seat} was refused ${move.command.type}: ${decision.code}`);
    return decision.events;
  }
  throw new Error(`nobody moves in ${game.phase}`);
}
