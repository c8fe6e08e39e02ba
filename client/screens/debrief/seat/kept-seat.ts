import type { Decision } from '../../../../shared/replay/decisions.ts';
import type { HeldSeat } from '../../../../shared/replay/own-seats.ts';
import type { Timeline } from '../../../../shared/replay/timeline.ts';
import type { CountryId } from '../../../../shared/scenario/ids.ts';

/** A seat of a game, worked out, to be kept as a file. */
export interface KeptSeat {
  readonly timeline: Timeline;
  readonly seat: HeldSeat | CountryId;
  /** What the game is called in its room. */
  readonly name: string;
  readonly judged: readonly Decision[] | null;
}

/** Whose seat it is. */
export const countryOf = ({ seat }: Pick<KeptSeat, 'seat'>): CountryId =>
  typeof seat === 'string' ? seat : seat.countryId;
