import { PlayerId, RoomId } from '../../shared/scenario/ids.ts';
import type { NewRoom, PlayerRow, Store } from './port.ts';

export const roomId = RoomId.parse('room1');
export const other = RoomId.parse('room2');
export const ann = PlayerId.parse('ann');
export const ben = PlayerId.parse('ben');

export const newRoom = (over: Partial<NewRoom> = {}): NewRoom => ({
  roomId,
  code: 'ACDEFG',
  at: 1000,
  tokens: [
    { role: 'host', hash: 'h-host' },
    { role: 'join', hash: 'h-join' },
  ],
  events: [{ type: 'roomOpened' }],
  ...over,
});
export const player = (playerId: PlayerId, name: string): PlayerRow => ({
  playerId,
  name,
  nameKey: name.toLowerCase(),
  pinHash: `pin-of-${name}`,
  joinedAt: 1500,
});
export const part = (stream: string, expectedVersion: number, ...events: unknown[]) => ({
  ...{ stream, expectedVersion, events },
});
export const commit = { actor: 'ann', id: 'c1', bodyHash: 'b1', answer: '{"ok":true}' };
export const joined = (tokenHash: string, roomSize = 9) => ({ tokenHash, roomSize });

/** A store with one room in it. */
export async function withRoom(open: () => Promise<Store>): Promise<Store> {
  const store = await open();
  await store.openRoom(newRoom());
  return store;
}
