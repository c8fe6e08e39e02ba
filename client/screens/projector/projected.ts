import { keep, keysOf, recall } from '../../link/store.ts';

/** The class that this page shows. `join` is the token of the link to join. */
export interface ShownRoom {
  readonly roomId: string;
  readonly token: string;
  readonly join: string | null;
  /** The spoken code that belongs to it: another one means that the link is dead. */
  readonly code: string | null;
}

/**
 * The room of this page: from its link (`#room=..&projector=..&join=..&code=..`), or the one that this browser
 * showed last. The fragment leaves the address bar once it is remembered: the room can read it there.
 */
export function shownHere(): ShownRoom | null {
  const fields = new URLSearchParams(location.hash.slice(1));
  const [roomId, token] = [fields.get('room'), fields.get('projector')];
  if (roomId === null || token === null) return remembered(askedRoom());
  const room: ShownRoom = { roomId, token, join: fields.get('join'), code: fields.get('code') };
  keep(`projector.${roomId}`, { ...room, since: Date.now() });
  if (remembered(roomId)?.token === token) {
    history.replaceState(history.state, '', `${location.pathname}?room=${roomId}`);
  }
  return room;
}

const askedRoom = (): string | null => new URLSearchParams(location.search).get('room');

function remembered(roomId: string | null): ShownRoom | null {
  const rooms = keysOf('projector.')
    .map((key) => asRoom(recall(key)))
    .filter((room) => room !== null)
    .sort((a, b) => b.since - a.since);
  return rooms.find((room) => roomId === null || room.roomId === roomId) ?? null;
}

function asRoom(value: unknown): (ShownRoom & { readonly since: number }) | null {
  if (typeof value !== 'object' || value === null) return null;
  const fields: Record<string, unknown> = { ...value };
  const { roomId, token, join, code, since } = fields;
  if (typeof roomId !== 'string' || typeof token !== 'string') return null;
  return {
    roomId,
    token,
    join: typeof join === 'string' ? join : null,
    code: typeof code === 'string' ? code : null,
    since: typeof since === 'number' ? since : 0,
  };
}
