import { describe, expect, test } from 'vitest';
import { ChannelId, CountryId, GameId, MessageId } from '../../shared/scenario/ids.ts';
import { SILENCE, type Message, type TalkWrites } from '../../shared/talk/message.ts';
import { roomId, other, ann, ben, player, part, commit, joined, withRoom } from './contract-rig.ts';
import { CommitTaken, RoomGone, VersionConflict, type Batch, type Store } from './port.ts';

/** What every store promises about words and about who was there. */
export function sideContract(name: string, open: () => Promise<Store>): void {
  const opened = (): Promise<Store> => withRoom(open);

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
      const left = { messages: [], lines: { ...SILENCE.lines, filter: ['a'] } };
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
