import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';

/** A line to the server that counts: every byte of it, headers, frames and compression included. */
export class Meter {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  /** Bytes that came from the server. */
  received = 0;

  private constructor(target: number) {
    this.#server = createServer((near) => {
      const far = connect(target, '127.0.0.1');
      far.on('data', (chunk: Buffer) => (this.received += chunk.length));
      near.pipe(far).pipe(near);
      for (const [one, other] of [
        [near, far],
        [far, near],
      ] as const) {
        this.#sockets.add(one);
        one.on('error', () => undefined);
        one.on('close', () => {
          this.#sockets.delete(one);
          other.destroy();
        });
      }
    });
  }

  static async start(target: number): Promise<Meter> {
    const meter = new Meter(target);
    meter.#server.listen(0, '127.0.0.1');
    await once(meter.#server, 'listening');
    return meter;
  }

  get port(): number {
    const address = this.#server.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    return address.port;
  }

  async close(): Promise<void> {
    this.#server.close();
    for (const socket of this.#sockets) socket.destroy();
    await once(this.#server, 'close');
  }
}
