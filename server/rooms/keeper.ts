import type { RoomId } from '../../shared/scenario/ids.ts';
import type { Surroundings } from './cell/cell.ts';
import type { Timer } from '../clock/clock.ts';
import { LiveRoom } from './live-room.ts';
import { loadState } from './cell/folded.ts';

/** A room that nobody looked at for this long, and whose clock stands still, leaves memory. */
const IDLE_MS = 10 * 60_000;
const SWEEP_MS = 60_000;

/** Keeps rooms in memory: each at most once, however many ask for it at the same time. */
export class Keeper {
  readonly #around: Surroundings;
  readonly #kept = new Map<RoomId, Promise<LiveRoom | null>>();
  readonly #here = new Map<RoomId, LiveRoom>();
  #sweeper: Timer;

  constructor(around: Surroundings) {
    this.#around = around;
    this.#sweeper = this.#sweepLater();
  }

  /** The room, loaded from the store when it is not here yet; null when there is none. */
  get(roomId: RoomId): Promise<LiveRoom | null> {
    const known = this.#kept.get(roomId);
    if (known) return known;
    const loading = this.#load(roomId);
    this.#kept.set(roomId, loading);
    const drop = (): void => {
      this.#kept.delete(roomId);
    };
    loading.then((live) => {
      if (!live) drop();
    }, drop);
    return loading;
  }

  async remove(roomId: RoomId): Promise<void> {
    const live = await this.get(roomId);
    await live?.close('unknown-room');
    await this.#around.store.deleteRoom(roomId);
    this.#kept.delete(roomId);
    this.#here.delete(roomId);
  }

  /** Loads every unfinished room, so that its deadlines pass. */
  async resume(): Promise<void> {
    const { store, log } = this.#around;
    for (const roomId of await store.unfinishedRooms()) {
      await this.get(roomId).catch((error: unknown) => {
        log.error({ roomId, error }, 'a room could not be resumed');
      });
    }
  }

  count(): number {
    return this.#here.size;
  }

  async close(): Promise<void> {
    this.#sweeper.cancel();
    await Promise.all([...this.#here.values()].map((live) => live.close(null)));
  }

  async #load(roomId: RoomId): Promise<LiveRoom | null> {
    const { store, log } = this.#around;
    const state = await loadState(store, roomId);
    if (!state) return null;
    for (const [gameId, error] of state.damaged) {
      log.error({ roomId, gameId, error }, 'the log of a game cannot be read');
    }
    await store.endPresence(roomId);
    const live = new LiveRoom(this.#around, state);
    await live.tend();
    this.#here.set(roomId, live);
    return live;
  }

  #sweepLater(): Timer {
    return this.#around.clock.after(SWEEP_MS, () => {
      for (const [roomId, live] of this.#here) if (this.#isIdle(live)) this.#drop(roomId, live);
      this.#sweeper = this.#sweepLater();
    });
  }

  #isIdle({ cell }: LiveRoom): boolean {
    const { showing, timers, usedAt } = cell;
    const quiet = showing.size === 0 && timers.due === null && timers.bots.size === 0;
    return quiet && this.#around.clock.now() - usedAt > IDLE_MS;
  }

  #drop(roomId: RoomId, live: LiveRoom): void {
    this.#here.delete(roomId);
    this.#kept.delete(roomId);
    void live.close(null);
  }
}
