import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { SeatView } from '../../shared/view/seat-schema.ts';
import type { View } from '../../shared/protocol/view.ts';
import type { ChannelId } from '../../shared/scenario/ids.ts';
import { verifyLines } from '../../shared/replay/verified.ts';
import { readLog } from '../../shared/replay/log-lines.ts';
import * as t from './test-rig.ts';

const NO_CLOCK = { seconds: 0, rounds: 1, seed: 3 };
const QUIET = { type: 'say', channel: 'dyad:korea', phrase: 'settleQuietly' };
const LOUD = { type: 'say', channel: 'public', phrase: 'keepOurWord' };

interface Scene {
  readonly rig: t.Rig;
  readonly opened: t.Opened;
  readonly people: readonly t.Tester[];
  readonly by: (country: string) => t.Tester;
  /** Everything that was shown to the projector and to somebody who watches. */
  readonly others: ReadonlyMap<string, View[]>;
}

/** A game of five people in prepare, with a projector. */
async function scene(options = {}, over: Parameters<typeof t.rig>[0] = {}): Promise<Scene> {
  const rig = t.rig(over);
  const opened = await t.openRoom(rig, { ...NO_CLOCK, bots: 'none', ...options });
  const people: t.Tester[] = [];
  for (let i = 0; i < 5; i++) people.push(await t.joinRoom(rig, opened.roomId, { name: `P${i}` }));
  const seat = t.expectOk(await rig.rooms.seatOf(opened.roomId, opened.projectorToken));
  const projector: View[] = [];
  const show = (view: View) => projector.push(structuredClone(view));
  t.expectOk(await rig.rooms.watch({ seat, show, signOff: () => undefined }));
  await t.hostDoes(rig, opened, { type: 'deal' }, { type: 'start' });
  const watcher = await t.joinRoom(rig, opened.roomId, { name: 'Late' });
  for (const one of people) await t.send(rig, one.seat, { type: 'ready' });
  await rig.clock.advance(250);
  const seats = new Map<string, t.Tester>();
  for (const one of people) seats.set((await seatViewOf(rig, one)).me.id, one);
  const by = (country: string): t.Tester => {
    const found = seats.get(country);
    if (!found) throw new Error(`nobody plays ${country}`);
    return found;
  };
  const others = new Map([
    ['projector', projector],
    ['watcher', watcher.views],
  ]);
  return { rig, opened, people, by, others };
}

async function seatViewOf(rig: t.Rig, { seat }: t.Tester): Promise<SeatView> {
  const view = await t.viewOf(rig, seat);
  if (!('me' in view)) throw new Error('no seat');
  return view;
}
async function heard(at: Scene, country: string, channel: string) {
  const { talk } = await seatViewOf(at.rig, at.by(country));
  return talk?.channels.find(({ id }) => id === channel)?.messages ?? [];
}
async function hostView(at: Scene) {
  const view = await t.viewOf(at.rig, await t.hostSeat(at.rig, at.opened));
  if (view.kind !== 'host') throw new Error('no host');
  return view;
}
const sizes = ({ people, others }: Scene): number[] => [
  ...people.map(({ views }) => views.length),
  ...[...others.values()].map((views) => views.length),
];

test('what two say to each other is a frame for these two and for nobody else', async () => {
  const at = await scene();
  const before = sizes(at);
  const texts = at.people.map(({ views }) => JSON.stringify(views.at(-1)));
  expect(await t.send(at.rig, at.by('korea').seat, QUIET)).toEqual({ ok: true });
  await at.rig.clock.advance(1000);
  const parties = ['korea', 'united-states'].map((id) => at.people.indexOf(at.by(id)));
  const grown = sizes(at).map((size, index) => size - (before[index] ?? 0));
  expect(grown).toEqual(grown.map((_, index) => (parties.includes(index) ? 1 : 0)));
  for (const [index, { seat }] of at.people.entries()) {
    if (parties.includes(index)) continue;
    expect(JSON.stringify(await t.viewOf(at.rig, seat))).toBe(texts[index]);
  }
  const [message] = await heard(at, 'united-states', 'dyad:korea');
  expect(message).toMatchObject({ seat: 'korea', round: 1, phrase: 'settleQuietly' });
  expect((await seatViewOf(at.rig, at.by('korea'))).seen).toBe(
    (JSON.parse(texts[at.people.indexOf(at.by('korea'))] ?? '') as SeatView).seen,
  );
});

test('a statement is shown to everybody, also on the projector and to who watches', async () => {
  const at = await scene();
  await t.send(at.rig, at.by('eu').seat, LOUD);
  await at.rig.clock.advance(1000);
  for (const views of at.others.values()) {
    expect(JSON.stringify(views.at(-1))).toContain('"statements":[{"id"');
    expect(JSON.stringify(views.at(-1))).not.toContain('"channels"');
  }
  expect(await heard(at, 'japan', 'public')).toHaveLength(1);
});

test('words count once under their id, survive a restart, and stand in no log', async () => {
  const at = await scene({ talk: { mode: 'text' } });
  const commit = {
    id: randomUUID(),
    command: { type: 'say', channel: 'dyad:korea', text: 'Canary!' },
  };
  const { seat } = at.by('korea');
  for (let i = 0; i < 3; i++)
    expect(await at.rig.rooms.dispatch(seat, commit)).toEqual({ ok: true });
  const other = { ...commit, command: { ...commit.command, text: 'Another' } };
  expect(await at.rig.rooms.dispatch(seat, other)).toMatchObject({ code: 'id-reused' });
  const after = { ...at, rig: t.rig({ store: at.rig.store, clock: at.rig.clock }) };
  expect(await heard(after, 'korea', 'dyad:korea')).toMatchObject([{ text: 'Canary!' }]);
  await t.hostDoes(after.rig, at.opened, { type: 'end' });
  const lines = t.expectOk(await after.rig.rooms.log(await t.hostSeat(after.rig, at.opened)));
  expect(lines.join('\n')).not.toContain('Canary');
  expect(after.rig.logged.join('\n')).not.toContain('Canary');
});

test('deleting words breaks no replay, and leaves a gap where they stood', async () => {
  const at = await scene();
  for (const id of ['korea', 'eu']) await t.send(at.rig, at.by(id).seat, LOUD);
  const [first] = await heard(at, 'japan', 'public');
  await t.hostDoes(at.rig, at.opened, { type: 'deleteMessage', messageId: first?.id });
  const left = await heard(at, 'japan', 'public');
  expect(left).toHaveLength(2);
  expect(left[0]).not.toHaveProperty('phrase');
  expect(await at.rig.rooms.forget(at.by('eu').seat)).toBeUndefined();
  expect(await heard(at, 'japan', 'public')).toHaveLength(1);
  await t.hostDoes(at.rig, at.opened, { type: 'clearTalk' }, { type: 'advance' });
  expect(await heard(at, 'japan', 'public')).toEqual([]);
  await t.hostDoes(at.rig, at.opened, { type: 'end' });
  const lines = t.expectOk(await at.rig.rooms.log(await t.hostSeat(at.rig, at.opened)));
  const read = readLog(lines.join('\n'));
  if (!read.ok) throw new Error('no log');
  expect(verifyLines(read.lines).differences).toEqual([]);
});

test('the host mutes, closes, filters, turns off; each is refused in its own words', async () => {
  const at = await scene();
  const korea = at.by('korea');
  const says = async (command: unknown = QUIET) => {
    const reply = await t.send(at.rig, korea.seat, command);
    return reply.ok ? 'ok' : reply.code;
  };
  const { playerId } = korea.seat;
  const host = (command: unknown) => t.hostDoes(at.rig, at.opened, command);
  await host({ type: 'muteTalk', playerId, muted: true });
  expect(await says()).toBe('muted');
  const muted = await seatViewOf(at.rig, korea);
  expect(muted.talk?.channels.every((one) => one.muted)).toBe(true);
  expect(muted.legal.map(({ type }) => type)).toEqual(['posture']);
  await host({ type: 'muteTalk', playerId, muted: false });
  await host({ type: 'closeChannel', channel: 'dyad:korea', closed: true });
  expect([await says(), await says(LOUD)]).toEqual(['channel-closed', 'ok']);
  await host({ type: 'closeChannel', channel: 'dyad:korea', closed: false });
  const text = { type: 'say', channel: 'dyad:korea', text: 'You donkey' };
  expect([await says(), await says(text)]).toEqual(['ok', 'phrases-only']);
  await host({ type: 'talk', mode: 'text' });
  await host({ type: 'filterWords', words: ['donkey'] });
  expect([await says(text), await says({ ...text, text: 'You fox' })]).toEqual(['filtered', 'ok']);
  await host({ type: 'talk', mode: 'phrases', minors: true });
  const seat = await t.hostSeat(at.rig, at.opened);
  expect(await t.send(at.rig, seat, { type: 'talk', mode: 'text' })).toMatchObject({
    code: 'for-minors',
  });
  await host({ type: 'talk', mode: 'off' });
  expect(await says()).toBe('talk-off');
  expect((await seatViewOf(at.rig, korea)).talk).toEqual({ mode: 'off', channels: [] });
  const restarted = { ...at, rig: t.rig({ store: at.rig.store, clock: at.rig.clock }) };
  expect((await hostView(restarted)).talk).toMatchObject({
    ...{ mode: 'off', minors: true, filterWords: ['donkey'], muted: [] },
  });
});

test('somebody who says too much waits, is told when it may go on, and can still play', async () => {
  const at = await scene();
  const { seat } = at.by('korea');
  for (let i = 0; i < 8; i++) expect(await t.send(at.rig, seat, QUIET)).toEqual({ ok: true });
  expect(await t.send(at.rig, seat, QUIET)).toMatchObject({ code: 'too-many' });
  const maySay = () => {
    const view = at.by('korea').views.at(-1);
    return view?.legal.some(({ type }) => type === 'say');
  };
  expect(maySay()).toBe(false);
  const posture = { type: 'posture', stance: 'hold', bloc: false };
  expect(await t.send(at.rig, seat, posture)).toEqual({ ok: true });
  await at.rig.clock.advance(4000);
  expect(maySay()).toBe(true);
});

test('whoever heard it reports it, whoever did not is told nothing, the host reads it first', async () => {
  const at = await scene();
  await t.send(at.rig, at.by('korea').seat, QUIET);
  await t.send(at.rig, at.by('korea').seat, LOUD);
  const [message] = await heard(at, 'korea', 'dyad:korea');
  const report = { type: 'report', messageId: message?.id };
  expect(await t.send(at.rig, at.by('japan').seat, report)).toMatchObject({
    code: 'unknown-message',
  });
  const before = at.by('korea').views.length;
  expect(await t.send(at.rig, at.by('united-states').seat, report)).toEqual({ ok: true });
  expect(at.by('korea').views.length).toBe(before);
  const [game] = (await hostView(at)).games;
  expect(game?.talk).toMatchObject({
    total: 2,
    messages: [{ id: message?.id, reported: true }, {}],
  });
  expect(game?.talk?.messages[0]?.reportedBy).toBeDefined();
});

test('a note is in the log with its moment, and moves nobody’s view', async () => {
  const at = await scene();
  await at.rig.clock.advance(1000);
  const before = sizes(at);
  await t.hostDoes(at.rig, at.opened, { type: 'note', text: 'Laughter at the back' });
  await t.send(at.rig, at.by('korea').seat, { type: 'posture', stance: 'hold', bloc: false });
  await at.rig.clock.advance(1000);
  expect(sizes(at).at(-1)).toBe((before.at(-1) ?? 0) + 1); // for the count of seats, not for the note
  const projector = JSON.stringify(at.others.get('projector'));
  expect(projector).not.toContain('Laughter');
  const stored = await at.rig.store.read(at.opened.roomId, 'room', 0);
  expect(stored.at(-1)).toMatchObject({ event: { type: 'noted', text: 'Laughter at the back' } });
  expect(stored.at(-1)?.at).toBeGreaterThan(0);
});

test('a line from the host is on every page until it is taken away', async () => {
  const at = await scene();
  await t.hostDoes(at.rig, at.opened, { type: 'broadcast', text: 'Two minutes left' });
  await at.rig.clock.advance(1000);
  const shown = () => [...at.others.values(), ...at.people.map(({ views }) => views)];
  for (const views of shown())
    expect(views.at(-1)).toMatchObject({ broadcast: 'Two minutes left' });
  await t.hostDoes(at.rig, at.opened, { type: 'broadcast', text: '' });
  await at.rig.clock.advance(1000);
  for (const views of shown()) expect(views.at(-1)).not.toHaveProperty('broadcast');
});

test('a bot answers who speaks to it, once in a round, whichever process is first', async () => {
  const slow = t.rig({ botDelayMs: 3_600_000 });
  const opened = await t.openRoom(slow, { ...NO_CLOCK, seed: 11 });
  const ann = await t.joinRoom(slow, opened.roomId, { name: 'Ann' });
  await t.hostDoes(slow, opened, { type: 'deal' }, { type: 'start' });
  await t.send(slow, ann.seat, { type: 'ready' });
  const says = { type: 'say', channel: 'dyad:korea', phrase: 'judgeUs' };
  expect(await t.send(slow, ann.seat, says)).toEqual({ ok: true });
  const { store, clock } = slow;
  const answersIn = async (rig: t.Rig) => {
    const { talk } = await seatViewOf(rig, ann);
    const heard = talk?.channels.find(({ id }) => id === ('dyad:korea' as ChannelId));
    return (heard?.messages ?? []).filter(({ seat }) => seat === 'korea');
  };
  const rigs = [t.rig({ store, clock }), t.rig({ store, clock })];
  for (const rig of rigs) expect(await answersIn(rig)).toEqual([]);
  await clock.advance(3000);
  const [first, second] = await Promise.all(rigs.map(answersIn));
  expect(first).toHaveLength(1);
  expect(second?.map(({ phrase }) => phrase)).toEqual(first?.map(({ phrase }) => phrase));
  const kept = await store.talk(opened.roomId);
  expect(kept.messages.filter(({ seat }) => seat === 'korea')).toHaveLength(1);
  const [one] = rigs;
  if (!one) throw new Error('no rig');
  await t.send(one, ann.seat, says);
  await clock.advance(3000);
  expect(await answersIn(one)).toHaveLength(1);
});
