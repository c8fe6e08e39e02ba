import { SCENARIOS } from '../../shared/scenario/scenarios.ts';

export { scenarioById } from '../../shared/scenario/scenarios.ts';

/** A scenario as the list of scenarios names it. */
export interface ScenarioEntry {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly minutes: number;
  readonly rounds: number;
  /** Seats of one game, those of bots included. */
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
