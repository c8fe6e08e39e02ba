import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sqliteStore } from '../../server/store/sqlite.ts';
import type { HostView } from '../../shared/room/host-schema.ts';
import { unpack } from '../../server/export/check.ts';
import {
  ask,
  openRoom,
  phoneFor,
  Room,
  testServer,
  until,
  type Phone,
  type TestServer,
} from './harness.ts';

const pollId = 'a'.repeat(32);
const question = { kind: 'word', title: 'One word for how you played' };
const said = (word: string) => ({ type: 'answer', pollId, answer: { kind: 'word', word } });

let folder = '';
let server: TestServer;
const start = async (): Promise<void> => {
  server = await testServer({ store: await sqliteStore(join(folder, 'entente.sqlite')) });
};
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'entente-polls-'));
  await start();
});
afterEach(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

/** The same room on a server that was started anew. */
async function restarted(room: Room): Promise<Room> {
  await server.close();
  await start();
  return new Room(server.base, room.opened);
}
async function asHost(room: Room): Promise<HostView> {
  const view = await room.view(room.opened.hostToken);
  if (view.kind !== 'host') throw new Error('no host');
  return view;
}
const sentTo = (one: Phone): string => one.frames.join('\n');
const onDisk = (): string =>
  readdirSync(folder)
    .map((name) => readFileSync(join(folder, name), 'latin1'))
    .join('');

test('a class is asked, answers over both ways, and is shown what it said, without names', async () => {
  const room = await openRoom(server.base, { seconds: 0, rounds: 1 });
  const [ann, ben] = [await room.join('Canary-Ann'), await room.join('Canary-Ben')];
  const [first, second] = [
    await phoneFor(room, ann.seatToken),
    await phoneFor(room, ben.seatToken),
  ];
  const wall = await phoneFor(room, room.opened.projectorToken);
  await room.host({ type: 'ask', pollId, question });
  await until(() => sentTo(second).includes(question.title), 'the question on a phone');
  await until(() => sentTo(wall).includes(question.title), 'the question on the big screen');
  expect(await first.send(said('Word-of-Ann'))).toEqual({ ok: true });
  expect((await room.send(ben.seatToken, said('Word-of-Ben'))).status).toBe(200);
  await until(() => sentTo(wall).includes('"answered":2,"of":2'), 'the count on the big screen');
  for (const one of [second, wall]) expect(sentTo(one)).not.toContain('Word-of-Ann');
  expect(sentTo(first)).not.toContain('Word-of-Ben');
  const forbidden = await room.send(ben.seatToken, { type: 'showAnswers', pollId, shown: true });
  expect(forbidden.status).toBe(403);
  await room.host({ type: 'showAnswers', pollId, shown: true });
  for (const one of [first, second, wall]) {
    await until(() => /Word-of-Ann.*Word-of-Ben/.test(sentTo(one)), 'what was answered');
    const { poll } = one.view() as { poll?: { result?: unknown } };
    expect(JSON.stringify(poll?.result)).not.toMatch(new RegExp(`${ann.playerId}|Canary`));
  }
  for (const one of [first, second, wall]) one.socket.disconnect();
});

test('after the class has ended and the server was started anew, answers go on', async () => {
  const before = await openRoom(server.base, { seconds: 0, rounds: 1 });
  const [ann, ben] = [await before.join('Ann'), await before.join('Ben')];
  await before.host({ type: 'deal' });
  await before.host({ type: 'start' });
  await before.host({ type: 'ask', pollId, question });
  await before.send(ann.seatToken, said('careful'));
  await before.host({ type: 'end' });
  const room = await restarted(before);
  expect(await room.view(ann.seatToken)).toMatchObject({
    poll: { open: true, mine: { word: 'careful' } },
  });
  expect((await room.send(ben.seatToken, said('greedy'))).status).toBe(200);
  await room.host({ type: 'closePoll', pollId });
  const late = await room.send(ben.seatToken, said('late'));
  expect([late.status, late.body]).toMatchObject([409, { code: 'poll-closed' }]);
  const again = await restarted(room);
  expect((await asHost(again)).polls).toMatchObject([
    { open: false, answers: [{ name: 'Ann' }, { name: 'Ben', answer: { word: 'greedy' } }] },
  ]);
  expect(await again.log()).not.toMatch(/careful|greedy|One word/);
});

describe('what is deleted', () => {
  test('a forgotten person’s words are on no page, in no data and not on the disk', async () => {
    const room = await openRoom(server.base);
    const [ann, ben] = [await room.join('Ann'), await room.join('Ben')];
    await room.host({ type: 'ask', pollId, question });
    await room.send(ann.seatToken, said('Canary-forgotten'));
    await room.send(ben.seatToken, said('kept'));
    expect(onDisk()).toContain('Canary-forgotten');
    await ask(room.url('/me'), 'DELETE', { token: ann.seatToken });
    expect(onDisk()).not.toContain('Canary-forgotten');
    expect((await asHost(room)).polls).toMatchObject([{ answered: 1, of: 1 }]);
    const res = await fetch(room.url('/export.zip'), {
      headers: { authorization: `Bearer ${room.opened.hostToken}` },
    });
    const answers = unpack(new Uint8Array(await res.arrayBuffer()))?.get('answers.csv');
    expect(answers).toContain('kept');
    expect(answers).not.toMatch(new RegExp(`Canary|${ann.playerId}`));
  });

  test('by the host, an answer or a question: neither is left on the disk', async () => {
    const room = await openRoom(server.base);
    const ann = await room.join('Ann');
    await room.host({ type: 'ask', pollId, question });
    await room.send(ann.seatToken, said('Canary-answer'));
    await room.host({ type: 'deleteAnswer', pollId, playerId: ann.playerId });
    expect(onDisk()).not.toContain('Canary-answer');
    await room.send(ann.seatToken, said('Canary-again'));
    await room.host({ type: 'deletePoll', pollId });
    expect(onDisk()).not.toMatch(/Canary-again|how you played/);
    const gone = await room.send(ann.seatToken, said('late'));
    expect([gone.status, gone.body]).toMatchObject([404, { code: 'unknown-poll' }]);
  });

  test('whoever was removed answers no more and does not count', async () => {
    const room = await openRoom(server.base);
    const [ann, ben] = [await room.join('Ann'), await room.join('Ben')];
    await room.host({ type: 'ask', pollId, question });
    await room.send(ann.seatToken, said('rude'));
    await room.send(ben.seatToken, said('kind'));
    await room.host({ type: 'showAnswers', pollId, shown: true });
    await room.host({ type: 'kick', playerId: ann.playerId });
    expect((await room.send(ann.seatToken, said('again'))).status).toBe(403);
    const wall = JSON.stringify(await room.view(room.opened.projectorToken));
    expect(wall).toContain('"answered":1,"of":1');
    expect(wall).not.toContain('rude');
  });
});
