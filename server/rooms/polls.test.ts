import { describe, expect, test } from 'vitest';
import type { SeatPoll } from '../../shared/poll/poll.ts';
import type { HostView } from '../../shared/room/host-schema.ts';
import type { View } from '../../shared/protocol/view.ts';
import {
  expectOk,
  hostDoes,
  hostSeat,
  joinRoom,
  openRoom,
  rig,
  send,
  viewOf,
  type Opened,
  type Rig,
  type Tester,
} from './test-rig.ts';

const pollId = 'a'.repeat(32);
const WORD = { type: 'ask', pollId, question: { kind: 'word', title: 'One word for it' } };
const said = (word: string) => ({ type: 'answer', pollId, answer: { kind: 'word', word } });

async function people(on: Rig, opened: Opened, ...names: string[]): Promise<Tester[]> {
  const all: Tester[] = [];
  for (const name of names) all.push(await joinRoom(on, opened.roomId, { name }));
  return all;
}
const pollIn = (view: View | undefined): SeatPoll | undefined =>
  view !== undefined && 'me' in view ? view.poll : view?.kind === 'player' ? view.poll : undefined;
async function hostView(on: Rig, opened: Opened): Promise<HostView> {
  const view = await viewOf(on, await hostSeat(on, opened));
  if (view.kind !== 'host') throw new Error('no host');
  return view;
}

/** Ann, Ben and Cem in the lobby, asked for a word, and Ann has answered. */
async function askedInLobby() {
  const on = rig();
  const opened = await openRoom(on, { seconds: 60, rounds: 1 });
  const [ann, ben, cem] = (await people(on, opened, 'Ann', 'Ben', 'Cem')) as [
    Tester,
    Tester,
    Tester,
  ];
  await hostDoes(on, opened, WORD);
  expect(await send(on, ann.seat, said('trust'))).toEqual({ ok: true });
  return { on, opened, ann, ben, cem };
}

describe('a question to the class', () => {
  test('in the lobby, while games are played and after the end, with a seat and without', async () => {
    const { on, opened, ann, ben } = await askedInLobby();
    expect(pollIn(await viewOf(on, ann.seat))).toMatchObject({ mine: { word: 'trust' } });
    await hostDoes(on, opened, { type: 'deal' }, { type: 'start' });
    expect((await viewOf(on, ben.seat)).kind).not.toBe('player');
    expect(await send(on, ben.seat, said('fear'))).toEqual({ ok: true });
    expect(pollIn(await viewOf(on, ben.seat))).toMatchObject({
      open: true,
      mine: { word: 'fear' },
    });
    await hostDoes(on, opened, { type: 'end' });
    expect(await send(on, ben.seat, said('hope'))).toEqual({ ok: true });
    const next = 'b'.repeat(32);
    await hostDoes(on, opened, { ...WORD, pollId: next });
    expect(await send(on, ann.seat, { ...said('awe'), pollId: next })).toEqual({ ok: true });
    expect(await send(on, ann.seat, said('late'))).toMatchObject({ code: 'poll-closed' });
    const { polls } = await hostView(on, opened);
    expect(polls).toMatchObject([
      { pollId: next, answers: [{ name: 'Ann', answer: { word: 'awe' } }] },
      { pollId, answers: [{ answer: { word: 'trust' } }, { answer: { word: 'hope' } }] },
    ]);
  });

  test('is no part of any log, and outlasts a restart', async () => {
    const { on, opened, ben } = await askedInLobby();
    const before = await on.store.read(opened.roomId, 'room', 0);
    await send(on, ben.seat, said('fear'));
    await hostDoes(on, opened, { type: 'showAnswers', pollId, shown: true });
    expect(await on.store.read(opened.roomId, 'room', 0)).toEqual(before);
    const again = rig({ store: on.store, clock: on.clock });
    expect((await hostView(again, opened)).polls).toEqual((await hostView(on, opened)).polls);
    expect(pollIn(await viewOf(again, ben.seat))).toMatchObject({
      mine: { word: 'fear' },
      result: { words: [{ word: 'fear' }, { word: 'trust' }] },
    });
  });

  test('an answer counts once, however often it is sent', async () => {
    const { on, opened, ben } = await askedInLobby();
    const commit = { id: crypto.randomUUID(), command: said('fear') };
    expect(await on.rooms.dispatch(ben.seat, commit)).toEqual({ ok: true });
    await send(on, ben.seat, said('hope'));
    expect(await on.rooms.dispatch(ben.seat, commit)).toEqual({ ok: true });
    expect((await hostView(on, opened)).polls).toMatchObject([
      { answered: 2, answers: [{}, { answer: { word: 'hope' } }] },
    ]);
  });

  test('each in a delegation answers for themselves', async () => {
    const on = rig();
    const opened = await openRoom(on, { seconds: 0, rounds: 1, bots: 'none' });
    const names = ['A', 'B', 'C', 'D', 'E', 'F'];
    const all = await people(on, opened, ...names);
    await hostDoes(on, opened, { type: 'deal', plan: 'share' }, { type: 'start' }, WORD);
    for (const [index, { seat }] of all.entries()) {
      expect(await send(on, seat, said(`w${index}`))).toEqual({ ok: true });
    }
    expect((await hostView(on, opened)).polls).toMatchObject([{ answered: 6, of: 6 }]);
    const mine = await Promise.all(
      all.map(async ({ seat }) => pollIn(await viewOf(on, seat))?.mine),
    );
    expect(mine).toEqual(names.map((_, index) => ({ kind: 'word', word: `w${index}` })));
  });

  test('is refused in words that the host filters', async () => {
    const { on, opened, ben } = await askedInLobby();
    await hostDoes(on, opened, { type: 'filterWords', words: ['idiot'] });
    expect(await send(on, ben.seat, said('Idiot'))).toMatchObject({ code: 'filtered' });
  });
});

describe('who is shown what, and when', () => {
  test('an answer changes nobody else’s view until answers are shown', async () => {
    const { on, opened, ann, ben } = await askedInLobby();
    const seen = ben.views.length;
    await send(on, ann.seat, said('awe'));
    expect(pollIn(ann.views.at(-1))).toMatchObject({ mine: { word: 'awe' } });
    expect(ben.views).toHaveLength(seen);
    await hostDoes(on, opened, { type: 'showAnswers', pollId, shown: true });
    expect(pollIn(ben.views.at(-1))?.result).toEqual({
      kind: 'word',
      words: [{ word: 'awe', n: 1 }],
    });
    await send(on, ann.seat, said('hope'));
    expect(pollIn(ben.views.at(-1))?.result).toMatchObject({ words: [{ word: 'hope' }] });
  });

  test('the projector is told how many, and no word of it', async () => {
    const { on, opened } = await askedInLobby();
    const seat = expectOk(await on.rooms.seatOf(opened.roomId, opened.projectorToken));
    const wall = await viewOf(on, seat);
    expect(wall).toMatchObject({ poll: { answered: 1, of: 3, open: true } });
    expect(JSON.stringify(wall)).not.toContain('trust');
    await hostDoes(on, opened, { type: 'putAwayPoll', pollId });
    expect(await viewOf(on, seat)).not.toHaveProperty('poll');
  });

  test('the host who looks through a seat’s eyes is not asked', async () => {
    const { on, opened, ann } = await askedInLobby();
    await hostDoes(on, opened, { type: 'deal' }, { type: 'start' });
    const own = await viewOf(on, ann.seat);
    if (!('me' in own)) throw new Error('no seat');
    const name = { gameId: own.gameId, countryId: own.me.id };
    const seen = expectOk(await on.rooms.viewFrom(await hostSeat(on, opened), name));
    expect(seen).not.toHaveProperty('poll');
  });
});

describe('what is deleted is gone', () => {
  test('one answer, a question, a person, a room', async () => {
    const { on, opened, ann, ben, cem } = await askedInLobby();
    await send(on, ben.seat, said('fear'));
    await send(on, cem.seat, said('cunning'));
    await hostDoes(on, opened, { type: 'deleteAnswer', pollId, playerId: ben.joined.playerId });
    expect(pollIn(await viewOf(on, ben.seat))).toMatchObject({ mine: null, open: true });
    await on.rooms.forget(cem.seat);
    expect(JSON.stringify(await on.store.polls(opened.roomId))).not.toMatch(/fear|cunning/);
    expect((await hostView(on, opened)).polls).toMatchObject([{ answered: 1, of: 2 }]);
    await hostDoes(on, opened, { type: 'deletePoll', pollId });
    expect(await on.store.polls(opened.roomId)).toEqual([]);
    expect(await hostView(on, opened)).not.toHaveProperty('polls');
    expect(await send(on, ann.seat, said('late'))).toMatchObject({ code: 'unknown-poll' });
  });

  test('whoever was removed may not answer and does not count, until let in again', async () => {
    const { on, opened, ann } = await askedInLobby();
    const { playerId } = ann.joined;
    await hostDoes(on, opened, { type: 'kick', playerId });
    expect(await send(on, ann.seat, said('again'))).toMatchObject({ code: 'kicked' });
    expect((await hostView(on, opened)).polls).toMatchObject([{ answered: 0, of: 2 }]);
    await hostDoes(on, opened, { type: 'unkick', playerId });
    expect((await hostView(on, opened)).polls).toMatchObject([{ answered: 1, of: 3 }]);
  });
});
