import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  ask,
  openRoom,
  phoneFor,
  testServer,
  until,
  type Phone,
  type TestServer,
} from './harness.ts';

let server: TestServer;
beforeAll(async () => {
  server = await testServer();
});
afterAll(async () => {
  await server.close();
});

const NAMES = ['Canary-Anna', 'Canary-Benno'];

test('tokens, PINs, names, codes and addresses never get into the log', async () => {
  const room = await openRoom(server.base, { seconds: 0 });
  const players = [await room.join(NAMES[0]), await room.join(NAMES[1])];
  const secrets = [
    ...Object.values(room.opened).filter((value) => typeof value === 'string'),
    ...players.flatMap(({ seatToken, pin, name }) => [seatToken, `"${pin}"`, name]),
    '127.0.0.1',
  ].filter((secret) => secret !== room.opened.roomId);
  const phones = await Promise.all(players.map(({ seatToken }) => phoneFor(room, seatToken)));
  await room.host({ type: 'deal' });
  await room.host({ type: 'start' });
  // whatever makes the server complain: wrong tokens, wrong PINs, rubbish, floods, removals
  await ask(room.url('/view'), 'GET', { token: `${players[0]?.seatToken}x` });
  await ask(room.url('/claim'), 'POST', { body: { name: NAMES[0], pin: '0000' } });
  await ask(room.url('/commands'), 'POST', { token: room.opened.hostToken, body: '{"id":' });
  for (let i = 0; i < 100; i++)
    phones[0]?.socket.emit('commit', { name: NAMES[0] }, () => undefined);
  await until(() => phones[0]?.socket.disconnected, 'the cut');
  await room.host({ type: 'kick', playerId: players[1]?.playerId });
  await ask(room.url('/me'), 'DELETE', { token: players[0]?.seatToken });
  await ask(room.url(''), 'DELETE', { token: room.opened.hostToken });
  const logged = server.logged.join('');
  expect(logged).not.toBe('');
  for (const secret of secrets) expect([secret, logged.includes(secret)]).toEqual([secret, false]);
});

/** Everything that one seat was sent, in every frame. */
const sentTo = (one: Phone): string => one.frames.join('\n');

test('no frame to one seat holds a secret of another', async () => {
  const room = await openRoom(server.base, { seconds: 0, rounds: 1, bots: 'none' });
  const players = [];
  for (let i = 0; i < 5; i++) players.push(await room.join(`Player-${i}`));
  const tokens = [room.opened.projectorToken, ...players.map(({ seatToken }) => seatToken)];
  const host = await phoneFor(room, room.opened.hostToken);
  const [projector, ...phones] = await Promise.all(tokens.map((token) => phoneFor(room, token)));
  await room.host({ type: 'deal' });
  await room.host({ type: 'start' });
  await until(() => phones.every((one) => 'me' in (one.views.at(-1) ?? {})), 'the roles');
  for (const one of phones) await one.send({ type: 'ready' });

  const seatOf = (id: string): Phone => {
    const found = phones.find((one) => {
      const view = one.view();
      return 'me' in view && view.me.id === id;
    });
    if (!found) throw new Error(`nobody plays ${id}`);
    return found;
  };
  const sender = phones.find((one) => one.view().kind === 'sender');
  await until(() => phones.every((one) => one.view().phase === 'prepare'), 'prepare');
  // two planted numbers: nothing else in a view is 37 or 83 percent
  const cable = { instrument: 'tariff', publicity: 'quiet', exception: false };
  const cables = [
    { ...cable, targetId: 'korea', demand: 37 },
    { ...cable, targetId: 'canada', demand: 83 },
  ];
  expect(await sender?.send({ type: 'prepare', cables })).toEqual({ ok: true });
  for (const id of ['korea', 'canada', 'eu', 'japan']) {
    expect(await seatOf(id).send({ type: 'posture', stance: 'hold', bloc: false })).toEqual({
      ok: true,
    });
  }
  await until(() => seatOf('canada').view().phase === 'bargain', 'the bargain');
  expect(await seatOf('korea').send({ type: 'concede' })).toEqual({ ok: true });
  expect(await seatOf('canada').send({ type: 'petition', offer: 29 })).toEqual({ ok: true });
  await until(() => sentTo(sender ?? host).includes('"offer":29'), 'the petition');

  const has = (one: Phone | undefined, planted: string): boolean =>
    sentTo(one ?? host).includes(planted);
  expect([has(seatOf('korea'), '"demand":37'), has(seatOf('canada'), '"demand":83')]).toEqual([
    true,
    true,
  ]);
  for (const one of [projector, host, seatOf('eu'), seatOf('japan')]) {
    for (const planted of ['"demand":37', '"demand":83', '"offer":29', 'conceded']) {
      expect(has(one, planted)).toBe(false);
    }
  }
  expect([has(seatOf('korea'), '"demand":83'), has(seatOf('canada'), '"demand":37')]).toEqual([
    false,
    false,
  ]);
  // no frame at all holds a token, a PIN or a host's or projector's secret
  const all = [host, projector, ...phones].map((one) => sentTo(one ?? host)).join('\n');
  const { hostToken, projectorToken, joinToken } = room.opened;
  for (const secret of [hostToken, projectorToken, joinToken]) expect(all).not.toContain(secret);
  for (const { seatToken, pin } of players) {
    expect(all).not.toContain(seatToken);
    expect(all).not.toContain(`"${pin}"`);
  }
  expect(await room.log()).not.toMatch(/"demand":37|Player-\d/);
  for (const one of [host, projector, ...phones]) one?.socket.disconnect();
});
