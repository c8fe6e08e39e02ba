/** The terms of a score in whole points, in the order in which they are shown. */
export const TERMS = [
  'material',
  'fear',
  'publicCost',
  'home',
  'jointSecurity',
  'posture',
  'alliance',
  'rival',
  'legacy',
] as const;
export type Term = (typeof TERMS)[number];

/** The terms that a score of either model can have, in the order in which they are shown. */
export const TERMS_OF_MODEL: Readonly<Record<1 | 2, readonly Term[]>> = {
  1: TERMS.filter((term) => term !== 'home' && term !== 'alliance'),
  2: TERMS.filter((term) => !['jointSecurity', 'rival', 'legacy'].includes(term)),
};

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
  atHome: 'home',
  trust: 'alliance',
  trustGone: 'alliance',
  trustBack: 'alliance',
  contribution: 'alliance',
  rivalWins: 'alliance',
  rivalEnds: 'alliance',
  legacy: 'legacy',
} as const satisfies Record<string, Term>;
export type ReasonKind = keyof typeof REASON_TERMS;
