import * as z from 'zod/mini';
import { SCENARIOS } from '../../../shared/scenario/shipped-scenarios.ts';

export { scenarioById } from '../../../shared/scenario/shipped-scenarios.ts';

/** A scenario as the list of scenarios names it; `seats` of one game, those of bots included. */
export const ScenarioEntry = z.strictObject({
  id: z.string(),
  title: z.string(),
  summary: z.string(),
  minutes: z.int(),
  rounds: z.int(),
  seats: z.int(),
});
export type ScenarioEntry = Readonly<z.infer<typeof ScenarioEntry>>;

export const scenarioList: readonly ScenarioEntry[] = SCENARIOS.map((scenario) => ({
  id: scenario.cast.scenarioId,
  title: scenario.cast.title,
  summary: scenario.summary,
  minutes: scenario.minutes,
  rounds: scenario.rounds,
  seats: 1 + scenario.cast.targets.length,
}));
