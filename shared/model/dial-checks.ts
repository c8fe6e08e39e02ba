import { assertCards } from './checks.ts';
import type { CountryDials, WorldDials } from './dials.ts';
import { assertParameter, assertRange, type ParameterSymbol } from './parameters.ts';

const OF_WORLD = [
  ...(['X', 'h', 'wS', 'V', 'sigma', 'alphaQ', 'alphaL', 'oQ', 'oL', 'rho', 'kf', 'aS'] as const),
  ...(['dS', 'beta', 'q', 'B', 'w', 'phi', 'phiUse', 'phiBack', 'give', 'xi', 'eLeft'] as const),
  ...(['echo', 'depThreat', 'depImposed', 'depDiv'] as const),
] as const satisfies readonly (ParameterSymbol & keyof WorldDials)[];

/**
 * Refuses what no game can be played with: a dial outside its range, quiet threats that say more than
 * loud ones, or expectations that could rise above 1, for then the prices of trust would not be exact.
 *
 * @param cards  all targets of the game
 * @throws {RangeError} naming the country, the symbol, its value and the range
 * @see model.md section 2
 */
export function assertDials(world: WorldDials, cards: readonly CountryDials[]): void {
  for (const symbol of OF_WORLD) assertParameter(symbol, world[symbol], '');
  const { alphaQ, alphaL, oQ, oL, sigma, beta } = world;
  assertRange('alphaQ', alphaQ, { min: 0, max: alphaL });
  assertRange('oQ', oQ, { min: 0, max: oL });
  assertCards(cards);
  for (const { id, g, alignment } of cards) {
    assertParameter('g', g, id);
    if (alignment === 'adversary') assertRange(`${id}: g`, g, { min: 0, max: 0 });
  }
  const allies = cards.filter(({ alignment }) => alignment === 'ally').length;
  const most = alphaL * (1 + sigma * oL * Math.max(0, allies - 1)) + beta;
  assertRange('alphaL * (1 + sigma * oL * (allies - 1)) + beta', most, { min: 0, max: 1 });
}
