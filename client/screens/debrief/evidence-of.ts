import type { Game } from '../../../shared/game/game.ts';
import {
  decisionsIn,
  judgedByRound,
  judgedIn,
  type Judged,
} from '../../../shared/replay/decisions.ts';
import { tableOf } from '../../../shared/replay/joint-ends.ts';
import { trustPaths } from '../../../shared/replay/evidence.ts';
import { possibleEnds, type Possible } from '../../../shared/replay/frontier.ts';
import type { Timeline } from '../../../shared/replay/timeline.ts';
import { turningPoints } from '../../../shared/replay/turning-points.ts';
import { weighedDemands } from '../../../shared/replay/weighed.ts';
import { crossroadsOf } from '../../../shared/replay/what-if.ts';

/** Of each pairing of simulated players, for what a scenario can come to. */
const SIMULATED = 12;
const SEED = 7;

interface Once<K, V> {
  (key: K): V;
  /** What was computed before; undefined where nothing was. */
  readonly kept: (key: K) => V | undefined;
}

/** Computes once for each thing, and forgets with it. */
function once<K extends object, V>(compute: (key: K) => V): Once<K, V> {
  const kept = new WeakMap<K, { readonly value: V }>();
  const of = (key: K): V => {
    const found = kept.get(key) ?? { value: compute(key) };
    kept.set(key, found);
    return found.value;
  };
  return Object.assign(of, { kept: (key: K) => kept.get(key)?.value });
}

const judgedKept = new WeakMap<Game, readonly Judged[] | null>();

/** Every decision of a game against theory; null for nonsense. Dear: asked when it is looked at. */
export function judgedOf(game: Game): readonly Judged[] | null {
  const known = judgedKept.get(game);
  const judged = known === undefined ? judgedIn(game) : known;
  judgedKept.set(game, judged);
  return judged;
}

/** The same, with a breath before each round, so that the page is seen and stays alive meanwhile. */
export async function judgedSoon(
  game: Game,
  breathe: () => Promise<void> = () => new Promise((resolve) => setTimeout(resolve)),
): Promise<readonly Judged[] | null> {
  const found: Judged[] = [];
  try {
    await breathe();
    for (const round of judgedByRound(game)) {
      const known = judgedKept.get(game);
      if (known !== undefined) return known;
      found.push(...round);
      await breathe();
    }
  } catch {
    return judgedOf(game);
  }
  judgedKept.set(game, found);
  return found;
}

/** The same with what was decided about blocs and coming back, as a list shows them. */
export const decisionsOf = once((game: Game) => decisionsIn(game, judgedOf(game)));
export const demandsIn = once(weighedDemands);
export const pathsOf = once(trustPaths);
export const crossroadsIn = once(({ events }: Timeline) => crossroadsOf(events));

/** The decision at which a game turned; null if none did. */
export const turnOf = once((game: Game) => {
  const judged = judgedOf(game) ?? [];
  const [turn] = turningPoints(judged);
  return judged.find((one) => one === turn) ?? null;
});

/** The paths of those that were allies at the start. */
export const allyPathsOf = once((game: Game) =>
  pathsOf(game).filter((_, index) => game.setup.cast.targets[index]?.alignment === 'ally'),
);

const possible = new Map<string, Possible>();

/** Games that were played on the same numbers have the same key. */
export const tableKey = once((game: Game) => JSON.stringify(tableOf(game)));

/** What a game's scenario could have come to, under its treatment. */
export function possibleOf(game: Game): Possible {
  const key = tableKey(game);
  const found = possible.get(key) ?? possibleEnds(tableOf(game), SIMULATED, SEED);
  possible.set(key, found);
  return found;
}

/** The game in which one decision gave away most; null if none turned. */
export function mostTurned(timelines: readonly Timeline[]): Timeline | null {
  const turned = timelines
    .map((timeline) => ({ timeline, turn: turnOf(timeline.game) }))
    .filter(({ turn }) => turn !== null)
    .toSorted((a, b) => (b.turn?.regret ?? 0) - (a.turn?.regret ?? 0));
  return turned[0]?.timeline ?? null;
}
