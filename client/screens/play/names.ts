import type { CountryId } from '../../../shared/scenario/ids.ts';
import { BLOC } from '../../../shared/game/bloc.ts';
import { cardIn } from '../../../shared/view/preview.ts';
import { blocName, listed } from '../../text/common.ts';
import type { Cable } from '../../../shared/game/command.ts';
import type { DyadView, SeatView } from '../../../shared/view/seat-schema.ts';
import type { Headline } from '../../../shared/view/public-schema.ts';
import type { HeadlineNames } from '../../text/headlines-words.ts';

type Countries = Pick<SeatView, 'countries'>;

/** A country's name; its id where the view knows none. */
export function nameOf(view: Countries, id: CountryId): string {
  if (id === BLOC) return blocName([]);
  return view.countries.find((country) => country.id === id)?.name ?? id;
}

/** An address in this round: a country's name, or the bloc's with its members. */
export function addressName(view: Countries & Pick<SeatView, 'bloc'>, id: CountryId): string {
  return id === BLOC ? blocName(view.bloc.map((one) => nameOf(view, one))) : nameOf(view, id);
}

/** The name of who a headline is about: a country, the bloc, or those who form one. */
function headlineTarget(view: Countries, headline: Headline): string {
  return headline.type === 'blocFormed'
    ? listed(headline.members.map((id) => nameOf(view, id)))
    : nameOf(view, headline.targetId);
}

export function senderName(view: Countries): string {
  return view.countries.find(({ part }) => part === 'sender')?.name ?? '';
}

/** The words that a headline needs. */
export function headlineNames(
  view: Countries & { readonly issue: string },
  headline: Headline,
): HeadlineNames {
  return { sender: senderName(view), target: headlineTarget(view, headline), issue: view.issue };
}

export function instrumentName(
  view: Pick<SeatView, 'targets' | 'bloc'>,
  cable: Pick<Cable, 'targetId' | 'instrument'>,
): string {
  const target = cardIn(view, cable.targetId);
  return target.instruments.find(({ id }) => id === cable.instrument)?.name ?? cable.instrument;
}

/** The dyads that a seat is party to. */
export const dyadsOf = (view: SeatView): readonly DyadView[] =>
  view.kind === 'sender' ? view.dyads : [view.dyad];

/** The dyads that are played on their own: of a bloc, only the speaker's. */
export const playedDyads = (view: SeatView): readonly DyadView[] =>
  view.kind === 'target'
    ? [view.dyad]
    : view.dyads.filter(
        ({ targetId }) => !view.bloc.includes(targetId) || view.bloc[0] === targetId,
      );

/** Trust in a dyad now, 0 ... 1: after the news of this round, where there is any. */
export const trustNow = (dyad: DyadView): number => 1 - (dyad.expectations ?? dyad.eT);

/** A share of 1 as people read it: 0 ... 100. */
export const hundred = (share: number): number => Math.round(share * 100);
