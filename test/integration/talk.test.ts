import { afterAll, beforeAll, expect, test } from 'vitest';
import { openRoom, phoneFor, testServer, until, type Phone, type TestServer } from './harness.ts';

let server: TestServer;
beforeAll(async () => {
  server = await testServer();
});
afterAll(async () => {
  await server.close();
});

const sentTo = (one: Phone | undefined): string => (one?.frames ?? []).join('\n');

test('what is said reaches its readers and the host, and nothing else that leaves the server', async () => {
  const room = await openRoom(server.base, {
    ...{ seconds: 0, rounds: 1, bots: 'none', talk: { mode: 'text' } },
  });
  for (let i = 0; i < 5; i++) await room.join(`Player-${i}`);
  const phones = await Promise.all(room.players.map((one) => phoneFor(room, one.seatToken)));
  const projector = await phoneFor(room, room.opened.projectorToken);
  const host = await phoneFor(room, room.opened.hostToken);
  await room.host({ type: 'deal' });
  await room.host({ type: 'start' });
  await until(() => phones.every((one) => 'me' in (one.views.at(-1) ?? {})), 'the roles');
  const by = (id: string): Phone => {
    const found = phones.find((one) => {
      const view = one.view();
      return 'me' in view && view.me.id === id;
    });
    if (!found) throw new Error(`nobody plays ${id}`);
    return found;
  };
  const watcher = await room.join('Watcher');
  const late = await phoneFor(room, watcher.seatToken);
  const [secret, band, loud, note] = ['Canary-dyad', 'Canary-band', 'Canary-loud', 'Canary-note'];
  const says = (id: string, channel: string, text: string) =>
    by(id).send({ type: 'say', channel, text });
  expect(await says('korea', 'dyad:korea', secret)).toEqual({ ok: true });
  expect(await says('canada', 'allies', band)).toEqual({ ok: true });
  expect(await says('japan', 'public', loud)).toEqual({ ok: true });
  await room.host({ type: 'note', text: note });
  await until(() => sentTo(projector).includes(loud), 'the statement');
  await until(() => sentTo(host).includes(secret), 'the page of the host');

  const everybody = [...phones, projector, late];
  const heard = (text: string): Phone[] => everybody.filter((one) => sentTo(one).includes(text));
  expect(new Set(heard(secret))).toEqual(new Set([by('korea'), by('united-states')]));
  const allies = ['korea', 'canada', 'eu', 'japan'].map(by);
  expect(new Set(heard(band))).toEqual(new Set(allies));
  await until(() => heard(loud).length === everybody.length, 'the statement everywhere');
  expect(heard(note)).toEqual([]);
  // nor over plain HTTP
  for (const { seatToken } of [...room.players.slice(0, 5), watcher]) {
    const view = await room.view(seatToken);
    const party = 'me' in view && ['korea', 'united-states'].includes(view.me.id);
    expect(JSON.stringify(view).includes(secret)).toBe(party);
  }
  expect(JSON.stringify(await room.view(room.opened.projectorToken))).not.toMatch(/dyad|band|note/);
  // an id tells nothing to who could not read it
  const talk = JSON.stringify(await room.view(room.opened.hostToken));
  const [, id] = /"id":"([a-z0-9]+)","channel":"dyad:korea"/.exec(talk) ?? [];
  const report = await by('eu').send({ type: 'report', messageId: id });
  const guess = await by('eu').send({ type: 'report', messageId: 'nothing' });
  expect(report).toEqual(guess);

  await room.host({ type: 'end' });
  const log = await room.log();
  expect(log).toContain(note);
  for (const text of [secret, band, loud]) {
    expect(log).not.toContain(text);
    expect(server.logged.join('')).not.toContain(text);
  }
  for (const one of [...everybody, host]) one.socket.disconnect();
});

test('what a phone is sent for a lively round of talk stays small', async () => {
  const room = await openRoom(server.base, { seconds: 0, rounds: 1, bots: 'none' });
  for (let i = 0; i < 5; i++) await room.join();
  const phones = await Promise.all(room.players.map((one) => phoneFor(room, one.seatToken)));
  await room.host({ type: 'deal' });
  await room.host({ type: 'start' });
  await until(() => phones.every((one) => 'me' in (one.views.at(-1) ?? {})), 'the roles');
  const received = (one: Phone): number => {
    const { transport } = one.socket.io.engine as unknown as {
      transport: { ws: { _socket: { bytesRead: number } } };
    };
    return transport.ws._socket.bytesRead;
  };
  const before = phones.map(received);
  for (let i = 0; i < 6; i++) {
    for (const one of phones) {
      expect(await one.send({ type: 'say', channel: 'public', phrase: 'greeting' })).toEqual({
        ok: true,
      });
    }
  }
  await until(() => phones.every((one) => sentTo(one).includes('greeting')), 'the words');
  const bytes = phones.map((one, index) => received(one) - (before[index] ?? 0));
  // thirty statements, each a frame for every phone, compressed against the one before
  expect(Math.max(...bytes)).toBeLessThan(15_000);
});
