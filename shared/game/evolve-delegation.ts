import type { CountryId } from '../scenario/ids.ts';
import type { GameEvent } from './event.ts';
import type { Game } from './game.ts';
import { NO_MOTIONS, withHolder, withoutQuestions } from './motions.ts';

/** The game after a seat has changed hands. */
export function taken(game: Game, event: Extract<GameEvent, { type: 'seatTaken' }>): Game {
  const { countryId, holder } = event;
  const holders = { ...game.holders, [countryId]: holder };
  const standIns = { ...game.standIns, [countryId]: [] };
  const own = game.motions[countryId];
  const motions = own === undefined ? {} : { [countryId]: withHolder(own, holder) };
  return { ...game, holders, standIns, motions: { ...game.motions, ...motions } };
}

/** Some questions have been decided in these seats: what was put forward there is no longer open. */
export function settled(
  game: Game,
  seats: readonly CountryId[],
  questions: readonly string[],
): Game {
  const open = seats.filter((seat) => (game.motions[seat]?.open.length ?? 0) > 0);
  if (open.length === 0) return game;
  const motions = { ...game.motions };
  for (const seat of open) {
    motions[seat] = withoutQuestions(game.motions[seat] ?? NO_MOTIONS, questions);
  }
  return { ...game, motions };
}

/** Another phase asks other questions; numbers go on, so that none ever means two things. */
export function closed({ motions }: Game): Game['motions'] {
  return Object.fromEntries(
    Object.entries(motions).map(([seat, { last }]) => [seat, { last, open: [] }]),
  );
}
