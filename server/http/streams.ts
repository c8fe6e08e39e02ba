import type { Response } from 'express';
import type { Clock } from '../live/clock.ts';
import type { Rooms } from '../live/rooms.ts';
import { isRefused, type Refused, type Seat, type Viewer } from '../live/seat.ts';

/** A comment this often keeps proxies from closing a quiet stream. */
const HEARTBEAT_MS = 8000;
/** Who takes so little that this much waits is cut off, and comes back for a whole view. */
const MOST_WAITING_BYTES = 256 * 1024;

const eventText = (event: string, id: string, data: unknown): string =>
  `event: ${event}\nid: ${id}\ndata: ${JSON.stringify(data)}\n\n`;

/**
 * Views as server-sent events, for networks that let no websocket through. Each `view` event holds a
 * view; its `id` is the server's clock in ms, for countdowns.
 */
export class Streams {
  readonly #rooms: Pick<Rooms, 'watch' | 'now'>;
  readonly #clock: Clock;
  readonly #open = new Set<Response>();

  constructor(rooms: Pick<Rooms, 'watch' | 'now'>, clock: Clock) {
    this.#rooms = rooms;
    this.#clock = clock;
  }

  async open(seat: Seat, res: Response): Promise<Refused | undefined> {
    res.set('X-Accel-Buffering', 'no').type('text/event-stream');
    const watch = await this.#rooms.watch(this.#viewerOf(seat, res));
    if (isRefused(watch)) return watch;
    this.#open.add(res);
    res.flushHeaders();
    this.#beat(res);
    const gone = (): void => {
      this.#open.delete(res);
      watch.leave();
    };
    if (res.destroyed) gone();
    else res.once('close', gone);
    return undefined;
  }

  count(): number {
    return this.#open.size;
  }

  /** Ends every stream. */
  close(): void {
    for (const res of this.#open) res.end();
  }

  #viewerOf(seat: Seat, res: Response): Viewer {
    return {
      seat,
      show: (view, now) => {
        this.#write(res, eventText('view', String(now), view));
      },
      draft: (from, draft) => {
        this.#write(res, eventText('draft', String(this.#rooms.now()), { from, draft }));
      },
      signOff: (code) => {
        this.#write(res, eventText('signedOff', String(this.#rooms.now()), { code }));
        res.end();
      },
    };
  }

  #write(res: Response, text: string): void {
    if (res.writableEnded) return;
    if (res.writableLength > MOST_WAITING_BYTES) res.destroy();
    else res.write(text);
  }

  #beat(res: Response): void {
    this.#clock.after(HEARTBEAT_MS, () => {
      if (!this.#open.has(res)) return;
      this.#write(res, ': still here\n\n');
      this.#beat(res);
    });
  }
}
