import { assertNever } from '../model/assert-never.ts';
import type { Publicity } from '../model/types.ts';
import type { CountryId } from '../scenario/ids.ts';
import type { GameEvent } from './event.ts';
import { dyadAt, membersAt } from './bloc.ts';
import { hasOpenCards } from './cards-drawn.ts';
import { countriesOf, hasSubmitted, PUBLIC, type Game } from './game.ts';
import { isMoved, MOVE_ROWS, moveBehind, type MoveEventType } from './moves.ts';

/** Whether a move becomes a headline. */
export function isPublicMove(type: MoveEventType, publicity: Publicity): boolean {
  const { heard } = MOVE_ROWS[moveBehind(type)];
  return heard === 'always' || (publicity === 'loud' && heard === 'after a loud threat');
}

/**
 * Who can see that an event happened: seats and, under `PUBLIC`, everybody else.
 *
 * @param game  as it was before the event
 */
export function viewersOf(game: Game, event: GameEvent): readonly string[] {
  if (isMoved(event)) {
    const publicity = dyadAt(game, event.targetId).cable?.publicity ?? 'quiet';
    return isPublicMove(event.type, publicity) ? everybody(game) : parties(game, event.targetId);
  }
  switch (event.type) {
    case 'cablesWritten':
      return submission(game, game.setup.cast.sender.id);
    case 'postureSet':
      return submission(game, event.targetId);
    case 'threatDelivered':
      return event.cable.publicity === 'loud' ? everybody(game) : parties(game, event.targetId);
    case 'proposed':
      return [event.countryId];
    case 'blocFormed':
    case 'returned':
    case 'gameCreated':
    case 'phaseEntered':
    case 'roundScored':
    case 'readied':
    case 'practiceReset':
    case 'clockPaused':
    case 'clockResumed':
    case 'clockExtended':
    case 'paceSet':
    case 'seatTaken':
    case 'gameEnded':
      return everybody(game);
    case 'cardDrawn':
      return hasOpenCards(game) ? everybody(game) : [event.countryId];
    case 'seatClockSet':
      return [event.countryId];
    default:
      return assertNever(event);
  }
}

function everybody(game: Game): readonly string[] {
  return [...countriesOf(game), PUBLIC];
}

function parties(game: Game, targetId: CountryId): readonly string[] {
  return [game.setup.cast.sender.id, ...membersAt(game, targetId)];
}

/** The first submission of a round moves the public count; a changed mind is nobody else's business. */
function submission(game: Game, countryId: CountryId): readonly string[] {
  return hasSubmitted(game, countryId) ? [countryId] : everybody(game);
}
