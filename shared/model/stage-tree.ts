/** Who moves at a node of the stage game. */
export type Mover = 'sender' | 'target';

/** Where a dyad can stand in the stage game while somebody still has to move. */
export const NODES = ['answer', 'petitioned', 'rejected', 'firm', 'imposed'] as const;
export type Node = (typeof NODES)[number];

/** How the stage game of a dyad can end. `none`: no demand was made. */
export const OUTCOMES = [
  'none',
  'conceded',
  'granted',
  'backedDown',
  'absorbed',
  'retaliated',
  'left',
] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Every move of the stage game after a demand. */
export const MOVES = [
  'concede',
  'petition',
  'standFirm',
  'leave',
  'grant',
  'reject',
  'impose',
  'backDown',
  'retaliate',
  'absorb',
] as const;
export type Move = (typeof MOVES)[number];

/** What a move leads to: another node, or an end. */
type Step = { readonly node: Node } | { readonly outcome: Outcome };

export interface Branch {
  readonly move: Move;
  readonly to: Step;
}

/**
 * The stage game of one dyad after a demand, as data. Legal moves, the buttons on the phone, the
 * solver and the bots all read this one table. The order of the branches is the order in which ties
 * are broken, best first; `byDefault` is the move announced for a clock that runs out.
 *
 * @see model.md section 3
 */
export const STAGE_TREE = {
  answer: {
    mover: 'target',
    byDefault: 'standFirm',
    branches: [
      { move: 'concede', to: { outcome: 'conceded' } },
      { move: 'petition', to: { node: 'petitioned' } },
      { move: 'standFirm', to: { node: 'firm' } },
      { move: 'leave', to: { outcome: 'left' } },
    ],
  },
  petitioned: {
    mover: 'sender',
    byDefault: 'reject',
    branches: [
      { move: 'grant', to: { outcome: 'granted' } },
      { move: 'reject', to: { node: 'rejected' } },
    ],
  },
  rejected: {
    mover: 'target',
    byDefault: 'standFirm',
    branches: [
      { move: 'concede', to: { outcome: 'conceded' } },
      { move: 'standFirm', to: { node: 'firm' } },
      { move: 'leave', to: { outcome: 'left' } },
    ],
  },
  firm: {
    mover: 'sender',
    byDefault: 'backDown',
    branches: [
      { move: 'backDown', to: { outcome: 'backedDown' } },
      { move: 'impose', to: { node: 'imposed' } },
    ],
  },
  imposed: {
    mover: 'target',
    byDefault: 'absorb',
    branches: [
      { move: 'absorb', to: { outcome: 'absorbed' } },
      { move: 'retaliate', to: { outcome: 'retaliated' } },
    ],
  },
} as const satisfies Record<
  Node,
  { readonly mover: Mover; readonly byDefault: Move; readonly branches: readonly Branch[] }
>;
