import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { View } from '../../shared/protocol/view.ts';
import { ask, openRoom, phone, phoneFor, testServer, until, type TestServer } from './harness.ts';

let server: TestServer;
beforeAll(async () => {
  server = await testServer();
});
afterAll(async () => {
  await server.close();
});

describe('connecting', () => {
  test('a whole view comes at once, with the clock of the server', async () => {
    const room = await openRoom(server.base);
    const ann = await room.join('Ann');
    const { socket, views, frames } = await phoneFor(room, ann.seatToken);
    await until(() => views.length > 0, 'a first view');
    expect(View.parse(views[0]).kind).toBe('player');
    const [, , now] = JSON.parse(frames[0] ?? '[]') as [string, View, number];
    expect(Math.abs(now - Date.now())).toBeLessThan(5000);
    socket.disconnect();
  });

  test.each([
    [{}, 'malformed'],
    [{ roomId: 'x', token: 'y', more: 1 }, 'malformed'],
    [{ roomId: 'nosuchroom', token: 'y' }, 'unknown-room'],
  ])('auth %j is refused as %s', async (auth, code) => {
    await expect(phone(server.base, auth)).rejects.toThrow(code);
  });

  test('a token of another room, or a join token, opens nothing', async () => {
    const [one, two] = [await openRoom(server.base), await openRoom(server.base)];
    await expect(phoneFor(one, two.opened.hostToken)).rejects.toThrow('unauthorized');
    await expect(phoneFor(one, one.opened.joinToken)).rejects.toThrow('unauthorized');
  });

  test('a whole game is possible over polling alone', async () => {
    const room = await openRoom(server.base);
    const ann = await room.join();
    const { socket, views } = await phoneFor(room, ann.seatToken, { transports: ['polling'] });
    await until(() => views.length > 0, 'a view');
    const ben = await room.join();
    await until(() => JSON.stringify(views.at(-1)).includes(ben.name), 'the new name');
    socket.disconnect();
  });
});

describe('commits', () => {
  test('a commit is answered, and everybody whom it concerns is shown the change', async () => {
    const room = await openRoom(server.base, { seconds: 0 });
    const ann = await phoneFor(room, (await room.join()).seatToken);
    const host = await phoneFor(room, room.opened.hostToken);
    expect(await host.send({ type: 'deal' })).toEqual({ ok: true });
    expect(await host.send({ type: 'start' })).toEqual({ ok: true });
    await until(() => ann.views.at(-1)?.kind === 'sender', 'the role');
    expect(await ann.send({ type: 'ready' })).toEqual({ ok: true });
    await until(() => ann.view().phase === 'prepare', 'prepare');
    expect(await ann.send({ type: 'concede' })).toMatchObject({ ok: false, code: 'not-yours' });
    for (const one of [ann, host]) one.socket.disconnect();
  });

  test('a view is sent only when it changed', async () => {
    const room = await openRoom(server.base, { seconds: 0 });
    const ann = await phoneFor(room, (await room.join()).seatToken);
    await until(() => ann.views.length > 0, 'a view');
    await room.view(room.opened.hostToken);
    await room.send(room.opened.hostToken, { type: 'start' });
    expect(await ann.send({ type: 'ready' })).toMatchObject({ ok: false });
    expect(new Set(ann.frames.map((frame) => frame.split(',{"now"')[0])).size).toBe(
      ann.views.length,
    );
    expect(ann.views).toHaveLength(1);
    ann.socket.disconnect();
  });

  test('whoever wants no answer gets no action; rubbish is answered as malformed', async () => {
    const room = await openRoom(server.base);
    await room.join();
    const { socket, send } = await phoneFor(room, room.opened.hostToken);
    socket.emit('commit', { id: randomUUID(), command: { type: 'deal' } });
    for (const rubbish of [null, 3, 'deal', {}, { type: 'nothing' }, { type: 'deal', more: 1 }]) {
      expect(await send(rubbish)).toMatchObject({ ok: false, code: 'malformed' });
    }
    expect((await room.view(room.opened.hostToken)) as { stage?: string }).toMatchObject({
      stage: 'lobby',
    });
    socket.disconnect();
  });

  test('a flood is cut off, and nobody else notices', async () => {
    const room = await openRoom(server.base);
    const ann = await phoneFor(room, (await room.join()).seatToken);
    const ben = await phoneFor(room, (await room.join()).seatToken);
    for (let i = 0; i < 200; i++) ann.socket.emit('commit', {}, () => undefined);
    await until(() => ann.socket.disconnected, 'the cut');
    expect(ben.socket.connected).toBe(true);
    ben.socket.disconnect();
  });

  test('a frame above 16 KB ends the connection, not the server', async () => {
    const room = await openRoom(server.base);
    const ann = await phoneFor(room, (await room.join()).seatToken);
    ann.socket.emit('commit', 'x'.repeat(20_000), () => undefined);
    await until(() => ann.socket.disconnected, 'the cut');
    expect((await ask(`${server.base}/healthz`, 'GET')).status).toBe(200);
  });
});
