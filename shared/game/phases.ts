import { legacyOf } from '../model/round.ts';
import type { RoundAct } from '../model/types.ts';
import { dialsOf } from '../scenario/dials-of.ts';
import type { Cable } from './command.ts';
import { cardsDrawn, drawsOf } from './cards-drawn.ts';
import { closedBy } from './closing.ts';
import { deliveries } from './deliveries.ts';
import type { GameEvent, Phase } from './event.ts';
import { blocToCome, returning } from './bloc.ts';
import { allianceOf, isLastRound, isPractice, type Game } from './game.ts';
import { deadlineIn, ownDeadlines } from './seat-clock.ts';

/**
 * What entering a phase makes happen: the clock, the cables' arrival, the scores.
 *
 * @param now  ms since 1970
 * @returns nothing when the game is there already
 */
export function enterPhase(game: Game, phase: Phase, now: number): readonly GameEvent[] {
  if (game.phase === phase) return [];
  switch (phase) {
    case 'briefing':
      return [entered(game, phase, now)];
    case 'prepare':
      return openRound(game, now);
    case 'bargain': {
      const opened = entered(game, phase, now);
      return [opened, ...deliveries({ ...game, deadlineAt: opened.deadlineAt }, now)];
    }
    case 'outcome':
      return [...declarations(game), scoreRound(game), entered(game, phase, now)];
    case 'ended':
      return [endGame(game), entered(game, phase, now)];
  }
}

type PhaseEntered = Extract<GameEvent, { type: 'phaseEntered' }>;

function entered(game: Game, phase: Phase, now: number): PhaseEntered {
  const seconds = phase === 'ended' ? 0 : game.setup.clock[phase];
  const deadlineAt = deadlineIn(seconds, now);
  const own = ownDeadlines(game, { deadlineAt, seconds });
  return { type: 'phaseEntered', phase, round: game.round, deadlineAt, ...own };
}

function openRound(game: Game, now: number): readonly GameEvent[] {
  if (game.phase === 'briefing') {
    return [entered(game, 'prepare', now), ...cardsDrawn(game, game.round)];
  }
  const round = game.round + 1;
  const opened = [{ ...entered(game, 'prepare', now), round }, ...cardsDrawn(game, round)];
  return isPractice(game) ? [{ type: 'practiceReset' }, ...opened] : opened;
}

/** What becomes known with the result: who returns, and who will stand in a bloc. */
function declarations(game: Game): readonly GameEvent[] {
  const bloc = blocToCome(game);
  return [
    ...returning(game).map((targetId) => ({ type: 'returned' as const, targetId })),
    ...(bloc.length === 0 ? [] : [{ type: 'blocFormed' as const, members: [...bloc] }]),
  ];
}

/** A cable as the model reads it: the demand in stakes. */
export function threatOf(cable: Cable): NonNullable<RoundAct['threat']> {
  const { demand, publicity, exception, instrument } = cable;
  return { demand: demand / 100, publicity, exception, instrument };
}

function actsOf(game: Game): readonly RoundAct[] {
  const returned = returning(game);
  return game.dyads.map((dyad) => ({
    threat: dyad.cable === null ? null : threatOf(dyad.cable),
    outcome: dyad.outcome ?? 'none',
    offer: dyad.outcome === 'granted' && dyad.offer !== null ? dyad.offer / 100 : null,
    stance: game.postures[dyad.targetId]?.stance ?? 'hold',
    inBloc: game.bloc.includes(dyad.targetId),
    returns: returned.includes(dyad.targetId),
  }));
}

function scoreRound(game: Game): GameEvent {
  const { targets, sender } = game.setup.cast;
  const start = { round: game.round, state: allianceOf(game) };
  const done = { acts: actsOf(game), draws: drawsOf(game, game.cards) };
  const result = closedBy(game.setup, start, done);
  const byTarget = <T>(list: readonly T[], index: number): T => {
    const one = list[index];
    if (one === undefined) throw new Error(`no result for target ${index}`);
    return one;
  };
  return {
    type: 'roundScored',
    round: game.round,
    phi: result.after.phi,
    dyads: targets.map(({ id }, index) => ({
      targetId: id,
      state: byTarget(result.after.dyads, index),
    })),
    scores: [
      { countryId: sender.id, terms: result.sender },
      ...targets.map(({ id }, index) => ({
        countryId: id,
        terms: byTarget(result.targets, index),
      })),
    ],
    senderByDyad: targets.map(({ id }, index) => ({
      targetId: id,
      terms: byTarget(result.senderByDyad, index),
    })),
  };
}

function endGame(game: Game): GameEvent {
  const { world, targets, sender } = game.setup.cast;
  const finished = game.phase === 'outcome' && isLastRound(game);
  // in model 2 a round's score holds everything that it changes later: nothing is owed at the end
  if (dialsOf(game.setup.cast) !== null) return { type: 'gameEnded', finished, legacy: [] };
  const legacy = legacyOf(world, targets, allianceOf(game));
  return {
    type: 'gameEnded',
    finished,
    legacy: [
      { countryId: sender.id, stakes: legacy.sender },
      ...targets.map(({ id }, index) => ({ countryId: id, stakes: legacy.targets[index] ?? 0 })),
    ],
  };
}
