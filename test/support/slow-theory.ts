import type { GameSetup } from '../../shared/game/setup.ts';
import type { Publicity, StageGame } from '../../shared/model/types.ts';
import { afterThreat } from './oracle.ts';

type Cast = GameSetup['cast'];

const NO_SHADOW = {
  ...{ mu: 0, wS: 0, V: 0, R: 0, rho: 0, sigma: 0, oQ: 0, oL: 0 },
  ...{ others: [], targetIsAlly: false, inPlay: false },
};

/** Steps of a demand from nothing to everything. */
const GRID = 1000;

/**
 * The most that targets would meet on average, at given expectations, by trying every demand of a
 * grid on the table of end nodes; 0 for a target that meets none that may be made. Stakes.
 */
export function mostMet({ world, targets }: Cast, publicity: Publicity, eT: number): number {
  const met = targets.map((card): number => {
    const [instrument] = card.instruments;
    if (instrument === undefined) return 0;
    const allied = card.alignment === 'ally';
    const game: StageGame = {
      ...card,
      ...world,
      eT,
      ...{ cS: instrument.cS, cT: instrument.cT },
      // the rival offers more the warier a country is than at its start
      omega: card.omega + 0.2 * (eT - card.eT),
      canLeave: card.canLeave && allied,
      m: allied ? card.m : 0,
    };
    const meets = (demand: number): boolean => {
      const threat = { publicity, exception: false, demand };
      return afterThreat(game, threat, { shadow: NO_SHADOW, offers: [] }).end === 'conceded';
    };
    const demands = Array.from({ length: GRID }, (_, step) => (step + 1) / GRID);
    const asked = demands.filter((one) => one >= card.Dmin && one <= card.Dmax);
    return asked.findLast(meets) ?? 0;
  });
  return met.reduce((sum, one) => sum + one, 0) / Math.max(1, met.length);
}

/** What a game without a threat pays, legacy included, when every ally contributes where that pays. Stakes. */
export function peaceIn({ cast, rounds }: Pick<GameSetup, 'cast' | 'rounds'>): {
  readonly sender: number;
  readonly allies: number;
} {
  const { X, rho, V, wS } = cast.world;
  const allies = cast.targets.filter(({ alignment }) => alignment === 'ally');
  const trust = allies.map(({ eT }) => eT);
  const paid = { security: 0, contributions: 0 };
  for (let round = 1; round <= rounds + V; round += 1) {
    allies.forEach(({ e0, m, cCon }, index) => {
      const e = trust[index] ?? 0;
      const next = e > e0 ? Math.max(e0, e - rho * (e - e0)) : e;
      trust[index] = next;
      const own = X * m * (1 - next);
      const contributes = round <= rounds && own * 0.5 > cCon + 1e-9;
      paid.security += contributes ? 1.5 * own : own;
      if (contributes) paid.contributions += cCon;
    });
  }
  const count = Math.max(1, allies.length);
  return {
    sender: wS * paid.security,
    allies: (allies.length * paid.security - paid.contributions) / count,
  };
}
