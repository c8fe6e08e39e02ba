import type { Server, Socket } from 'socket.io';
import type { ClientToServer, ServerToClient } from '../../shared/protocol/protocol.ts';
import type { CheckedSeat, Viewer } from '../rooms/cell/seat.ts';

type Nothing = Record<string, never>;
export type GameSocket = Socket<ClientToServer, ServerToClient, Nothing, CheckedSeat>;
export type GameServer = Server<ClientToServer, ServerToClient, Nothing, CheckedSeat>;

/** A socket as a viewer. This is the one place from which views leave over sockets. */
export function viewerOf(socket: GameSocket): Viewer {
  return {
    seat: socket.data,
    show: (view, now) => {
      socket.emit('view', view, now);
    },
    draft: (from, draft) => {
      // whoever is slow to read gets the newest one later, or none
      socket.volatile.emit('draft', from, draft);
    },
    signOff: (code) => {
      socket.emit('signedOff', code);
      socket.disconnect(true);
    },
  };
}
