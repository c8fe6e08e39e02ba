import { Commit, type Joined, type Reply } from '../../shared/protocol/protocol.ts';
import type { RefusalCode } from '../../shared/protocol/refusals.ts';
import type { View } from '../../shared/view/view.ts';
import { hashOf, newToken } from '../secrets/random.ts';
import type { PlayerRow } from '../store/port.ts';
import { signOff, write, type Cell, type Showing, type Surroundings } from './cell.ts';
import { joinRoom } from './joining.ts';
import { decideOnce } from './once.ts';
import { planOfForgetting } from './plans.ts';
import { createPresence } from './presence.ts';
import { isRefused, refusal, refused, type Refused, type Seat, type Viewer } from './seat.ts';
import { serial } from './serial.ts';
import type { RoomState } from './state.ts';
import { cancelTimers, createTending } from './tending.ts';
import { show, viewOf } from './views.ts';

/** Ends a watch. */
export interface Watch {
  leave(): void;
}

/** One room while it is in memory. */
export interface LiveRoom {
  readonly cell: Cell;
  dispatch(seat: Seat, body: unknown): Promise<Reply>;
  view(seat: Seat): Promise<View | Refused>;
  watch(viewer: Viewer): Promise<Watch | Refused>;
  join(name: string | undefined): Promise<Joined | Refused>;
  /** A new token for a player whose PIN was right; older devices are signed off. */
  handOver(player: PlayerRow, pin: string): Promise<Joined>;
  forget(seat: Seat): Promise<Refused | undefined>;
  /** Sets the timers anew; for boot. */
  tend(): Promise<void>;
  /** Ends everything here; who is still connected is told why. */
  close(code: RefusalCode | null): Promise<void>;
}

function createCell(around: Surroundings, state: RoomState, presenceChanged: () => void): Cell {
  return {
    around,
    state,
    serial: serial(),
    presence: createPresence(
      around.clock,
      presenceChanged,
      state.players.map(({ playerId }) => playerId),
    ),
    showing: new Set(),
    timers: { due: null, away: null, again: null, bots: new Map() },
    dirty: { everything: false, games: new Set() },
    usedAt: around.clock.now(),
    closed: false,
  };
}

/** Whether a seat may still act or look: its token is the newest and nobody removed it. */
async function stillValid(cell: Cell, seat: Seat): Promise<RefusalCode | null> {
  if (cell.closed) return 'unknown-room';
  if (seat.playerId === null) return null;
  if (cell.state.room.kicked.includes(seat.playerId)) return 'kicked';
  const owner = await cell.around.store.owner(seat.tokenHash);
  if (!owner) return 'unauthorized';
  return owner.current ? null : 'signed-off';
}

/** Puts a folded room to work. */
export function liveRoom(around: Surroundings, state: RoomState): LiveRoom {
  const cell = createCell(around, state, () => {
    cell.dirty.everything = true;
    tending.soon();
  });
  const tending = createTending(cell);
  /** Work for a seat that is still valid, one piece at a time. */
  const forSeat = <T>(seat: Seat, work: () => Promise<T>): Promise<T | Refused> =>
    cell.serial.run(async () => {
      cell.usedAt = around.clock.now();
      const code = await stillValid(cell, seat);
      return code ? refused(code) : work();
    });

  const dispatch = async (seat: Seat, body: unknown): Promise<Reply> => {
    const commit = Commit.safeParse(body);
    if (!commit.success) return refusal('malformed');
    const reply = await forSeat(seat, async () => {
      const decided = await decideOnce(cell, seat, commit.data);
      if (decided.ok) {
        const { room } = cell.state;
        signOff(
          cell,
          ({ seat: { playerId } }) => playerId !== null && room.kicked.includes(playerId),
          'kicked',
        );
        await tending.now();
      }
      return decided;
    });
    return isRefused(reply) ? refusal(reply.refused) : reply;
  };

  const watch = (viewer: Viewer): Promise<Watch | Refused> =>
    forSeat(viewer.seat, async () => {
      const showing: Showing = { viewer, last: '' };
      cell.showing.add(showing);
      const { playerId } = viewer.seat;
      const gone = playerId === null ? () => undefined : cell.presence.connect(playerId);
      show(cell, showing);
      return Promise.resolve({
        leave: () => {
          cell.showing.delete(showing);
          gone();
        },
      });
    });

  const handOver = (player: PlayerRow, pin: string): Promise<Joined> =>
    cell.serial.run(async () => {
      const { playerId, name } = player;
      const seatToken = newToken();
      await around.store.replaceToken(state.roomId, playerId, hashOf(seatToken));
      signOff(cell, ({ seat }) => seat.playerId === playerId, 'signed-off');
      return { roomId: state.roomId, playerId, seatToken, pin, name };
    });

  const forget = (seat: Seat): Promise<Refused | undefined> =>
    forSeat(seat, async () => {
      const { playerId } = seat;
      if (playerId === null) return refused('forbidden');
      await write(cell, () => planOfForgetting(cell, playerId));
      await around.store.forgetPlayer(state.roomId, playerId);
      state.players = await around.store.players(state.roomId);
      cell.dirty.everything = true;
      signOff(cell, (viewer) => viewer.seat.playerId === playerId, 'unknown-player');
      cell.presence.forget(playerId);
      await tending.now();
      return undefined;
    });

  return {
    cell,
    dispatch,
    watch,
    handOver,
    forget,
    view: (seat) => forSeat(seat, () => Promise.resolve(viewOf(cell, seat))),
    join: (name) =>
      cell.serial.run(async () => {
        const joined = await joinRoom(cell, name);
        if (!isRefused(joined)) await tending.now();
        return joined;
      }),
    tend: () => cell.serial.run(() => tending.now()),
    close: async (code) => {
      cell.closed = true;
      if (code) signOff(cell, () => true, code);
      cancelTimers(cell);
      await cell.serial.idle();
      cancelTimers(cell);
    },
  };
}
