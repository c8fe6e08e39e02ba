import { BLOC } from '../../../shared/game/bloc.ts';
import type { PublicGame } from '../../../shared/view/public-schema.ts';
import { blocName, common, listed } from '../../text/common.ts';
import {
  headlineEdition,
  headlineNote,
  headlineText,
  type HeadlineNames,
} from '../../text/headlines-words.ts';

export type CountryShown = PublicGame['countries'][number];

/** A headline in words, with a key that stays as the page grows. */
export interface GameStory {
  readonly key: number;
  readonly head: string;
  readonly note: string;
  readonly edition: string;
}

export const senderOf = (game: PublicGame): CountryShown | undefined =>
  game.countries.find(({ part }) => part === 'sender');

export const targetsOf = (game: PublicGame): readonly CountryShown[] =>
  game.countries.filter(({ part }) => part !== 'sender');

export const nameIn = (game: PublicGame, id: string): string =>
  id === BLOC ? blocName([]) : (game.countries.find((country) => country.id === id)?.name ?? id);

/** The standings of a game that has ended; empty before. */
export function rowsOf({ countries, ending }: Pick<PublicGame, 'countries' | 'ending'>) {
  return (ending?.standings ?? []).flatMap(({ countryId, total, par }) => {
    const country = countries.find(({ id }) => id === countryId);
    if (country === undefined) return [];
    const note = country.playedBy === 'bot' ? common.bot : '';
    return [{ id: countryId, name: country.name, note, total, par }];
  });
}

/** What the papers have written, the newest first. */
export function storiesOf(game: PublicGame): readonly GameStory[] {
  const sender = senderOf(game)?.name ?? '';
  return game.headlines
    .map((headline, key): GameStory => {
      const target =
        headline.type === 'blocFormed'
          ? listed(headline.members.map((id) => nameIn(game, id)))
          : nameIn(game, headline.targetId);
      const names: HeadlineNames = { sender, target, issue: game.issue };
      return {
        key,
        head: headlineText(headline, names),
        note: headlineNote(headline),
        edition: headlineEdition(headline.round),
      };
    })
    .toReversed();
}
