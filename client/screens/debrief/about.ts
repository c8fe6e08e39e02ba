import {
  classFingerprint,
  playedByPeople,
  type ClassPlayed,
} from '../../../shared/replay/class-summary.ts';
import type { Replay } from '../../../shared/replay/open-log.ts';

/** What there is to know of a room beside the games that are shown. */
export interface About extends ClassPlayed {
  readonly isExample: boolean;
  /** Whether people played in it. */
  readonly isClass: boolean;
  /** How many games the host shows nowhere. */
  readonly hidden: number;
}

/** Facts of a room that do not change with the view. */
export function aboutOf(
  { games, playedAt }: Replay,
  { isExample, hidden }: Pick<About, 'isExample' | 'hidden'>,
): About {
  const isClass = !isExample && playedByPeople(games);
  return { fingerprint: classFingerprint(games), playedAt, isExample, isClass, hidden };
}
