import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ChannelId, PollId } from '../../shared/scenario/ids.ts';
import { states } from '../testing/fixtures.ts';
import { FakeServer } from './fake-transport.ts';
import { openLink, type Link } from './link.svelte.ts';

const { senderPrepare, targetPrepare } = states;
const AUTH = { roomId: 'r1', token: 'token-of-a-seat' };
const AT = { round: 2, step: 0 };
const hold = { type: 'posture', stance: 'hold', bloc: false } as const;
const diversify = { ...hold, stance: 'diversify' } as const;
const OK = { ok: true } as const;

let server: FakeServer;
let link: Link;

beforeEach(() => {
  localStorage.clear();
  server = new FakeServer();
  link = openLink(AUTH, server.open);
});
afterEach(() => {
  link.close();
  vi.restoreAllMocks();
});

const ids = () => server.received.map(({ id }) => id);

test('a choice is sent once and says when it was saved', async () => {
  server.connect();
  const reply = link.commit(hold, AT);
  expect(link.sent?.state).toBe('sending');
  server.answer(OK);
  expect(await reply).toEqual(OK);
  expect(link.sent?.state).toBe('saved');
  expect(link.unsent).toEqual([]);
  expect(server.received).toEqual([{ id: ids()[0], at: AT, command: hold }]);
});

test('a choice made offline goes out under one id when the line is back', async () => {
  const reply = link.commit(hold, AT);
  expect(server.received).toEqual([]);
  expect(link.unsent).toHaveLength(1);
  server.connect();
  server.answer(OK);
  expect(await reply).toEqual(OK);
});

test('a choice whose answer was lost is sent again with the same id', async () => {
  server.connect();
  const reply = link.commit(hold, AT);
  server.drop();
  server.connect();
  await expect.poll(() => server.received).toHaveLength(2);
  server.answer(OK);
  expect(await reply).toEqual(OK);
  expect(new Set(ids()).size).toBe(1);
});

test('a choice outlives the tab', async () => {
  void link.commit(hold, AT);
  link.close();
  const later = new FakeServer();
  const again = openLink(AUTH, later.open);
  expect(again.unsent).toHaveLength(1);
  later.connect();
  later.answer(OK);
  await expect.poll(() => again.unsent).toEqual([]);
  expect(later.received[0]?.command).toEqual(hold);
  again.close();
});

test('an unsent choice gives way to a newer one about the same thing', async () => {
  const first = link.commit(hold, AT);
  const second = link.commit(diversify, AT);
  expect(await first).toMatchObject({ ok: false, code: 'stale' });
  server.connect();
  server.answer(OK);
  expect(await second).toEqual(OK);
  expect(server.received.map(({ command }) => command)).toEqual([diversify]);
});

test('an unsent answer gives way to a newer one to the same question, and to no other', async () => {
  const answer = (digit: string, word: string) => ({
    type: 'answer' as const,
    pollId: digit.repeat(32) as PollId,
    answer: { kind: 'word' as const, word },
  });
  const first = link.commit(answer('a', 'greedy'));
  void link.commit(answer('b', 'other'));
  void link.commit(answer('a', 'careful'));
  expect(await first).toMatchObject({ ok: false, code: 'stale' });
  const words = link.unsent.map(({ command }) => 'answer' in command && command.answer);
  expect(words).toMatchObject([{ word: 'other' }, { word: 'careful' }]);
});

test('a refusal is told and not tried again', async () => {
  server.connect();
  const reply = link.commit(hold, AT);
  server.answer({ ok: false, code: 'stale', detail: 'x' });
  expect(await reply).toMatchObject({ code: 'stale' });
  expect(link.sent).toMatchObject({ state: 'refused', code: 'stale' });
  expect(link.unsent).toEqual([]);
});

test('what could not be saved just now is sent again', async () => {
  server.connect();
  const reply = link.commit(hold, AT);
  server.answer({ ok: false, code: 'unavailable', detail: '' });
  await expect.poll(() => server.received).toHaveLength(2);
  server.answer(OK);
  expect(await reply).toEqual(OK);
});

test('a page that still connects is not called offline; one that lost its line is', () => {
  expect(link.online).toBe(true);
  server.connect();
  server.drop();
  expect(link.online).toBe(false);
});

test('an older view is never shown, but a fresh connection starts anew', () => {
  server.connect();
  server.events?.view({ ...targetPrepare, seen: 20 }, Date.now());
  server.events?.view({ ...targetPrepare, seen: 19, total: 99 }, Date.now());
  expect(link.view).toMatchObject({ seen: 20, total: targetPrepare.total });
  server.drop();
  server.connect();
  server.events?.view({ ...targetPrepare, seen: 19, total: 99 }, Date.now());
  expect(link.view).toMatchObject({ seen: 19, total: 99 });
});

test('a view of another seat replaces what is shown, whatever it counts', () => {
  server.connect();
  server.events?.view({ ...targetPrepare, seen: 20 }, Date.now());
  server.events?.view({ ...senderPrepare, seen: 1 }, Date.now());
  expect(link.view?.kind).toBe('sender');
});

test('the server tells the time', () => {
  server.connect();
  server.events?.view(targetPrepare, Date.now() + 60_000);
  expect(link.offset).toBeGreaterThan(59_000);
  server.events?.view(targetPrepare, Date.now() + 50_000);
  expect(link.offset).toBeGreaterThan(59_000);
});

test('a page that was signed off keeps nothing to send', async () => {
  const reply = link.commit(hold, AT);
  server.events?.refused('signed-off');
  expect(await reply).toMatchObject({ code: 'signed-off' });
  expect(link.over).toBe('signed-off');
  expect(link.unsent).toEqual([]);
});

const problem = (status: number, code: string) =>
  new Response(JSON.stringify({ code, detail: '' }), { status });

test.each([
  ['done now', () => new Response(null, { status: 204 })],
  ['done before, and the answer was lost', () => problem(401, 'unauthorized')],
  ['done with the whole room', () => problem(404, 'unknown-room')],
])('who is taken out of the room (%s) has a page that is over', async (_when, answer) => {
  const asked = vi.spyOn(globalThis, 'fetch').mockResolvedValueOnce(answer());
  void link.commit(hold, AT);
  expect((await link.forgetMe()).ok).toBe(true);
  expect(asked.mock.calls[0]?.[0]).toBe('/api/rooms/r1/me');
  expect(asked.mock.calls[0]?.[1]).toMatchObject({
    method: 'DELETE',
    headers: { authorization: 'Bearer token-of-a-seat' },
  });
  expect(link.over).toBe('unknown-player');
  expect(link.unsent).toEqual([]);
});

test.each([
  ['the network is gone', () => Promise.reject(new TypeError('offline')), 'unreachable'],
  ['something answers for the server', () => Promise.resolve(new Response('?')), 'unreachable'],
  ['it cannot save', () => Promise.resolve(problem(503, 'unavailable')), 'unavailable'],
] as const)('while %s nobody is gone and nothing is lost', async (_why, answer, code) => {
  vi.spyOn(globalThis, 'fetch').mockImplementationOnce(answer);
  void link.commit(hold, AT);
  expect(await link.forgetMe()).toMatchObject({ ok: false, code });
  expect(link.over).toBeNull();
  expect(link.unsent).toHaveLength(1);
});

test('the connection is looked at when the network comes back', () => {
  dispatchEvent(new Event('online'));
  expect(server.woken).toBe(1);
});

test('words neither replace each other nor hold up a choice, and are no choice that is saved', async () => {
  const say = (phrase: string) =>
    ({ type: 'say', channel: 'public' as ChannelId, phrase }) as const;
  server.connect();
  const replies = [
    link.commit(say('meanIt'), AT),
    link.commit(say('lastWord'), AT),
    link.commit(hold, AT),
  ];
  expect(link.sent).toEqual({ state: 'sending', command: hold });
  server.answer(OK);
  expect(await replies[0]).toEqual(OK);
  server.answer({ ok: false, code: 'too-many', detail: '' });
  expect(await replies[1]).toMatchObject({ code: 'too-many' });
  server.answer(OK);
  expect(await replies[2]).toEqual(OK);
  expect(link.sent).toMatchObject({ state: 'saved', command: hold });
  expect(server.received).toHaveLength(3);
});
