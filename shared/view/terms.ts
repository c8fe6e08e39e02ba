/** The terms of a score in whole points, in the order in which they are shown. */
export const TERMS = [
  'material',
  'fear',
  'publicCost',
  'jointSecurity',
  'posture',
  'rival',
  'legacy',
] as const;
export type Term = (typeof TERMS)[number];
