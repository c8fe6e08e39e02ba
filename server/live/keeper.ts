import type { RoomId } from '../../shared/scenario/ids.ts';
import type { Surroundings } from './cell.ts';
import { liveRoom, type LiveRoom } from './live-room.ts';
import { loadState } from './state.ts';

/** A room that nobody looked at for this long, and whose clock stands still, leaves memory. */
const IDLE_MS = 10 * 60_000;
const SWEEP_MS = 60_000;

/** Keeps rooms in memory: each at most once, however many ask for it at the same time. */
export interface Keeper {
  get(roomId: RoomId): Promise<LiveRoom | null>;
  remove(roomId: RoomId): Promise<void>;
  resume(): Promise<void>;
  count(): number;
  close(): Promise<void>;
}

export function createKeeper(around: Surroundings): Keeper {
  const { store, clock, log } = around;
  const kept = new Map<RoomId, Promise<LiveRoom | null>>();
  const here = new Map<RoomId, LiveRoom>();

  const load = async (roomId: RoomId): Promise<LiveRoom | null> => {
    const state = await loadState(store, roomId);
    if (!state) return null;
    for (const [gameId, error] of state.damaged) {
      log.error({ roomId, gameId, error }, 'the log of a game cannot be read');
    }
    const live = liveRoom(around, state);
    await live.tend();
    here.set(roomId, live);
    return live;
  };
  const get = (roomId: RoomId): Promise<LiveRoom | null> => {
    const known = kept.get(roomId);
    if (known) return known;
    const loading = load(roomId);
    kept.set(roomId, loading);
    const drop = (): void => void kept.delete(roomId);
    loading.then((live) => {
      if (!live) drop();
    }, drop);
    return loading;
  };

  const isIdle = ({ cell }: LiveRoom): boolean =>
    cell.showing.size === 0 &&
    cell.timers.due === null &&
    cell.timers.bots.size === 0 &&
    clock.now() - cell.usedAt > IDLE_MS;
  const sweep = (): void => {
    for (const [roomId, live] of here) {
      if (!isIdle(live)) continue;
      here.delete(roomId);
      kept.delete(roomId);
      void live.close(null);
    }
    sweeper = clock.after(SWEEP_MS, sweep);
  };
  let sweeper = clock.after(SWEEP_MS, sweep);

  return {
    get,
    remove: async (roomId) => {
      const live = await get(roomId);
      await live?.close('unknown-room');
      await store.deleteRoom(roomId);
      kept.delete(roomId);
      here.delete(roomId);
    },
    resume: async () => {
      for (const roomId of await store.unfinishedRooms()) {
        await get(roomId).catch((error: unknown) => {
          log.error({ roomId, error }, 'a room could not be resumed');
        });
      }
    },
    count: () => here.size,
    close: async () => {
      sweeper.cancel();
      await Promise.all([...here.values()].map((live) => live.close(null)));
    },
  };
}
