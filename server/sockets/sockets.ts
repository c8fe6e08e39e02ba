import type { Server as HttpServer } from 'node:http';
import { Server } from 'socket.io';
import { SocketAuth } from '../../shared/protocol/protocol.ts';
import type { RefusalCode } from '../../shared/protocol/refusals.ts';
import { tokenBucket } from '../limits/window.ts';
import type { ServerClock } from '../clock/clock.ts';
import type { Rooms } from '../rooms/rooms.ts';
import { isRefused, refusal } from '../rooms/cell/seat.ts';
import type { Log } from '../operations/log.ts';
import { StoreUnavailable } from '../store/port.ts';
import { isOwnOrigin } from './origin.ts';
import { viewerOf, type GameServer, type GameSocket } from './publish.ts';

const LARGEST_FRAME = 16 * 1024;
/** Messages of one socket: this many a second, and twice as many at once; then it is cut off. */
const MESSAGES = { rate: 20, burst: 40 };

/** Drafts of one socket: more are dropped without a word, the next one says more. */
const DRAFTS = { rate: 6, burst: 12 };

/**
 * A view is much like the one before it: compressed with what was sent before in mind, a change costs
 * a phone some hundred bytes instead of ten thousand. The window must reach back over a whole view,
 * so it is the largest there is; it takes about 145 KB for each socket.
 */
const COMPRESSION = {
  threshold: 256,
  serverMaxWindowBits: 15,
  clientNoContextTakeover: true,
  zlibDeflateOptions: { level: 4, memLevel: 5 },
};

/** A phone that dies without a word is noticed within these two together: 14 s. */
export const HEARTBEAT = { pingInterval: 8000, pingTimeout: 6000 };

export interface SocketParts {
  readonly heartbeat?: typeof HEARTBEAT;
  readonly rooms: Rooms;
  readonly clock: ServerClock;
  readonly log: Log;
  readonly publicUrl: string | undefined;
}

/** Why a socket was not let in, in the form in which the client library hands it on. */
class NotLetIn extends Error {
  readonly data: { readonly code: RefusalCode };
  constructor(code: RefusalCode) {
    super(code);
    this.data = { code };
  }
}

function authenticate({ rooms, log }: SocketParts) {
  return async (socket: GameSocket): Promise<RefusalCode | null> => {
    const auth = SocketAuth.safeParse(socket.handshake.auth);
    if (!auth.success) return 'malformed';
    try {
      const seat = await rooms.seatOf(auth.data.roomId, auth.data.token);
      if (isRefused(seat)) return seat.refused;
      Object.assign(socket.data, seat);
      return null;
    } catch (error) {
      log.error({ error }, 'a socket could not be let in');
      return error instanceof StoreUnavailable ? 'unavailable' : 'internal';
    }
  };
}

/** Every commit is answered; who wants no answer gets no action. */
function onCommit(socket: GameSocket, { rooms, clock, log }: SocketParts): void {
  const bucket = tokenBucket(clock, MESSAGES);
  socket.onAny((_event, ..._body: unknown[]) => {
    if (bucket.take()) return;
    log.warn({ roomId: socket.data.roomId }, 'a socket was cut off: too many messages');
    socket.disconnect(true);
  });
  socket.on('commit', (body: unknown, reply: unknown) => {
    if (typeof reply !== 'function' || !socket.connected) return;
    const answer = reply as (answer: unknown) => void;
    rooms.dispatch(socket.data, body).then(answer, (error: unknown) => {
      log.error({ error }, 'a commit failed');
      answer(refusal(error instanceof StoreUnavailable ? 'unavailable' : 'internal'));
    });
  });
}

/** Drafts go to the others of a delegation, unanswered and unkept. */
function onDraft(socket: GameSocket, { rooms, clock, log }: SocketParts): void {
  const bucket = tokenBucket(clock, DRAFTS);
  socket.on('draft', (body: unknown) => {
    if (!socket.connected || !bucket.take()) return;
    rooms.relay(socket.data, body).catch((error: unknown) => {
      log.error({ error }, 'a draft could not be handed on');
    });
  });
}

/** Shows the whole view at once and every change of it from then on. */
async function onConnection(socket: GameSocket, { rooms, log }: SocketParts): Promise<void> {
  let gone = false;
  let leave = (): void => undefined;
  socket.once('disconnect', () => {
    gone = true;
    leave();
  });
  try {
    const viewer = viewerOf(socket);
    const watching = await rooms.watch(viewer);
    if (isRefused(watching)) {
      viewer.signOff(watching.refused);
      return;
    }
    leave = () => {
      watching.leave();
    };
    if (gone) leave();
  } catch (error) {
    log.error({ error }, 'a socket could not be shown its view');
    socket.disconnect(true);
  }
}

/** Socket.IO on the same port: one typed event in, one out, and a whole view on every connect. */
export function attachSockets(http: HttpServer, parts: SocketParts): GameServer {
  const io: GameServer = new Server(http, {
    serveClient: false,
    maxHttpBufferSize: LARGEST_FRAME,
    ...(parts.heartbeat ?? HEARTBEAT),
    connectTimeout: 10_000,
    perMessageDeflate: COMPRESSION,
    allowRequest: (req, decide) => {
      decide(null, isOwnOrigin(req.headers.origin, req.headers.host, parts.publicUrl));
    },
  });
  const check = authenticate(parts);
  io.use((socket, next) => {
    void check(socket).then((code) => {
      next(code ? new NotLetIn(code) : undefined);
    });
  });
  io.on('connection', (socket) => {
    onCommit(socket, parts);
    onDraft(socket, parts);
    void onConnection(socket, parts);
  });
  return io;
}
