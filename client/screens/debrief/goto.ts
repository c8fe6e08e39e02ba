import type { Player } from './player.svelte.ts';

/** The views of the debrief, in the order of their tabs and keys. */
export const VIEW_IDS = [
  'replay',
  'trust',
  'demands',
  'scores',
  'theory',
  'games',
  'whatIf',
  'record',
  'script',
] as const;
export type ViewId = (typeof VIEW_IDS)[number];

/** Opens a view, of a game and at a moment where they are named. */
export type Goto = (to: {
  readonly view: ViewId;
  readonly player?: Player;
  readonly place?: number;
}) => void;
