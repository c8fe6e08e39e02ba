import type { CountryDials, WorldDials } from '../model/dials.ts';
import type { Cast } from './scenario.ts';

/** The dials of a world that only model 2 has. */
const DIALS_OF_TWO = [
  ...(['beta', 'q', 'B', 'w', 'phiUse', 'phiBack', 'give', 'xi'] as const),
  ...(['eLeft', 'echo', 'depThreat', 'depImposed', 'depDiv'] as const),
] as const satisfies readonly (keyof WorldDials)[];

type World = Cast['world'];
type Target = Cast['targets'][number];

/** What model 2 plays with. Cards stand in the scenario's order. */
export interface Dials {
  readonly world: WorldDials;
  readonly cards: readonly (Target & CountryDials)[];
}

/**
 * The dials of a cast that is played by model 2.
 *
 * @returns null for a cast of model 1, which has no prices of trust and no cards
 */
export function dialsOf({ world, targets }: Pick<Cast, 'world' | 'targets'>): Dials | null {
  const cards = targets.filter(isCountry);
  return isWorld(world) && cards.length === targets.length ? { world, cards } : null;
}

function isWorld(world: World): world is World & WorldDials {
  return DIALS_OF_TWO.every((symbol) => world[symbol] !== undefined);
}

function isCountry(target: Target): target is Target & CountryDials {
  return target.g !== undefined;
}

/** The model that a cast is played by. */
export function modelOf(cast: Pick<Cast, 'world' | 'targets'>): 1 | 2 {
  return dialsOf(cast) === null ? 1 : 2;
}
