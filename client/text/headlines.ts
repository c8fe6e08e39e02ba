import type { Headline } from '../../shared/view/view.ts';

/** What a headline is about, in names. */
export interface HeadlineNames {
  readonly sender: string;
  readonly target: string;
  /** As in "gives up ... of": "the disputed steel trade". */
  readonly issue: string;
}

/** A headline as the newspaper prints it. */
export function headlineText(headline: Headline, { sender, target, issue }: HeadlineNames): string {
  switch (headline.type) {
    case 'threatened':
      return `${sender} demands ${headline.demand}% of ${issue} from ${target}`;
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
  }
}

/** A line under the headline, where one is needed; else empty. */
export function headlineNote(headline: Headline): string {
  if (headline.type === 'threatened') {
    return headline.exception ? 'It calls this an extraordinary exception.' : '';
  }
  return headline.afterQuiet ? 'Nobody knew of a threat before.' : '';
}

export const headlineEdition = (round: number): string =>
  round === 0 ? 'Practice round' : `Round ${round}`;
