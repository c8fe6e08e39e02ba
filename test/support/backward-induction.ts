import { shadowCost, THREAT_KINDS, type Equilibrium } from '../../shared/model/equilibrium.ts';
import { bestMoveAmong, TIE } from '../../shared/model/subgame.ts';
import type { Shadow, StageGame, Threat } from '../../shared/model/types.ts';

/**
 * What the sender does and how it ends, by backward induction over the explicit tree: every demand
 * and every petition on a grid, every move of STAGE_TREE, no closed form. It is the independent check
 * on `equilibrium` and agrees with it within `step` times (1 + eS); on ties at a deadlock it demands
 * Dmin, as the closed form does.
 *
 * @param step  distance of the demands, in stakes, > 0; a step of .01 costs some 40,000 nodes
 * @returns payoffs in stakes, the sender's less `shadowCost`
 * @throws {RangeError} if `step` is not above 0
 * @see model.md section 5
 */
export function backwardInduction(game: StageGame, shadow: Shadow, step: number): Equilibrium {
  if (!(step > 0)) throw new RangeError(`step is ${step}, allowed is above 0`);
  const demands = demandGrid(game, step);
  let best: Equilibrium = {
    act: 'none',
    publicity: 'quiet',
    exception: false,
    outcome: 'none',
    demand: 0,
    uS: 0,
    uT: 0,
  };
  for (const kind of THREAT_KINDS) {
    const later = shadowCost(game, kind, shadow);
    for (const demand of demands) {
      const threat: Threat = { ...kind, demand };
      const offers = demands.filter((offer) => offer < demand);
      const play = bestMoveAmong(offers, { game, threat, at: { node: 'answer', offer: null } });
      const uS = play.uS - later;
      if (uS <= best.uS + TIE) continue;
      best = { act: 'threat', ...threat, outcome: play.end.outcome, uS, uT: play.uT };
    }
  }
  return best;
}

function demandGrid(game: StageGame, step: number): readonly number[] {
  const demands: number[] = [];
  for (let index = 0; game.Dmin + index * step < game.Dmax - TIE; index += 1) {
    demands.push(game.Dmin + index * step);
  }
  return [...demands, game.Dmax];
}
