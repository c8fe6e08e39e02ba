import * as z from 'zod/mini';
import { BotId, CountryId } from './ids.ts';

const share = z.number().check(z.gte(0), z.lte(1));
const stakes = z.number().check(z.gte(0), z.lte(2));
const sentence = z.string().check(z.minLength(1), z.maxLength(400));

/** A role card: who you are, in at most 90 words, and your goal in one sentence. */
export const RoleCard = z.strictObject({
  brief: z.string().check(
    z.minLength(1),
    z.refine((text) => text.trim().split(/\s+/).length <= 90, {
      error: 'a role card has at most 90 words',
    }),
  ),
  goal: sentence,
});
export type RoleCard = z.infer<typeof RoleCard>;

/** Symbols of model.md section 2: what holds for the whole game. */
export const World = z.strictObject({
  X: share,
  h: share,
  wS: z.number().check(z.gte(0), z.lte(8)),
  V: z.int().check(z.gte(0), z.lte(10)),
  sigma: share,
  alphaQ: z.number().check(z.gte(0), z.lte(0.5)),
  alphaL: z.number().check(z.gte(0), z.lte(0.5)),
  oQ: share,
  oL: share,
  rho: share,
  kf: z.number().check(z.gte(0), z.lte(0.2)),
  phi: share,
  aS: z.number().check(z.gte(0), z.lte(0.4)),
  dS: z.number().check(z.gte(0), z.lte(0.3)),
  // these make it a world of model 2: all of them, or none
  beta: z.optional(z.number().check(z.gte(0), z.lte(0.3))),
  q: z.optional(share),
  B: z.optional(z.number().check(z.gte(0), z.lte(0.35))),
  w: z.optional(z.number().check(z.gte(0), z.lte(0.9))),
  phiUse: z.optional(share),
  phiBack: z.optional(z.number().check(z.gte(0), z.lte(0.2))),
  give: z.optional(share),
  xi: z.optional(z.number().check(z.gte(0), z.lte(0.5))),
  eLeft: z.optional(share),
  echo: z.optional(share),
  depThreat: z.optional(share),
  depImposed: z.optional(share),
  depDiv: z.optional(share),
});

/** What lets the sender press a target, and what its use costs either side, in stakes. */
export const Instrument = z.strictObject({
  id: z.string().check(z.regex(/^[a-z][a-z0-9-]{0,31}$/)),
  name: sentence,
  cS: share,
  cT: share,
});

/** One target: its parameters at the start (symbols of model.md section 2) and its role card. */
export const Target = z.strictObject({
  id: CountryId,
  name: sentence,
  alignment: z.enum(['ally', 'adversary']),
  role: RoleCard,
  eS: share,
  eT: share,
  e0: share,
  instruments: z.array(Instrument).check(z.minLength(1), z.maxLength(4)),
  kS: stakes,
  kT: stakes,
  aT: z.number().check(z.gte(0), z.lte(0.4)),
  gamma: z.number().check(z.gte(0), z.lte(0.4)),
  Dmin: z.number().check(z.gte(0.05), z.lte(0.5)),
  Dmax: z.number().check(z.gte(0.05), z.lte(1)),
  m: share,
  omega: stakes,
  sT: share,
  sS: share,
  canLeave: z.boolean(),
  cDiv: z.number().check(z.gte(0), z.lte(0.1)),
  cCon: z.number().check(z.gte(0), z.lte(0.1)),
  /** Cost of standing in a bloc for a round; 0.02 if absent. */
  cBloc: z.optional(z.number().check(z.gte(0), z.lte(0.1))),
  /** What the guarantee is worth to it; there in model 2. */
  g: z.optional(share),
  /** False for a country that joins no bloc, such as one that is a union itself. */
  joinsBlocs: z.optional(z.boolean()),
});
export type Target = z.infer<typeof Target>;

/** A true and sourced sentence about the real case. */
export const Fact = z.strictObject({ date: sentence, text: sentence, source: sentence });
export type Fact = z.infer<typeof Fact>;

/** The part of a scenario that a game plays with; it is stored whole in the game's first event. */
const CastShape = z.strictObject({
  scenarioId: z.string().check(z.regex(/^[a-z][a-z0-9-]{0,63}$/)),
  title: sentence,
  /** What the demand is about, as it reads after "gives up ... of": "its steel exports". */
  issue: sentence,
  world: World,
  sender: z.strictObject({ id: CountryId, name: sentence, role: RoleCard }),
  targets: z.array(Target).check(z.minLength(1), z.maxLength(8)),
});

/** A cast whose countries can be told apart. `bloc` is what allies are called that stand together. */
export const Cast = CastShape.check(
  z.refine(
    ({ sender, targets }) => {
      const ids: readonly string[] = [sender.id, ...targets.map(({ id }) => id)];
      return new Set(ids).size === ids.length && !ids.includes('bloc');
    },
    { error: 'each country needs an id of its own, and none may be called bloc' },
  ),
);
export type Cast = z.infer<typeof Cast>;

/** A whole scenario file. */
export const Scenario = z.strictObject({
  version: z.literal(1),
  cast: Cast,
  summary: sentence,
  minutes: z.int().check(z.gte(5), z.lte(180)),
  rounds: z.int().check(z.gte(1), z.lte(12)),
  facts: z.array(Fact),
  /** Which bot plays a seat that nobody holds; `equilibrium` where nothing is said. */
  bots: z.optional(z.array(z.strictObject({ countryId: CountryId, bot: BotId }))),
  /** What in it is design, said to the instructor. */
  notes: z.array(sentence),
});
export type Scenario = z.infer<typeof Scenario>;
