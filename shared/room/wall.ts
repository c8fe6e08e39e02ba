import * as z from 'zod/mini';
import { BotId, CountryId, GameId } from '../scenario/ids.ts';
import { TERMS } from '../view/terms.ts';

/** The views of the debrief, in the order of their tabs. */
export const DEBRIEF_VIEWS = [
  ...(['replay', 'trust', 'demands', 'scores', 'theory'] as const),
  ...(['games', 'whatIf', 'record', 'script'] as const),
] as const;

const place = (most: number) => z.int().check(z.gte(0), z.lte(most));
const share = z.number().check(z.gte(0), z.lte(1));
const points = z.number().check(z.gte(-1e6), z.lte(1e6));

/** What another decision brought one seat, over all runs. Points and shares of the runs. */
export const WallGain = z.strictObject({
  countryId: CountryId,
  runs: place(1000),
  better: share,
  worse: share,
  mean: points,
  low: points,
  high: points,
  madeMean: points,
  otherMean: points,
});
export type WallGain = z.infer<typeof WallGain>;

/** Another decision, as the host has chosen it. */
export const WallWhatIf = z.strictObject({
  /** Which decision of the game, and which way from it, counted from 0. */
  place: place(100_000),
  way: place(1000),
  bot: BotId,
  /** How it ended, as the host’s page computed it; null until the host shows it. */
  gains: z.nullable(z.array(WallGain).check(z.maxLength(16))),
});
export type WallWhatIf = z.infer<typeof WallWhatIf>;

/** What the host’s debrief shows on the big screen: where it stands, and never a word for the host alone. */
export const Wall = z.strictObject({
  /** The page that shows it, by a name that it gave itself: another page takes over. */
  by: z.string().check(z.regex(/^[0-9a-f]{16}$/)),
  /** Length of the log that it read, in characters: when it changes, a big screen reads anew, too. */
  log: place(100_000_000),
  view: z.enum(DEBRIEF_VIEWS),
  gameId: GameId,
  /** Games that the host shows nowhere. */
  hidden: z.array(GameId).check(z.maxLength(100)),
  /** Place of the replay among the moments of the game. */
  moment: place(100_000),
  /** How many parts of the view, its headings and charts, have begun above what is looked at. */
  part: place(1000),
  /** Whether quiet cables may be read in it. */
  opened: z.boolean(),
  /** The step of a script of so many minutes; null while none is presented. */
  presenting: z.nullable(z.strictObject({ length: z.literal([5, 15, 30]), place: place(31) })),
  /** What was picked inside the views; null for what they show by themselves. */
  picked: z.strictObject({
    /** Whose points, and which term of them is open. */
    seat: z.nullable(CountryId),
    term: z.nullable(z.enum(TERMS)),
    /** On whom demands are shown. */
    target: z.nullable(CountryId),
    /** Every decision beside theory, and not only those that differ. */
    all: z.boolean(),
  }),
  whatIf: z.nullable(WallWhatIf),
  /** What the class predicted, once the host shows it beside what was. Percent of the stake, on average. */
  predicted: z.nullable(z.strictObject({ n: place(10_000), quiet: place(100), loud: place(100) })),
  /** What the class expected before round 1, once the host shows it beside what was: votes by question. */
  foreseen: z.optional(
    z.strictObject({
      who: z.tuple([place(10_000), place(10_000)]),
      how: z.tuple([place(10_000), place(10_000)]),
    }),
  ),
});
export type Wall = z.infer<typeof Wall>;

/** Body of `POST /api/rooms/:roomId/wall`, the host’s: null takes the debrief off the big screen. */
export const WallShown = z.strictObject({ wall: z.nullable(Wall) });
