import { CARDS, isRestless, privateFactor } from '../model/cards.ts';
import type { Draws } from '../model/alliance-scores.ts';
import { dialsOf } from '../scenario/dials-of.ts';
import type { CountryId } from '../scenario/ids.ts';
import type { GameEvent } from './event.ts';
import { countriesOf, type Game } from './game.ts';
import { drawnAt } from './occasion-draw.ts';

/**
 * The card of every country for a round, the sender's first, as the game's seed decides: for those
 * away too. A game of model 1 has none.
 *
 * @param round  that it is drawn for
 */
export function cardsDrawn(game: Game, round: number): readonly GameEvent[] {
  if (dialsOf(game.setup.cast) === null) return [];
  const { seed, number } = game.setup;
  return countriesOf(game).map((countryId) => ({
    type: 'cardDrawn',
    countryId,
    n: drawnAt(`card:${seed}:${number}:${round}:${countryId}`) % CARDS,
  }));
}

/** Whether everybody sees every card. */
export function hasOpenCards(game: Pick<Game, 'setup'>): boolean {
  return game.setup.information === 'open';
}

/**
 * What the cards of a round come to, for the model.
 *
 * @param cards  whole numbers by country; who has none drew the middle
 */
export function drawsOf(game: Pick<Game, 'setup'>, cards: Game['cards']): Draws {
  const { sender, targets, world } = game.setup.cast;
  const { q = 0, w = 0 } = world;
  const factor = (id: CountryId): number => {
    const n = cards[id];
    return n === undefined ? 0 : privateFactor(n, w);
  };
  return {
    restless: isRestless(cards[sender.id] ?? CARDS, q),
    u: targets.map(({ id }) => factor(id)),
  };
}
