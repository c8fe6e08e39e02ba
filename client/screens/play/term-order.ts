import type { Term } from '../../../shared/view/terms.ts';

/** The order in which the terms of a score are shown; every term stands in it once. */
export const TERM_ORDER = [
  'material',
  'fear',
  'publicCost',
  'home',
  'jointSecurity',
  'posture',
  'alliance',
  'rival',
  'legacy',
] as const satisfies readonly Term[];

type Missing = Exclude<Term, (typeof TERM_ORDER)[number]>;
const NOTHING_MISSING: Missing extends never ? true : Missing = true;
void NOTHING_MISSING;
