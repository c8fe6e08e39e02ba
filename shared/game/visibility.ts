import { assertNever } from '../model/assert-never.ts';
import type { CountryId } from '../scenario/ids.ts';
import type { GameEvent, MoveEventType } from './event.ts';
import { dyadAt, membersAt } from './bloc.ts';
import { countriesOf, hasSubmitted, PUBLIC, type Game } from './game.ts';

/** Moves that everybody hears of, however the threat was made. */
const ALWAYS_PUBLIC: readonly MoveEventType[] = ['imposed', 'retaliated', 'left'];
/** Moves that everybody hears of when the threat was loud: they end a public quarrel. */
const PUBLIC_AFTER_LOUD: readonly MoveEventType[] = ['conceded', 'granted', 'backedDown'];

/**
 * Whether a move becomes a headline. Sanctions, retaliation and leaving cannot be hidden; how a loud
 * quarrel ended is known too (that is what audience costs are for); all else is between the parties.
 *
 * @see design.md section 3, "Who sees what"
 */
export function isPublicMove(type: MoveEventType, wasLoud: boolean): boolean {
  return ALWAYS_PUBLIC.includes(type) || (wasLoud && PUBLIC_AFTER_LOUD.includes(type));
}

/**
 * Who can see that an event happened: seats and, under `PUBLIC`, everybody else.
 *
 * @param game  as it was before the event
 */
export function viewersOf(game: Game, event: GameEvent): readonly string[] {
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
    case 'seatClockSet':
      return [event.countryId];
    case 'conceded':
    case 'petitioned':
    case 'stoodFirm':
    case 'left':
    case 'granted':
    case 'rejected':
    case 'imposed':
    case 'backedDown':
    case 'retaliated':
    case 'absorbed': {
      const loud = dyadAt(game, event.targetId).cable?.publicity === 'loud';
      return isPublicMove(event.type, loud) ? everybody(game) : parties(game, event.targetId);
    }
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
