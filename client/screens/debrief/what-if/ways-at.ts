import { A_POINT } from '../../../../shared/replay/findings.ts';
import type { Timeline } from '../../../../shared/replay/timeline.ts';
import { crossroadsAt } from '../../../../shared/replay/turning-points.ts';
import { waysFrom, type Way, type Wish } from '../../../../shared/replay/ways.ts';
import type { Crossroads } from '../../../../shared/replay/what-if.ts';
import { crossroadsIn, judgedOf, turnOf } from '../evidence-of.ts';

/** The decisions of a game that has ended; none before. */
export const choicesIn = (timeline: Timeline): readonly Crossroads[] =>
  timeline.game.ending === null ? [] : crossroadsIn(timeline);

/** The other ways from a crossroads, what theory would have done first. */
export const waysAt = (timeline: Timeline, at: Crossroads): readonly Way[] =>
  waysFrom(timeline.events, at, wishesAt(timeline, at));

/** The crossroads at which a game turned; null if it did not. */
export function turnedAt(timeline: Timeline): Crossroads | null {
  const turn = turnOf(timeline.game);
  return turn === null ? null : crossroadsAt(choicesIn(timeline), turn);
}

/** Place of the crossroads that is looked at first: where the game turned, or else the first cables. */
export function firstPlace(timeline: Timeline): number {
  const crossroads = choicesIn(timeline);
  const turned = turnedAt(timeline);
  if (turned !== null) return crossroads.indexOf(turned);
  return Math.max(
    0,
    crossroads.findIndex(({ made }) => made.type === 'prepare' && made.cables.length > 0),
  );
}

/** What theory would have written at this point, the dearest mistake first. */
function wishesAt({ game }: Timeline, { made, round }: Crossroads): readonly Wish[] {
  if (made.type !== 'prepare') return [];
  return (judgedOf(game) ?? [])
    .filter((one) => one.kind === 'cable' && one.round === round && one.regret >= A_POINT)
    .toSorted((a, b) => b.regret - a.regret)
    .flatMap((one): Wish[] => {
      if (one.kind !== 'cable') return [];
      const { address, best } = one;
      if (best === null) return [{ address, cable: null }];
      const { instrument, publicity, exception } = best;
      const demand = Math.max(1, Math.round(100 * best.demand));
      return [{ address, cable: { targetId: address, demand, instrument, publicity, exception } }];
    });
}
