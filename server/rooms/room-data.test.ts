import { expect, test } from 'vitest';
import { checkExport, unpack } from '../export/check.ts';
import { cellsOf } from '../export/csv.ts';
import { GameId } from '../../shared/scenario/ids.ts';
import { memoryStore } from '../store/memory.ts';
import { StoreUnavailable } from '../store/port.ts';
import * as t from './test-rig.ts';

const NO_CLOCK = { seconds: 0, rounds: 1, seed: 3, bots: 'none', talk: { mode: 'text' } } as const;

type Row = Readonly<Record<string, string>>;

/** The rows of a file of the export, which must hold true. */
async function rows(rig: t.Rig, { roomId }: t.Opened, name: string): Promise<readonly Row[]> {
  const bytes = t.expectOk(await rig.rooms.data(roomId));
  expect(checkExport(bytes)?.differences).toEqual([]);
  const [columns = [], ...lines] = cellsOf(unpack(bytes)?.get(`${name}.csv`) ?? '');
  return lines.map((cells) =>
    Object.fromEntries(columns.map((column, place) => [column, cells[place] ?? ''])),
  );
}

/** A class of five in prepare; who plays a country. */
async function prepare(rig: t.Rig) {
  const opened = await t.openRoom(rig, NO_CLOCK);
  const people: t.Tester[] = [];
  for (let i = 0; i < 5; i++) people.push(await t.joinRoom(rig, opened.roomId));
  await t.hostDoes(rig, opened, { type: 'deal' }, { type: 'start' });
  for (const { seat } of people) await t.send(rig, seat, { type: 'ready' });
  const seats = new Map<string, t.Tester>();
  for (const one of people) {
    const view = await t.viewOf(rig, one.seat);
    if ('me' in view) seats.set(view.me.id, one);
  }
  const by = (country: string): t.Tester => {
    const found = seats.get(country);
    if (!found) throw new Error(`nobody plays ${country}`);
    return found;
  };
  return { opened, by };
}

test('messages are exported when their game is: as they were said, without deleted ones', async () => {
  const rig = t.rig();
  const { opened, by } = await prepare(rig);
  const says = async (country: string, words: object): Promise<void> => {
    const reply = await t.send(rig, by(country).seat, { type: 'say', ...words });
    expect(reply).toEqual({ ok: true });
  };
  const KOREA = 'dyad:korea';
  await says('korea', { channel: KOREA, phrase: 'makeSmaller', percent: 20 });
  await says('eu', { channel: 'allies', phrase: 'standBy', country: 'japan' });
  await says('japan', { channel: 'public', text: 'Canary-deleted' });
  await says('canada', { channel: 'public', text: 'We read this' });
  const { messages } = await rig.store.talk(opened.roomId);
  const [deleted, reported] = ['japan', 'canada'].map(
    (country) => messages.find(({ seat }) => seat === country)?.id,
  );
  await t.send(rig, by('eu').seat, { type: 'report', messageId: reported });
  await t.hostDoes(rig, opened, { type: 'deleteMessage', messageId: deleted });
  expect(await rows(rig, opened, 'messages')).toEqual([]);
  await t.hostDoes(rig, opened, { type: 'end' });
  const said = await rows(rig, opened, 'messages');
  expect(
    said.map(({ countryId, channel, phrase, percent, about, text, reported: flag }) => ({
      ...{ countryId, channel, phrase, percent, about, text, flag },
    })),
  ).toEqual([
    {
      ...{ countryId: 'korea', channel: KOREA, phrase: 'makeSmaller', percent: '20' },
      ...{ about: '', text: '', flag: '0' },
    },
    {
      ...{ countryId: 'eu', channel: 'allies', phrase: 'standBy', percent: '' },
      ...{ about: 'japan', text: '', flag: '0' },
    },
    {
      ...{ countryId: 'canada', channel: 'public', phrase: '', percent: '' },
      ...{ about: '', text: 'We read this', flag: '1' },
    },
  ]);
  expect(said[0]?.['playerId']).toBe(by('korea').joined.playerId);
  // whoever is forgotten has said nothing and was never here
  t.expectOk((await rig.rooms.forget(by('canada').seat)) ?? {});
  const left = await rows(rig, opened, 'messages');
  expect(left.map(({ countryId }) => countryId)).toEqual(['korea', 'eu']);
  const here = await rows(rig, opened, 'presence');
  expect(here.map(({ playerId }) => playerId)).not.toContain(by('canada').joined.playerId);
  expect(here).toHaveLength(4);
});

test('the host reads what was said in a game that has ended, by countries and without what was deleted', async () => {
  const rig = t.rig();
  const { opened, by } = await prepare(rig);
  const says = async (country: string, words: object): Promise<void> => {
    const reply = await t.send(rig, by(country).seat, { type: 'say', ...words });
    expect(reply).toEqual({ ok: true });
  };
  await says('korea', { channel: 'dyad:korea', phrase: 'makeSmaller', percent: 20 });
  await says('japan', { channel: 'public', text: 'Canary-deleted' });
  await says('canada', { channel: 'public', text: 'We read this' });
  const { messages } = await rig.store.talk(opened.roomId);
  const deleted = messages.find(({ seat }) => seat === 'japan');
  await t.hostDoes(rig, opened, { type: 'deleteMessage', messageId: deleted?.id });
  const gameId = GameId.parse(deleted?.gameId);
  expect(await rig.rooms.said(opened.roomId, gameId)).toEqual({ refused: 'not-now' });
  await t.hostDoes(rig, opened, { type: 'end' });
  const said = t.expectOk(await rig.rooms.said(opened.roomId, gameId));
  const now = { round: 1, phase: 'prepare' };
  expect(said.messages.map(({ id: _, at: __, ...message }) => message)).toEqual([
    { ...now, seat: 'korea', channel: 'dyad:korea', phrase: 'makeSmaller', percent: 20 },
    { ...now, seat: 'canada', channel: 'public', text: 'We read this' },
  ]);
  expect(await rig.rooms.said(opened.roomId, GameId.parse('none'))).toEqual({
    refused: 'unknown-game',
  });
  t.expectOk((await rig.rooms.forget(by('canada').seat)) ?? {});
  const left = t.expectOk(await rig.rooms.said(opened.roomId, gameId));
  expect(left.messages.map(({ seat }) => seat)).toEqual(['korea']);
});

test('who loses the network for half of a decision was offline for that half', async () => {
  const rig = t.rig();
  const { opened, by } = await prepare(rig);
  const korea = by('korea');
  await rig.clock.advance(20_000);
  korea.leave();
  await rig.clock.advance(30_000);
  const show = (): void => undefined;
  t.expectOk(await rig.rooms.watch({ seat: korea.seat, show, signOff: show }));
  await rig.clock.advance(10_000);
  const hold = { type: 'posture', stance: 'hold', bloc: false };
  for (const id of ['korea', 'japan']) await t.send(rig, by(id).seat, hold);
  await t.hostDoes(rig, opened, { type: 'end' });
  const decisions = await rows(rig, opened, 'decisions');
  const stance = (id: string): Row | undefined =>
    decisions.find(({ kind, countryId }) => kind === 'stance' && countryId === id);
  expect(stance('korea')).toMatchObject({ latencyMs: '60000', offlineMs: '30000' });
  expect(stance('japan')).toMatchObject({ latencyMs: '60000', offlineMs: '0' });
  const spans = await rows(rig, opened, 'presence');
  const koreas = spans.filter(({ playerId }) => playerId === korea.joined.playerId);
  expect(koreas.map(({ hereUntil }) => hereUntil !== '')).toEqual([true, false]);
});

test('after a crash who was here is not said to have been here since; after a clean end it is known', async () => {
  const before = t.rig();
  const { opened, by } = await prepare(before);
  const { store, clock } = before;
  const start = clock.now();
  await clock.advance(60_000); // and nothing happens: then the process is no more
  const after = t.rig({ store, clock });
  await after.rooms.resume();
  const show = (): void => undefined;
  const { seat, joined } = by('korea');
  t.expectOk(await after.rooms.watch({ seat, show, signOff: show }));
  await clock.advance(5000);
  await after.rooms.close();
  const spans = (await store.presence(opened.roomId)).filter(
    ({ playerId }) => playerId === joined.playerId,
  );
  expect(spans.map(({ from, until }) => [from <= start, (until ?? 0) - start])).toEqual([
    [true, 0],
    [false, 65_000],
  ]);
});

test('who comes while the disk is full is written down once it is not', async () => {
  const memory = memoryStore();
  let full = false;
  const rig = t.rig({
    store: {
      ...memory,
      cameHere: (...args) =>
        full ? Promise.reject(new StoreUnavailable('the disk is full')) : memory.cameHere(...args),
    },
  });
  const opened = await t.openRoom(rig, NO_CLOCK);
  full = true;
  const { joined } = await t.joinRoom(rig, opened.roomId);
  const came = rig.clock.now();
  await rig.clock.advance(3000);
  expect(await memory.presence(opened.roomId)).toEqual([]);
  full = false;
  await rig.clock.advance(3000);
  expect(await memory.presence(opened.roomId)).toEqual([
    { playerId: joined.playerId, from: came, until: null },
  ]);
});

test('answers are exported part by part, without deleted ones and without a name', async () => {
  const rig = t.rig();
  const opened = await t.openRoom(rig, NO_CLOCK);
  const [ann, ben] = [
    await t.joinRoom(rig, opened.roomId, { name: 'Canary-Ann' }),
    await t.joinRoom(rig, opened.roomId, { name: 'Canary-Ben' }),
  ] as const;
  const [vote, exit, gone] = ['a', 'b', 'c'].map((digit) => digit.repeat(32));
  const asks = (pollId: string | undefined, question: object) =>
    t.hostDoes(rig, opened, { type: 'ask', pollId, question });
  const answers = async (one: t.Tester, pollId: string | undefined, answer: object) => {
    expect(await t.send(rig, one.seat, { type: 'answer', pollId, answer })).toEqual({ ok: true });
  };
  await asks(vote, { kind: 'choice', title: 'Give in?', options: ['Yes', 'No'] });
  await answers(ann, vote, { kind: 'choice', option: 0 });
  await answers(ann, vote, { kind: 'choice', option: 1 });
  await answers(ben, vote, { kind: 'choice', option: 0 });
  const { playerId } = ben.joined;
  await t.hostDoes(rig, opened, { type: 'deleteAnswer', pollId: vote, playerId });
  await asks(gone, { kind: 'word', title: 'Canary-question' });
  await answers(ben, gone, { kind: 'word', word: 'Canary-word' });
  await t.hostDoes(rig, opened, { type: 'deletePoll', pollId: gone });
  await asks(exit, { kind: 'ticket', title: 'Exit', questions: ['What?', 'Why?'] });
  await answers(ben, exit, { kind: 'ticket', texts: ['', 'because'] });
  const found = await rows(rig, opened, 'answers');
  const empty = { label: '', option: '', number: '', text: '' };
  const choice = { ...empty, kind: 'choice', title: 'Give in?', part: '1' };
  const ticket = { ...empty, kind: 'ticket', title: 'Exit', playerId, closedAt: '' };
  expect(found).toMatchObject([
    { ...choice, playerId: ann.joined.playerId, option: '2', text: 'No' },
    { ...ticket, part: '1', label: 'What?' },
    { ...ticket, part: '2', label: 'Why?', text: 'because' },
  ]);
  expect(found[0]?.['closedAt']).not.toBe('');
  expect(JSON.stringify(found)).not.toContain('Canary');
});
