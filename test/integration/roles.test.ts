import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ROLES, type Command } from '../../shared/protocol/protocol.ts';
import { openRoom, phoneFor, testServer, type Room, type TestServer } from './harness.ts';

/** A well-formed command of every type; a new one without an example does not compile. */
const EXAMPLES: {
  [T in Command['type']]: Extract<Command, { type: T }> | Record<string, unknown>;
} = {
  prepare: { type: 'prepare', cables: [] },
  posture: { type: 'posture', stance: 'hold', bloc: false },
  concede: { type: 'concede' },
  petition: { type: 'petition', offer: 10 },
  standFirm: { type: 'standFirm' },
  leave: { type: 'leave' },
  retaliate: { type: 'retaliate' },
  absorb: { type: 'absorb' },
  grant: { type: 'grant', targetId: 'korea' },
  reject: { type: 'reject', targetId: 'korea' },
  impose: { type: 'impose', targetId: 'korea' },
  backDown: { type: 'backDown', targetId: 'korea' },
  ready: { type: 'ready' },
  say: { type: 'say', channel: 'public', phrase: 'keepOurWord' },
  report: { type: 'report', messageId: 'nothing' },
  help: { type: 'help', wanted: true },
  agree: { type: 'agree', proposal: 1 },
  wish: { type: 'wish', countryId: null },
  answer: { type: 'answer', pollId: 'b'.repeat(32), answer: { kind: 'word', word: 'trust' } },
  deal: { type: 'deal' },
  undoDeal: { type: 'undoDeal' },
  again: { type: 'again', swap: true },
  treat: { type: 'treat', gameId: 'g1', treatment: null },
  seat: { type: 'seat', playerId: 'nobody', gameId: 'g1', countryId: 'korea' },
  roles: { type: 'roles', mode: 'wishes' },
  start: { type: 'start' },
  pause: { type: 'pause' },
  resume: { type: 'resume' },
  advance: { type: 'advance' },
  extend: { type: 'extend', seconds: 30 },
  actFor: { type: 'actFor', gameId: 'g1', countryId: 'korea', command: { type: 'ready' } },
  end: { type: 'end' },
  open: { type: 'open' },
  theory: { type: 'theory', allowed: true },
  kick: { type: 'kick', playerId: 'nobody' },
  talk: { type: 'talk', mode: 'phrases' },
  muteTalk: { type: 'muteTalk', playerId: 'nobody', muted: true },
  closeChannel: { type: 'closeChannel', channel: 'public', closed: true },
  deleteMessage: { type: 'deleteMessage', messageId: 'nothing' },
  clearTalk: { type: 'clearTalk' },
  filterWords: { type: 'filterWords', words: ['word'] },
  broadcast: { type: 'broadcast', text: 'Two minutes left.' },
  note: { type: 'note', text: 'Somebody laughed.' },
  helped: { type: 'helped', playerId: 'nobody' },
  project: { type: 'project', show: 'map', cycle: true },
  unkick: { type: 'unkick', playerId: 'nobody' },
  lock: { type: 'lock' },
  unlock: { type: 'unlock' },
  pace: { type: 'pace', mode: 'together' },
  ask: { type: 'ask', pollId: 'a'.repeat(32), question: { kind: 'word', title: 'One word?' } },
  closePoll: { type: 'closePoll', pollId: 'a'.repeat(32) },
  showAnswers: { type: 'showAnswers', pollId: 'a'.repeat(32), shown: true },
  putAwayPoll: { type: 'putAwayPoll', pollId: 'a'.repeat(32) },
  deleteAnswer: { type: 'deleteAnswer', pollId: 'a'.repeat(32), playerId: 'nobody' },
  deletePoll: { type: 'deletePoll', pollId: 'a'.repeat(32) },
  clockFor: { type: 'clockFor', playerId: 'nobody', factor: 2 },
};
const commands = Object.entries(EXAMPLES);
const roleOf = (type: string): string => ROLES[type as Command['type']];

let server: TestServer;
let room: Room;
let other: Room;
const tokens: Record<string, string> = {};
beforeAll(async () => {
  server = await testServer();
  [room, other] = [await openRoom(server.base), await openRoom(server.base)];
  tokens['player'] = (await room.join()).seatToken;
  tokens['host'] = room.opened.hostToken;
  tokens['projector'] = room.opened.projectorToken;
  tokens['join'] = room.opened.joinToken;
  tokens['other host'] = other.opened.hostToken;
  tokens['other player'] = (await other.join()).seatToken;
  tokens['nobody'] = 'b'.repeat(26);
});
afterAll(async () => {
  await server.close();
});

const SEATS = ['host', 'player', 'projector'];
const A_SOCKET_BEARS = 30;
const STRANGERS = ['join', 'other host', 'other player', 'nobody'];

describe.each(SEATS)('%s', (role) => {
  const foreign = commands.filter(([type]) => roleOf(type) !== role);

  test.each(foreign)('may not %s over HTTP', async (_type, command) => {
    const answer = await room.send(tokens[role] ?? '', command);
    expect([answer.status, answer.body]).toMatchObject([403, { code: 'forbidden' }]);
  });

  test('may not give any of them over a socket', async () => {
    // the flood limit ends a socket that is asked for so much at once
    for (let first = 0; first < foreign.length; first += A_SOCKET_BEARS) {
      const { socket, send } = await phoneFor(room, tokens[role] ?? '');
      for (const [type, command] of foreign.slice(first, first + A_SOCKET_BEARS)) {
        expect([type, await send(command)]).toMatchObject([type, { ok: false, code: 'forbidden' }]);
      }
      socket.disconnect();
    }
  });
});

describe.each(STRANGERS)('the token of %s', (role) => {
  test.each(commands)('may not %s', async (_type, command) => {
    const answer = await room.send(tokens[role] ?? '', command);
    expect([answer.status, answer.body]).toMatchObject([401, { code: 'unauthorized' }]);
  });
});

test('every command has exactly one role, and that role gets past the check', async () => {
  expect(Object.keys(EXAMPLES).sort()).toEqual(Object.keys(ROLES).sort());
  const fresh = await openRoom(server.base);
  const { seatToken } = await fresh.join();
  for (const [type, command] of commands) {
    const token = roleOf(type) === 'host' ? fresh.opened.hostToken : seatToken;
    const answer = await fresh.send(token, command);
    expect([type, answer.status]).not.toEqual([type, 403]);
    expect([type, answer.status]).not.toEqual([type, 400]);
    expect([type, answer.status]).not.toEqual([type, 401]);
  }
});
