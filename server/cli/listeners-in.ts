import type { Encounter } from '../../shared/model/encounter.ts';

/** The other aligned allies of a dyad in a file: so many, all alike. */
export function listenersIn(row: {
  readonly nOther: number;
  readonly eOther: number;
  readonly mOther: number;
}): Encounter['listeners'] {
  const listener = { eT: row.eOther, m: row.mOther };
  return Array.from({ length: row.nOther }, () => listener);
}
