import { randomUUID } from 'node:crypto';
import { io, type Socket } from 'socket.io-client';
import type { Joined, Reply, RoomOpened } from '../../shared/protocol/protocol.ts';
import type { RoomOptions } from '../../shared/room/options.ts';
import type { Legal } from './legal.ts';
import type { View } from '../../shared/protocol/view.ts';
import { createLog } from '../../server/operations/log.ts';
import { memoryStore } from '../../server/store/memory.ts';
import { PATIENCE } from '../support/patience.ts';
import { startServer, type RunningServer, type ServerOptions } from '../../server/start.ts';

/** What came back from a request. */
export interface Answer {
  readonly status: number;
  readonly type: string;
  readonly text: string;
  /** The body as JSON, or null. */
  readonly body: unknown;
}

export interface Asking {
  readonly token?: string | undefined;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Asks a server over plain HTTP, as any script would. */
export async function ask(url: string, method: string, asking: Asking = {}): Promise<Answer> {
  const { token, body, headers = {} } = asking;
  const res = await fetch(url, {
    method,
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await res.text();
  const type = res.headers.get('content-type') ?? '';
  return { status: res.status, type, text, body: type.includes('json') ? parsed(text) : null };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** A view with what every kind of it has. */
export type AnyView = View & { readonly legal: readonly Legal[] };

/** A room as a script plays it: with the secrets of the host and of everybody who joined. */
export class Room {
  readonly base: string;
  readonly opened: RoomOpened;
  readonly players: Joined[] = [];

  constructor(base: string, opened: RoomOpened) {
    this.base = base;
    this.opened = opened;
  }

  url(path: string): string {
    return `${this.base}/api/rooms/${this.opened.roomId}${path}`;
  }

  async join(name?: string): Promise<Joined> {
    const body = { joinToken: this.opened.joinToken, ...(name === undefined ? {} : { name }) };
    const answer = await ask(`${this.base}/api/rooms/join`, 'POST', { body });
    if (answer.status !== 201) throw new Error(`not joined: ${answer.text}`);
    const joined = answer.body as Joined;
    this.players.push(joined);
    return joined;
  }

  async send(token: string, command: unknown, more: { id?: string; at?: unknown } = {}) {
    const { id = randomUUID(), at } = more;
    const body = { id, command, ...(at === undefined ? {} : { at }) };
    return ask(this.url('/commands'), 'POST', { token, body });
  }

  /** A command of the host that must be accepted. */
  async host(command: unknown): Promise<void> {
    const answer = await this.send(this.opened.hostToken, command);
    if (answer.status !== 200) throw new Error(`host was refused: ${answer.text}`);
  }

  async view(token: string): Promise<AnyView> {
    const answer = await ask(this.url('/view'), 'GET', { token });
    if (answer.status !== 200) throw new Error(`no view: ${answer.text}`);
    return answer.body as AnyView;
  }

  async log(): Promise<string> {
    const answer = await ask(this.url('/log.jsonl'), 'GET', { token: this.opened.hostToken });
    if (answer.status !== 200) throw new Error(`no log: ${answer.text}`);
    return answer.text;
  }
}

/** Opens a room on a server, with the options of a test. */
export async function openRoom(
  base: string,
  options: RoomOptions = {},
  scenario = 'steel-2018',
): Promise<Room> {
  const body = { scenario, options };
  const answer = await ask(`${base}/api/rooms`, 'POST', { body });
  if (answer.status !== 201) throw new Error(`not opened: ${answer.text}`);
  return new Room(base, answer.body as RoomOpened);
}

export interface TestServer extends RunningServer {
  readonly base: string;
  /** Everything that was logged. */
  readonly logged: string[];
}

/** A server on a free port with a store in memory and bots that do not wait. */
export async function testServer(over: Partial<ServerOptions> = {}): Promise<TestServer> {
  const logged: string[] = [];
  const server = await startServer({
    config: { port: 0, host: '127.0.0.1', dataDir: '', publicUrl: undefined },
    log: createLog('debug', (line) => logged.push(line)),
    store: memoryStore(),
    pagesDir: null,
    botDelayMs: 0,
    ...over,
  });
  return { ...server, base: `http://127.0.0.1:${server.port}`, logged };
}

/** Waits until something is so; what it waits for is checked as often as the loop turns. */
export async function until<T>(
  what: () => T | null | undefined | false | Promise<T | null | undefined | false>,
  why = 'something',
): Promise<T> {
  const end = Date.now() + PATIENCE.step;
  for (;;) {
    const found = await what();
    if (found !== null && found !== undefined && found !== false) return found;
    if (Date.now() > end) throw new Error(`waited too long for ${why}`);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}

/** A phone: a socket with every view it was shown. */
export interface Phone {
  readonly socket: Socket;
  readonly views: View[];
  readonly frames: string[];
  /** Why it was signed off, if it was. */
  signedOff: string | null;
  readonly view: () => View;
  readonly send: (command: unknown, more?: { id?: string; at?: unknown }) => Promise<Reply>;
}

/** Connects as the client does; rejected with the server's code when it is not let in. */
export async function phone(base: string, auth: unknown, options = {}): Promise<Phone> {
  const socket = io(base, {
    ...{ auth: auth as Record<string, unknown>, transports: ['websocket'] },
    ...{ reconnection: false, forceNew: true, ...options },
  });
  const made: Phone = {
    ...{ socket, views: [], frames: [], signedOff: null },
    view: () => {
      const last = made.views.at(-1);
      if (!last) throw new Error('nothing was shown yet');
      return last;
    },
    send: (command, { id = randomUUID(), at } = {}) => {
      const commit = { id, command, ...(at === undefined ? {} : { at }) };
      return socket.timeout(PATIENCE.step).emitWithAck('commit', commit) as Promise<Reply>;
    },
  };
  socket.onAny((...args: unknown[]) => made.frames.push(JSON.stringify(args)));
  socket.on('view', (view: View) => made.views.push(view));
  socket.on('signedOff', (code: string) => {
    made.signedOff = code;
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', (error) => {
      const data = 'data' in error ? (error.data as { code?: string } | undefined) : undefined;
      socket.disconnect();
      reject(new Error(data?.code ?? error.message));
    });
  });
  return made;
}

/** A phone for a token of a room. */
export const phoneFor = (room: Room, token: string, options = {}): Promise<Phone> =>
  phone(room.base, { roomId: room.opened.roomId, token }, options);
