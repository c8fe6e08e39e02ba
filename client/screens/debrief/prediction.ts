import type { HostPoll } from '../../../shared/poll/poll.ts';
import type { Wall } from '../../../shared/view/wall.ts';
import { demandsIn } from './evidence.ts';
import type { Player } from './player.svelte.ts';
import { isPrediction } from './questions.ts';

export type Predicted = NonNullable<Wall['predicted']>;

/** What demands on allies won in a class: how many there were, and what they got on average, in percent. */
export interface Truth {
  readonly quiet: { readonly n: number; readonly won: number };
  readonly loud: { readonly n: number; readonly won: number };
}

const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, one) => sum + one, 0) / values.length;

/** What quiet and loud demands on allies won, over all games that have ended. */
export function truthOf(players: readonly Player[]): Truth {
  const made = players.flatMap(({ timeline }) => demandsIn(timeline.game));
  const won = (publicity: 'quiet' | 'loud') => {
    const some = made.filter((one) => one.ally && one.publicity === publicity);
    return { n: some.length, won: Math.round(100 * mean(some.map((one) => one.won))) };
  };
  return { quiet: won('quiet'), loud: won('loud') };
}

/** What a class predicted on average, in the newest prediction that anybody answered; null without one. */
export function predictedIn(polls: readonly HostPoll[]): Predicted | null {
  for (const { question, result } of polls) {
    if (!isPrediction(question) || result.kind !== 'numbers') continue;
    const [quiet = [], loud = []] = result.values;
    if (quiet.length === 0) continue;
    return { n: quiet.length, quiet: Math.round(mean(quiet)), loud: Math.round(mean(loud)) };
  }
  return null;
}
