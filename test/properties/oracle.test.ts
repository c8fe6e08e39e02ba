import fc from 'fast-check';
import { expect, test } from 'vitest';
import { equilibrium, shadowCost } from '../../shared/model/equilibrium.ts';
import { bestMove } from '../../shared/model/subgame.ts';
import { demandPercent, percentOffers } from '../../shared/model/whole-percent.ts';
import { afterThreat, bestThreat } from '../support/oracle.ts';
import { anyGame, anyKind, anyShadow, between, ripeGame } from './dyads.ts';

/** `ORACLE_GAMES=20000` for the whole proof. */
const GAMES = Number(process.env['ORACLE_GAMES'] ?? 2000);
const STEP_COUNT = 16;

const drawn = fc.record({
  game: fc.oneof(anyGame, ripeGame),
  shadow: anyShadow,
  kind: anyKind,
  part: between(0, 1),
});

test(`an oracle that tries everything agrees with the solver on ${GAMES} games`, () => {
  const ends = new Map<string, number>();
  let threats = 0;
  const agreed = fc.property(drawn, ({ game, shadow, kind, part }) => {
    // after a threat in whole percents: the same end and the same payoffs
    const demand = Math.max(
      Math.ceil(100 * game.Dmin) / 100,
      demandPercent(game.Dmin + part * (game.Dmax - game.Dmin)) / 100,
    );
    const threat = { ...kind, demand };
    const offers = percentOffers(game.Dmin, demand);
    const told = afterThreat(game, threat, { shadow, offers });
    const play = bestMove(game, threat, { node: 'answer', offer: null });
    expect(play.uS - shadowCost(game, kind, shadow)).toBeCloseTo(told.sender, 8);
    expect(play.uT).toBeCloseTo(told.target, 8);
    ends.set(told.end, (ends.get(told.end) ?? 0) + 1);
    expect(play.end.outcome).toBe(told.end);

    // before it: what the closed form says, within a step of the oracle's demands
    const step = (game.Dmax - game.Dmin) / STEP_COUNT;
    const demands = Array.from({ length: STEP_COUNT + 1 }, (_, i) =>
      i === STEP_COUNT ? game.Dmax : game.Dmin + i * step,
    );
    const closed = equilibrium(game, shadow);
    const tried = bestThreat(game, shadow, demands);
    expect(tried.sender).toBeLessThanOrEqual(closed.uS + 1e-8);
    expect(tried.sender).toBeGreaterThanOrEqual(closed.uS - step * (1 + game.eS) - 1e-8);
    const exact = bestThreat(game, shadow, closed.act === 'none' ? demands : [closed.demand]);
    if (closed.act === 'threat') {
      expect(exact.sender).toBeCloseTo(closed.uS, 8);
      threats += 1;
    }
  });
  fc.assert(agreed, { seed: 2500, numRuns: GAMES });
  expect(threats).toBeGreaterThan(0.3 * GAMES);
  for (const end of ['conceded', 'granted', 'backedDown', 'absorbed', 'retaliated', 'left']) {
    expect(ends.get(end) ?? 0, end).toBeGreaterThan(0.01 * GAMES);
  }
});
