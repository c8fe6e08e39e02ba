import { io } from 'socket.io-client';
import type { Socket } from 'socket.io-client';
import type {
  ClientToServer,
  Commit,
  Draft,
  Reply,
  ServerToClient,
} from '../../shared/protocol/protocol.ts';
import type { RefusalCode } from '../../shared/protocol/refusals.ts';
import type { PlayerId } from '../../shared/scenario/ids.ts';
import type { View } from '../../shared/view/view.ts';
import { readCodeOf } from '../text/refusals.ts';

/** Who connects, and where. */
export interface Auth {
  readonly roomId: string;
  readonly token: string;
}

/** What a transport tells the link. */
export interface TransportEvents {
  readonly connected: () => void;
  readonly disconnected: () => void;
  /** `now`: the server's clock. */
  readonly view: (view: View, now: number) => void;
  /** No further try: the seat was continued elsewhere, the link is wrong, the room is gone ... */
  readonly refused: (code: RefusalCode) => void;
  /** Another member of the delegation tries something out. */
  readonly draft: (from: PlayerId, draft: Draft) => void;
}

/** The way to the server; tests put a fake one in its place. */
export interface Transport {
  /** Resolves with the server's answer; rejects when none came in time. */
  send(commit: Commit): Promise<Reply>;
  /** Gone for good when there is no connection: the next one says more. */
  draft(draft: Draft): void;
  /** Looks at once whether the connection still stands, e.g. when the page comes back. */
  wake(): void;
  close(): void;
}

export type OpenTransport = (auth: Auth, events: TransportEvents) => Transport;

const ACK_MS = 8000;
const RETRY_MS = 2000;
/** Refused for now; everything else is refused for good. */
const PASSING: readonly RefusalCode[] = ['unavailable', 'too-many', 'internal'];

/** Socket.IO: websocket first, polling where websockets are blocked. */
export const openSocket: OpenTransport = (auth, events) => {
  const socket: Socket<ServerToClient, ClientToServer> = io({
    // a caller may know more of its room; only these two go over the wire
    auth: { roomId: auth.roomId, token: auth.token },
    transports: ['websocket', 'polling'],
    tryAllTransports: true,
    reconnectionDelay: 300,
    reconnectionDelayMax: 3000,
    timeout: 6000,
  });
  let again: ReturnType<typeof setTimeout> | undefined;
  let over = false;
  const end = (code: RefusalCode): void => {
    over = true;
    events.refused(code);
    socket.disconnect();
  };

  socket.on('connect', () => events.connected());
  socket.on('disconnect', (reason) => {
    events.disconnected();
    // a server that goes away politely means "come back"
    if (reason === 'io server disconnect') later();
  });
  socket.on('view', (view, now) => events.view(view, now));
  socket.on('signedOff', (code) => end(code));
  socket.on('draft', (from, draft) => events.draft(from, draft));
  socket.on('connect_error', (error) => {
    events.disconnected();
    if (socket.active) return; // no network: it keeps trying by itself
    const { data } = error as Error & { data?: { code?: unknown } };
    const code = readCodeOf(data?.code ?? error.message);
    if (PASSING.includes(code)) later();
    else end(code);
  });

  function later(): void {
    clearTimeout(again);
    again = setTimeout(() => {
      if (!over) socket.connect();
    }, RETRY_MS);
  }

  return {
    send: (commit) => socket.timeout(ACK_MS).emitWithAck('commit', commit),
    draft: (draft) => void socket.volatile.emit('draft', draft),
    wake: () => {
      if (over) return;
      // a socket that slept may only look alive: a new one costs one snapshot and is certain
      socket.disconnect().connect();
    },
    close: () => {
      over = true;
      clearTimeout(again);
      socket.disconnect();
    },
  };
};
