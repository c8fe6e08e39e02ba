import { PARAMETERS } from './parameters.ts';
import type { DyadState, TargetCard } from './types.ts';

/**
 * What standing in a bloc costs a target for one round.
 *
 * @returns stakes, >= 0
 * @see model.md sections 2 and 4 (design)
 */
export function blocCost(card: Pick<TargetCard, 'cBloc'>): number {
  return card.cBloc ?? PARAMETERS.cBloc.ally;
}

/**
 * Whether a target may stand in a bloc: an aligned ally whose card does not say otherwise.
 *
 * @see model.md section 4 (design)
 */
export function mayJoin(
  card: Pick<TargetCard, 'alignment' | 'joinsBlocs'>,
  dyad: Pick<DyadState, 'aligned'>,
): boolean {
  return card.alignment === 'ally' && card.joinsBlocs !== false && dyad.aligned;
}

/**
 * The instruments that can be used against all of them.
 *
 * @returns ids in the order of the first card; empty when there is none, and then no bloc
 */
export function sharedInstruments(cards: readonly Pick<TargetCard, 'instruments'>[]): string[] {
  const [first, ...rest] = cards.map(({ instruments }) => instruments.map(({ id }) => id));
  return (first ?? []).filter((id) => rest.every((ids) => ids.includes(id)));
}
