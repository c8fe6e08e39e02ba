import type { HostPoll } from '../../../../shared/poll/poll.ts';
import { meanOf } from '../../../../shared/replay/estimate.ts';
import { onAllies } from '../../../../shared/replay/findings.ts';
import type { Wall } from '../../../../shared/room/wall.ts';
import { demandsIn } from '../evidence-of.ts';
import type { Player } from '../replay/player.svelte.ts';
import { isPrediction } from '../class/questions.ts';

export type Predicted = NonNullable<Wall['predicted']>;

/** What demands on allies won in a class: how many there were, and what they got on average, in percent. */
export interface Truth {
  readonly quiet: { readonly n: number; readonly won: number };
  readonly loud: { readonly n: number; readonly won: number };
}

/** What quiet and loud demands on allies won, over all games that have ended. */
export function truthOf(players: readonly Player[]): Truth {
  const [, quiet, loud] = onAllies(players.map(({ timeline }) => demandsIn(timeline.game)));
  const won = (some: typeof quiet) => {
    const mean = some.length === 0 ? 0 : meanOf(some.map((one) => one.won));
    return { n: some.length, won: Math.round(100 * mean) };
  };
  return { quiet: won(quiet), loud: won(loud) };
}

/** What a class predicted on average, in the newest prediction that anybody answered; null without one. */
export function predictedIn(polls: readonly HostPoll[]): Predicted | null {
  for (const { question, result } of polls) {
    if (!isPrediction(question) || result.kind !== 'numbers') continue;
    const [quiet = [], loud = []] = result.values;
    if (quiet.length === 0 || loud.length === 0) continue;
    return { n: quiet.length, quiet: Math.round(meanOf(quiet)), loud: Math.round(meanOf(loud)) };
  }
  return null;
}
