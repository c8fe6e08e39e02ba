import { story } from '../../../text/story-words.ts';
import { nameOf } from '../countries.ts';
import { fileName, paperOf, saveHtml } from '../paper/report.ts';
import { countryOf, type KeptSeat } from './kept-seat.ts';
import KeptStory from './KeptStory.svelte';

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
  });
}

/** Hands the page over as a file, named by scenario, game and country. */
export function downloadStory(kept: KeptSeat): void {
  const { country, title } = titleOf(kept);
  const named = story.keep.file(fileName(title), fileName(kept.name), fileName(country));
  saveHtml(named, storyFile(kept));
}
