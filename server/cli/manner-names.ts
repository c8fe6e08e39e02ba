import type { ThreatKind } from '../../shared/model/types.ts';

/** A manner of threat as files of dyads name it. */
export function mannerName({ publicity, exception }: ThreatKind): string {
  return exception ? `${publicity}_exc` : publicity;
}
