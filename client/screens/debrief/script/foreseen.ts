import type { HostForesight } from '../../../../shared/poll/poll.ts';
import { meanOf } from '../../../../shared/replay/estimate.ts';
import { WARY } from '../../../../shared/replay/findings.ts';
import type { Wall } from '../../../../shared/room/wall.ts';
import { foresightQuestion } from '../../../text/foresight-words.ts';
import { demandsIn } from '../evidence-of.ts';
import type { Player } from '../replay/player.svelte.ts';

/** Votes by question: friends or the wary, quiet or loud. */
export type Foreseen = NonNullable<Wall['foreseen']>;

/** What demands won from those who expected little conflict, and from warier ones: number and mean, in percent. */
export interface GivenBy {
  readonly friends: { readonly n: number; readonly won: number };
  readonly wary: { readonly n: number; readonly won: number };
}

/** What a class expected before round 1; null where it was asked nothing, something else, or nobody answered. */
export function foreseenIn(foresight: HostForesight | undefined): Foreseen | null {
  if (foresight === undefined || foresight.answered === 0) return null;
  const { question, result } = foresight;
  const titles = question.asks.map(({ title }) => title).join();
  if (titles !== foresightQuestion.asks.map(({ title }) => title).join()) return null;
  if (result?.kind !== 'foresight') return null;
  const [who, how] = result.votes.map(([first = 0, second = 0]): [number, number] => [
    first,
    second,
  ]);
  return who && how ? { who, how } : null;
}

/** Who gave how much, over all games that have ended. */
export function givenBy(players: readonly Player[]): GivenBy {
  const demands = players.flatMap(({ timeline }) => demandsIn(timeline.game));
  const won = (some: typeof demands) => {
    const mean = some.length === 0 ? 0 : meanOf(some.map((one) => one.won));
    return { n: some.length, won: Math.round(100 * mean) };
  };
  return {
    friends: won(demands.filter(({ expectations }) => expectations < WARY)),
    wary: won(demands.filter(({ expectations }) => expectations >= WARY)),
  };
}
