import { io } from 'socket.io-client';
import type { Socket } from 'socket.io-client';
import type { ClientToServer, ServerToClient } from '../../shared/protocol/protocol.ts';
import { readCodeOf } from '../text/refusals-words.ts';
import { ACK_MS, PASSING, type Dial } from './line.ts';

/** Socket.IO over a websocket. Who keeps the connection comes back, so this does not. */
export const dialSocket: Dial = (auth, events) => {
  const socket: Socket<ServerToClient, ClientToServer> = io({
    // a caller may know more of its room; only these two go over the wire
    auth: { roomId: auth.roomId, token: auth.token },
    transports: ['websocket'],
    reconnection: false,
    forceNew: true,
  });
  socket.on('view', (view, now) => events.view(view, now));
  socket.on('signedOff', (code) => events.refused(code));
  socket.on('draft', (from, draft) => events.draft(from, draft));
  socket.on('disconnect', () => events.lost());
  socket.on('connect_error', (error) => {
    const { data } = error as Error & { data?: { code?: unknown } };
    const code = readCodeOf(data?.code);
    if (data === undefined || PASSING.includes(code)) events.lost();
    else events.refused(code);
  });
  return {
    send: (commit) => socket.timeout(ACK_MS).emitWithAck('commit', commit),
    draft: (draft) => void socket.volatile.emit('draft', draft),
    close: () => void socket.disconnect(),
  };
};
