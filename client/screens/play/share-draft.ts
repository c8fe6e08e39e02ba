import type { DraftCommand } from '../../../shared/game/command.ts';
import type { SeatView } from '../../../shared/view/seat-schema.ts';
import type { Link } from '../../link/link.svelte.ts';

/** Lets the others of the delegation see what is being tried out; alone, nobody is told. */
export function shareDraft(link: Link, view: SeatView, command: DraftCommand): void {
  if (view.delegation === undefined) return;
  const at = view.legal.find(({ type }) => type === command.type)?.at ?? view.at;
  link.draft({ at, command });
}

/** Whether a choice of this seat still waits for the rest of the delegation. */
export function awaitsOthers(view: SeatView): boolean {
  return view.delegation?.rule === 'majority' && view.prepared === null;
}
