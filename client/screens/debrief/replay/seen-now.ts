import { classroomText } from '../../../text/classroom-words.ts';
import { debrief } from '../../../text/debrief-words.ts';
import type { Classroom } from '../class/classroom.svelte.ts';
import { VIEW_IDS } from '../goto.ts';
import { OF_THE_ROOM, type WallShowing } from '../wall/showing.svelte.ts';

const text = classroomText.remote.sees;

/** What the class sees now, whatever the host’s page shows: a question covers what is behind it. */
export function seenNow({ poll, wall, onWall }: Classroom, { all }: WallShowing): string {
  if (poll !== null) {
    if (!poll.shown) return text.question;
    return poll.question.kind === 'ticket' ? text.counts : text.answers;
  }
  if (!onWall || wall === null) return text.nothing;
  if (wall.view === 'script') return text.slide;
  const game = all.find(({ timeline }) => timeline.game.setup.gameId === wall.gameId);
  const named = all.length > 1 && !OF_THE_ROOM.includes(wall.view);
  return text.view(
    debrief.tabs[VIEW_IDS.indexOf(wall.view)] ?? '',
    named ? (game?.name ?? '') : '',
  );
}
