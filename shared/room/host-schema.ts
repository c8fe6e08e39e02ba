import * as z from 'zod/mini';
import { PlayerId, CountryId, GameId } from '../scenario/ids.ts';
import { text, points } from '../view/plain-schema.ts';
import { FACTORS } from '../game/factors.ts';
import { gameFields } from '../view/public-schema.ts';
import { TREATMENT_IDS } from '../scenario/treatments.ts';
import { Ending } from '../view/result-schema.ts';
import { HostTalk, HostTalkSettings } from '../talk/talk-view.ts';
import { roomFields } from './in-room.ts';
import { Fact } from '../scenario/scenario.ts';
import { Screen } from '../talk/screen.ts';
import { ROLE_MODES } from './choices.ts';
import { DealView } from './deal-view.ts';
import { HostForesight, HostPoll } from '../poll/poll.ts';
import { PollLegal } from '../poll/poll-legal.ts';
import { HostTalkLegal } from '../talk/talk-legal.ts';
import { RoomLegal } from './room-legal.ts';

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
  ...gameFields,
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

/** Everything the host may do right now, as templates. */
export const HostLegal = z.discriminatedUnion('type', [RoomLegal, HostTalkLegal, PollLegal]);
export type HostLegal = z.infer<typeof HostLegal>;

/** The host's one page: every person, every game, the next thing to do. */
export const HostView = z.strictObject({
  kind: z.literal('host'),
  ...roomFields,
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
  /** What everybody was asked before round 1; absent where nothing was. */
  foresight: z.optional(HostForesight),
  /** Which page shows its debrief on the big screen; absent while none does. */
  onWall: z.optional(text),
  legal: z.array(HostLegal),
});

export type HostView = z.infer<typeof HostView>;
