import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import {
  ChannelId,
  CountryId,
  GameId,
  MessageId,
  PlayerId,
  RoomId,
} from '../../shared/scenario/ids.ts';
import type { Message } from '../../shared/talk/message.ts';
import { storeContract } from './contract.ts';
import { memoryStore } from './memory.ts';
import { StoreUnavailable, type Batch } from './port.ts';
import { sqliteStore } from './sqlite.ts';

const folder = mkdtempSync(join(tmpdir(), 'entente-store-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});
let files = 0;
const newFile = (): string => join(folder, `${++files}.db`);

storeContract('memory', () => Promise.resolve(memoryStore()));
storeContract('sqlite', () => sqliteStore(newFile()));

const roomId = RoomId.parse('room1');
const room = { roomId, code: 'ACDEFG', at: 1, tokens: [], events: [{ type: 'roomOpened' }] };

test('sqlite: what was written is there after a restart', async () => {
  const file = newFile();
  const before = await sqliteStore(file);
  await before.openRoom(room);
  await before.close();
  const after = await sqliteStore(file);
  expect(await after.unfinishedRooms()).toEqual([roomId]);
  expect(await after.read(roomId, 'room', 0)).toHaveLength(1);
  await after.close();
});

test('sqlite: a closed or impossible file is an outage, not a crash', async () => {
  const store = await sqliteStore(newFile());
  await store.close();
  await expect(store.room(roomId)).rejects.toThrow(StoreUnavailable);
  await expect(sqliteStore(join(folder, 'no', 'such', 'folder.db'))).rejects.toThrow(
    StoreUnavailable,
  );
});

test('sqlite: a forgotten name and a deleted room leave no byte behind', async () => {
  const file = newFile();
  const store = await sqliteStore(file);
  await store.openRoom({ ...room, events: [{ type: 'roomOpened', planted: 'canary-room' }] });
  const playerId = PlayerId.parse('p1');
  const player = { playerId, name: 'Canary-Name', nameKey: 'canary-name', pinHash: 'x' };
  await store.addPlayer(roomId, { ...player, joinedAt: 1 }, { tokenHash: 't', roomSize: 9 });
  const bytes = (): string =>
    readdirSync(folder)
      .filter((name) => join(folder, name).startsWith(file))
      .map((name) => readFileSync(join(folder, name), 'latin1'))
      .join('');
  expect(bytes()).toMatch(/canary-name/i);
  await store.forgetPlayer(roomId, playerId);
  expect(bytes()).not.toMatch(/canary-name/i);
  expect(bytes()).toContain('canary-room');
  await store.deleteRoom(roomId);
  expect(bytes()).not.toContain('canary-room');
  await store.close();
});

test('sqlite: deleted words leave no byte behind', async () => {
  const file = newFile();
  const store = await sqliteStore(file);
  await store.openRoom(room);
  const said = (id: string): Message => ({
    id: MessageId.parse(id),
    gameId: GameId.parse('g1'),
    round: 1,
    phase: 'prepare',
    channel: ChannelId.parse('public'),
    to: null,
    playerId: PlayerId.parse('p1'),
    seat: CountryId.parse('korea'),
    words: { text: `canary of ${id}` },
    at: 1,
    reported: false,
    reportedBy: null,
  });
  const write = (talk: Batch['talk']) =>
    store.append({ roomId, at: 1, parts: [], ...(talk ? { talk } : {}) });
  await write({ said: [said('one'), said('two')], lines: { broadcast: 'canary line' } });
  await write({ said: [{ ...said('three'), playerId: null }] });
  const bytes = (): string =>
    readdirSync(folder)
      .filter((name) => join(folder, name).startsWith(file))
      .map((name) => readFileSync(join(folder, name), 'latin1'))
      .join('');
  expect(bytes()).toMatch(/canary of one/);
  await write({ deleted: [MessageId.parse('one')] });
  expect(bytes()).not.toContain('canary of one');
  expect(bytes()).toContain('canary of two');
  await store.forgetPlayer(roomId, PlayerId.parse('p1'));
  expect(bytes()).not.toContain('canary of two');
  await write({ lines: { broadcast: null } });
  expect(bytes()).not.toContain('canary line');
  await write({ cleared: true });
  expect(bytes()).not.toContain('canary of three');
  await store.close();
});
