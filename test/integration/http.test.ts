import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openLog } from '../../shared/replay/open-log.ts';
import { Joined, Problem, RoomOpened } from '../../shared/protocol/protocol.ts';
import { REFUSAL_TEXT, type RefusalCode } from '../../shared/protocol/refusals.ts';
import { View } from '../../shared/protocol/view.ts';
import { ask, openRoom, testServer, type Answer, type TestServer } from './harness.ts';

let server: TestServer;
beforeAll(async () => {
  server = await testServer({ roomSize: 8 });
});
afterAll(async () => {
  await server.close();
});

/** The code of a problem, after checking that it is a well-formed one. */
function codeOf({ status, type, body }: Answer): string {
  expect(type).toMatch(/^application\/problem\+json/);
  const problem = Problem.parse(body);
  expect(problem.status).toBe(status);
  expect(problem.detail).toBe(REFUSAL_TEXT[problem.code as RefusalCode]);
  return problem.code;
}
const nobody = 'a'.repeat(26);

test('a request is not cut off because the connection idled for some seconds before', async () => {
  const { headers } = await fetch(`${server.base}/healthz`);
  const kept = /timeout=(\d+)/.exec(headers.get('keep-alive') ?? '')?.[1];
  expect(Number(kept)).toBeGreaterThan(60); // what a proxy in front keeps its own open for
});

describe('rooms', () => {
  test('a room is opened with its secrets in the fragments of its links', async () => {
    const body = { scenario: 'steel-2018', options: { rounds: 2 } };
    const answer = await ask(`${server.base}/api/rooms`, 'POST', { body });
    expect(answer.status).toBe(201);
    const room = RoomOpened.parse(answer.body);
    expect(room.links.host).toContain(`${server.base}/host#`);
    for (const link of Object.values(room.links))
      expect(link.split('#')[0]).not.toContain(room.roomId);
  });

  test('people come in by code or by token, with a name or a friendly one', async () => {
    const room = await openRoom(server.base);
    const { code } = room.opened;
    const typed = { code: `${code.slice(0, 3).toLowerCase()} ${code.slice(3)}`, name: ' Ann ' };
    const ann = Joined.parse(
      (await ask(`${server.base}/api/rooms/join`, 'POST', { body: typed })).body,
    );
    expect(ann).toMatchObject({ roomId: room.opened.roomId, name: 'Ann' });
    expect((await room.join()).name).toMatch(/^[A-Z][a-z]+ \d+$/);
    const twin = await ask(`${server.base}/api/rooms/join`, 'POST', {
      body: { code, name: 'ANN' },
    });
    expect(codeOf(twin)).toBe('name-taken');
  });

  test('a room holds as many as it may, and nobody joins after the end', async () => {
    const room = await openRoom(server.base);
    for (let i = 0; i < 8; i++) await room.join();
    const body = { joinToken: room.opened.joinToken };
    expect(codeOf(await ask(`${server.base}/api/rooms/join`, 'POST', { body }))).toBe('room-full');
    await room.host({ type: 'end' });
    expect(codeOf(await ask(`${server.base}/api/rooms/join`, 'POST', { body }))).toBe('room-ended');
    const typed = { code: room.opened.code };
    const late = await ask(`${server.base}/api/rooms/join`, 'POST', { body: typed });
    expect(codeOf(late)).toBe('unknown-code');
  });

  test.each([
    ['POST', '/api/rooms', { scenario: 'nowhere' }, 'unknown-scenario'],
    ['POST', '/api/rooms', { scenario: 'steel-2018', options: { rounds: 0 } }, 'malformed'],
    ['POST', '/api/rooms', { scenario: 'steel-2018', more: 1 }, 'malformed'],
    ['POST', '/api/rooms', '{"scenario":', 'malformed'],
    ['POST', '/api/rooms', undefined, 'malformed'],
    ['POST', '/api/rooms', { scenario: 'x'.repeat(17_000) }, 'too-large'],
    ['POST', '/api/rooms/join', { code: 'ZZZZZZ' }, 'unknown-code'],
    ['POST', '/api/rooms/join', { joinToken: nobody }, 'unauthorized'],
    ['POST', '/api/rooms/join', { code: 'ACDEFG', joinToken: nobody }, 'malformed'],
    ['POST', '/api/rooms/join', { code: 'ACDEFG', name: 'a\u0000b' }, 'malformed'],
    ['POST', '/api/rooms/nosuchroom/claim', { name: 'Ann', pin: '1234' }, 'unknown-room'],
    ['POST', '/api/rooms/..%2f/claim', { name: 'Ann', pin: '1234' }, 'unknown-room'],
    ['GET', '/api/rooms/nosuchroom/view', undefined, 'unknown-room'],
    ['GET', '/api/rooms/%E0%A4%A/view', undefined, 'malformed'],
    ['GET', '/api/nothing', undefined, 'not-found'],
    ['PUT', '/api/rooms', {}, 'not-found'],
  ])('%s %s %j is the problem %s', async (method, path, body, code) => {
    expect(codeOf(await ask(server.base + path, method, { body }))).toBe(code);
  });

  test('a form post is not taken for JSON', async () => {
    const headers = { 'content-type': 'text/plain' };
    const body = '{"scenario":"steel-2018"}';
    expect(codeOf(await ask(`${server.base}/api/rooms`, 'POST', { body, headers }))).toBe(
      'malformed',
    );
  });
});

describe('seats', () => {
  test('every kind of token sees its own view, in the form that was promised', async () => {
    const room = await openRoom(server.base, { seconds: 0 });
    const [ann, ben] = [await room.join('Ann'), await room.join('Ben')];
    const { hostToken, projectorToken } = room.opened;
    const kinds = async (): Promise<string[]> => {
      const tokens = [hostToken, projectorToken, ann.seatToken, ben.seatToken];
      const views = await Promise.all(tokens.map((token) => room.view(token)));
      return views.map((view) => View.parse(view).kind).sort();
    };
    expect(await kinds()).toEqual(['host', 'player', 'player', 'projector']);
    await room.host({ type: 'deal' });
    await room.host({ type: 'start' });
    expect(await kinds()).toEqual(['host', 'projector', 'sender', 'target']);
    expect((await room.view(hostToken)).seen).toBeGreaterThan(0);
  });

  test('a token is good for its own room only, and only as a bearer token', async () => {
    const [one, two] = [await openRoom(server.base), await openRoom(server.base)];
    const { hostToken, joinToken, roomId } = one.opened;
    const view = (url: string, asking: object): Promise<Answer> => ask(url, 'GET', asking);
    expect(codeOf(await view(two.url('/view'), { token: hostToken }))).toBe('unauthorized');
    expect(codeOf(await view(one.url('/view'), { token: joinToken }))).toBe('unauthorized');
    expect(codeOf(await view(one.url('/view'), {}))).toBe('unauthorized');
    const query = `${server.base}/api/rooms/${roomId}/view?token=${hostToken}`;
    expect(codeOf(await view(query, {}))).toBe('unauthorized');
    const headers = { cookie: `token=${hostToken}`, authorization: hostToken };
    expect(codeOf(await view(one.url('/view'), { headers }))).toBe('unauthorized');
  });

  test('during play the log holds finished games only; after the end it holds all', async () => {
    const room = await openRoom(server.base, { seconds: 0 });
    await room.join();
    await room.host({ type: 'deal' });
    await room.host({ type: 'start' });
    const streams = async (): Promise<Set<string>> =>
      new Set(
        (await room.log())
          .trimEnd()
          .split('\n')
          .slice(1)
          .map((line) => (JSON.parse(line) as { stream: string }).stream),
      );
    expect(await streams()).toEqual(new Set(['room']));
    await room.host({ type: 'end' });
    expect((await streams()).size).toBe(2);
    expect((await room.log()).split('\n')[0]).toBe(
      `{"format":"entente-log","version":1,"room":"${room.opened.roomId}"}`,
    );
  });

  test('the log is the host’s, until all is over and the cables are open: then it is everybody’s', async () => {
    const room = await openRoom(server.base, { seconds: 0 });
    const other = await openRoom(server.base);
    const { seatToken } = await room.join();
    const { projectorToken, joinToken } = room.opened;
    const asked = (token: string): Promise<Answer> => ask(room.url('/log.jsonl'), 'GET', { token });
    const codes = async (): Promise<unknown[]> =>
      Promise.all([seatToken, projectorToken].map(async (token) => codeOf(await asked(token))));
    expect(await codes()).toEqual(['not-now', 'not-now']);
    await room.host({ type: 'deal' });
    await room.host({ type: 'start' });
    expect(await codes()).toEqual(['not-now', 'not-now']);
    await room.host({ type: 'end' });
    expect(await codes()).toEqual(['not-now', 'not-now']);
    await room.host({ type: 'open' });
    for (const token of [seatToken, projectorToken]) {
      const answer = await asked(token);
      const games = (await room.log()).split('\n').filter((line) => !line.includes('"room",'));
      expect([answer.status, answer.text]).toEqual([200, games.join('\n')]);
      expect(answer.text).not.toContain(token);
    }
    for (const token of [joinToken, other.opened.hostToken, other.opened.projectorToken]) {
      expect(codeOf(await asked(token))).toBe('unauthorized');
    }
  });

  test('what concerns the host or one person is in nobody’s log but the host’s', async () => {
    const room = await openRoom(server.base, { seconds: 0 });
    const { seatToken, playerId } = await room.join();
    await room.host({ type: 'deal' });
    await room.host({ type: 'start' });
    await room.host({ type: 'note', text: 'Ann was in tears' });
    await room.host({ type: 'clockFor', playerId, factor: 2 });
    await room.host({ type: 'muteTalk', playerId, muted: true });
    await room.host({ type: 'end' });
    await room.host({ type: 'open' });
    expect(await room.log()).toMatch(/Ann was in tears.*clockGiven.*talkMuted.*seatClockSet/s);
    for (const token of [seatToken, room.opened.projectorToken]) {
      const { text } = await ask(room.url('/log.jsonl'), 'GET', { token });
      expect(text).not.toMatch(/tears|clockGiven|talkMuted|"room",|seatClock|"seats"/);
      expect(openLog(text)).toMatchObject({ ok: true, differences: 0 });
    }
  });

  test('a deleted room is gone for everybody', async () => {
    const room = await openRoom(server.base);
    const ann = await room.join();
    const byPlayer = await ask(room.url(''), 'DELETE', { token: ann.seatToken });
    expect(codeOf(byPlayer)).toBe('forbidden');
    const { hostToken } = room.opened;
    expect((await ask(room.url(''), 'DELETE', { token: hostToken })).status).toBe(204);
    const after = await ask(room.url('/view'), 'GET', { token: hostToken });
    expect(codeOf(after)).toBe('unknown-room');
  });

  test('whoever leaves for good takes the name along and leaves the game going', async () => {
    const room = await openRoom(server.base, { seconds: 0 });
    const ann = await room.join('Canary');
    await room.join('Ben');
    await room.host({ type: 'deal' });
    await room.host({ type: 'start' });
    expect((await ask(room.url('/me'), 'DELETE', { token: ann.seatToken })).status).toBe(204);
    const after = await ask(room.url('/view'), 'GET', { token: ann.seatToken });
    expect(codeOf(after)).toBe('unauthorized');
    const host = await room.view(room.opened.hostToken);
    expect(JSON.stringify(host)).not.toContain('Canary');
    expect(host.kind === 'host' && host.players).toHaveLength(1);
    expect(await room.log()).not.toContain('Canary');
  });

  test('a claim with name and PIN gives a new token and ends the old one', async () => {
    const room = await openRoom(server.base);
    const ann = await room.join('Ann');
    const claim = (body: unknown): Promise<Answer> => ask(room.url('/claim'), 'POST', { body });
    const answer = await claim({ name: ' ann ', pin: ann.pin });
    expect(answer.status).toBe(200);
    const again = Joined.parse(answer.body);
    expect(again).toMatchObject({ playerId: ann.playerId, name: 'Ann' });
    expect((await room.view(again.seatToken)).kind).toBe('player');
    const old = await ask(room.url('/view'), 'GET', { token: ann.seatToken });
    expect(codeOf(old)).toBe('signed-off');
    for (const door of [{ code: room.opened.code }, { joinToken: room.opened.joinToken }]) {
      const body = { ...door, name: 'Ann', pin: ann.pin };
      const atDoor = await ask(`${server.base}/api/rooms/claim`, 'POST', { body });
      expect(Joined.parse(atDoor.body).playerId).toBe(ann.playerId);
    }
    const wrong = ann.pin === '0000' ? '0001' : '0000';
    for (let i = 0; i < 5; i++) {
      const name = i % 2 ? 'Ann' : 'Nobody';
      expect(codeOf(await claim({ name, pin: wrong }))).toBe('wrong-pin');
    }
    for (let i = 0; i < 3; i++) await claim({ name: 'Ann', pin: wrong });
    expect(codeOf(await claim({ name: 'Ann', pin: ann.pin }))).toBe('too-many');
  });
});
