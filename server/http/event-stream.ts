import { constants, createGzip, type Gzip } from 'node:zlib';
import type { Response } from 'express';

/** Who takes so little that this much waits is cut off, and comes back for a whole view. */
const MOST_WAITING_BYTES = 256 * 1024;

/**
 * Each event is flushed, and packed with those before it in mind: a view is much like the last one.
 * The window is the largest, as on the sockets, and costs as much memory.
 */
const PACKING = { flush: constants.Z_SYNC_FLUSH, level: 4, memLevel: 5 };

/** One answer that never ends, as server-sent events. Nothing is sent before the first of them. */
export class EventStream {
  readonly #res: Response;
  #zip: Gzip | null = null;

  constructor(res: Response) {
    this.#res = res;
  }

  event(name: string, id: string, data: unknown): void {
    this.#write(`event: ${name}\nid: ${id}\ndata: ${JSON.stringify(data)}\n\n`);
  }

  comment(text: string): void {
    this.#write(`: ${text}\n\n`);
  }

  end(): void {
    (this.#zip ?? this.#res).end();
  }

  /** Cuts the line without a goodbye. */
  cut(): void {
    this.#res.destroy();
  }

  #write(text: string): void {
    const { writableEnded, destroyed, headersSent } = this.#res;
    if (writableEnded || destroyed || this.#zip?.writableEnded) return;
    if (!headersSent) this.#begin();
    if (this.#waiting() > MOST_WAITING_BYTES) this.cut();
    else (this.#zip ?? this.#res).write(text);
  }

  #begin(): void {
    // a line that carried a stream carries nothing else: left open it would hold up a server that stops
    const res = this.#res.set({ 'X-Accel-Buffering': 'no', Connection: 'close' });
    res.vary('Accept-Encoding');
    res.type('text/event-stream');
    if (res.req.acceptsEncodings('gzip') !== false) {
      const zip = createGzip(PACKING);
      res.set('Content-Encoding', 'gzip').once('close', () => zip.destroy());
      zip.pipe(res);
      this.#zip = zip;
    }
    res.flushHeaders();
  }

  #waiting(): number {
    const zip = this.#zip;
    return this.#res.writableLength + (zip ? zip.writableLength + zip.readableLength : 0);
  }
}
