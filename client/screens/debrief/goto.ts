import type { Wall } from '../../../shared/room/wall.ts';
import type { Player } from './replay/player.svelte.ts';

export type ViewId = Wall['view'];

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
] as const satisfies readonly ViewId[];

/** Opens a view, of a game and at a moment where they are named. */
export type Goto = (to: {
  readonly view: ViewId;
  readonly player?: Player;
  readonly place?: number;
}) => void;
