import type { Response } from 'express';
import type { ServerClock } from '../clock/clock.ts';
import type { Rooms } from '../rooms/rooms.ts';
import { isRefused, type Refused, type CheckedSeat, type Viewer } from '../rooms/cell/seat.ts';
import { EventStream } from './event-stream.ts';

/** A comment this often keeps proxies from closing a quiet stream. */
const HEARTBEAT_MS = 8000;
/** A reader that answers heartbeats has this long for each, as a socket has. */
const ANSWER_MS = 6000;

interface Open {
  readonly stream: EventStream;
  readonly seat: CheckedSeat;
  /** When the reader last said that it is here; null for one that never does, such as curl. */
  heardAt: number | null;
}

/**
 * Views as server-sent events, for networks that let no websocket through. Each `view` event holds a
 * view; its `id` is the server's clock in ms, for countdowns.
 *
 * A phone that drops out of the Wi-Fi says no goodbye, and the network may take a quarter of an hour
 * to notice. So whoever has once answered a heartbeat is expected to answer the next ones too.
 */
export class Streams {
  readonly #rooms: Pick<Rooms, 'watch' | 'now'>;
  readonly #clock: ServerClock;
  readonly #open = new Set<Open>();

  constructor(rooms: Pick<Rooms, 'watch' | 'now'>, clock: ServerClock) {
    this.#rooms = rooms;
    this.#clock = clock;
  }

  async open(seat: CheckedSeat, res: Response): Promise<Refused | undefined> {
    const open: Open = { stream: new EventStream(res), seat, heardAt: null };
    const watch = await this.#rooms.watch(this.#viewerOf(open));
    if (isRefused(watch)) return watch;
    this.#open.add(open);
    this.#beat(open);
    const gone = (): void => {
      this.#open.delete(open);
      watch.leave();
    };
    if (res.destroyed) gone();
    else res.once('close', gone);
    return undefined;
  }

  /** The reader of this seat's streams is still there. */
  heard({ tokenHash }: CheckedSeat): void {
    for (const open of this.#open) {
      if (open.seat.tokenHash === tokenHash) open.heardAt = this.#clock.now();
    }
  }

  count(): number {
    return this.#open.size;
  }

  /** Ends every stream. */
  close(): void {
    for (const { stream } of this.#open) stream.end();
  }

  #viewerOf({ seat, stream }: Open): Viewer {
    return {
      seat,
      show: (view, now) => {
        stream.event('view', String(now), view);
      },
      draft: (from, draft) => {
        stream.event('draft', String(this.#rooms.now()), { from, draft });
      },
      signOff: (code) => {
        stream.event('signedOff', String(this.#rooms.now()), { code });
        stream.end();
      },
    };
  }

  #beat(open: Open): void {
    this.#clock.after(HEARTBEAT_MS, () => {
      if (!this.#open.has(open)) return;
      open.stream.comment('still here');
      this.#expectAnswer(open, this.#clock.now());
      this.#beat(open);
    });
  }

  #expectAnswer(open: Open, beatAt: number): void {
    if (open.heardAt === null) return;
    this.#clock.after(ANSWER_MS, () => {
      if (open.heardAt !== null && open.heardAt < beatAt) open.stream.cut();
    });
  }
}
