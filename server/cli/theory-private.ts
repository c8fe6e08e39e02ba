import * as z from 'zod/mini';
import { demanded, worthOf } from '../../shared/model/belief.ts';
import type { Encounter } from '../../shared/model/encounter.ts';
import { THREAT_KINDS } from '../../shared/model/equilibrium.ts';
import { actsOn, demandsIn, reckoningsOf, type Reckoning } from '../../shared/model/reckoning.ts';
import { TIE } from '../../shared/model/subgame.ts';
import {
  bluffOf,
  expectedByTarget,
  judge,
  solve,
  threatChance,
  type JudgedDemand,
  type Solution,
} from '../../shared/model/theory-solution.ts';
import { dialCell, dialCells, decimals, flagCell, numericCell } from './file-cells.ts';
import { listenersIn } from './listeners-in.ts';
import { mannerName } from './manner-names.ts';

/** One dyad with private cards: the parameter columns, by the symbols of model.md section 2. */
const PrivateRow = z
  .object({
    ...dialCells(['eS', 'eT', 'e0', 'cS', 'cT', 'kS', 'kT', 'aS', 'aT', 'dS', 'kf', 'gamma']),
    // this round's offer, which may be a little below 0
    omega: numericCell(-1, 1),
    sT: dialCell('sT'),
    sS: dialCell('sS'),
    canLeave: flagCell,
    ...dialCells([
      'X',
      'm',
      'g',
      'h',
      'wS',
      'V',
      'R',
      'rho',
      'beta',
      'sigma',
      'oQ',
      'oL',
      'alphaQ',
      'alphaL',
      'phi',
    ]),
    nOther: numericCell(0, 50, 'whole number'),
    eOther: numericCell(0, 1),
    mOther: numericCell(0, 1),
    ally: flagCell,
    ...dialCells(['Dmin', 'Dmax', 'q', 'B', 'w']),
  })
  .check(
    z.refine(({ Dmin, Dmax }) => Dmin <= Dmax, { error: 'at least Dmin', path: ['Dmax'] }),
    z.refine(({ e0, eT }) => e0 <= eT, { error: 'at most eT', path: ['e0'] }),
  );
type PrivateRow = z.infer<typeof PrivateRow>;

const OF_MANNER = [
  ...['e', 'K', 'imposeC', 'imposeR', 'iv', 'pain', 'exit', 'D', 'rule', 'mu', 'p', 'share'],
  ...['bluff', 'exitIs', 'uR', 'uC', 'p30', 'share30'],
];
const OF_ROUND = ['R_act', 'R_D', 'vR', 'bluff', 'C_act', 'C_D', 'vC', 'threat', 'uT'];

/** An exit that cannot be taken, in these files. */
const NO_EXIT = 9;

/** The columns of a file of dyads with private cards. */
export const PRIVATE_COLUMNS = {
  needed: Object.keys(PrivateRow.shape),
  row: PrivateRow,
  written: [
    ...THREAT_KINDS.map(mannerName).flatMap((name) =>
      OF_MANNER.map((column) => `${column}_${name}`),
    ),
    ...OF_ROUND,
  ],
  compute: equilibriumOf,
} as const;

/** The dyad of a row. */
function encounterIn(row: PrivateRow): Encounter {
  return { ...row, aligned: row.ally, listeners: listenersIn(row) };
}

function equilibriumOf(row: PrivateRow): ReadonlyMap<string, string> {
  const reckonings = reckoningsOf([encounterIn(row)]);
  const solution = solve(reckonings);
  const cells = new Map<string, string>();
  const number = (name: string, value: number): void => {
    cells.set(name, decimals(value, 9));
  };
  for (const reckoning of reckonings) addManner(cells, solution, reckoning);
  const { restless, calm, vR, vC, bluff } = solution;
  const act = (judged: JudgedDemand | null): string =>
    judged === null ? 'none' : mannerName(judged.reckoning.kind);
  cells.set('R_act', act(restless));
  number('R_D', percentOf(restless?.demand ?? 0));
  number('vR', vR);
  number('bluff', bluff);
  cells.set('C_act', act(calm));
  number('C_D', percentOf(calm?.demand ?? 0));
  number('vC', vC);
  number('threat', threatChance(solution, row.q));
  number('uT', expectedByTarget(solution, row.q));
  return cells;
}

function addManner(cells: Map<string, string>, solution: Solution, reckoning: Reckoning): void {
  const name = mannerName(reckoning.kind);
  const number = (column: string, value: number): void => {
    cells.set(`${column}_${name}`, decimals(value, 9));
  };
  number('e', reckoning.e);
  number('K', reckoning.K);
  number('imposeC', actsOn('calm', reckoning) ? 1 : 0);
  number('imposeR', actsOn('restless', reckoning) ? 1 : 0);
  number('iv', reckoning.iv);
  number('pain', reckoning.P);
  number('exit', reckoning.Lambda === Infinity ? NO_EXIT : reckoning.Lambda);
  const best = dearestIn(solution, reckoning);
  const { rule, mu, p, share } = best.belief;
  number('D', percentOf(best.demand));
  cells.set(`rule_${name}`, rule);
  number('mu', mu);
  number('p', p);
  number('share', share);
  number('bluff', bluffOf(best));
  cells.set(`exitIs_${name}`, best.met.leaves ? 'leave' : 'concede');
  number('uR', worthOf(best, 'restless', share));
  number('uC', worthOf(best, 'calm', share));
  const off = judge(solution, demanded(reckoning, 0.3)).belief;
  number('p30', off.p);
  number('share30', off.share);
}

/** The demand worth most to the restless in a manner; the smallest of equals. */
function dearestIn(solution: Solution, reckoning: Reckoning): JudgedDemand {
  const worth = (judged: JudgedDemand): number => worthOf(judged, 'restless', judged.belief.share);
  const [first = reckoning.Dmin, ...more] = demandsIn(reckoning);
  return more.reduce(
    (best, demand) => {
      const next = judge(solution, demanded(reckoning, demand));
      return worth(next) > worth(best) + TIE ? next : best;
    },
    judge(solution, demanded(reckoning, first)),
  );
}

/** Whole percent of the wire. */
function percentOf(demand: number): number {
  return Math.round(100 * demand);
}
