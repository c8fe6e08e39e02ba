import {
  classFingerprint,
  playedByPeople,
  type ClassPlayed,
} from '../../../shared/replay/class-summary.ts';
import type { Replay } from '../../../shared/replay/open-log.ts';
import { debrief } from '../../text/debrief-words.ts';

/** What there is to know of a room beside the games that are shown. */
export interface AboutClass extends ClassPlayed {
  readonly isExample: boolean;
  /** Whether people played in it. */
  readonly isClass: boolean;
  /** How many games the host shows nowhere. */
  readonly hidden: number;
  /** What to know about the log before it is believed; null for nothing. */
  readonly caution: string | null;
}

/** Facts of a room that do not change with the view. */
export function aboutOf(
  log: Replay,
  { isExample, hidden }: Pick<AboutClass, 'isExample' | 'hidden'>,
): AboutClass {
  const { games, playedAt } = log;
  const isClass = !isExample && playedByPeople(games);
  const caution = cautionOf(log);
  return { fingerprint: classFingerprint(games), playedAt, isExample, isClass, hidden, caution };
}

function cautionOf({ differences, playedBy: { model, today } }: Replay): string | null {
  if (model < today) return debrief.open.older(model, today, differences);
  return differences > 0 ? debrief.open.changed(differences) : null;
}
