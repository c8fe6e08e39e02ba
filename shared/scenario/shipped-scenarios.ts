import { harbourLeague } from './harbour-league.ts';
import { quietWord } from './quiet-word.ts';
import type { Scenario } from './scenario.ts';
import { steel2018 } from './steel-2018.ts';

/** Every scenario that a room can be opened with; the first is the one for a first class. */
export const SCENARIOS: readonly Scenario[] = [harbourLeague, steel2018, quietWord];

/** A scenario by its id; undefined when there is none. */
export function scenarioById(id: string): Scenario | undefined {
  return SCENARIOS.find(({ cast }) => cast.scenarioId === id);
}
