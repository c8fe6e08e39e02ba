import { once } from 'node:events';
import {
  createServer,
  request,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { Socket } from 'node:net';

/** What a network does to websockets: says no, or never says anything. */
export type Blocking = 'refused' | 'swallowed';

/** A school's proxy: it passes plain HTTP on, streams included, and lets no websocket through. */
export class BlockingProxy {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  readonly asked: string[] = [];
  /** Bytes that came from the server, headers included. */
  bytes = 0;

  private constructor(target: number, blocking: Blocking) {
    this.#server = createServer((req, res) => {
      this.asked.push(`${req.method} ${req.url?.split('?')[0]}`);
      if (req.url?.startsWith('/socket.io/')) res.writeHead(403).end('<h1>Blocked</h1>');
      else this.#pass(target, req, res);
    });
    this.#server.on('upgrade', (req: IncomingMessage, socket: Socket) => {
      this.asked.push(`UPGRADE ${req.url?.split('?')[0]}`);
      if (blocking === 'refused') socket.end('HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n');
    });
    this.#server.on('connection', (socket) => {
      this.#sockets.add(socket);
      socket.on('close', () => this.#sockets.delete(socket));
      socket.on('error', () => undefined);
    });
  }

  static async start(target: number, blocking: Blocking): Promise<BlockingProxy> {
    const proxy = new BlockingProxy(target, blocking);
    proxy.#server.listen(0, '127.0.0.1');
    await once(proxy.#server, 'listening');
    return proxy;
  }

  get port(): number {
    const address = this.#server.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    return address.port;
  }

  /** Breaks every line that stands, as a Wi-Fi does that comes and goes. */
  cut(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  async close(): Promise<void> {
    this.#server.close();
    this.cut();
    await once(this.#server, 'close');
  }

  #pass(port: number, req: IncomingMessage, res: ServerResponse): void {
    const { method, url, headers } = req;
    const ahead = request({ host: '127.0.0.1', port, method, path: url, headers }, (answer) => {
      res.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.on('data', (chunk: Buffer) => (this.bytes += chunk.length));
      answer.on('error', () => res.destroy());
      answer.pipe(res);
      res.on('close', () => ahead.destroy());
    });
    ahead.on('error', () => res.destroy());
    req.pipe(ahead);
  }
}
