import { presentPlayers } from '../../shared/deciding/room-now.ts';
import type {
  Claim,
  HandedOver,
  Invitation,
  Joined,
  OpenRoom,
  Reply,
  Story,
} from '../../shared/protocol/protocol.ts';
import type { RoomEvent } from '../../shared/room/room.ts';
import type { GameId, PlayerId, RoomId } from '../../shared/scenario/ids.ts';
import type { SaidInGame } from '../../shared/talk/talk-view.ts';
import type { SeatView } from '../../shared/view/seat-schema.ts';
import type { View } from '../../shared/protocol/view.ts';
import type { Wall } from '../../shared/room/wall.ts';
import { pinTries, type PinTries } from '../limits/tries.ts';
import { nameKey } from '../secrets/person-names.ts';
import * as secret from '../secrets/random.ts';
import type { TokenOwner } from '../store/port.ts';
import type { Surroundings } from './cell/cell.ts';
import { underCode } from './entering/codes.ts';
import { gamesLog, roomLog } from './records/log-file.ts';
import { Keeper } from './keeper.ts';
import { isOpen } from './cell/stage.ts';
import type { LiveRoom, Watch } from './live-room.ts';
import { roomData } from './records/room-data.ts';
import { saidIn } from './records/said-in-game.ts';
import { scenarioById } from './records/shipped.ts';
import { refusal, refused, type Refused, type CheckedSeat, type Viewer } from './cell/seat.ts';
import { readerOf, storyOf } from './records/own-story.ts';
import type { SeatName } from './showing/views.ts';

/** A room that was opened, with the secrets that are shown only now. */
export interface Opened {
  readonly roomId: RoomId;
  readonly code: string;
  readonly joinToken: string;
  readonly hostToken: string;
  readonly projectorToken: string;
}

/** Everything that can be asked of the rooms of a server, whatever it is asked over. */
export interface Rooms {
  now(): number;
  open(body: OpenRoom): Promise<Opened | Refused>;
  byCode(code: string): Promise<RoomId | null>;
  byJoinToken(token: string): Promise<RoomId | null>;
  /** Under the same `id` again: the same person, and the same answer. */
  join(roomId: RoomId, name: string | undefined, id?: string): Promise<Joined | Refused>;
  claim(roomId: RoomId, claim: Claim): Promise<Joined | Refused>;
  /** For the host: a secret by which another device takes somebody's seat, and until when (ms). */
  offerSeat(
    host: CheckedSeat,
    playerId: PlayerId,
  ): Promise<Pick<HandedOver, 'handOver' | 'until'> | Refused>;
  takeSeat(roomId: RoomId, handOver: string): Promise<Joined | Refused>;
  /** For the host: another code and join token; the old ones lead nowhere. */
  renewInvitation(host: CheckedSeat): Promise<Pick<Invitation, 'code' | 'joinToken'> | Refused>;
  /** Who holds this token. A request of a player also shows that the player is here. */
  seatOf(roomId: RoomId, token: string): Promise<CheckedSeat | Refused>;
  dispatch(seat: CheckedSeat, body: unknown): Promise<Reply>;
  /** A draft for the others of a delegation; what is wrong or too much is dropped. */
  relay(seat: CheckedSeat, body: unknown): Promise<void>;
  /** For the host: shows the debrief on the big screen, or takes it off; `not-now` before it may be read there. */
  showOnWall(host: CheckedSeat, wall: Wall | null): Promise<Refused | undefined>;
  view(seat: CheckedSeat): Promise<View | Refused>;
  /** For the host: what somebody's seat sees. */
  viewFrom(host: CheckedSeat, name: SeatName): Promise<SeatView | Refused>;
  watch(viewer: Viewer): Promise<Watch | Refused>;
  /**
   * The log as lines. The host's during play: that of finished games only. Everybody's of the room once
   * all is over and the host has opened the cables; before, `not-now`.
   */
  log(seat: CheckedSeat): Promise<readonly string[] | Refused>;
  /** The secret of the link to a player's own page, always the same for one token. */
  keepStory(seat: CheckedSeat, seatToken: string): Promise<{ readonly story: string } | Refused>;
  /** What a player's own page is made of, for that player's token or the secret of the link. */
  story(roomId: RoomId, token: string): Promise<Story | Refused>;
  /** The data as a zip file: during play those of finished games only. */
  data(roomId: RoomId): Promise<Uint8Array | Refused>;
  /** For the host: what was said in a game that has ended. */
  said(roomId: RoomId, gameId: GameId): Promise<SaidInGame | Refused>;
  remove(roomId: RoomId): Promise<void>;
  forget(seat: CheckedSeat): Promise<Refused | undefined>;
  /** Loads every unfinished room, so that its deadlines pass. */
  resume(): Promise<void>;
  count(): number;
  close(): Promise<void>;
}

async function open({ store, clock }: Surroundings, body: OpenRoom): Promise<Opened | Refused> {
  const scenario = scenarioById(body.scenario);
  if (!scenario) return refused('unknown-scenario');
  const roomId = secret.newRoomId();
  const [hostToken, projectorToken, joinToken] = [1, 2, 3].map(secret.newToken);
  if (!hostToken || !projectorToken || !joinToken) throw new Error('no tokens');
  const opened: RoomEvent = { type: 'roomOpened', roomId, scenario, options: body.options ?? {} };
  const tokens = [
    { role: 'host', hash: secret.hashOf(hostToken) },
    { role: 'projector', hash: secret.hashOf(projectorToken) },
    { role: 'join', hash: secret.hashOf(joinToken) },
  ] as const;
  const events = [opened];
  const code = await underCode((free) =>
    store.openRoom({ roomId, code: free, at: clock.now(), tokens, events }),
  );
  return { roomId, code, joinToken, hostToken, projectorToken };
}

async function seatOf(
  { store }: Surroundings,
  keeper: Keeper,
  asked: { readonly roomId: RoomId; readonly token: string },
): Promise<CheckedSeat | Refused> {
  const { roomId, token } = asked;
  const tokenHash = secret.hashOf(token);
  const owner: TokenOwner | null = await store.owner(tokenHash);
  if (owner?.roomId !== roomId || owner.role === 'join' || owner.role === 'story') {
    return refused((await store.room(roomId)) ? 'unauthorized' : 'unknown-room');
  }
  if (!owner.current) return refused('signed-off');
  const { role, playerId } = owner;
  const seat: CheckedSeat = { roomId, role, playerId, tokenHash };
  if (playerId === null) return seat;
  const live = await keeper.get(roomId);
  if (!live) return refused('unknown-room');
  if (live.cell.state.room.kicked.includes(playerId)) return refused('kicked');
  live.cell.presence.touch(playerId);
  return seat;
}

async function claim(
  keeper: Keeper,
  tries: PinTries,
  asked: Claim & { readonly roomId: RoomId },
): Promise<Joined | Refused> {
  const live = await keeper.get(asked.roomId);
  if (!live) return refused('unknown-room');
  const key = nameKey(asked.name);
  const player = await tries(JSON.stringify([asked.roomId, key]), () => {
    const named = presentPlayers(live.cell.state).find((one) => one.nameKey === key);
    const right =
      named && secret.sameHash(named.pinHash, secret.pinHashOf(named.playerId, asked.pin));
    return Promise.resolve(right ? named : null);
  });
  if (player === 'too-many') return refused('too-many');
  return player ? live.handOver(player, asked.pin) : refused('wrong-pin');
}

/** The rooms of this server: loaded from the store when somebody asks for them. */
export function createRooms(around: Surroundings): Rooms {
  const { store, clock } = around;
  const keeper = new Keeper(around);
  const tries = pinTries(clock);
  const gone = refused('unknown-room');
  /** The room as all that was answered has left it; null when there is none. */
  const settled = async (roomId: RoomId): Promise<LiveRoom | null> => {
    const live = await keeper.get(roomId);
    await live?.settled();
    return live;
  };
  return {
    now: () => clock.now(),
    open: (body) => open(around, body),
    byCode: (code) => store.roomByCode(code),
    byJoinToken: async (token) => {
      const owner = await store.owner(secret.hashOf(token));
      return owner?.role === 'join' ? owner.roomId : null;
    },
    join: async (roomId, name, id) => (await keeper.get(roomId))?.join({ name, id }) ?? gone,
    offerSeat: async (host, playerId) =>
      (await keeper.get(host.roomId))?.offerSeat(host, playerId) ?? gone,
    takeSeat: async (roomId, handOver) => (await keeper.get(roomId))?.takeSeat(handOver) ?? gone,
    renewInvitation: async (host) => (await keeper.get(host.roomId))?.renewInvitation(host) ?? gone,
    claim: (roomId, body) => claim(keeper, tries, { roomId, ...body }),
    seatOf: (roomId, token) => seatOf(around, keeper, { roomId, token }),
    dispatch: async (seat, body) =>
      (await keeper.get(seat.roomId))?.dispatch(seat, body) ?? refusal(gone.refused),
    relay: async (seat, body) => (await keeper.get(seat.roomId))?.relay(seat, body),
    showOnWall: async (host, wall) => {
      const live = await keeper.get(host.roomId);
      return live ? live.showOnWall(host, wall) : gone;
    },
    view: async (seat) => (await keeper.get(seat.roomId))?.view(seat) ?? gone,
    viewFrom: async (host, name) => (await keeper.get(host.roomId))?.viewFrom(host, name) ?? gone,
    watch: async (viewer) => (await keeper.get(viewer.seat.roomId))?.watch(viewer) ?? gone,
    log: async ({ roomId, role }) => {
      const live = await settled(roomId);
      if (!live) return gone;
      const { state } = live.cell;
      if (role === 'host') return roomLog(store, state);
      return isOpen(state) ? gamesLog(store, state) : refused('not-now');
    },
    keepStory: async (seat, seatToken) =>
      (await keeper.get(seat.roomId))?.keepStory(seat, seatToken) ?? gone,
    story: async (roomId, token) => {
      const playerId = await readerOf(store, { roomId, token });
      if (typeof playerId !== 'string') return playerId;
      const live = await settled(roomId);
      return live ? storyOf(store, live.cell.state, playerId) : gone;
    },
    data: async (roomId) => {
      const live = await settled(roomId);
      return live ? roomData(live.cell) : gone;
    },
    said: async (roomId, gameId) => {
      const live = await settled(roomId);
      return live ? saidIn(live.cell.state, gameId) : gone;
    },
    remove: (roomId) => keeper.remove(roomId),
    forget: async (seat) => {
      const live = await keeper.get(seat.roomId);
      return live ? live.forget(seat) : gone;
    },
    resume: () => keeper.resume(),
    count: () => keeper.count(),
    close: () => keeper.close(),
  };
}
