import type { Response } from 'express';
import type { RefusalCode } from '../../shared/protocol/refusals.ts';
import type { Clock } from '../live/clock.ts';
import type { Rooms } from '../live/rooms.ts';
import { isRefused, type Refused, type Seat, type Viewer } from '../live/seat.ts';

/** A comment this often keeps proxies from closing a quiet stream. */
const HEARTBEAT_MS = 8000;
/** Who takes so little that this much waits is cut off, and comes back for a whole view. */
const MOST_WAITING_BYTES = 256 * 1024;

/** Views as server-sent events, for networks that let no websocket through. */
export interface Streams {
  open(seat: Seat, res: Response): Promise<Refused | undefined>;
  count(): number;
  /** Ends every stream. */
  close(): void;
}

function eventText(event: string, id: string, data: unknown): string {
  return `event: ${event}\nid: ${id}\ndata: ${JSON.stringify(data)}\n\n`;
}

/** Each `view` event holds a view; its `id` is the server's clock in ms, for countdowns. */
export function createStreams(rooms: Pick<Rooms, 'watch' | 'now'>, clock: Clock): Streams {
  const responses = new Set<Response>();

  const write = (res: Response, text: string): void => {
    if (res.writableEnded) return;
    if (res.writableLength > MOST_WAITING_BYTES) res.destroy();
    else res.write(text);
  };
  const viewerOf = (seat: Seat, res: Response): Viewer => ({
    seat,
    show: (view, now) => {
      write(res, eventText('view', String(now), view));
    },
    signOff: (code: RefusalCode) => {
      write(res, eventText('signedOff', String(rooms.now()), { code }));
      res.end();
    },
  });
  const beat = (res: Response): void => {
    clock.after(HEARTBEAT_MS, () => {
      if (!responses.has(res)) return;
      write(res, ': still here\n\n');
      beat(res);
    });
  };

  return {
    open: async (seat, res) => {
      res.set({ 'Cache-Control': 'no-store', 'X-Accel-Buffering': 'no' });
      res.type('text/event-stream');
      const leave = await rooms.watch(viewerOf(seat, res));
      if (isRefused(leave)) return leave;
      responses.add(res);
      res.flushHeaders();
      beat(res);
      const gone = (): void => {
        responses.delete(res);
        leave.leave();
      };
      if (res.destroyed) gone();
      else res.once('close', gone);
      return undefined;
    },
    count: () => responses.size,
    close: () => {
      for (const res of responses) res.end();
    },
  };
}
