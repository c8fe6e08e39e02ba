import { describe, expect, test } from 'vitest';
import {
  ChannelId,
  CountryId,
  GameId,
  MessageId,
  PlayerId,
  RoomId,
} from '../../shared/scenario/ids.ts';
import { SILENCE, type Message, type TalkWrites } from '../../shared/talk/message.ts';
import {
  CodeTaken,
  CommitTaken,
  NameTaken,
  RoomFull,
  RoomGone,
  VersionConflict,
  type Batch,
  type NewRoom,
  type PlayerRow,
  type Store,
} from './port.ts';

const roomId = RoomId.parse('room1');
const other = RoomId.parse('room2');
const ann = PlayerId.parse('ann');
const ben = PlayerId.parse('ben');

const newRoom = (over: Partial<NewRoom> = {}): NewRoom => ({
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
const player = (playerId: PlayerId, name: string): PlayerRow => ({
  playerId,
  name,
  nameKey: name.toLowerCase(),
  pinHash: `pin-of-${name}`,
  joinedAt: 1500,
});
const part = (stream: string, expectedVersion: number, ...events: unknown[]) => ({
  ...{ stream, expectedVersion, events },
});
const commit = { actor: 'ann', id: 'c1', bodyHash: 'b1', answer: '{"ok":true}' };
const joined = (tokenHash: string, roomSize = 9) => ({ tokenHash, roomSize });

/** What every store promises. `open` gives an empty one; `reopen` the same one after a restart. */
export function storeContract(name: string, open: () => Promise<Store>): void {
  const opened = async (): Promise<Store> => {
    const store = await open();
    await store.openRoom(newRoom());
    return store;
  };

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

  describe(`${name}: talk`, () => {
    const message = (id: string, over: Partial<Message> = {}): Message => ({
      id: MessageId.parse(id),
      gameId: GameId.parse('g1'),
      round: 2,
      phase: 'bargain',
      channel: ChannelId.parse('dyad:korea'),
      to: [CountryId.parse('usa'), CountryId.parse('korea')],
      playerId: ann,
      seat: CountryId.parse('korea'),
      words: { phrase: 'makeSmaller', percent: 20 },
      at: 2000,
      reported: false,
      reportedBy: null,
      ...over,
    });
    const append = (store: Store, talk: TalkWrites, more: Partial<Batch> = {}) =>
      store.append({ roomId, at: 2000, parts: [], talk, ...more });

    test('what was said is read back in the order of saying', async () => {
      const store = await opened();
      expect(await store.talk(roomId)).toEqual(SILENCE);
      const second = message('m2', { to: null, playerId: null, words: { text: 'ÄÖ😀' } });
      await append(store, { said: [message('m3')] }, { commit });
      await append(store, { said: [second, message('m1')] });
      const { messages } = await store.talk(roomId);
      expect(messages).toEqual([message('m3'), second, message('m1')]);
      expect(await store.talk(other)).toEqual(SILENCE);
      expect(await store.read(roomId, 'g1', 0)).toEqual([]);
    });

    test('a commit that is remembered says nothing again, nor does a message under its id', async () => {
      const store = await opened();
      await append(store, { said: [message('m1')] }, { commit });
      const again = append(store, { said: [message('m2')] }, { commit });
      await expect(again).rejects.toThrow(CommitTaken);
      await append(store, { said: [message('m1', { words: { text: 'another' } })] });
      expect((await store.talk(roomId)).messages).toEqual([message('m1')]);
    });

    test('words with events that were decided too late are not said', async () => {
      const store = await opened();
      const late = { parts: [part('g1', 5, { type: 'a' })] };
      await expect(append(store, { said: [message('m1')] }, late)).rejects.toThrow(VersionConflict);
      expect((await store.talk(roomId)).messages).toEqual([]);
    });

    test('a message is reported once, deleted, cleared; a line is replaced', async () => {
      const store = await opened();
      await append(store, { said: [message('m1'), message('m2')] });
      const id = MessageId.parse('m1');
      await append(store, { reported: { id, by: ben } });
      await append(store, { reported: { id, by: ann }, deleted: [MessageId.parse('m2')] });
      expect((await store.talk(roomId)).messages).toEqual([
        message('m1', { reported: true, reportedBy: ben }),
        message('m2', { words: null }),
      ]);
      await append(store, { lines: { filter: ['a'], broadcast: 'Sit down' } });
      await append(store, { cleared: true, lines: { broadcast: null } });
      const left = { messages: [], lines: { filter: ['a'], broadcast: null } };
      expect(await store.talk(roomId)).toEqual(left);
    });

    test('a forgotten person’s words go, a deleted room’s all', async () => {
      const store = await opened();
      await store.addPlayer(roomId, player(ann, 'Ann'), joined('t1'));
      const heard = message('m2', { playerId: ben, reported: true, reportedBy: ann });
      await append(store, { said: [message('m1'), heard] });
      await store.forgetPlayer(roomId, ann);
      expect((await store.talk(roomId)).messages).toEqual([{ ...heard, reportedBy: null }]);
      await store.deleteRoom(roomId);
      expect(await store.talk(roomId)).toEqual(SILENCE);
      await expect(append(store, { said: [message('m4')] })).rejects.toThrow(RoomGone);
    });
  });

  describe(`${name}: presence`, () => {
    test('spans are kept in the order of coming; who is here comes no second time', async () => {
      const store = await opened();
      expect(await store.presence(roomId)).toEqual([]);
      await store.cameHere(roomId, ben, 100);
      await store.cameHere(roomId, ann, 200);
      await store.cameHere(roomId, ben, 250);
      await store.wentAway(roomId, ben, 300);
      await store.wentAway(roomId, ben, 400);
      await store.cameHere(roomId, ben, 500);
      expect(await store.presence(roomId)).toEqual([
        { playerId: ben, from: 100, until: 300 },
        { playerId: ann, from: 200, until: null },
        { playerId: ben, from: 500, until: null },
      ]);
      expect(await store.presence(other)).toEqual([]);
    });

    test('who is back within a millisecond was never gone', async () => {
      const store = await opened();
      await store.cameHere(roomId, ann, 100);
      await store.wentAway(roomId, ann, 100);
      await store.cameHere(roomId, ann, 100);
      expect(await store.presence(roomId)).toEqual([{ playerId: ann, from: 100, until: null }]);
    });

    test('what was left open ends with the last event, or where it began', async () => {
      const store = await opened();
      await store.append({ roomId, at: 3000, parts: [part('g1', 0, { type: 'a' })] });
      await store.cameHere(roomId, ann, 2000);
      await store.wentAway(roomId, ann, 2500);
      await store.cameHere(roomId, ann, 2600);
      await store.cameHere(roomId, ben, 4000);
      await store.endPresence(roomId);
      expect(await store.presence(roomId)).toEqual([
        { playerId: ann, from: 2000, until: 2500 },
        { playerId: ann, from: 2600, until: 3000 },
        { playerId: ben, from: 4000, until: 4000 },
      ]);
    });

    test('it goes with the person and with the room', async () => {
      const store = await opened();
      await store.cameHere(roomId, ann, 100);
      await store.cameHere(roomId, ben, 100);
      await store.forgetPlayer(roomId, ann);
      expect(await store.presence(roomId)).toEqual([{ playerId: ben, from: 100, until: null }]);
      await store.deleteRoom(roomId);
      expect(await store.presence(roomId)).toEqual([]);
      await expect(store.cameHere(roomId, ann, 200)).rejects.toThrow(RoomGone);
      await store.endPresence(roomId);
    });
  });
}
