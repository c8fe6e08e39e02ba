import * as z from 'zod/mini';
import { PUBLICITIES, STANCES } from '../model/types.ts';
import { CountryId } from '../scenario/ids.ts';
import { MOVE_ORDER, takesAddress, takesNothing, takesOffer } from './moves.ts';

/** Where a choice belongs: `step` is 0 in prepare, then the dyad's move count. */
export const Place = z.strictObject({ round: z.int(), step: z.int() });
export type Place = z.infer<typeof Place>;

/** Any whole number from `min` to `max`. */
export const WholeNumbers = z.strictObject({ min: z.int(), max: z.int() });
const at = Place;

/**
 * What a seat may do in its game right now, as templates. A scalar is sent as it is, an array means pick one,
 * `{min, max}` a whole number between them; `cables` is any subset of `targets`, each with a choice
 * of the rest. `at` travels beside the command, not in it.
 */
export const GameLegal = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('prepare'),
    at,
    cables: z.strictObject({
      targets: z.array(CountryId),
      demand: WholeNumbers,
      instruments: z.array(z.string()),
      publicity: z.array(z.enum(PUBLICITIES)),
      exception: z.array(z.boolean()),
    }),
    /** Some lists of countries to welcome back; any of those named can be combined. Absent: nobody is away. */
    welcome: z.optional(z.array(z.array(CountryId))),
  }),
  z.strictObject({
    type: z.literal('posture'),
    at,
    stance: z.array(z.enum(STANCES)),
    bloc: z.array(z.boolean()),
    /** Absent where there is nothing to return to. */
    askReturn: z.optional(z.array(z.boolean())),
  }),
  z.strictObject({ type: z.literal(MOVE_ORDER.filter(takesOffer)), at, offer: WholeNumbers }),
  z.strictObject({ type: z.enum([...MOVE_ORDER.filter(takesNothing), 'ready']), at }),
  z.strictObject({ type: z.enum(MOVE_ORDER.filter(takesAddress)), at, targetId: CountryId }),
  z.strictObject({ type: z.literal('agree'), at, proposal: z.int() }),
]);
export type GameLegal = z.infer<typeof GameLegal>;
