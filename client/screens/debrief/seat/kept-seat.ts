import type { DecisionMade } from '../../../../shared/replay/decisions.ts';
import type { OwnSeat } from '../../../../shared/replay/own-seats.ts';
import type { Timeline } from '../../../../shared/replay/timeline.ts';
import type { CountryId } from '../../../../shared/scenario/ids.ts';

/** A seat of a game, worked out, to be kept as a file. */
export interface KeptSeat {
  readonly timeline: Timeline;
  readonly seat: OwnSeat | CountryId;
  /** What the game is called in its room. */
  readonly name: string;
  readonly judged: readonly DecisionMade[] | null;
}

/** Whose seat it is. */
export const countryOf = ({ seat }: Pick<KeptSeat, 'seat'>): CountryId =>
  typeof seat === 'string' ? seat : seat.countryId;
