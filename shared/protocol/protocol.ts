import * as z from 'zod/mini';
import { DraftCommand, SeatCommand } from '../game/command.ts';
import { HostCommand, WishCommand } from '../room/room-command.ts';
import { Place } from '../game/legal.ts';
import { eachMove } from '../game/moves.ts';
import { AnswerCommand, PollCommand } from '../poll/poll.ts';
import { PlayerId, RoomId } from '../scenario/ids.ts';
import { RoomOptions } from '../room/options.ts';
import { HostTalkCommand, TalkCommand } from '../talk/talk-command.ts';
import type { View } from './view.ts';
import type { RefusalCode } from './refusals.ts';

/** A command on the wire. It counts once under its id, however often it is sent. */
export const Commit = z.strictObject({
  id: z.uuid(),
  at: z.optional(Place),
  command: z.union([
    SeatCommand,
    TalkCommand,
    WishCommand,
    AnswerCommand,
    HostCommand,
    HostTalkCommand,
    PollCommand,
  ]),
});
export type Commit = z.infer<typeof Commit>;
export type Command = Commit['command'];

/** Who may give each command. A command without a line here does not compile. */
export const ROLES = {
  prepare: 'player',
  posture: 'player',
  ...eachMove(() => 'player' as const),
  ready: 'player',
  say: 'player',
  report: 'player',
  help: 'player',
  agree: 'player',
  wish: 'player',
  answer: 'player',
  deal: 'host',
  undoDeal: 'host',
  again: 'host',
  treat: 'host',
  seat: 'host',
  roles: 'host',
  start: 'host',
  pause: 'host',
  resume: 'host',
  advance: 'host',
  extend: 'host',
  actFor: 'host',
  end: 'host',
  open: 'host',
  theory: 'host',
  kick: 'host',
  talk: 'host',
  muteTalk: 'host',
  closeChannel: 'host',
  deleteMessage: 'host',
  clearTalk: 'host',
  filterWords: 'host',
  broadcast: 'host',
  note: 'host',
  helped: 'host',
  project: 'host',
  ask: 'host',
  closePoll: 'host',
  showAnswers: 'host',
  putAwayPoll: 'host',
  deleteAnswer: 'host',
  deletePoll: 'host',
  unkick: 'host',
  lock: 'host',
  unlock: 'host',
  pace: 'host',
  clockFor: 'host',
} as const satisfies Record<Command['type'], 'player' | 'host'>;

/** The answer to a commit that is durable. */
export const Accepted = z.strictObject({ ok: z.literal(true) });

/** The answer to a commit: durable, or refused with a reason. */
export type Reply =
  | Readonly<z.infer<typeof Accepted>>
  | { readonly ok: false; readonly code: RefusalCode; readonly detail: string };

/** Body of `POST /api/rooms`. */
export const OpenRoom = z.strictObject({
  scenario: z.string().check(z.minLength(1), z.maxLength(64)),
  options: z.optional(RoomOptions),
});
export type OpenRoom = z.infer<typeof OpenRoom>;

/** Its answer. The links carry their secrets in the fragment. */
export const RoomOpened = z.strictObject({
  roomId: RoomId,
  code: z.string(),
  joinToken: z.string(),
  hostToken: z.string(),
  projectorToken: z.string(),
  links: z.strictObject({ host: z.string(), join: z.string(), projector: z.string() }),
});
export type RoomOpened = z.infer<typeof RoomOpened>;

/** A name as others see it: 1 to 24 characters, no control characters. */
export const PlayerName = z
  .string()
  .check(z.trim(), z.minLength(1), z.maxLength(24), z.regex(/^[^\p{C}]+$/u));

/**
 * A secret that the client makes before it joins: 128 bits as 32 hex digits. The same one again is the
 * same person again, who gets the same answer. Whoever knows it knows the seat token.
 */
export const JoinId = z.string().check(z.regex(/^[0-9a-f]{32}$/));

const newcomer = { name: z.optional(PlayerName), id: z.optional(JoinId) };

/** Body of `POST /api/rooms/join`: the spoken code, or the token of the link. */
export const JoinRoom = z.union([
  z.strictObject({ code: z.string().check(z.maxLength(16)), ...newcomer }),
  z.strictObject({ joinToken: z.string().check(z.maxLength(64)), ...newcomer }),
]);
export type JoinRoom = z.infer<typeof JoinRoom>;

/** Its answer, and that of a claim. */
export const Joined = z.strictObject({
  roomId: RoomId,
  playerId: PlayerId,
  seatToken: z.string(),
  pin: z.string(),
  name: z.string(),
});
export type Joined = z.infer<typeof Joined>;

/** Body of `POST /api/rooms/:roomId/claim`. */
export const Claim = z.strictObject({
  name: z.string().check(z.maxLength(64)),
  pin: z.string().check(z.regex(/^\d{4}$/)),
});
export type Claim = z.infer<typeof Claim>;

/** Body of `POST /api/rooms/claim`: a device that knows the class only by its code or its link. */
export const ClaimAtDoor = z.union([
  z.strictObject({ code: z.string().check(z.maxLength(16)), ...Claim.shape }),
  z.strictObject({ joinToken: z.string().check(z.maxLength(64)), ...Claim.shape }),
]);
/** Another body of it: the secret of a link by which the host gave a seat to another device. */
export const ClaimByLink = z.strictObject({ handOver: z.string().check(z.maxLength(64)) });
export type ClaimByLink = z.infer<typeof ClaimByLink>;

/** Either of the two. */
export const ClaimOrTake = z.union([Claim, ClaimByLink]);

/** Body of `POST /api/rooms/:roomId/handover`, the host's. */
export const HandOver = z.strictObject({ playerId: PlayerId });
export type HandOver = z.infer<typeof HandOver>;

/** Its answer: a link that opens this person's seat on another device, once and until `until` (ms). */
export const HandedOver = z.strictObject({
  handOver: z.string(),
  link: z.string(),
  until: z.number(),
});
export type HandedOver = z.infer<typeof HandedOver>;

/** Answer of `POST /api/rooms/:roomId/invitation`, the host's: a new code and join link; the old are dead. */
export const Invitation = z.strictObject({
  code: z.string(),
  joinToken: z.string(),
  links: z.strictObject({ join: z.string() }),
});
export type Invitation = z.infer<typeof Invitation>;

/** Answer of `POST /api/rooms/:roomId/story`, a player's: a secret that reads that player's own page alone. */
export const StoryKept = z.strictObject({ story: z.string(), link: z.string() });
export type StoryKept = z.infer<typeof StoryKept>;

/** Answer of `GET /api/rooms/:roomId/story`: what a person's own page is made of. */
export const Story = z.strictObject({
  playerId: PlayerId,
  name: z.string(),
  /** Whoever shared a seat with this person and is still in the room. */
  people: z.array(z.strictObject({ playerId: PlayerId, name: z.string() })),
  /** A log of the games in which this person held a seat, as JSON lines. */
  log: z.string(),
});
export type Story = z.infer<typeof Story>;

/** What a socket says of itself in `auth`. */
export const SocketAuth = z.strictObject({
  roomId: RoomId,
  token: z.string().check(z.maxLength(64)),
});
export type SocketAuth = z.infer<typeof SocketAuth>;

/** Errors over HTTP: problem details (RFC 9457) with our stable code. */
export const Problem = z.strictObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  detail: z.string(),
});
export type Problem = z.infer<typeof Problem>;

/**
 * What a member of a delegation is trying out, before it decides anything: shown to the others of the
 * delegation and kept nowhere. `null` when it is put away.
 */
export const Draft = z.strictObject({ at: Place, command: z.nullable(DraftCommand) });
export type Draft = z.infer<typeof Draft>;

export interface ClientToServer {
  /** Never answered: the next one says more. */
  draft: (draft: Draft) => void;
  commit: (commit: Commit, reply: (reply: Reply) => void) => void;
}

/** `now` is the server's clock when the view was sent, for countdowns on phones with a wrong clock. */
export interface ServerToClient {
  view: (view: View, now: number) => void;
  signedOff: (code: RefusalCode) => void;
  /** What another member of one's delegation is trying out. */
  draft: (from: PlayerId, draft: Draft) => void;
}

/** What a socket is, once its token has been checked. */
export interface SocketData {
  roomId: RoomId;
  role: 'host' | 'player' | 'projector';
  playerId: PlayerId | null;
}
