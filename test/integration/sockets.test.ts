import { request, type IncomingMessage } from 'node:http';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { View } from '../../shared/view/view.ts';
import { ask, openRoom, phone, phoneFor, testServer, until, type TestServer } from './harness.ts';

let server: TestServer;
beforeAll(async () => {
  server = await testServer();
});
afterAll(async () => {
  await server.close();
});

/** The status of a raw request to the socket's path, as a websocket upgrade or as a first poll. */
function knock(origin: string | undefined, upgrade: boolean, host?: string): Promise<number> {
  const headers: Record<string, string> = {
    ...(origin === undefined ? {} : { Origin: origin }),
    ...(host === undefined ? {} : { Host: host }),
    ...(upgrade
      ? {
          Connection: 'Upgrade',
          Upgrade: 'websocket',
          'Sec-WebSocket-Version': '13',
          'Sec-WebSocket-Key': Buffer.from('0123456789abcdef').toString('base64'),
        }
      : {}),
  };
  const transport = upgrade ? 'websocket' : 'polling';
  const path = `/socket.io/?EIO=4&transport=${transport}`;
  return new Promise((resolve, reject) => {
    const req = request({ host: '127.0.0.1', port: server.port, path, headers });
    const done = (res: IncomingMessage): void => {
      res.destroy();
      req.destroy();
      resolve(res.statusCode ?? 0);
    };
    req.on('upgrade', done).on('response', done).on('error', reject).end();
  });
}

describe('origin', () => {
  const own = (): string => server.base;
  test.each([true, false])('foreign pages are refused (upgrade: %s)', async (upgrade) => {
    const port = server.port;
    const foreign = ['https://evil.example', 'null', `http://127.0.0.1.evil.example:${port}`];
    for (const origin of [...foreign, `http://127.0.0.1:${port + 1}`, 'file://']) {
      expect([origin, await knock(origin, upgrade)]).toEqual([origin, upgrade ? 400 : 403]);
    }
    const fine = upgrade ? 101 : 200;
    expect(await knock(undefined, upgrade)).toBe(fine);
    expect(await knock(own(), upgrade)).toBe(fine);
    expect(await knock('http://class.lan:3000', upgrade, 'class.lan:3000')).toBe(fine);
  });

  test('PUBLIC_URL is our own origin even when a proxy changes the Host', async () => {
    const publicUrl = 'https://class.example';
    const config = { port: 0, host: '127.0.0.1', dataDir: '', publicUrl };
    const behind = await testServer({ config });
    const before = server;
    server = behind;
    expect(await knock(publicUrl, true)).toBe(101);
    expect(await knock('https://evil.example', true)).toBe(400);
    server = before;
    await behind.close();
  });
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
    expect(await ann.send({ type: 'concede' })).toMatchObject({ ok: false, code: 'not-now' });
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

describe('signing off', () => {
  test('a claim signs the old device off at once; nothing it sends counts any more', async () => {
    const room = await openRoom(server.base, { seconds: 0 });
    const ann = await room.join('Ann');
    const old = await phoneFor(room, ann.seatToken);
    const body = { name: 'Ann', pin: ann.pin };
    const claimed = await ask(room.url('/claim'), 'POST', { body });
    await until(() => old.signedOff, 'the sign-off');
    expect(old.signedOff).toBe('signed-off');
    await until(() => old.socket.disconnected, 'the end of the old socket');
    await expect(phoneFor(room, ann.seatToken)).rejects.toThrow('signed-off');
    const late = await room.send(ann.seatToken, { type: 'ready' });
    expect(late.body).toMatchObject({ code: 'signed-off' });
    const { seatToken } = claimed.body as { seatToken: string };
    const fresh = await phoneFor(room, seatToken);
    await until(() => fresh.views.length > 0, 'the view on the new device');
    fresh.socket.disconnect();
  });

  test('whoever is removed stays out with the old token', async () => {
    const room = await openRoom(server.base);
    const ann = await room.join();
    const there = await phoneFor(room, ann.seatToken);
    await room.host({ type: 'kick', playerId: ann.playerId });
    await until(() => there.signedOff === 'kicked', 'the sign-off');
    await expect(phoneFor(room, ann.seatToken)).rejects.toThrow('kicked');
    expect((await ask(room.url('/view'), 'GET', { token: ann.seatToken })).status).toBe(403);
  });

  test('when a room is deleted everybody is told', async () => {
    const room = await openRoom(server.base);
    const ann = await phoneFor(room, (await room.join()).seatToken);
    await ask(room.url(''), 'DELETE', { token: room.opened.hostToken });
    await until(() => ann.signedOff === 'unknown-room', 'the sign-off');
  });
});

describe('event stream', () => {
  test('views come as server-sent events, the first one at once', async () => {
    const room = await openRoom(server.base);
    const ann = await room.join('Ann');
    const leave = new AbortController();
    const res = await fetch(room.url('/events'), {
      headers: { authorization: `Bearer ${ann.seatToken}` },
      signal: leave.signal,
    });
    expect(res.headers.get('content-type')).toMatch(/^text\/event-stream/);
    const reader = res.body?.pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    const reads = async (wanted: string): Promise<void> => {
      while (!text.includes(wanted)) text += (await reader?.read())?.value ?? '';
    };
    await reads('\n\n');
    const [first] = text.split('\n\n');
    expect(first).toMatch(/^event: view\nid: \d+\ndata: \{/);
    expect(View.parse(JSON.parse(first?.split('data: ')[1] ?? '')).kind).toBe('player');
    await room.join('Benjamin');
    await reads('Benjamin');
    await room.host({ type: 'kick', playerId: ann.playerId });
    await reads('event: signedOff');
    expect(text).toContain('data: {"code":"kicked"}');
    leave.abort();
  });

  test('without a right token it is a problem, not a stream', async () => {
    const room = await openRoom(server.base);
    const answer = await ask(room.url('/events'), 'GET', { token: 'x' });
    expect([answer.status, answer.body]).toMatchObject([401, { code: 'unauthorized' }]);
  });
});
