import type { Cable } from './command.ts';
import type { Game } from './game.ts';
import { drawnAt } from './occasion-draw.ts';

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
  const drawn = drawnAt(`leak:${seed}:${game.round}:${cable.targetId}`) / 2 ** 32;
  const leaked = cable.publicity === 'quiet' && drawn < leak;
  return { cable: leaked ? { ...cable, publicity: 'loud' } : cable, leaked };
}
