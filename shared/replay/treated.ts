import type { Game } from '../game/game.ts';
import { summaryOf } from './evidence.ts';
import { estimateOf, meanOf, type Estimate } from './estimate.ts';
import { tooFew, type TooFew } from './findings.ts';
import { weighedDemands } from './weighed.ts';

/** How a game was treated that was played as its scenario is. */
const UNTREATED = 'plain';

/** Games that were played alike, on average. Each game counts once. */
export interface TreatedGames {
  readonly id: string;
  /** By number. */
  readonly games: readonly number[];
  /** Games that were played to the last round; only they count. */
  readonly finished: number;
  /** Allies' mean trust at the end, 0 ... 1; games without allies are left out. */
  readonly trust: Estimate;
  /** What a demand won on average, as a share of the stake; games without a demand are left out. */
  readonly won: Estimate;
  /** Share of a game's demands that were loud; games without a demand are left out. */
  readonly loud: Estimate;
  /** Points over par: the sender's, and those of all allies together, in games that have some. */
  readonly sender: Estimate;
  readonly allies: Estimate;
}

/** Two treatments or more, side by side. */
export interface TreatmentsFound {
  readonly kind: 'treatments';
  readonly groups: readonly TreatedGames[];
}

/**
 * How a game was treated. A log from before there were treatments has none.
 *
 * @returns the treatment's id; `plain` without one
 */
export function treatmentOf({ setup }: Pick<Game, 'setup'>): string {
  return setup.treatment?.id ?? UNTREATED;
}

/** The games of a room by treatment, in the order in which the treatments first appear. */
export function treatedGames(games: readonly Game[]): readonly TreatedGames[] {
  const ids = [...new Set(games.map(treatmentOf))];
  return ids.map((id) => {
    const own = games.filter((game) => treatmentOf(game) === id);
    const ended = own.filter(({ ending }) => ending?.finished === true);
    const sums = ended.map(summaryOf);
    const allied = sums.filter(({ trust }) => trust !== null);
    const demands = ended.map(weighedDemands).filter(({ length }) => length > 0);
    return {
      id,
      games: own.map(({ setup }) => setup.number),
      finished: ended.length,
      trust: estimateOf(allied.flatMap(({ trust }) => trust ?? [])),
      won: estimateOf(demands.map((some) => meanOf(some.map(({ won }) => won)))),
      loud: estimateOf(
        demands.map((some) => meanOf(some.map(({ publicity }) => (publicity === 'loud' ? 1 : 0)))),
      ),
      sender: estimateOf(sums.map(({ sender }) => sender.total - sender.par)),
      allies: estimateOf(allied.map(({ allies }) => allies.total - allies.par)),
    };
  });
}

/** What the treatments of a room say; null when all games were played alike. */
export function treatmentsIn(groups: readonly TreatedGames[]): TreatmentsFound | TooFew | null {
  if (groups.length < 2) return null;
  const finished = groups.map(({ id, finished: n }) => [id, Array.from({ length: n })] as const);
  return tooFew('treatments', Object.fromEntries(finished)) ?? { kind: 'treatments', groups };
}
