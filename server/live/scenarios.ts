import { steel2018 } from '../../shared/scenario/steel-2018.ts';
import type { Scenario } from '../../shared/scenario/scenario.ts';

/** Every scenario that a room can be opened with. */
const SCENARIOS: readonly Scenario[] = [steel2018];

/** A scenario as the list of scenarios names it. */
export interface ScenarioEntry {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly minutes: number;
  readonly rounds: number;
  /** Seats of one game. */
  readonly seats: number;
}

export const scenarioList: readonly ScenarioEntry[] = SCENARIOS.map((scenario) => ({
  id: scenario.cast.scenarioId,
  title: scenario.cast.title,
  summary: scenario.summary,
  minutes: scenario.minutes,
  rounds: scenario.rounds,
  seats: 1 + scenario.cast.targets.length,
}));

export const scenarioById = (id: string): Scenario | undefined =>
  SCENARIOS.find(({ cast }) => cast.scenarioId === id);
