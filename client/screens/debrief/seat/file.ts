import type { Judged } from '../../../../shared/replay/decisions.ts';
import type { HeldSeat } from '../../../../shared/replay/own-seats.ts';
import type { Timeline } from '../../../../shared/replay/timeline.ts';
import type { CountryId } from '../../../../shared/scenario/ids.ts';
import { story } from '../../../text/story.ts';
import { nameOf } from '../names.ts';
import { fileName, paperOf, saveHtml } from '../report.ts';
import KeptStory from './KeptStory.svelte';
import style from './story.css?raw';

/** A seat of a game, worked out, to be kept as a file. */
export interface KeptSeat {
  readonly timeline: Timeline;
  readonly seat: HeldSeat | CountryId;
  /** What the game is called in its room. */
  readonly name: string;
  readonly judged: readonly Judged[] | null;
}

export const countryOf = ({ seat }: Pick<KeptSeat, 'seat'>): CountryId =>
  typeof seat === 'string' ? seat : seat.countryId;

const titleOf = (kept: KeptSeat): { readonly country: string; readonly title: string } => {
  const { game } = kept.timeline;
  return { country: nameOf(game, countryOf(kept)), title: game.setup.cast.title };
};

/** A seat's page as one HTML file without a script. It names countries only, and holds no secret. */
export function storyFile(kept: KeptSeat): string {
  const { country, title } = titleOf(kept);
  return paperOf(KeptStory, {
    props: { kept },
    title: story.keep.fileTitle(country, title),
    styles: [style],
  });
}

/** Hands the page over as a file, named by scenario, game and country. */
export function downloadStory(kept: KeptSeat): void {
  const { country, title } = titleOf(kept);
  const named = story.keep.file(fileName(title), fileName(kept.name), fileName(country));
  saveHtml(named, storyFile(kept));
}
