import * as z from 'zod/mini';
import { NODES, OUTCOMES } from '../model/stage-tree.ts';
import { STANCES } from '../model/types.ts';
import { Cable, Percent, SeatCommand } from './command.ts';
import { Place } from './legal.ts';
import { CountryId, PlayerId } from '../scenario/ids.ts';
import { FACTORS } from './factors.ts';
import { MOVE_EVENTS } from './moves.ts';
import { GameSetup, Holder } from './setup.ts';

/** The phases of a game. `lobby` is the room's, before there is a game. */
export const PHASES = ['briefing', 'prepare', 'bargain', 'outcome', 'ended'] as const;
export type Phase = (typeof PHASES)[number];

/** Who decided: a person, a bot, the announced default at the clock, or the host's push. */
export const DECIDED_BY = ['human', 'bot', 'timeout', 'host'] as const;
export type DecidedBy = (typeof DECIDED_BY)[number];

/** A moment in milliseconds since 1970 UTC. */
export const Moment = z.number().check(z.gte(0));
const Deadline = z.nullable(Moment);
const decidedBy = z.enum(DECIDED_BY);
/** Seats with other time than was announced, and when theirs is up. Absent: there are none. */
const seats = z.optional(z.array(z.strictObject({ countryId: CountryId, deadlineAt: Deadline })));
/** Absent: the announced deadline holds. */
const ownDeadlineAt = z.optional(Deadline);

/** A score by term. Model 1 has no `home` and no `alliance`, model 2 no `rival`, `jointSecurity`, `legacy`. */
const Terms = z.strictObject({
  material: z.number(),
  fear: z.number(),
  publicCost: z.number(),
  rival: z.optional(z.number()),
  home: z.optional(z.number()),
  jointSecurity: z.optional(z.number()),
  posture: z.optional(z.number()),
  alliance: z.optional(z.number()),
  legacy: z.optional(z.number()),
});
export type RecordedTerms = z.infer<typeof Terms>;

/** Where a move leads: another node of the stage tree, or an end. */
const Step = z.union([
  z.strictObject({ node: z.enum(NODES) }),
  z.strictObject({ outcome: z.enum(OUTCOMES) }),
]);

export const DyadState = z.strictObject({
  eS: z.number(),
  eT: z.number(),
  dependence: z.number(),
  aligned: z.boolean(),
  rivalStream: z.number(),
});

/** A cable has reached its target; `expectations` is the target's, after the news. */
export const ThreatDelivered = z.strictObject({
  type: z.literal('threatDelivered'),
  targetId: CountryId,
  cable: Cable,
  /** Written quietly and leaked by the press: the cable is loud as it arrives. */
  leaked: z.optional(z.boolean()),
  /** Under the bloc's address: the mean, and each member's own in `members`. */
  expectations: z.number(),
  members: z.optional(z.array(z.strictObject({ targetId: CountryId, expectations: z.number() }))),
  deadlineAt: Deadline,
  ownDeadlineAt,
});

/** Somebody moved in the stage tree of one dyad, or under the bloc's address in all of its dyads. `offer` is there where the move takes one. */
export const Moved = z.strictObject({
  type: z.enum(Object.values(MOVE_EVENTS)),
  targetId: CountryId,
  offer: z.optional(Percent),
  to: Step,
  decidedBy,
  deadlineAt: Deadline,
  ownDeadlineAt,
});
export type Moved = z.infer<typeof Moved>;

/** The round is scored: terms in stakes by seat, and where every dyad stands now. */
export const RoundScored = z.strictObject({
  type: z.literal('roundScored'),
  round: z.int(),
  phi: z.number(),
  dyads: z.array(z.strictObject({ targetId: CountryId, state: DyadState })),
  scores: z.array(z.strictObject({ countryId: CountryId, terms: Terms })),
  senderByDyad: z.array(z.strictObject({ targetId: CountryId, terms: Terms })),
});

/** What happened in a game. A stored event's shape never changes. */
export const GameEvent = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('gameCreated'), model: z.int(), setup: GameSetup }),
  z.strictObject({
    type: z.literal('phaseEntered'),
    phase: z.enum(PHASES),
    round: z.int(),
    deadlineAt: Deadline,
    seats,
  }),
  /** A country's private card of this round, a whole number in 1024ths. Only its owner sees it. */
  z.strictObject({
    type: z.literal('cardDrawn'),
    countryId: CountryId,
    n: z.int().check(z.gte(0), z.lte(1023)),
  }),
  z.strictObject({
    type: z.literal('cablesWritten'),
    cables: z.array(Cable),
    welcome: z.optional(z.array(CountryId)),
    decidedBy,
  }),
  z.strictObject({
    type: z.literal('postureSet'),
    targetId: CountryId,
    stance: z.enum(STANCES),
    bloc: z.boolean(),
    askReturn: z.optional(z.boolean()),
    decidedBy,
  }),
  ThreatDelivered,
  Moved,
  RoundScored,
  /** These countries stand in a bloc in the next round; the first speaks. */
  z.strictObject({ type: z.literal('blocFormed'), members: z.array(CountryId) }),
  /** A country that had left asked to return and was welcomed: aligned from the next round on. */
  z.strictObject({ type: z.literal('returned'), targetId: CountryId }),
  z.strictObject({ type: z.literal('readied'), countryId: CountryId, decidedBy }),
  /** A member of a delegation puts a choice before the others, or joins one that stands under this number. */
  z.strictObject({
    type: z.literal('proposed'),
    countryId: CountryId,
    playerId: PlayerId,
    proposal: z.int().check(z.gte(1)),
    command: SeatCommand,
    at: Place,
  }),
  z.strictObject({ type: z.literal('practiceReset') }),
  z.strictObject({
    type: z.literal('clockPaused'),
    at: Moment,
  }),
  /** The clock runs again, or runs longer: the deadlines from now on. */
  z.strictObject({
    type: z.enum(['clockResumed', 'clockExtended']),
    deadlineAt: Deadline,
    seats,
    dyads: z.array(z.strictObject({ targetId: CountryId, deadlineAt: Deadline, ownDeadlineAt })),
  }),
  /** One seat has more time, or as much as the others again; with what it has to decide now. */
  z.strictObject({
    type: z.literal('seatClockSet'),
    countryId: CountryId,
    factor: z.literal(FACTORS),
    deadlineAt: Deadline,
    dyads: z.array(z.strictObject({ targetId: CountryId, deadlineAt: Deadline })),
  }),
  /** Whether rounds begin together with those of the room's other games. */
  z.strictObject({ type: z.literal('paceSet'), together: z.boolean() }),
  z.strictObject({ type: z.literal('seatTaken'), countryId: CountryId, holder: Holder }),
  /** The end: legacy in stakes by seat; `finished` says whether every round was played. */
  z.strictObject({
    type: z.literal('gameEnded'),
    finished: z.boolean(),
    legacy: z.array(z.strictObject({ countryId: CountryId, stakes: z.number() })),
  }),
]);
export type GameEvent = z.infer<typeof GameEvent>;
