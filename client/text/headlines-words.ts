import { isMoved, moveBehind } from '../../shared/game/moves.ts';
import type { Headline } from '../../shared/view/public-schema.ts';
import { moves } from './moves-words.ts';

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
  if (isMoved(headline)) return moves[moveBehind(headline.type)].headline(sender, target);
  switch (headline.type) {
    case 'threatened':
      return `${headline.leaked === true ? 'Leaked: ' : ''}${sender} demands ${headline.demand}% of ${issue} from ${target}`;
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
