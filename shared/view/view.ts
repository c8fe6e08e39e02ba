import * as z from 'zod/mini';
import { MOVES, NODES, OUTCOMES } from '../model/stage-tree.ts';
import { STANCES, TRUST_CAUSES } from '../model/types.ts';
import { Cable, Percent, SeatCommand } from '../game/command.ts';
import { DECIDED_BY, PHASES } from '../game/event.ts';
import { MOVE_EVENTS } from '../game/moves.ts';
import { FACTORS } from '../game/factors.ts';
import { Legal, Place } from '../game/legal.ts';
import { CommitRule } from '../game/setup.ts';
import { CountryId, GameId, PlayerId, RoomId } from '../scenario/ids.ts';
import { Fact, RoleCard, Target, World } from '../scenario/scenario.ts';
import { Screen } from '../talk/screen.ts';
import { HostTalk, HostTalkSettings, Statement, TalkView } from '../talk/talk-view.ts';
import { ROLE_MODES } from '../game/choices.ts';
import { HostPoll, SeatPoll, WallPoll } from '../poll/poll.ts';
import { Wall } from './wall.ts';
import { DealView, WishView } from './deal-view.ts';
import { TREATMENT_IDS } from '../scenario/treatments.ts';
import { REASON_TERMS, type ReasonKind } from './terms.ts';

const moment = z.nullable(z.number());
const text = z.string();
/** A line from the host to everybody; absent when there is none. */
const broadcast = z.optional(text);
/** True while the viewer calls the host; absent otherwise. Nobody else is told, but the host. */
const calling = z.optional(z.literal(true));
/** What the host asks the class, and what this person answered; absent when nothing is asked. */
const poll = z.optional(SeatPoll);
/** Whole points: stake x 100, rounded so that terms add up to their total. */
const points = z.int();
/** A share 0 ... 1, rounded to six decimals. */
const share = z.number();

/** Terms that add up to `total`, all in whole points. */
export const Score = z.strictObject({
  terms: z.strictObject({
    material: points,
    fear: points,
    publicCost: points,
    jointSecurity: points,
    posture: points,
    rival: points,
    legacy: points,
  }),
  total: points,
});
export type Score = z.infer<typeof Score>;

/** Something everybody heard of. The words are made by who shows it. */
export const Headline = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('threatened'),
    round: z.int(),
    targetId: CountryId,
    demand: Percent,
    instrument: text,
    exception: z.boolean(),
    /** Written quietly, and got into the press. */
    leaked: z.optional(z.boolean()),
  }),
  z.strictObject({
    type: z.enum(Object.values(MOVE_EVENTS)),
    round: z.int(),
    targetId: CountryId,
    /** True when the threat behind it had been quiet. */
    afterQuiet: z.boolean(),
  }),
  /** These stand in a bloc in the round after. */
  z.strictObject({
    type: z.literal('blocFormed'),
    round: z.int(),
    members: z.array(CountryId),
  }),
  /** Aligned again from the next round on. */
  z.strictObject({ type: z.literal('returned'), round: z.int(), targetId: CountryId }),
]);
export type Headline = z.infer<typeof Headline>;

/** One country as everybody sees it. */
export const Country = z.strictObject({
  id: CountryId,
  name: text,
  part: z.enum(['sender', 'ally', 'adversary']),
  playedBy: z.enum(['player', 'bot']),
  /** False after leaving for the rival. The sender is always aligned. */
  aligned: z.boolean(),
  /** Trust (1 - conflict expectations) from public facts alone; null for the sender. */
  publicTrust: z.nullable(share),
});
export type Country = z.infer<typeof Country>;

/** How many seats have done what the phase asks for; null where there is nothing to count. */
export const Count = z.nullable(z.strictObject({ done: z.int(), of: z.int() }));
export type Count = z.infer<typeof Count>;

const game = {
  gameId: GameId,
  number: z.int(),
  title: text,
  issue: text,
  phase: z.enum(PHASES),
  round: z.int(),
  rounds: z.int(),
  /** True in the practice round, which is round 0 and does not count. */
  practice: z.boolean(),
  at: Place,
  seen: z.int(),
  deadlineAt: moment,
  paused: z.boolean(),
  countries: z.array(Country),
  /** Who stands in the bloc of this round; the first speaks for it. Empty for none. */
  bloc: z.array(CountryId),
  headlines: z.array(Headline),
  count: Count,
  /** True while a game that is through with its round waits for the room's others; absent otherwise. */
  waits: z.optional(z.literal(true)),
};

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

/** Why trust moved in a round, in the order in which it moved. Shares, signed, of expectations. */
export const TrustChange = z.strictObject({
  targetId: CountryId,
  before: share,
  after: share,
  causes: z.array(z.strictObject({ cause: z.enum(TRUST_CAUSES), change: z.number() })),
});
export type TrustChange = z.infer<typeof TrustChange>;

/** One dyad of a finished round, as its parties know it. */
export const DyadResult = z.strictObject({
  targetId: CountryId,
  cable: z.nullable(Cable),
  outcome: z.enum(OUTCOMES),
  offer: z.nullable(Percent),
  stance: z.nullable(z.enum(STANCES)),
  decidedBy: z.nullable(z.enum(DECIDED_BY)),
  /** What this dyad alone brought the viewer: material, fear, public cost and rival. */
  points: points,
});
export type DyadResult = z.infer<typeof DyadResult>;

/**
 * One reason why a term is what it is. Its value in points is the product of `times` (weights and
 * shares, 1 where it ends early) and the sum of `of` (points, signed); what stands where depends on
 * the kind. The reasons of a term add up to it, before rounding.
 */
export const Reason = z.strictObject({
  kind: z.enum(Object.keys(REASON_TERMS) as ReasonKind[]),
  /** The target it is about, where that is not the viewer itself. */
  about: z.optional(CountryId),
  times: z.array(z.number()),
  of: z.array(z.number()),
});
export type Reason = z.infer<typeof Reason>;

/** What theory (line B) would have done in a seat in a finished round, from what that seat then knew. */
export const Theory = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('sender'), cables: z.array(Cable) }),
  z.strictObject({
    kind: z.literal('target'),
    stance: z.enum(STANCES),
    /** Its first answer to what it was sent; null where it had nothing to answer. */
    answer: z.nullable(z.strictObject({ move: z.enum(MOVES), offer: z.nullable(Percent) })),
  }),
]);
export type Theory = z.infer<typeof Theory>;

/** One finished round in one seat. Trust is the viewer's knowledge: exact for its own dyads. */
export const RoundResult = z.strictObject({
  round: z.int(),
  score: Score,
  dyads: z.array(DyadResult),
  trust: z.array(TrustChange),
  /** Why the terms are what they are, from what the viewer knows. */
  why: z.optional(z.array(Reason)),
  /** Only where the host allows it. */
  theory: z.optional(Theory),
});
export type RoundResult = z.infer<typeof RoundResult>;

/** Where one seat ended, open to everybody after the end. */
export const Standing = z.strictObject({
  countryId: CountryId,
  total: points,
  par: points,
  legacy: points,
});
export type Standing = z.infer<typeof Standing>;

/** The whole truth of one round, open to everybody once the host opens it. */
export const OpenRound = z.strictObject({
  round: z.int(),
  dyads: z.array(DyadResult),
  trust: z.array(TrustChange),
  scores: z.array(z.strictObject({ countryId: CountryId, score: Score })),
});
export type OpenRound = z.infer<typeof OpenRound>;

/** The end of a game. `settled`: what quiet dealings unknown to the viewer add to the rounds shown. */
export const Ending = z.strictObject({
  finished: z.boolean(),
  standings: z.array(Standing),
  /** Null until the host opens the cables. */
  rounds: z.nullable(z.array(OpenRound)),
});
export type Ending = z.infer<typeof Ending>;

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

/** What became of somebody in a game that the room has played before. */
export const OwnResult = z.strictObject({
  number: z.int(),
  countryId: CountryId,
  name: text,
  total: points,
  par: points,
  /** False when the host ended it early. */
  finished: z.boolean(),
});
export type OwnResult = z.infer<typeof OwnResult>;

const seat = {
  me: z.strictObject({
    id: CountryId,
    name: text,
    role: RoleCard,
    /** Points that equilibrium play earns in this seat. */
    par: points,
  }),
  world: World,
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
  /** Absent where one person holds the seat. */
  delegation: z.optional(DelegationView),
  legal: z.array(Legal),
  /** What was decided in this seat without its player; absent when nothing was. */
  meanwhile: z.optional(z.array(Meanwhile)),
};

/** What the sender may know: all its dealings. Targets' cards are common knowledge. */
export const SenderView = z.strictObject({
  kind: z.literal('sender'),
  ...game,
  ...seat,
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
  ...game,
  ...seat,
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

/** One game for the whole room: public facts only. */
export const PublicGame = z.strictObject({
  ...game,
  /** Joint security from public facts, in points of this round; null before the first result. */
  security: z.nullable(points),
  ending: z.nullable(Ending),
  /** What was said to everybody, the newest last; absent when nothing was. */
  statements: z.optional(z.array(Statement)),
});
export type PublicGame = z.infer<typeof PublicGame>;

/** The room's stage before, while and after games are played. */
export const STAGES = ['lobby', 'dealt', 'playing', 'ended'] as const;

/** What every page of a room shows, whoever looks: the slowest game stands for all. */
const room = {
  roomId: RoomId,
  code: text,
  stage: z.enum(STAGES),
  phase: z.enum(['lobby', ...PHASES]),
  round: z.int(),
  rounds: z.int(),
  at: Place,
  seen: z.int(),
  deadlineAt: moment,
  title: text,
  broadcast,
};

/** The projector: code and games, never a secret, never a control. */
export const ProjectorView = z.strictObject({
  kind: z.literal('projector'),
  ...room,
  /** How many people have come in. */
  here: z.int(),
  /** Their names; empty where the host keeps them off the wall. */
  names: z.array(text),
  screen: Screen,
  games: z.array(PublicGame),
  /** What the host asks the class; absent when nothing is asked. */
  poll: z.optional(WallPoll),
  /** What the host’s debrief shows here; absent while it shows nothing. */
  wall: z.optional(Wall),
  legal: z.array(Legal),
});
export type ProjectorView = z.infer<typeof ProjectorView>;

/** Before the game, and for who came when every seat was taken. */
export const PlayerView = z.strictObject({
  kind: z.literal('player'),
  ...room,
  summary: text,
  names: z.array(text),
  /** The seat dealt to this player, while the host has not started. */
  seat: z.nullable(
    z.strictObject({
      gameNumber: z.int(),
      countryId: CountryId,
      name: text,
      role: RoleCard,
      par: points,
    }),
  ),
  /** Own results of earlier games of the room; absent before the second. */
  earlier: z.optional(z.array(OwnResult)),
  /** Before the start, where people may say what they want to lead. */
  wish: z.optional(WishView),
  /** The game this player watches, when no seat was free. */
  watching: z.nullable(PublicGame),
  calling,
  poll,
  legal: z.array(Legal),
});
export type PlayerView = z.infer<typeof PlayerView>;

export const PRESENCES = ['here', 'away', 'bot', 'never'] as const;

/** One person on the host's page. */
export const HostPlayer = z.strictObject({
  playerId: PlayerId,
  name: text,
  presence: z.enum(PRESENCES),
  /** How much more time this person has than was announced; only the host's page knows. */
  clock: z.literal(FACTORS),
  gameNumber: z.nullable(z.int()),
  countryId: z.nullable(CountryId),
  /** Name of the country whose seat was dealt to this person; null without a seat. */
  countryName: z.nullable(text),
});

/** One seat on the host's page. */
export const HostSeat = z.strictObject({
  countryId: CountryId,
  name: text,
  playerId: z.nullable(PlayerId),
  playerName: z.nullable(text),
  presence: z.enum(PRESENCES),
  state: z.enum(['done', 'deciding', 'idle']),
});

export const HostGame = z.strictObject({
  ...game,
  seats: z.array(HostSeat),
  /** What differs from the room's other games; for the host's eyes only. */
  treatment: z.optional(z.enum(TREATMENT_IDS)),
  ending: z.nullable(Ending),
  talk: z.optional(HostTalk),
});
export type HostGame = z.infer<typeof HostGame>;

/** A game of an earlier deal, as the host's page keeps its result. */
export const EarlierGame = z.strictObject({
  gameId: GameId,
  number: z.int(),
  finished: z.boolean(),
  treatment: z.optional(z.enum(TREATMENT_IDS)),
  standings: z.array(
    z.strictObject({
      countryId: CountryId,
      name: text,
      /** Who held the seat at the end; null for a bot. */
      playerName: z.nullable(text),
      total: points,
      par: points,
    }),
  ),
});
export type EarlierGame = z.infer<typeof EarlierGame>;

/** What the host should do next; the words are in the client. */
export const NEXT_THINGS = [
  'help',
  'waitForPlayers',
  'deal',
  'start',
  'watch',
  'pushAway',
  'resume',
  'openCables',
  'debrief',
  'closed',
] as const;

/** The host's one page: every person, every game, the next thing to do. */
export const HostView = z.strictObject({
  kind: z.literal('host'),
  ...room,
  scenarioId: text,
  summary: text,
  notes: z.array(text),
  facts: z.array(Fact),
  next: z.strictObject({ thing: z.enum(NEXT_THINGS), names: z.array(text) }),
  /** Who calls for help, in the order of calling. */
  calls: z.array(PlayerId),
  /** What the projector shows. */
  screen: Screen,
  opened: z.boolean(),
  /** Whether results say what theory would have done in the same seat. */
  theory: z.boolean(),
  talk: z.optional(HostTalkSettings),
  /** Whether nobody new may come in. */
  locked: z.boolean(),
  /** Whether games go each at its own pace or begin every round together. */
  pace: z.enum(['own', 'together']),
  /** Whether roles are drawn, or people say what they want to lead. */
  roles: z.enum(ROLE_MODES),
  /** Before the start: how the class can be seated. */
  deal: z.optional(DealView),
  players: z.array(HostPlayer),
  /** Who was removed and can be let in again. */
  removed: z.array(z.strictObject({ playerId: PlayerId, name: text })),
  games: z.array(HostGame),
  /** Games that were played before the last deal; absent where there are none. */
  earlier: z.optional(z.array(EarlierGame)),
  /** Every question to the class that was not deleted, the newest first; absent where there is none. */
  polls: z.optional(z.array(HostPoll)),
  /** Which page shows its debrief on the big screen; absent while none does. */
  onWall: z.optional(text),
  legal: z.array(Legal),
});
export type HostView = z.infer<typeof HostView>;

/** What one seat of a game may see. */
export type SeatView = SenderView | TargetView;

/** Everything a connection can be shown. */
export const View = z.discriminatedUnion('kind', [
  SenderView,
  TargetView,
  ProjectorView,
  PlayerView,
  HostView,
]);
export type View = z.infer<typeof View>;
