import { describe, expect, test } from 'vitest';
import { PlayerId, RoomId } from '../../shared/scenario/ids.ts';
import {
  roomId,
  other,
  ann,
  ben,
  newRoom,
  player,
  part,
  commit,
  joined,
  withRoom,
} from './contract-rig.ts';
import {
  CodeTaken,
  CommitTaken,
  NameTaken,
  RoomFull,
  RoomGone,
  VersionConflict,
  type Store,
} from './port.ts';
import { sideContract } from './contract-side.ts';

/** What every store promises. `open` gives an empty one; `reopen` the same one after a restart. */
export function storeContract(name: string, open: () => Promise<Store>): void {
  const opened = (): Promise<Store> => withRoom(open);

  describe(`${name}: log`, () => {
    test('what was appended is read back, numbered, with its moment', async () => {
      const store = await opened();
      const events = [{ type: 'a', x: 0.1 + 0.2, word: 'ÄÖ😀' }, { type: 'b' }];
      await store.append({ roomId, at: 2000, parts: [part('g1', 0, ...events)] });
      await store.append({ roomId, at: 3000, parts: [part('g1', 2, { type: 'c' })] });
      expect(await store.read(roomId, 'g1', 0)).toEqual([
        { n: 1, at: 2000, event: events[0] },
        { n: 2, at: 2000, event: events[1] },
        { n: 3, at: 3000, event: { type: 'c' } },
      ]);
      expect(await store.read(roomId, 'g1', 2)).toHaveLength(1);
      expect(await store.read(roomId, 'none', 0)).toEqual([]);
    });

    test('an append that was decided on an old version writes nothing', async () => {
      const store = await opened();
      await store.append({ roomId, at: 1, parts: [part('g1', 0, { type: 'a' })] });
      for (const expectedVersion of [0, 2]) {
        const parts = [part('g2', 0, { type: 'x' }), part('g1', expectedVersion, { type: 'b' })];
        await expect(store.append({ roomId, at: 1, parts, commit })).rejects.toThrow(
          VersionConflict,
        );
      }
      expect(await store.read(roomId, 'g1', 0)).toHaveLength(1);
      expect(await store.read(roomId, 'g2', 0)).toEqual([]);
      expect(await store.commit(roomId, 'ann', 'c1')).toBeNull();
    });

    test('of many appends at once on one version exactly one is written', async () => {
      const store = await opened();
      const tries = Array.from({ length: 20 }, (_, i) =>
        store.append({ roomId, at: 1, parts: [part('g1', 0, { type: 'try', i })] }),
      );
      const settled = await Promise.allSettled(tries);
      expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      expect(await store.read(roomId, 'g1', 0)).toHaveLength(1);
    });

    test('a commit is remembered with its events, once, for its own actor and room', async () => {
      const store = await opened();
      await store.openRoom(newRoom({ roomId: other, code: 'HJKMNP', tokens: [] }));
      const first = part('g1', 0, { type: 'a' });
      await store.append({ roomId, at: 1, parts: [first], commit });
      expect(await store.commit(roomId, 'ann', 'c1')).toEqual(commit);
      expect(await store.commit(roomId, 'ben', 'c1')).toBeNull();
      expect(await store.commit(other, 'ann', 'c1')).toBeNull();
      const again = { roomId, at: 1, parts: [part('g1', 1, { type: 'b' })], commit };
      await expect(store.append(again)).rejects.toThrow(CommitTaken);
      expect(await store.read(roomId, 'g1', 0)).toHaveLength(1);
      await store.append({ ...again, commit: { ...commit, actor: 'ben' } });
    });

    test('a commit under an id that is remembered is told what the first one said', async () => {
      const store = await opened();
      await store.append({ roomId, at: 1, parts: [part('g1', 0, { type: 'a' })], commit });
      const late = [part('g1', 0, { type: 'b' })];
      for (const bodyHash of ['b1', 'b2']) {
        const again = { roomId, at: 2, parts: late, commit: { ...commit, bodyHash, answer: 'x' } };
        await expect(store.append(again)).rejects.toMatchObject({
          name: 'CommitTaken',
          first: commit,
        });
      }
      expect(await store.commit(roomId, 'ann', 'c1')).toEqual(commit);
      expect(await store.read(roomId, 'g1', 0)).toHaveLength(1);
    });

    test('what the newest token asks for is written', async () => {
      const store = await opened();
      await store.addPlayer(roomId, player(ann, 'Ann'), joined('t1'));
      await store.append({ roomId, at: 1, parts: [part('g1', 0, { type: 'a' })], token: 't1' });
      await store.replaceToken(roomId, ann, 't2');
      const parts = [part('g1', 1, { type: 'b' })];
      await store.append({ roomId, at: 1, parts, commit, token: 't2' });
      expect(await store.read(roomId, 'g1', 0)).toHaveLength(2);
      expect(await store.commit(roomId, 'ann', 'c1')).toEqual(commit);
    });

    test('what an older token or nobody’s asks for is not, not even told what came first', async () => {
      const store = await opened();
      await store.addPlayer(roomId, player(ann, 'Ann'), joined('t1'));
      const first = { roomId, at: 1, parts: [part('g1', 0, { type: 'a' })], commit };
      await store.append({ ...first, token: 't1' });
      await store.replaceToken(roomId, ann, 't2');
      const old = { name: 'NotCurrent', replaced: true };
      await expect(store.append({ ...first, token: 't1' })).rejects.toMatchObject(old);
      const asked = { roomId, at: 1, parts: [part('g1', 1, { type: 'b' })] };
      const another = { ...commit, id: 'c2' };
      const late = store.append({ ...asked, commit: another, token: 't1' });
      await expect(late).rejects.toMatchObject(old);
      const nobodys = { name: 'NotCurrent', replaced: false };
      await expect(store.append({ ...asked, token: 't9' })).rejects.toMatchObject(nobodys);
      await store.forgetPlayer(roomId, ann);
      await expect(store.append({ ...asked, token: 't2' })).rejects.toMatchObject(nobodys);
      await store.deleteRoom(roomId);
      await expect(store.append({ ...asked, token: 't2' })).rejects.toMatchObject(nobodys);
      expect(await store.commit(roomId, 'ann', 'c2')).toBeNull();
    });

    test('a token that is replaced at the same time counts before or not at all', async () => {
      const store = await opened();
      await store.addPlayer(roomId, player(ann, 'Ann'), joined('t1'));
      const asked = { roomId, at: 1, parts: [part('g1', 0, { type: 'a' })], token: 't1' };
      const [replaced, written] = await Promise.allSettled([
        store.replaceToken(roomId, ann, 't2'),
        store.append(asked),
      ]);
      expect([replaced.status, written.status]).toEqual(['fulfilled', 'rejected']);
      expect(await store.read(roomId, 'g1', 0)).toEqual([]);
    });
  });

  describe(`${name}: rooms`, () => {
    test('a spoken code leads to its living room and is free again after the end', async () => {
      const store = await opened();
      expect(await store.roomByCode('ACDEFG')).toBe(roomId);
      expect(await store.room(roomId)).toEqual({
        ...{ roomId, code: 'ACDEFG', openedAt: 1000, finishedAt: null },
      });
      const second = newRoom({ roomId: other, tokens: [{ role: 'host', hash: 'h-2' }] });
      await expect(store.openRoom(second)).rejects.toThrow(CodeTaken);
      expect(await store.owner('h-2')).toBeNull();
      await store.finishRoom(roomId, 5000);
      await store.finishRoom(roomId, 6000);
      expect((await store.room(roomId))?.finishedAt).toBe(5000);
      expect(await store.roomByCode('ACDEFG')).toBeNull();
      await store.reopenRoom(roomId, 'ACDEFG');
      expect(await store.roomByCode('ACDEFG')).toBe(roomId);
      await store.finishRoom(roomId, 7000);
      await store.openRoom(second);
      expect(await store.unfinishedRooms()).toEqual([other]);
      await expect(store.reopenRoom(roomId, 'ACDEFG')).rejects.toThrow(CodeTaken);
      expect((await store.room(roomId))?.finishedAt).toBe(7000);
      await store.reopenRoom(roomId, 'HHHHHH');
      expect(await store.room(roomId)).toMatchObject({ code: 'HHHHHH', finishedAt: null });
      expect(await store.roomByCode('HHHHHH')).toBe(roomId);
    });

    test('another code and join token replace the old ones, unless a living room has the code', async () => {
      const store = await opened();
      await store.openRoom(newRoom({ roomId: other, code: 'HHHHHH', tokens: [] }));
      const taken = store.renewInvitation(roomId, { code: 'HHHHHH', joinHash: 'h-new' });
      await expect(taken).rejects.toThrow(CodeTaken);
      expect(await store.owner('h-join')).toMatchObject({ role: 'join' });
      await store.renewInvitation(roomId, { code: 'JJJJJJ', joinHash: 'h-new' });
      const codes = ['ACDEFG', 'JJJJJJ', 'HHHHHH'].map((code) => store.roomByCode(code));
      expect(await Promise.all(codes)).toEqual([null, roomId, other]);
      expect(await store.owner('h-join')).toBeNull();
      expect(await store.owner('h-new')).toMatchObject({ roomId, role: 'join', playerId: null });
      expect(await store.owner('h-host')).toMatchObject({ role: 'host' });
      const gone = RoomId.parse('room3');
      const nowhere = store.renewInvitation(gone, { code: 'KKKKKK', joinHash: 'h-x' });
      await expect(nowhere).rejects.toThrow(RoomGone);
    });

    test('a deleted room leaves nothing, and nothing can be added to it', async () => {
      const store = await opened();
      await store.addPlayer(roomId, player(ann, 'Ann'), joined('t1'));
      await store.append({ roomId, at: 1, parts: [part('g1', 0, { type: 'a' })], commit });
      await store.deleteRoom(roomId);
      expect(await store.room(roomId)).toBeNull();
      expect(await store.read(roomId, 'room', 0)).toEqual([]);
      expect(await store.read(roomId, 'g1', 0)).toEqual([]);
      expect(await store.commit(roomId, 'ann', 'c1')).toBeNull();
      expect(await store.players(roomId)).toEqual([]);
      expect(await store.owner('h-host')).toBeNull();
      expect(await store.owner('t1')).toBeNull();
      const late = store.append({ roomId, at: 2, parts: [part('g1', 0, { type: 'a' })] });
      await expect(late).rejects.toThrow(RoomGone);
      const gone = store.addPlayer(roomId, player(ben, 'Ben'), joined('t2'));
      await expect(gone).rejects.toThrow(RoomGone);
      await store.openRoom(newRoom());
    });
  });

  describe(`${name}: people`, () => {
    test('people are listed in the order of joining; a name is taken once', async () => {
      const store = await opened();
      await store.addPlayer(roomId, player(ben, 'Ben'), joined('t1'));
      await store.addPlayer(roomId, player(ann, 'Ann'), joined('t2'));
      const third = PlayerId.parse('third');
      const twin = store.addPlayer(roomId, player(third, 'BEN'), joined('t3'));
      await expect(twin).rejects.toThrow(NameTaken);
      expect(await store.owner('t3')).toBeNull();
      expect(await store.players(roomId)).toEqual([player(ben, 'Ben'), player(ann, 'Ann')]);
      const full = store.addPlayer(roomId, player(third, 'Cem'), joined('t3', 2));
      await expect(full).rejects.toThrow(RoomFull);
    });

    test('another PIN is that of its player alone', async () => {
      const store = await opened();
      await store.addPlayer(roomId, player(ann, 'Ann'), joined('t1'));
      await store.addPlayer(roomId, player(ben, 'Ben'), joined('t2'));
      await store.setPin(roomId, ann, 'another');
      const pins = (await store.players(roomId)).map(({ pinHash }) => pinHash);
      expect(pins).toEqual(['another', 'pin-of-Ben']);
    });

    test('a new token signs the old one off', async () => {
      const store = await opened();
      await store.addPlayer(roomId, player(ann, 'Ann'), joined('t1'));
      const owner = { roomId, role: 'player', playerId: ann, current: true };
      expect(await store.owner('t1')).toEqual(owner);
      await store.replaceToken(roomId, ann, 't2');
      expect(await store.owner('t1')).toEqual({ ...owner, current: false });
      expect(await store.owner('t2')).toEqual(owner);
      expect(await store.owner('h-host')).toEqual({
        ...{ roomId, role: 'host', playerId: null, current: true },
      });
      expect(await store.owner('unknown')).toBeNull();
    });

    test('the secret of a person’s page stays when the seat moves, and goes with the person', async () => {
      const store = await opened();
      await store.addPlayer(roomId, player(ann, 'Ann'), joined('t1'));
      await store.addPlayer(roomId, player(ben, 'Ben'), joined('t2'));
      for (const hash of ['s1', 's1', 's2']) await store.addStory(roomId, ann, hash);
      await store.addStory(roomId, ben, 's3');
      await store.replaceToken(roomId, ann, 't3');
      const owner = { roomId, role: 'story', playerId: ann, current: true };
      expect(await store.owner('s1')).toEqual(owner);
      expect(await store.owner('s2')).toEqual(owner);
      await store.forgetPlayer(roomId, ann);
      expect([await store.owner('s1'), await store.owner('s2')]).toEqual([null, null]);
      expect(await store.owner('s3')).toMatchObject({ playerId: ben });
      await store.deleteRoom(roomId);
      expect(await store.owner('s3')).toBeNull();
    });

    test('a forgotten player leaves the log alone and nothing else', async () => {
      const store = await opened();
      await store.addPlayer(roomId, player(ann, 'Ann'), joined('t1'));
      await store.addPlayer(roomId, player(ben, 'Ben'), joined('t2'));
      await store.append({ roomId, at: 1, parts: [part('g1', 0, { type: 'a' })], commit });
      await store.forgetPlayer(roomId, ann);
      expect(await store.players(roomId)).toEqual([player(ben, 'Ben')]);
      expect(await store.owner('t1')).toBeNull();
      expect(await store.owner('t2')).not.toBeNull();
      expect(await store.commit(roomId, 'ann', 'c1')).toBeNull();
      expect(await store.read(roomId, 'g1', 0)).toHaveLength(1);
    });

    test('it answers a ping', async () => {
      await expect((await opened()).ping()).resolves.toBeUndefined();
    });
  });

  sideContract(name, open);
}
