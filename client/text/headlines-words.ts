import type { Headline } from '../../shared/view/public-schema.ts';

/** What a headline is about, in names. */
export interface HeadlineNames {
  readonly sender: string;
  /** A country, the bloc, or the members of one, listed. */
  readonly target: string;
  /** As in "gives up ... of": "the disputed steel trade". */
  readonly issue: string;
}

/** A headline as the newspaper prints it. */
export function headlineText(headline: Headline, { sender, target, issue }: HeadlineNames): string {
  switch (headline.type) {
    case 'threatened':
      return `${headline.leaked === true ? 'Leaked: ' : ''}${sender} demands ${headline.demand}% of ${issue} from ${target}`;
    case 'conceded':
      return `${target} gives in to ${sender}`;
    case 'petitioned':
      return `${target} makes ${sender} a smaller offer`;
    case 'stoodFirm':
      return `${target} stands firm against ${sender}`;
    case 'left':
      return `${target} leaves the alliance for a rival`;
    case 'granted':
      return `${sender} settles with ${target} for less`;
    case 'rejected':
      return `${sender} rejects an offer by ${target}`;
    case 'imposed':
      return `${sender} carries out its threat against ${target}`;
    case 'backedDown':
      return `${sender} backs down before ${target}`;
    case 'retaliated':
      return `${target} retaliates against ${sender}`;
    case 'absorbed':
      return `${target} absorbs the blow`;
    case 'blocFormed':
      return `${target} will stand together as a bloc`;
    case 'returned':
      return `${target} returns to the alliance`;
  }
}

/** A line under the headline, where one is needed; else empty. */
export function headlineNote(headline: Headline): string {
  if (headline.type === 'threatened') {
    return headline.exception ? 'It calls this an extraordinary exception.' : '';
  }
  if (headline.type === 'blocFormed') return 'In the next round they answer with one voice.';
  if (headline.type === 'returned') return 'From the next round on it counts as an ally again.';
  return headline.afterQuiet ? 'Nobody knew of a threat before.' : '';
}

export const headlineEdition = (round: number): string =>
  round === 0 ? 'Practice round' : `Round ${round}`;
