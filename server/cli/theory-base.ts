import * as z from 'zod/mini';
import { largestDemand, playBase } from '../../shared/model/base-game.ts';
import { heardOf, type Encounter } from '../../shared/model/encounter.ts';
import { threatRise } from '../../shared/model/payoff.ts';
import { THREAT_KINDS } from '../../shared/model/equilibrium.ts';
import { reckoningsOf, type Reckoning } from '../../shared/model/reckoning.ts';
import type { Outcome } from '../../shared/model/stage-tree.ts';
import { dialCells, decimals, flagCell, numericCell } from './file-cells.ts';
import { mannerName } from './manner-names.ts';

/** One dyad of the base game: the parameter columns, by the symbols of model.md section 2. */
const BaseRow = z
  .object({
    ...dialCells([
      'eS',
      'eT',
      'cS',
      'cT',
      'kS',
      'kT',
      'aS',
      'aT',
      'dS',
      'kf',
      'gamma',
      'omega',
      'sT',
      'sS',
    ]),
    canLeave: flagCell,
    ...dialCells(['X', 'm', 'h', 'Dmin', 'Dmax', 'alphaQ', 'alphaL', 'phi']),
    mu: numericCell(0, 1),
    ...dialCells(['R', 'rho', 'sigma', 'oQ', 'oL']),
    nOther: numericCell(0, 50, 'whole number'),
    eOther: numericCell(0, 1),
    mOther: numericCell(0, 1),
    targetIsAlly: flagCell,
  })
  .check(z.refine(({ Dmin, Dmax }) => Dmin <= Dmax, { error: 'at least Dmin', path: ['Dmax'] }));
type BaseRow = z.infer<typeof BaseRow>;

const ENDS: Readonly<Record<Outcome, string>> = {
  none: 'none',
  conceded: 'concede',
  granted: 'granted',
  backedDown: 'backdown',
  absorbed: 'deadlock',
  retaliated: 'deadlock',
  left: 'leave',
};

/** The columns of a file of dyads of the base game. */
export const BASE_COLUMNS = {
  needed: Object.keys(BaseRow.shape),
  row: BaseRow,
  written: [
    ...THREAT_KINDS.map(mannerName).flatMap((name) => [`D_${name}`, `cred_${name}`]),
    ...['act', 'loud', 'exc', 'outcome', 'D', 'uS', 'uT'].map((name) => `eq_${name}`),
  ],
  compute: predictionOf,
} as const;

/** The theory columns of a dyad, as text. */
function predictionOf(row: BaseRow): ReadonlyMap<string, string> {
  const reckonings = reckoningsOf([encounterIn(row)]).map((one) => ({
    ...one,
    K: one.K + shadowOf(row, one),
  }));
  const cells = new Map<string, string>();
  for (const reckoning of reckonings) {
    const { demand, credible } = largestDemand(reckoning);
    cells.set(`D_${mannerName(reckoning.kind)}`, decimals(demand, 6));
    cells.set(`cred_${mannerName(reckoning.kind)}`, credible ? '1' : '0');
  }
  const { reckoning, outcome, demand, uS, uT } = playBase(reckonings);
  cells.set('eq_act', reckoning === null ? 'N' : 'T');
  cells.set('eq_loud', reckoning?.kind.publicity === 'loud' ? '1' : '0');
  cells.set('eq_exc', reckoning?.kind.exception === true ? '1' : '0');
  cells.set('eq_outcome', ENDS[outcome]);
  cells.set('eq_D', decimals(demand, 6));
  cells.set('eq_uS', decimals(uS, 6));
  cells.set('eq_uT', decimals(uT, 6));
  return cells;
}

/** No cards and nothing later: what deadlock costs in security weighs alike for both sides. */
function encounterIn(row: BaseRow): Encounter {
  return {
    ...row,
    ...{ e0: row.eT, g: row.m, wS: 1, V: 0, beta: 0, q: 0, B: 0, w: 0 },
    ...{ aligned: true, listeners: [], later: 0 },
  };
}

/** The price of the news in the form of these files: by the rounds after this one, weighed by `mu`. */
function shadowOf(row: BaseRow, { kind }: Reckoning): number {
  const { mu, X, m, R, rho, nOther, eOther, mOther, targetIsAlly } = row;
  const delta = threatRise(row, kind);
  let rounds = 0;
  let left = 1;
  for (let round = 1; round <= R; round += 1) {
    left *= 1 - rho;
    rounds += left;
  }
  const heard = heardOf(row, kind, delta);
  const others = targetIsAlly ? nOther * mOther * heard * (1 - eOther) : 0;
  return mu * X * (m * delta + others) * rounds;
}
