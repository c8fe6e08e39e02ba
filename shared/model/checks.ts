import { assertParameter, assertRange, type ParameterSymbol } from './parameters.ts';
import type { TargetCard, World } from './types.ts';

const OF_WORLD = [
  'X',
  'h',
  'wS',
  'V',
  'sigma',
  'alphaQ',
  'alphaL',
  'oQ',
  'oL',
  'rho',
  'kf',
  'phi',
  'aS',
  'dS',
] as const satisfies readonly (ParameterSymbol & keyof World)[];

const OF_CARD = [
  'eS',
  'eT',
  'e0',
  'kS',
  'kT',
  'aT',
  'gamma',
  'Dmin',
  'Dmax',
  'm',
  'omega',
  'sT',
  'sS',
  'cDiv',
  'cCon',
] as const satisfies readonly (ParameterSymbol & keyof TargetCard)[];

/**
 * Refuses a world with a dial outside its range.
 *
 * @throws {RangeError} naming the symbol, its value and the range
 * @see model.md section 2
 */
export function assertWorld(world: World): void {
  for (const symbol of OF_WORLD) assertParameter(symbol, world[symbol], '');
}

/**
 * Refuses target cards with a dial outside its range, a baseline above the start, bounds that cross,
 * no or repeated instruments, an adversary with a weight in joint security, or weights above 1 in all.
 *
 * @throws {RangeError} naming the country, the symbol, its value and the range
 * @see model.md section 2
 */
export function assertCards(cards: readonly TargetCard[]): void {
  let weight = 0;
  for (const card of cards) {
    for (const symbol of OF_CARD) assertParameter(symbol, card[symbol], card.id);
    assertRange(`${card.id}: e0`, card.e0, { min: 0, max: card.eT });
    assertRange(`${card.id}: Dmax`, card.Dmax, { min: card.Dmin, max: 1 });
    if (card.alignment === 'adversary') assertRange(`${card.id}: m`, card.m, { min: 0, max: 0 });
    if (card.cBloc !== undefined) assertParameter('cBloc', card.cBloc, card.id);
    assertInstruments(card);
    weight += card.m;
  }
  assertRange('the sum of m', weight, { min: 0, max: 1 + 1e-9 });
}

function assertInstruments(card: TargetCard): void {
  assertRange(`${card.id}: the number of instruments`, card.instruments.length, {
    min: 1,
    max: Infinity,
  });
  const ids = new Set(card.instruments.map((instrument) => instrument.id));
  if (ids.size < card.instruments.length)
    throw new RangeError(`${card.id}: an instrument id is repeated`);
  for (const instrument of card.instruments) {
    assertParameter('cS', instrument.cS, `${card.id}, ${instrument.id}`);
    assertParameter('cT', instrument.cT, `${card.id}, ${instrument.id}`);
  }
}
