import * as z from 'zod/mini';
import { CountryId } from '../scenario/ids.ts';
import { PUBLICITIES, STANCES } from '../model/types.ts';
import { MOVE_ORDER, takesAddress, takesOffer, type MoveTaking } from './moves.ts';

/** A share of the stake in whole percent. */
export const Percent = z.int().check(z.gte(1), z.lte(100));

const InstrumentId = z.string().check(z.minLength(1), z.maxLength(32));

/** What the sender writes to one target, or to the bloc: then in percent of each member's stake. */
export const Cable = z.strictObject({
  targetId: CountryId,
  demand: Percent,
  instrument: InstrumentId,
  publicity: z.enum(PUBLICITIES),
  exception: z.boolean(),
});

export type Cable = z.infer<typeof Cable>;

const Prepare = z.strictObject({
  type: z.literal('prepare'),
  cables: z.array(Cable).check(z.maxLength(8)),
  welcome: z.optional(z.array(CountryId).check(z.maxLength(8))),
});

const SetPosture = z.strictObject({
  type: z.literal('posture'),
  stance: z.enum(STANCES),
  bloc: z.boolean(),
  askReturn: z.optional(z.boolean()),
});

const offering = (move: MoveTaking<'offer'>) =>
  z.strictObject({ type: z.literal(move), offer: Percent });

const MOVES = MOVE_ORDER.map((move) => {
  if (takesOffer(move)) return offering(move);
  if (takesAddress(move)) return z.strictObject({ type: z.literal(move), targetId: CountryId });
  return z.strictObject({ type: z.literal(move) });
});
const hasOffer = (one: (typeof MOVES)[number]): one is ReturnType<typeof offering> =>
  'offer' in one.shape;

/** Choices that are put together piece by piece, so that there is something to see before they are made. */
export const DraftCommand = z.discriminatedUnion('type', [
  Prepare,
  SetPosture,
  ...MOVES.filter(hasOffer),
]);
export type DraftCommand = z.infer<typeof DraftCommand>;

/** Commands of a seat. A target without a cable in `prepare` gets no demand. */
export const SeatCommand = z.discriminatedUnion('type', [
  Prepare,
  SetPosture,
  ...MOVES,
  z.strictObject({ type: z.literal('ready') }),
  /** In a delegation that decides by majority: to what another member has put forward. */
  z.strictObject({ type: z.literal('agree'), proposal: z.int().check(z.gte(1)) }),
]);

export type SeatCommand = z.infer<typeof SeatCommand>;
