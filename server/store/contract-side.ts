import { describe, expect, test } from 'vitest';
import {
  ChannelId,
  CountryId,
  GameId,
  MessageId,
  PollId,
  type PlayerId,
} from '../../shared/scenario/ids.ts';
import { NO_POLLS, type AskedQuestion, type PollWrites } from '../../shared/poll/kept-polls.ts';
import { SILENCE, type Message, type TalkWrites } from '../../shared/talk/message.ts';
import { roomId, other, ann, ben, player, part, commit, joined, withRoom } from './contract-rig.ts';
import { CommitTaken, RoomGone, VersionConflict, type Batch, type Store } from './port.ts';

/** What every store promises about words, about questions to the class and about who was there. */
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

  describe(`${name}: questions to the class`, () => {
    const [p1, p2] = [PollId.parse('1'.repeat(32)), PollId.parse('2'.repeat(32))];
    const asked = (pollId: PollId, over: Partial<AskedQuestion> = {}): AskedQuestion => ({
      pollId,
      question: { kind: 'word', title: 'Ein Wort für „Vertrauen“?' },
      askedAt: 2000,
      closedAt: null,
      shown: false,
      putAway: false,
      ...over,
    });
    const said = (playerId: PlayerId, word: string, at = 3000) => ({
      playerId,
      answer: { kind: 'word' as const, word },
      at,
    });
    const append = (store: Store, polls: PollWrites, more: Partial<Batch> = {}) =>
      store.append({ roomId, at: 2000, parts: [], polls, ...more });

    test('are read back in the order of asking, answers by person and each once', async () => {
      const store = await opened();
      expect(await store.polls(roomId)).toEqual(NO_POLLS);
      await append(store, { put: [asked(p2)] }, { commit });
      await append(store, { answered: { pollId: p2, ...said(ben, 'ÄÖ😀') } });
      await append(store, { answered: { pollId: p2, ...said(ann, 'first') } });
      const closed = asked(p2, { closedAt: 2500, putAway: true, shown: true });
      await append(store, { put: [closed, asked(p1)] });
      await append(store, { answered: { pollId: p2, ...said(ann, 'second', 4000) } });
      expect(await store.polls(roomId)).toEqual([
        { ...closed, answers: [said(ann, 'second', 4000), said(ben, 'ÄÖ😀')] },
        { ...asked(p1), answers: [] },
      ]);
      expect(await store.polls(other)).toEqual(NO_POLLS);
      expect(await store.read(roomId, 'g1', 0)).toEqual([]);
    });

    test('a commit that is remembered asks and answers nothing again', async () => {
      const store = await opened();
      await append(store, { put: [asked(p1)] }, { commit });
      const again = append(store, { put: [asked(p2)] }, { commit });
      await expect(again).rejects.toThrow(CommitTaken);
      await append(store, { answered: { pollId: p2, ...said(ann, 'to nothing') } });
      expect(await store.polls(roomId)).toEqual([{ ...asked(p1), answers: [] }]);
    });

    test('what is deleted is gone: an answer, a question, a person, a room', async () => {
      const store = await opened();
      await store.addPlayer(roomId, player(ann, 'Ann'), joined('t1'));
      await append(store, { put: [asked(p1), asked(p2)] });
      for (const pollId of [p1, p2]) {
        for (const one of [ann, ben])
          await append(store, { answered: { pollId, ...said(one, 'a') } });
      }
      await append(store, { withdrawn: { pollId: p1, playerId: ben } });
      const both = [said(ann, 'a'), said(ben, 'a')];
      expect(await store.polls(roomId)).toMatchObject([
        { answers: [said(ann, 'a')] },
        { answers: both },
      ]);
      await append(store, { deleted: p1 });
      await store.forgetPlayer(roomId, ann);
      expect(await store.polls(roomId)).toEqual([{ ...asked(p2), answers: [said(ben, 'a')] }]);
      await append(store, { put: [asked(p1)] });
      expect((await store.polls(roomId)).at(-1)).toEqual({ ...asked(p1), answers: [] });
      await store.deleteRoom(roomId);
      expect(await store.polls(roomId)).toEqual(NO_POLLS);
      await expect(append(store, { put: [asked(p1)] })).rejects.toThrow(RoomGone);
      const late = { answered: { pollId: p2, ...said(ann, 'late') } };
      await expect(append(store, late)).rejects.toThrow(RoomGone);
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
