import * as z from 'zod/mini';
import { CountryId, PlayerId } from '../scenario/ids.ts';
import { share, moment, text, points, broadcast, calling, poll } from './plain-schema.ts';
import { Cable, Percent, SeatCommand } from '../game/command.ts';
import { NODES, OUTCOMES } from '../model/stage-tree.ts';
import { DECIDED_BY } from '../game/event.ts';
import { MOVE_EVENTS } from '../game/moves.ts';
import { STANCES } from '../model/types.ts';
import { CommitRule } from '../game/setup.ts';
import { GameLegal, Place } from '../game/legal.ts';
import { AnswerLegal } from '../poll/poll-legal.ts';
import { SayLegal } from '../talk/talk-legal.ts';
import { RoleCard, World, Fact, Target } from '../scenario/scenario.ts';
import { RoundResult, Ending, OwnResult } from './result-schema.ts';
import { TalkView } from '../talk/talk-view.ts';
import { gameFields } from './public-schema.ts';

/** A dyad as its two parties see it. */
export const DyadView = z.strictObject({
  targetId: CountryId,
  eS: share,
  eT: share,
  dependence: share,
  aligned: z.boolean(),
  rivalStream: z.number(),
  /** Exception credit that a claim to this target would meet, as far as the viewer knows. */
  phi: share,
  /** By how much deadlock costs the target more than on its card, or less: its own card of this round. */
  factor: z.optional(z.number().check(z.gte(-1), z.lte(1))),
  cable: z.nullable(Cable),
  /** The target's expectations after the threat of this round; null without one. */
  expectations: z.nullable(share),
  node: z.nullable(z.enum(NODES)),
  offer: z.nullable(Percent),
  outcome: z.nullable(z.enum(OUTCOMES)),
  step: z.int(),
  deadlineAt: moment,
  /** What was done in this round, in order. */
  moves: z.array(
    z.strictObject({
      type: z.enum(Object.values(MOVE_EVENTS)),
      offer: z.nullable(Percent),
      decidedBy: z.enum(DECIDED_BY),
    }),
  ),
});

export type DyadView = z.infer<typeof DyadView>;

/** How any dyad stands, as far as a seat can know: exact for its own, else from public facts. */
export const KnownDyad = z.strictObject({
  targetId: CountryId,
  eS: share,
  eT: share,
  dependence: share,
  aligned: z.boolean(),
  rivalStream: z.number(),
});

export type KnownDyad = z.infer<typeof KnownDyad>;

/**
 * A decision that a bot, the clock or the host's push made in a seat since its player's last own one.
 * All of it is this seat's own doing, so it tells nothing of others.
 */
export const Meanwhile = z.strictObject({
  round: z.int(),
  decidedBy: z.enum(['bot', 'timeout', 'host']),
  did: z.enum(['cablesWritten', 'postureSet', ...Object.values(MOVE_EVENTS)]),
  targetId: z.nullable(CountryId),
  demands: z.nullable(z.int()),
  stance: z.nullable(z.enum(STANCES)),
});

export type Meanwhile = z.infer<typeof Meanwhile>;

/** A delegation as its members see it, and nobody else. */
export const DelegationView = z.strictObject({
  rule: CommitRule,
  /** The viewer. */
  me: PlayerId,
  members: z.array(z.strictObject({ playerId: PlayerId, name: text, here: z.boolean() })),
  /** Under majority: what was put forward and is not decided, the oldest first. */
  proposals: z.array(
    z.strictObject({
      proposal: z.int(),
      command: SeatCommand,
      at: Place,
      backers: z.array(PlayerId),
    }),
  ),
});

export type DelegationView = z.infer<typeof DelegationView>;

/** Everything a seat may do right now, as templates. */
export const SeatLegal = z.discriminatedUnion('type', [GameLegal, SayLegal, AnswerLegal]);
export type SeatLegal = z.infer<typeof SeatLegal>;

export const seatFields = {
  me: z.strictObject({
    id: CountryId,
    name: text,
    role: RoleCard,
    /** Points that equilibrium play earns in this seat. */
    par: points,
  }),
  world: World,
  /** Whether home is restless in this round; there for whoever may know the sender's card. */
  restless: z.optional(z.boolean()),
  facts: z.array(Fact),
  /** Rounds after this one. */
  roundsLeft: z.int(),
  results: z.array(RoundResult),
  /** Total of `results` so far, and of the exact scores once the game has ended. */
  total: points,
  /** At the end: exact total minus legacy minus the totals shown on the way. Otherwise null. */
  settled: z.nullable(points),
  legacy: z.nullable(points),
  ready: z.boolean(),
  /** Whose seat everybody, or this seat, is waiting for. Only what this seat may know. */
  waitingFor: z.array(CountryId),
  ending: z.nullable(Ending),
  /** What this seat can read and say; absent where nobody can. */
  talk: z.optional(TalkView),
  broadcast,
  /** The viewer's own results of earlier games of the room; absent before the second. */
  earlier: z.optional(z.array(OwnResult)),
  calling,
  poll,
  /** Asked before round 1, and told with the class’s answers once the cables are open; absent in between. */
  foresight: poll,
  /** Absent where one person holds the seat. */
  delegation: z.optional(DelegationView),
  legal: z.array(SeatLegal),
  /** What was decided in this seat without its player; absent when nothing was. */
  meanwhile: z.optional(z.array(Meanwhile)),
};

/** What the sender may know: all its dealings. Targets' cards are common knowledge. */
export const SenderView = z.strictObject({
  kind: z.literal('sender'),
  ...gameFields,
  ...seatFields,
  targets: z.array(Target),
  dyads: z.array(DyadView),
  /** The cables handed in for this round; null before. */
  prepared: z.nullable(z.array(Cable)),
  /** The countries welcomed back with them. */
  welcomed: z.optional(z.array(CountryId)),
});

export type SenderView = z.infer<typeof SenderView>;

/** What a target may know: its own dealings, and what was said aloud. */
export const TargetView = z.strictObject({
  kind: z.literal('target'),
  ...gameFields,
  ...seatFields,
  targets: z.array(Target),
  dyad: DyadView,
  /** Every dyad of the game, in the scenario's order, as far as this seat knows. */
  alliance: z.array(KnownDyad),
  /** The stance handed in for this round; null before. */
  prepared: z.nullable(
    z.strictObject({
      stance: z.enum(STANCES),
      bloc: z.boolean(),
      askReturn: z.optional(z.boolean()),
    }),
  ),
});

export type TargetView = z.infer<typeof TargetView>;

/** What one seat of a game may see. */
export type SeatView = SenderView | TargetView;
