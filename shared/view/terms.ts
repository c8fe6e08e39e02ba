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

/** Why a term is what it is: each kind of reason, and the term it belongs to. */
export const REASON_TERMS = {
  won: 'material',
  gaveUp: 'material',
  sanction: 'material',
  security: 'material',
  retaliation: 'material',
  leaving: 'material',
  theirLoss: 'fear',
  theirGain: 'fear',
  theirDeadlock: 'fear',
  theirLeaving: 'fear',
  openly: 'publicCost',
  exception: 'publicCost',
  backedDown: 'publicCost',
  retreat: 'publicCost',
  gaveInAloud: 'publicCost',
  ally: 'jointSecurity',
  diversify: 'posture',
  contribute: 'posture',
  bloc: 'posture',
  rivalOffer: 'rival',
  rivalStream: 'rival',
  legacy: 'legacy',
} as const satisfies Record<string, Term>;
export type ReasonKind = keyof typeof REASON_TERMS;
