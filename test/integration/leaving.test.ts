import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { View } from '../../shared/protocol/view.ts';
import { ask, openRoom, phoneFor, testServer, until, type TestServer } from './harness.ts';

let server: TestServer;
beforeAll(async () => {
  server = await testServer();
});
afterAll(async () => {
  await server.close();
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
