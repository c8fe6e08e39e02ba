import { Validator } from '@seriousme/openapi-schema-validator';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { openApiDocument, templated } from '../../server/http/openapi/document.ts';
import { ROUTES } from '../../server/http/routes/routes.ts';
import { memoryStore } from '../../server/store/memory.ts';
import { StoreUnavailable, type Store } from '../../server/store/port.ts';
import { ROLES } from '../../shared/protocol/protocol.ts';
import { REFUSALS, REFUSAL_TEXT, type RefusalCode } from '../../shared/protocol/refusals.ts';
import { Contract, type Document, type Exchange } from './contract.ts';
import type { HostView } from '../../shared/room/host-schema.ts';
import { ask, openRoom, testServer, until, type Room, type TestServer } from './harness.ts';
import { seeded } from './legal.ts';
import { playRoom } from './play.ts';

const document = openApiDocument(ROUTES) as unknown as Document;
const contract = new Contract(document);
const exchanges: Exchange[] = [];

/** Writes down every exchange of a test, whoever asks. */
async function watched(input: string | URL | Request, init: RequestInit = {}): Promise<Response> {
  const response = await unwatched(input, init);
  const copy = response.clone();
  const streamed = response.headers.get('content-type')?.startsWith('text/event-stream');
  const { body } = init;
  const sent = typeof body === 'string' ? parsed(body) : undefined;
  const { pathname: path } = new URL(response.url);
  const type = response.headers.get('content-type') ?? '';
  const { method = 'GET' } = init;
  const text = streamed ? '' : await copy.text();
  exchanges.push({ method, path, sent, status: response.status, type, text });
  return response;
}
const unwatched = globalThis.fetch;
const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

let store: Store;
let disk: 'well' | 'full' | 'mad' = 'well';
let server: TestServer;

beforeAll(async () => {
  const memory = memoryStore();
  const orFail = <T>(work: () => Promise<T>): Promise<T> => {
    if (disk === 'full') return Promise.reject(new StoreUnavailable('the disk is full'));
    return disk === 'mad' ? Promise.reject(new Error('a mistake')) : work();
  };
  store = {
    ...memory,
    append: (batch) => orFail(() => memory.append(batch)),
    openRoom: (room) => orFail(() => memory.openRoom(room)),
    ping: () => orFail(() => memory.ping()),
  };
  server = await testServer({ store, roomSize: 8 });
});
beforeEach(() => {
  vi.stubGlobal('fetch', watched);
});
afterEach(() => {
  vi.unstubAllGlobals();
});
afterAll(async () => {
  await server.close();
});

const faults = (): readonly string[] => exchanges.flatMap((one) => contract.faults(one));

describe('the document', () => {
  test('is valid OpenAPI 3.1', async () => {
    const validator = new Validator();
    const { valid, errors } = await validator.validate(structuredClone(openApiDocument(ROUTES)));
    expect(errors ?? []).toEqual([]);
    expect([valid, validator.version]).toEqual([true, '3.1']);
  });

  test('is served, kept by caches for a while, and not sent twice', async () => {
    const url = `${server.base}/api/openapi.json`;
    const first = await unwatched(url);
    expect(await first.json()).toEqual(JSON.parse(JSON.stringify(document)));
    expect(first.headers.get('cache-control')).toBe('public, max-age=600');
    const tag = first.headers.get('etag') ?? '';
    const headers = { 'if-none-match': tag, 'cache-control': 'max-age=0' };
    expect((await unwatched(url, { headers })).status).toBe(304);
  });

  test('has no address and no name twice', () => {
    const of = (name: (route: (typeof ROUTES)[number]) => string) => new Set(ROUTES.map(name)).size;
    expect(of(({ method, path }) => `${method} ${path}`)).toBe(ROUTES.length);
    expect(of(({ id }) => id)).toBe(ROUTES.length);
  });

  test('has every command, with who may give it', () => {
    const listed = openApiDocument(ROUTES)['x-commands'] as { type: string; roles: string[] }[];
    const commands = listed.flatMap(({ type, roles }) =>
      type.split(', ').map((one) => [one, roles] as const),
    );
    expect(Object.fromEntries(commands)).toEqual(
      Object.fromEntries(Object.entries(ROLES).map(([type, role]) => [type, [role].flat()])),
    );
    for (const { type } of listed) {
      const name = `Command.${type.replaceAll(', ', '-')}`;
      expect(document.components.schemas[name]).toHaveProperty('x-roles');
    }
  });

  test('has every code of a refusal with its sentence', () => {
    const { description } = document.components.schemas['RefusalCode'] ?? {};
    for (const [code, sentence] of Object.entries(REFUSAL_TEXT)) {
      expect(description).toContain(`\`${code}\`: ${sentence}`);
    }
  });

  test('names what is shared instead of repeating it', () => {
    const text = JSON.stringify(document);
    expect(text.length).toBeLessThan(250_000);
    for (const name of [
      'View',
      'SeatLegal',
      'HostLegal',
      'Place',
      'Command',
      'Cable',
      'Problem',
      'Country',
    ]) {
      expect(text, name).toContain(`"#/components/schemas/${name}"`);
    }
  });
});

/** What no request can bring about here, and why. */
const NOT_PROVOKED: Readonly<Partial<Record<RefusalCode, string>>> = {
  'foreign-origin': 'a foreign page is refused its websocket with a bare 403',
  'not-found': 'said of addresses that are not described',
};

const provoked = (): Set<RefusalCode> => {
  const codes = exchanges
    .filter(({ type, path }) => type.includes('problem') && path !== '/api/nothing')
    .map(({ text }) => (JSON.parse(text) as { code: RefusalCode }).code);
  return new Set(codes);
};

/** A room in which two people prepare; every other seat is a bot's. */
async function preparing(): Promise<{ room: Room; sender: string; target: string }> {
  const room = await openRoom(server.base, { seconds: 0, groups: 1, bots: 'fill', seed: 5 });
  const people = [await room.join('Ann'), await room.join('Ben')];
  await room.host({ type: 'deal' });
  await room.host({ type: 'start' });
  const kinds = await Promise.all(people.map(({ seatToken }) => room.view(seatToken)));
  const token = (kind: string): string =>
    people[kinds.findIndex((view) => view.kind === kind)]?.seatToken ?? '';
  const sender = token('sender');
  await room.host({ type: 'advance' });
  await until(async () => (await room.view(sender)).phase === 'prepare', 'prepare');
  return { room, sender, target: token('target') };
}

describe('the server does what the document says:', () => {
  test('a whole game by script', async () => {
    const options = { seconds: 0, rounds: 2, seed: 11, practice: true };
    const { room, refusals } = await playRoom(server.base, {
      people: 4,
      options,
      random: seeded(11),
    });
    expect(refusals).toEqual([]);
    const me = room.players[1]?.seatToken;
    await ask(room.url('/story'), 'GET', { token: me });
    await room.host({ type: 'open' });
    expect((await ask(room.url('/story'), 'POST', { token: me })).status).toBe(201);
    expect((await ask(room.url('/story'), 'GET', { token: me })).status).toBe(200);
    const { hostToken, projectorToken } = room.opened;
    await Promise.all([hostToken, projectorToken].map((token) => room.view(token)));
    expect(await room.log()).toContain('gameEnded');
    for (const path of ['/healthz', '/readyz', '/metrics', '/api/scenarios', '/api/openapi.json']) {
      expect((await ask(server.base + path, 'GET')).status).toBe(200);
    }
    expect(
      (await ask(room.url('/me'), 'DELETE', { token: room.players[0]?.seatToken })).status,
    ).toBe(204);
    expect((await ask(room.url(''), 'DELETE', { token: hostToken })).status).toBe(204);
    expect(faults()).toEqual([]);
  });

  test('events of a stream', async () => {
    const room = await openRoom(server.base);
    const ann = await room.join('Ann');
    const headers = { authorization: `Bearer ${ann.seatToken}` };
    const response = await unwatched(room.url('/events'), { headers });
    await room.join('Ben');
    await ask(room.url('/here'), 'POST', { token: ann.seatToken });
    await ask(room.url(''), 'DELETE', { token: room.opened.hostToken });
    const text = await response.text(); // ends by itself: the room is gone
    expect(text).toMatch(/^event: view\n/);
    expect(text).toContain('event: signedOff\n');
    const type = response.headers.get('content-type') ?? '';
    const path = new URL(response.url).pathname;
    const one = { method: 'GET', path, sent: undefined, status: response.status, type, text };
    exchanges.push(one);
    expect(faults()).toEqual([]);
    const planted = { ...one, text: text.replace('"stage":"lobby"', '"stage":"secret"') };
    expect(contract.faults(planted)).not.toEqual([]);
    expect(contract.faults({ ...one, status: 418 })).toHaveLength(1);
  });

  test('refusals on the way in', async () => {
    const { base } = server;
    const post = (path: string, body: unknown) => ask(base + path, 'POST', { body });
    const nobody = 'a'.repeat(26);
    await post('/api/rooms', { scenario: 'nowhere' });
    await post('/api/rooms', { scenario: 'x'.repeat(17_000) });
    await post('/api/rooms', '{"scenario":');
    await post('/api/rooms/join', { code: 'ZZZZZZ' });
    await post('/api/rooms/join', { joinToken: nobody });
    await post('/api/rooms/claim', { joinToken: nobody, name: 'Ann', pin: '1234' });
    await ask(`${base}/api/rooms/nosuchroom/view`, 'GET');
    await ask(`${base}/api/rooms/%E0%A4%A/view`, 'GET');
    const room = await openRoom(base);
    await room.host({ type: 'deal' }).catch(() => undefined);
    const ann = await room.join('Ann');
    await post('/api/rooms/join', { code: room.opened.code, name: 'Ann' });
    await post('/api/rooms/claim', { code: room.opened.code, name: 'Ann', pin: ann.pin });
    await ask(room.url('/view'), 'GET', { token: ann.seatToken });
    await ask(room.url('/view'), 'GET', { token: nobody });
    const wrong = ann.pin === '0000' ? '0001' : '0000';
    const claim = { body: { name: 'Ann', pin: wrong } };
    for (let i = 0; i < 7; i++) await ask(room.url('/claim'), 'POST', claim);
    await room.send(room.opened.hostToken, { type: 'deal', groups: 7 });
    for (let i = 0; i < 7; i++) await room.join();
    await post('/api/rooms/join', { joinToken: room.opened.joinToken });
    await ask(room.url('/log.jsonl'), 'GET', { token: room.players[1]?.seatToken });
    await room.host({ type: 'end' });
    await post('/api/rooms/join', { joinToken: room.opened.joinToken });
    expect(faults()).toEqual([]);
  });

  test('refusals of commands', async () => {
    const { room, sender, target } = await preparing();
    const { hostToken, projectorToken } = room.opened;
    const view = await room.view(sender);
    if (view.kind !== 'sender') throw new Error('no sender');
    const prepare = view.legal.find(({ type }) => type === 'prepare');
    if (prepare?.type !== 'prepare') throw new Error('nothing to prepare');
    const { targets, instruments, demand } = prepare.cables;
    const cable = {
      ...{ targetId: targets[0], demand: demand.min, instrument: instruments[0] },
      ...{ publicity: 'loud', exception: false },
    };
    const send = (cables: unknown[]) => room.send(sender, { type: 'prepare', cables });
    await send([{ ...cable, targetId: 'atlantis' }]);
    await send([cable, cable]);
    await send([{ ...cable, demand: 1 }]);
    await send([{ ...cable, instrument: 'magic' }]);
    await room.send(sender, { type: 'concede' });
    await room.send(sender, { type: 'grant', targetId: targets[0] });
    await room.send(sender, { type: 'ready' }, { at: { round: 9, step: 0 } });
    await room.send(hostToken, { type: 'kick', playerId: 'nobody' });
    await room.send(hostToken, { type: 'pause', gameId: 'nogame' });
    const seat = (gameId: string, countryId: string, token = hostToken) =>
      ask(room.url(`/seats/${gameId}/${countryId}`), 'GET', { token });
    expect((await seat(view.gameId, view.me.id)).body).toMatchObject({ me: { id: view.me.id } });
    await seat('nogame', view.me.id);
    await seat(view.gameId, 'atlantis');
    await seat(view.gameId, view.me.id, sender);
    await room.send(projectorToken, { type: 'start' });
    const id = crypto.randomUUID();
    await room.send(hostToken, { type: 'pause' }, { id });
    await room.send(hostToken, { type: 'resume' }, { id });
    await room.send(target, { type: 'posture', stance: 'hold', bloc: false });
    await room.host({ type: 'resume' });
    // the sender presses the person; that person offers more than was asked
    const me = await room.view(target);
    if (me.kind !== 'target') throw new Error('no target');
    const card = view.targets.find((one) => one.id === me.me.id);
    const pressed = {
      ...cable,
      targetId: me.me.id,
      instrument: card?.instruments[0]?.id,
      demand: 30,
    };
    expect((await send([pressed])).status).toBe(200);
    await room.send(target, { type: 'posture', stance: 'hold', bloc: false });
    await until(async () => (await room.view(target)).phase === 'bargain', 'bargain');
    await room.send(target, { type: 'petition', offer: 99 });
    const kicked = room.players.find(({ seatToken }) => seatToken === target);
    await room.host({ type: 'kick', playerId: kicked?.playerId });
    await ask(room.url('/view'), 'GET', { token: target });
    await room.host({ type: 'end' });
    await room.send(hostToken, { type: 'end' });
    expect(faults()).toEqual([]);
  });

  test('wishes and seats that cannot be', async () => {
    const room = await openRoom(server.base, { roles: 'wishes' });
    const { hostToken } = room.opened;
    const people: Awaited<ReturnType<Room['join']>>[] = [];
    for (let i = 0; i < 7; i++) people.push(await room.join());
    const token = people[0]?.seatToken ?? '';
    const wish = (countryId: string | null) => room.send(token, { type: 'wish', countryId });
    expect((await wish('korea')).status).toBe(200);
    await wish('atlantis');
    await room.host({ type: 'deal', plan: 'share' });
    const [game] = (await hostPage(room)).deal?.games ?? [];
    const seat = { type: 'seat', gameId: game?.gameId, countryId: 'korea' };
    const there = game?.seats.find(({ countryId }) => countryId === 'korea')?.people ?? [];
    const others = people.filter(({ playerId }) => !there.some((one) => one.playerId === playerId));
    // two hold the country already, or one does who would change places: the first of them comes back
    for (const { playerId } of others) await room.send(hostToken, { ...seat, playerId });
    await room.send(hostToken, { ...seat, countryId: 'atlantis', playerId: people[0]?.playerId });
    await room.host({ type: 'roles', mode: 'random' });
    await wish('korea');
    await room.host({ type: 'treat', gameId: game?.gameId, treatment: 'quiet-only' });
    await room.host({ type: 'start' });
    await wish('korea');
    await room.host({ type: 'advance' });
    const cable = { targetId: 'korea', demand: 30, instrument: 'tariff', exception: false };
    const cables = [{ ...cable, publicity: 'loud' }];
    for (const { seatToken } of people) await room.send(seatToken, { type: 'prepare', cables });
    expect(faults()).toEqual([]);
  });

  test('a start before the deal, too few players, and a bloc', async () => {
    const room = await openRoom(server.base, { bots: 'none' });
    await room.send(room.opened.hostToken, { type: 'start' });
    await room.join();
    await room.send(room.opened.hostToken, { type: 'deal' });
    await bloc();
    expect(faults()).toEqual([]);
  });

  test('words, and what is refused of them', async () => {
    const { room, sender, target } = await preparing();
    const { hostToken } = room.opened;
    const says = (token: string, words: object) => room.send(token, { type: 'say', ...words });
    const aloud = { channel: 'public', phrase: 'stayLoyal' };
    const codes = [
      await says(target, { ...aloud, channel: 'dyad:atlantis' }),
      await says(target, { ...aloud, phrase: 'abracadabra' }),
      await says(target, { channel: 'public', text: 'In our own words' }),
      await room.send(target, { type: 'report', messageId: 'nothing' }),
    ];
    await room.host({ type: 'closeChannel', channel: 'public', closed: true });
    codes.push(await says(target, aloud));
    await room.host({ type: 'closeChannel', channel: 'public', closed: false });
    await room.host({ type: 'talk', mode: 'text' });
    await room.host({ type: 'filterWords', words: ['abracadabra'] });
    codes.push(await says(target, { channel: 'public', text: 'Abracadabra!' }));
    expect((await says(target, { channel: 'public', text: 'Once more' })).status).toBe(200);
    const muted = room.players.find(({ seatToken }) => seatToken === sender)?.playerId;
    await room.host({ type: 'muteTalk', playerId: muted, muted: true });
    codes.push(await says(sender, { channel: 'public', text: 'Nobody hears this' }));
    await room.host({ type: 'talk', mode: 'off' });
    codes.push(await says(target, aloud));
    codes.push(await room.send(hostToken, { type: 'talk', mode: 'text', minors: true }));
    expect(codes.map(({ body }) => (body as { code: string }).code)).toEqual([
      ...['unknown-channel', 'unknown-phrase', 'phrases-only', 'unknown-message'],
      ...['channel-closed', 'filtered', 'muted', 'talk-off', 'for-minors'],
    ]);
    expect(faults()).toEqual([]);
  });

  test('questions to the class, and what is refused of them', async () => {
    const { room, target } = await preparing();
    const { hostToken } = room.opened;
    const pollId = (n: number): string => n.toString(16).padStart(32, '0');
    const question = { kind: 'choice', title: 'Give in?', options: ['Yes', 'No'] };
    const ask = (n: number) => room.send(hostToken, { type: 'ask', pollId: pollId(n), question });
    const answers = (option: number) =>
      room.send(target, { type: 'answer', pollId: pollId(1), answer: { kind: 'choice', option } });
    const codes = [await answers(0)];
    await ask(1);
    codes.push(await answers(2));
    expect((await answers(1)).status).toBe(200);
    expect(await room.view(target)).toMatchObject({ poll: { open: true, mine: { option: 1 } } });
    await room.host({ type: 'showAnswers', pollId: pollId(1), shown: true });
    await room.host({ type: 'closePoll', pollId: pollId(1) });
    codes.push(await answers(1));
    await room.view(room.opened.projectorToken);
    await room.view(hostToken);
    for (let n = 2; n <= 60; n++) await ask(n);
    codes.push(await ask(61));
    expect(codes.map(({ body }) => (body as { code: string }).code)).toEqual([
      ...['unknown-poll', 'wrong-answer', 'poll-closed', 'too-many-polls'],
    ]);
    expect(faults()).toEqual([]);
  });

  test('another device, another link, a locked door, a full delegation, the data', async () => {
    const room = await openRoom(server.base, { seconds: 0, groups: 1 });
    const { hostToken: token } = room.opened;
    for (let i = 0; i < 8; i++) await room.join();
    const [ann] = room.players;
    if (!ann) throw new Error('nobody joined');
    const given = await ask(room.url('/handover'), 'POST', {
      ...{ token, body: { playerId: ann.playerId } },
    });
    expect(given.status).toBe(201);
    const { handOver } = given.body as { handOver: string };
    const statuses: number[] = [];
    for (let i = 0; i < 2; i++) {
      statuses.push((await ask(room.url('/claim'), 'POST', { body: { handOver } })).status);
    }
    expect(statuses).toEqual([200, 401]);
    expect((await ask(room.url('/invitation'), 'POST', { token })).status).toBe(201);
    await room.host({ type: 'lock' });
    const { code } = (await room.view(token)) as unknown as { code: string };
    const late = await ask(`${server.base}/api/rooms/join`, 'POST', { body: { code } });
    expect(late.body).toMatchObject({ code: 'room-locked' });
    await room.host({ type: 'deal', plan: 'share' });
    const view = await room.view(token);
    const seat = view.legal.find(({ type }) => type === 'seat');
    if (seat?.type !== 'seat') throw new Error('nobody can be moved');
    const [gameId] = seat.gameId;
    const moved = await Promise.all(
      seat.countryId.flatMap((countryId) =>
        room.players.map(({ playerId }) =>
          room.send(token, { type: 'seat', playerId, gameId, countryId }),
        ),
      ),
    );
    const full = moved.filter(({ body }) => (body as { code?: string }).code === 'seat-full');
    expect(full.length).toBeGreaterThan(0);
    const draft = { at: { round: 0, step: 0 }, command: null };
    const by = room.players[1]?.seatToken;
    expect((await ask(room.url('/draft'), 'POST', { token: by, body: draft })).status).toBe(204);
    expect((await ask(room.url('/wall'), 'POST', { token, body: { wall: null } })).status).toBe(
      204,
    );
    expect((await ask(room.url('/export.zip'), 'GET', { token })).status).toBe(200);
    const said = (): Promise<number> =>
      ask(room.url(`/games/${gameId}/messages`), 'GET', { token }).then(({ status }) => status);
    expect(await said()).toBe(404); // dealt, not begun
    await room.host({ type: 'start' });
    expect(await said()).toBe(409);
    await room.host({ type: 'end' });
    expect(await said()).toBe(200);
    expect(faults()).toEqual([]);
  });

  test('a loud cable where nothing can be said aloud', async () => {
    const room = await openRoom(server.base, { seconds: 0, groups: 1, treatments: ['quiet-only'] });
    await room.join();
    await room.host({ type: 'deal' });
    await room.host({ type: 'start' });
    await room.host({ type: 'advance' });
    const token = room.players[0]?.seatToken ?? '';
    const view = await until(async () => {
      const now = await room.view(token);
      return now.kind === 'sender' && now.phase === 'prepare' ? now : null;
    }, 'prepare');
    const [korea] = view.targets;
    const cable = {
      ...{ targetId: korea?.id, instrument: korea?.instruments[0]?.id, demand: 30 },
      ...{ publicity: 'loud', exception: false },
    };
    const answer = await room.send(token, { type: 'prepare', cables: [cable] });
    expect(answer.body).toMatchObject({ code: 'loud-forbidden' });
    expect(faults()).toEqual([]);
  });

  test('when the disk is full, and when we made a mistake', async () => {
    const room = await openRoom(server.base);
    await room.join();
    for (const state of ['full', 'mad'] as const) {
      disk = state;
      await room.send(room.opened.hostToken, { type: 'deal' });
      await ask(`${server.base}/readyz`, 'GET');
      await ask(`${server.base}/api/rooms`, 'POST', { body: { scenario: 'steel-2018' } });
    }
    disk = 'well';
    expect(faults()).toEqual([]);
  });

  test('every code was met, or it is said why not', () => {
    const codes = Object.keys(REFUSALS) as RefusalCode[];
    const unmet = codes.filter((code) => !provoked().has(code) && !(code in NOT_PROVOKED));
    expect(unmet).toEqual([]);
    const promised = new Set(ROUTES.flatMap(({ refusals }) => refusals));
    expect(codes.filter((code) => !promised.has(code) && !(code in NOT_PROVOKED))).toEqual([]);
  });

  test('every call was made', () => {
    const made = new Set(exchanges.map((one) => contract.operation(one)?.key));
    const all = ROUTES.map(({ method, path }) => `${method.toUpperCase()} ${templated(path)}`);
    expect(all.filter((key) => !made.has(key))).toEqual([]);
  });
});

/** The host's page as it is now. */
async function hostPage(room: Room): Promise<HostView> {
  const view = await room.view(room.opened.hostToken);
  if (view.kind !== 'host') throw new Error('no host');
  return view;
}

/** Two allies form a bloc; in the round after, one of them is written to alone. */
async function bloc(): Promise<void> {
  const options = { seconds: 0, groups: 1, bots: 'none' as const, seed: 3 };
  const room = await openRoom(server.base, options);
  for (let i = 0; i < 5; i++) await room.join();
  await room.host({ type: 'deal' });
  await room.host({ type: 'start' });
  const tokens = room.players.map(({ seatToken }) => seatToken);
  const views = await Promise.all(tokens.map((token) => room.view(token)));
  const sender = tokens[views.findIndex(({ kind }) => kind === 'sender')] ?? '';
  const everybody = async (round: number, phase: string): Promise<void> => {
    await until(async () => {
      const now = await room.view(sender);
      if (now.phase === phase && now.round === round) return true;
      await room.host({ type: 'advance' });
      return false;
    }, `${phase} of round ${round}`);
  };
  await everybody(1, 'prepare');
  for (const token of tokens.filter((one) => one !== sender)) {
    const template = (await room.view(token)).legal.find(({ type }) => type === 'posture');
    const joins = template?.type === 'posture' && template.bloc.includes(true);
    await room.send(token, { type: 'posture', stance: 'hold', bloc: joins });
  }
  await everybody(2, 'prepare');
  const view = await room.view(sender);
  if (view.kind !== 'sender' || !view.bloc[0]) throw new Error('no bloc was formed');
  const [targetId] = view.bloc;
  const instrument = view.targets.find(({ id }) => id === targetId)?.instruments[0]?.id;
  const cable = { targetId, demand: 30, instrument, publicity: 'quiet', exception: false };
  await room.send(sender, { type: 'prepare', cables: [cable] });
}
