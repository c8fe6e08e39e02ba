import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { HandedOver, Invitation, Joined } from '../../shared/protocol/protocol.ts';
import type { HostView } from '../../shared/room/host-schema.ts';
import { simulatedClock } from '../../server/clock/simulated-clock.ts';
import { HEARTBEAT } from '../../server/sockets/sockets.ts';
import {
  ask,
  openRoom,
  phoneFor,
  testServer,
  until,
  type Room,
  type TestServer,
} from './harness.ts';

const pages = mkdtempSync(join(tmpdir(), 'entente-pages-'));
writeFileSync(join(pages, 'index.html'), '<!doctype html><title>page</title>');
const heartbeat = { pingInterval: 300, pingTimeout: 500 };
let server: TestServer;
beforeAll(async () => {
  server = await testServer({ pagesDir: pages, heartbeat });
});
afterAll(async () => {
  await server.close();
  rmSync(pages, { recursive: true });
});

const hostView = async (room: Room): Promise<HostView> =>
  (await room.view(room.opened.hostToken)) as unknown as HostView;
const host = (room: Room, path: string, body: unknown = {}) =>
  ask(room.url(path), 'POST', { token: room.opened.hostToken, body });

test('whoever only looks at a link is nobody: a preview opens the page and joins nothing', async () => {
  const room = await openRoom(server.base);
  for (const method of ['GET', 'HEAD']) {
    expect((await ask(`${server.base}/join`, method)).status).toBe(200);
    await ask(`${server.base}/api/rooms/join`, method);
  }
  expect((await hostView(room)).players).toEqual([]);
});

describe('a phone that dies without a word', () => {
  test('is noticed within 15 s', () => {
    expect(HEARTBEAT.pingInterval + HEARTBEAT.pingTimeout).toBeLessThan(15_000 - 500);
  });

  test('is away although its socket was never closed', async () => {
    const clock = simulatedClock();
    const own = await testServer({ clock, heartbeat });
    const room = await openRoom(own.base);
    const { seatToken } = await room.join('Ann');
    const { socket } = await phoneFor(room, seatToken);
    await clock.advance(60_000); // her requests count no longer, only the socket does
    const presence = async () => (await hostView(room)).players[0]?.presence;
    expect(await presence()).toBe('here');
    socket.io.reconnection(false); // a dead phone does not come back
    const engine: { _sendPacket: unknown } = socket.io.engine as never;
    engine._sendPacket = () => undefined; // frozen: it takes what comes and answers nothing
    await until(async () => (await presence()) === 'away', 'away');
    socket.disconnect();
    await own.close();
  });

  test('over a stream says that it is there with a call of its own', async () => {
    const room = await openRoom(server.base);
    const { seatToken } = await room.join();
    const here = await ask(room.url('/here'), 'POST', { token: seatToken });
    expect(here.status).toBe(204);
    expect((await hostView(room)).players[0]?.presence).toBe('here');
    const { status } = await ask(room.url('/here'), 'POST', { token: room.opened.joinToken });
    expect(status).toBe(401);
  });
});

describe('a seat for another device', () => {
  test('moves by a link from the host; only hosts are given one', async () => {
    const room = await openRoom(server.base, { seconds: 0 });
    const [ann, ben] = [await room.join('Ann'), await room.join('Ben')];
    const phone = await phoneFor(room, ann.seatToken);
    const answer = await host(room, '/handover', { playerId: ann.playerId });
    const { handOver, link, until: end } = answer.body as HandedOver;
    expect([answer.status, end > Date.now()]).toEqual([201, true]);
    expect(link).toMatch(new RegExp(`/join#room=${room.opened.roomId}&seat=${handOver}$`));
    const claimed = await ask(room.url('/claim'), 'POST', { body: { handOver } });
    expect(claimed.status).toBe(200);
    expect(claimed.body).toMatchObject({ playerId: ann.playerId, name: 'Ann' });
    await until(() => phone.signedOff === 'signed-off', 'the old phone to be told');
    const stale = await room.send(ann.seatToken, { type: 'ready' });
    expect(stale.body).toMatchObject({ code: 'signed-off' });
    const again = await ask(room.url('/claim'), 'POST', { body: { handOver } });
    expect([again.status, again.body]).toMatchObject([401, { code: 'link-used' }]);
    for (const token of [ben.seatToken, room.opened.projectorToken, room.opened.joinToken]) {
      const refused = await ask(room.url('/handover'), 'POST', {
        ...{ token, body: { playerId: ann.playerId } },
      });
      expect([401, 403]).toContain(refused.status);
    }
    const other = await openRoom(server.base);
    const foreign = await ask(room.url('/handover'), 'POST', {
      ...{ token: other.opened.hostToken, body: { playerId: ann.playerId } },
    });
    expect(foreign.status).toBe(401);
  });

  test.each([
    [{ playerId: 'nobody' }, 'unknown-player'],
    [{ playerId: 7 }, 'malformed'],
    [{}, 'malformed'],
    [undefined, 'malformed'],
  ])('%j is refused as %s', async (body, code) => {
    const room = await openRoom(server.base);
    const answer = await ask(room.url('/handover'), 'POST', { token: room.opened.hostToken, body });
    expect(answer.body).toMatchObject({ code });
  });

  test.each([{ handOver: 'x'.repeat(26) }, { handOver: '' }])('%j opens nothing', async (body) => {
    const room = await openRoom(server.base);
    expect((await ask(room.url('/claim'), 'POST', { body })).body).toMatchObject({
      code: 'link-used',
    });
  });
});

test('a new code and link: the old ones lead nowhere, who is in stays, only the host may', async () => {
  const room = await openRoom(server.base);
  const ann = await room.join();
  const refused = await ask(room.url('/invitation'), 'POST', { token: ann.seatToken });
  expect(refused.status).toBe(403);
  const answer = await host(room, '/invitation');
  const { code, joinToken, links } = answer.body as Invitation;
  expect([answer.status, links.join.endsWith(`/join#${joinToken}`)]).toEqual([201, true]);
  const join = async (body: unknown) =>
    (await ask(`${server.base}/api/rooms/join`, 'POST', { body })).status;
  expect(await join({ code: room.opened.code })).toBe(404);
  expect(await join({ joinToken: room.opened.joinToken })).toBe(401);
  expect([await join({ code }), await join({ joinToken })]).toEqual([201, 201]);
  expect((await room.view(ann.seatToken)).kind).toBe('player');
});

test('the secrets of these links are in no frame, no log, and no view', async () => {
  const room = await openRoom(server.base, { seconds: 0 });
  const ann = await room.join('Ann');
  const tokens = [room.opened.hostToken, room.opened.projectorToken, ann.seatToken];
  const phones = await Promise.all(tokens.map((token) => phoneFor(room, token)));
  await room.host({ type: 'deal' });
  await room.host({ type: 'start' });
  await room.host({ type: 'clockFor', playerId: ann.playerId, factor: 10 });
  const offers = [];
  for (let i = 0; i < 3; i++)
    offers.push(await host(room, '/handover', { playerId: ann.playerId }));
  const invitation = (await host(room, '/invitation')).body as Invitation;
  const used = (offers.at(-1)?.body as HandedOver).handOver;
  const taken = await ask(room.url('/claim'), 'POST', { body: { handOver: used } });
  const { seatToken, pin } = taken.body as Joined;
  const newcomer = await ask(`${server.base}/api/rooms/join`, 'POST', {
    body: { joinToken: invitation.joinToken, id: 'feedfacefeedfacefeedfacefeedface' },
  });
  const secrets = [
    ...offers.map(({ body }) => (body as HandedOver).handOver),
    ...[invitation.joinToken, seatToken, `"${pin}"`, 'feedface'],
    (newcomer.body as Joined).seatToken,
  ];
  const views = await Promise.all(
    [room.opened.hostToken, room.opened.projectorToken].map((token) => room.view(token)),
  );
  const sent = phones.flatMap(({ frames }) => frames).join('\n') + JSON.stringify(views);
  const all = sent + server.logged.join('') + (await room.log());
  for (const secret of secrets) expect([secret, all.includes(secret)]).toEqual([secret, false]);
  const [, projector, player] = phones;
  expect(projector?.frames.join('\n')).not.toMatch(/"factor"|"clock"|clockFor/);
  expect(player?.frames.join('\n')).not.toMatch(/"factor"|"clock"/);
  for (const { socket } of phones) socket.disconnect();
});
