import type { CountryId } from '../../../shared/scenario/ids.ts';
import type { Cable } from '../../../shared/game/command.ts';
import type { DyadView, SeatView } from '../../../shared/view/view.ts';
import type { HeadlineNames } from '../../text/headlines.ts';

type Countries = Pick<SeatView, 'countries'>;

/** A country's name; its id where the view knows none. */
export function nameOf(view: Countries, id: CountryId): string {
  return view.countries.find((country) => country.id === id)?.name ?? id;
}

export function senderName(view: Countries): string {
  return view.countries.find(({ part }) => part === 'sender')?.name ?? '';
}

/** The words that a headline needs. */
export function headlineNames(
  view: Countries & { readonly issue: string },
  id: CountryId,
): HeadlineNames {
  return { sender: senderName(view), target: nameOf(view, id), issue: view.issue };
}

export function instrumentName(
  view: Pick<SeatView, 'targets'>,
  cable: Pick<Cable, 'targetId' | 'instrument'>,
): string {
  const target = view.targets.find(({ id }) => id === cable.targetId);
  return target?.instruments.find(({ id }) => id === cable.instrument)?.name ?? cable.instrument;
}

/** The dyads that a seat is party to. */
export const dyadsOf = (view: SeatView): readonly DyadView[] =>
  view.kind === 'sender' ? view.dyads : [view.dyad];

/** Trust in a dyad now, 0 ... 1: after the news of this round, where there is any. */
export const trustNow = (dyad: DyadView): number => 1 - (dyad.expectations ?? dyad.eT);

/** A share of 1 as people read it: 0 ... 100. */
export const hundred = (share: number): number => Math.round(share * 100);
