import { botCommand } from './equilibrium.ts';
import { createGame, step } from '../flow/step.ts';
import { fold } from '../game/evolve.ts';
import type { GameEvent } from '../game/event.ts';
import { countriesOf, type Game } from '../game/game.ts';
import type { GameSetup } from '../game/setup.ts';
import type { CountryId } from '../scenario/ids.ts';
import { standingOf } from '../view/ending.ts';
import { seatView } from '../view/seat-view.ts';

const NOTHING_ELSE = { opened: false, facts: [] };

/**
 * Plays a whole game with the equilibrium bot in every seat.
 *
 * @returns its events and its end
 * @throws {Error} if a bot is refused, which would be our mistake
 */
export function playOut(setup: GameSetup): { readonly game: Game; readonly events: GameEvent[] } {
  const events = [...createGame(setup, 0)];
  let game = fold(events);
  while (game.phase !== 'ended') {
    const next = firstMove(game);
    events.push(...next);
    game = fold(next, game);
  }
  return { game, events };
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

function firstMove(game: Game): readonly GameEvent[] {
  for (const seat of countriesOf(game)) {
    const move = botCommand(seatView(game, seat, NOTHING_ELSE));
    if (move === null) continue;
    const input = { type: 'command', by: seat, ...move, decidedBy: 'bot' } as const;
    const decision = step(game, input, 0);
    if (!decision.ok) throw new Error(`${seat} was refused ${move.command.type}: ${decision.code}`);
    return decision.events;
  }
  throw new Error(`nobody moves in ${game.phase}`);
}
