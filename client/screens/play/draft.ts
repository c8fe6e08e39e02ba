import type { SeatView } from '../../../shared/view/view.ts';
import { forget, keep, keysOf, recall } from '../../link/store.ts';

type Where = Pick<SeatView, 'gameId' | 'round' | 'me'>;

const mine = (view: Where): string => `draft.${view.gameId}.${view.me.id}.`;

/** What was being written in this round when the tab closed; null when nothing was. */
export const readDraft = (view: Where): unknown => recall(`${mine(view)}${view.round}`);

export const keepDraft = (view: Where, value: unknown): void =>
  keep(`${mine(view)}${view.round}`, value);

export const dropDraft = (view: Where): void => forget(`${mine(view)}${view.round}`);

/** Forgets the drafts of rounds that are past. */
export function dropOldDrafts(view: Where): void {
  const current = `${mine(view)}${view.round}`;
  for (const key of keysOf(mine(view))) if (key !== current) forget(key);
}
