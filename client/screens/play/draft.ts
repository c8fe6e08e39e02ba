import type { SeatView } from '../../../shared/view/seat-schema.ts';
import { forget, keep, keysOf, recall } from '../../link/store.ts';

type Where = Pick<SeatView, 'gameId' | 'round' | 'me'>;

const mine = (view: Where): string => `draft.${view.gameId}.${view.me.id}.`;

/** What was being written in this round when the tab closed; null when nothing was. */
export const readDraft = (view: Where): unknown => recall(`${mine(view)}${view.round}`);

export const keepDraft = (view: Where, value: unknown): void =>
  keep(`${mine(view)}${view.round}`, value);

export const dropDraft = (view: Where): void => forget(`${mine(view)}${view.round}`);

const opening = (view: Where): string => `opened.${view.gameId}.${view.me.id}.`;

/** Whether this round's cable has been opened here before: a seal is broken once. */
export const wasOpened = (view: Where): boolean => recall(`${opening(view)}${view.round}`) === true;

export const keepOpened = (view: Where): void => keep(`${opening(view)}${view.round}`, true);

/** Forgets the drafts of rounds that are past, and whose cables were opened then. */
export function dropOldDrafts(view: Where): void {
  for (const kind of [mine(view), opening(view)]) {
    for (const key of keysOf(kind)) if (key !== `${kind}${view.round}`) forget(key);
  }
}
