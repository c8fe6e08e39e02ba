import { scenarioById, SCENARIOS } from '../../../shared/scenario/shipped-scenarios.ts';
import type { RehearsalWish } from './rehearsal.svelte.ts';

const USUAL = 24;
const MOST = 120;

/** What a rehearsal's address asks for (`?scenario=..&bots=..&seed=..`); null for an unknown case. */
export function wishOf(search: string): RehearsalWish | null {
  const fields = new URLSearchParams(search);
  const asked = fields.get('scenario');
  const scenario = asked === null ? SCENARIOS[0] : scenarioById(asked);
  if (scenario === undefined) return null;
  const bots = wholeIn(fields.get('bots'), { min: 1, max: MOST, usual: USUAL });
  const seed = wholeIn(fields.get('seed'), { min: 0, max: 0x7fffffff, usual: 1 });
  return { scenario, bots, seed };
}

function wholeIn(
  text: string | null,
  { min, max, usual }: { readonly min: number; readonly max: number; readonly usual: number },
): number {
  const number = Number(text);
  return text !== null && Number.isInteger(number) && number >= min && number <= max
    ? number
    : usual;
}
