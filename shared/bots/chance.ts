import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { SeatView } from '../view/seat-schema.ts';

/** A source of chance: each call gives a share from 0 to below 1. */
export type Random = () => number;

/** The chance that has nothing to say, for bots that need none. */
export const NO_CHANCE: Random = () => 0;

/**
 * A source of chance that is the same everywhere for the same seed and key.
 *
 * @param seed  a whole number
 * @param key  what it is for, such as an occasion; other keys give unrelated draws
 */
export function randomFrom(seed: number, key: string): Random {
  const generator = xoroshiro128plus(hashOf(`${seed}:${key}`));
  return () => uniformFloat64(generator);
}

/**
 * A source of chance for a place in a simulated game, the same whatever happens elsewhere in it.
 *
 * @param place  whole numbers, such as seed, game, round and seat
 */
export function randomAt(...place: readonly number[]): Random {
  let hash = 0x811c9dc5;
  for (const number of place) {
    hash = Math.imul(hash ^ number, 0x01000193);
    hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  }
  const generator = xoroshiro128plus(hash | 0);
  return () => uniformFloat64(generator);
}

/**
 * The occasion of a decision: the same in every process that sees the same view, and never the same
 * for two decisions. A bot's commit goes by this name and its chance comes from it.
 *
 * @returns null when the seat has nothing to do
 */
export function occasionOf(view: SeatView): string | null {
  const template = view.legal[0];
  if (template === undefined) return null;
  const dyad = 'targetId' in template ? template.targetId : view.me.id;
  const { round, step } = template.at;
  return ['bot', view.gameId, view.phase, round, view.me.id, dyad, step].join(':');
}

/** FNV-1a over the code units of a text, as a whole number of 32 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash | 0;
}
