import type { Sending } from '../../shared/model/cable-sheet.ts';
import type { JudgedDemand } from '../../shared/model/theory-solution.ts';
import type { ThreatKind } from '../../shared/model/types.ts';
import { rounded } from './file-cells.ts';

/** The manner of a cable in a file: loud, with an exception. */
export function kindOf({ l, f }: { readonly l: 0 | 1; readonly f: 0 | 1 }): ThreatKind {
  return { publicity: l === 1 ? 'loud' : 'quiet', exception: f === 1 };
}

/** A demand as files of nodes write it. */
export function cableOf({ reckoning, demand }: JudgedDemand) {
  const { publicity, exception } = reckoning.kind;
  return {
    l: publicity === 'loud' ? 1 : 0,
    f: exception ? 1 : 0,
    d: Math.round(100 * demand),
  };
}

/** The same with the place of the instrument. */
export function sheetCableOf(judged: JudgedDemand) {
  return { ...cableOf(judged), instrument: judged.reckoning.instrument };
}

/** What theory sends: each cable, or null for none, with its chance. */
export function sendingOf<T>(sending: Sending, written: (judged: JudgedDemand) => T) {
  return sending.map(({ judged, chance }) => ({
    cable: judged === null ? null : written(judged),
    chance: rounded(chance, 9),
  }));
}
