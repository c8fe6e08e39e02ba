import type { CountryId } from '../scenario/ids.ts';
import type { Cable } from './command.ts';
import type { Game } from './game.ts';

/** A cable as it arrives: what the press got hold of is read by everybody. */
export interface Arrived {
  readonly cable: Cable;
  /** True when it was written quietly. */
  readonly leaked: boolean;
}

/**
 * How a cable arrives. Where the press leaks, a quiet one becomes a headline now and then, as the
 * game's seed decides: from then on it is a loud threat in everything, trust and costs at home included.
 */
export function arrival(game: Pick<Game, 'setup' | 'round'>, cable: Cable): Arrived {
  const { seed, treatment } = game.setup;
  const leak = treatment?.leak ?? 0;
  const leaked = cable.publicity === 'quiet' && drawn(seed, game.round, cable.targetId) < leak;
  return { cable: leaked ? { ...cable, publicity: 'loud' } : cable, leaked };
}

/** A share from 0 to below 1, the same on every machine for the same seed, round and address (FNV-1a, mixed). */
function drawn(seed: number, round: number, address: CountryId): number {
  let hash = 0x811c9dc5;
  for (const character of `leak:${seed}:${round}:${address}`) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}
