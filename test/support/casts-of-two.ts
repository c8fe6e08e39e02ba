import type { Cast } from '../../shared/scenario/scenario.ts';
import { steel2018 } from '../../shared/scenario/steel-2018.ts';

/** What a card has in model 2 where it differs from model 1: eS, cS, m, g, omega, sT, cCon. */
const CARDS: Readonly<Record<string, readonly number[]>> = {
  korea: [0.1, 0.12, 0.12, 0.6, 0.04, 0.7, 0.06],
  canada: [0.1, 0.2, 0.1, 0.4, 0.02, 0.6, 0.04],
  eu: [0.15, 0.25, 0.45, 0.5, 0.04, 0.55, 0.05],
  japan: [0.1, 0.14, 0.2, 0.25, 0.14, 0.4, 0.025],
};

/** Steel, 2018 with the numbers of model 2. */
export const STEEL_OF_TWO: Cast = {
  ...steel2018.cast,
  world: {
    ...steel2018.cast.world,
    ...{ X: 0.6, h: 0.4, wS: 2, V: 5, sigma: 0.3, alphaQ: 0.07, alphaL: 0.24, oQ: 0.2, oL: 0.7 },
    ...{ rho: 0.2, kf: 0.08, phi: 0.85, aS: 0.18, dS: 0.12, beta: 0.2, q: 0.35, B: 0.25, w: 0.6 },
    ...{ phiUse: 0.1, phiBack: 0.03, give: 0.25, xi: 0.15, eLeft: 0.8, echo: 0.5 },
    ...{ depThreat: 0.97, depImposed: 0.85, depDiv: 0.93 },
  },
  targets: steel2018.cast.targets.map((target) => {
    const [eS = 0, cS = 0, m = 0, g = 0, omega = 0, sT = 0, cCon = 0] = CARDS[target.id] ?? [];
    const instruments = target.instruments.map((one) => ({ ...one, cS }));
    return {
      ...{ ...target, eS, instruments, m, g, omega, sT, cCon },
      ...{ cBloc: 0.015, Dmax: 0.8, gamma: 0 },
    };
  }),
};
