import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Joined, Story, StoryKept } from '../../shared/protocol/protocol.ts';
import { openLog } from '../../shared/replay/open-log.ts';
import { ask, phoneFor, testServer, type Room, type TestServer } from './harness.ts';
import { seeded } from './legal.ts';
import { playRoom } from './play.ts';

let server: TestServer;
beforeAll(async () => {
  server = await testServer();
});
afterAll(async () => {
  await server.close();
});

const read = (room: Room, token?: string) => ask(room.url('/story'), 'GET', { token });
const keep = (room: Room, token?: string) => ask(room.url('/story'), 'POST', { token });

/** A class that has played; its cables are closed yet. */
async function played(people: number, deal: Record<string, unknown> = {}) {
  const options = { seconds: 0, rounds: 1, seed: 3, practice: false };
  const { room } = await playRoom(server.base, { people, options, random: seeded(3), deal });
  const [ann, ben] = room.players;
  if (ann === undefined || ben === undefined) throw new Error('nobody joined');
  return { room, ann, ben };
}

const keptBy = async (room: Room, { seatToken }: Joined): Promise<StoryKept> =>
  (await keep(room, seatToken)).body as StoryKept;

test('a kept link reads one person’s page and nothing else, and signs nobody off', async () => {
  const { room, ann, ben } = await played(2);
  const { story, link } = await keptBy(room, ann);
  expect(await keptBy(room, ann)).toEqual({ story, link });
  const { pathname, search, hash } = new URL(link);
  expect([pathname, search]).toEqual(['/story', '']);
  expect(Object.fromEntries(new URLSearchParams(hash.slice(1)))).toEqual({
    room: room.opened.roomId,
    story,
  });
  expect(await read(room, story)).toMatchObject({ status: 409, body: { code: 'not-now' } });
  await room.host({ type: 'open' });

  const told = (await read(room, story)).body as Story;
  expect(told).toMatchObject({ playerId: ann.playerId, name: ann.name, people: [] });
  expect(openLog(told.log)).toMatchObject({ ok: true, differences: 0 });
  expect((await read(room, ann.seatToken)).body).toEqual(told);
  const whole = JSON.stringify(told);
  for (const secret of [ann.seatToken, story, ben.seatToken, ben.name, '"noted"']) {
    expect(whole).not.toContain(secret);
  }
  // good for this one thing
  for (const path of ['/view', '/log.jsonl', '/events', '/export.zip']) {
    expect((await ask(room.url(path), 'GET', { token: story })).status, path).toBe(401);
  }
  expect((await room.send(story, { type: 'ready' })).status).toBe(401);
  expect((await keep(room, story)).status).toBe(401);
  await expect(phoneFor(room, story)).rejects.toThrow('unauthorized');
  expect((await room.view(ann.seatToken)).phase).toBe('ended');
  const { hostToken, projectorToken, joinToken } = room.opened;
  for (const token of [hostToken, projectorToken]) {
    expect(await read(room, token)).toMatchObject({ body: { code: 'forbidden' } });
  }
  for (const token of [joinToken, 'a'.repeat(26), undefined]) {
    expect((await read(room, token)).status).toBe(401);
  }
});

test('the link outlives a change of device, and ends with the person and with the room', async () => {
  const { room, ann, ben } = await played(2);
  await room.host({ type: 'open' });
  const [{ story: anns }, { story: bens }] = [await keptBy(room, ann), await keptBy(room, ben)];
  const claim = { body: { name: ann.name, pin: ann.pin } };
  const again = (await ask(room.url('/claim'), 'POST', claim)).body as Joined;
  expect((await read(room, anns)).status).toBe(200);
  expect((await read(room, ann.seatToken)).body).toMatchObject({ code: 'signed-off' });

  expect((await ask(room.url('/me'), 'DELETE', { token: again.seatToken })).status).toBe(204);
  expect((await read(room, anns)).body).toMatchObject({ code: 'unauthorized' });
  expect((await read(room, bens)).status).toBe(200);
  await ask(room.url(''), 'DELETE', { token: room.opened.hostToken });
  expect((await read(room, bens)).body).toMatchObject({ code: 'unknown-room' });
});

test('whoever was removed finds the link shut, until the host lets them in again', async () => {
  const { room, ann } = await played(2);
  const { story } = await keptBy(room, ann);
  await room.host({ type: 'open' });
  await room.host({ type: 'kick', playerId: ann.playerId });
  expect((await read(room, story)).body).toMatchObject({ code: 'kicked' });
  await room.host({ type: 'unkick', playerId: ann.playerId });
  expect((await read(room, story)).status).toBe(200);
});

test('a delegation’s names are told to its members alone, and only own games are in the log', async () => {
  const { room } = await played(14, { plan: 'share', groups: 2 });
  await room.host({ type: 'open' });
  const stories: Story[] = [];
  for (const { seatToken } of room.players) {
    stories.push((await read(room, seatToken)).body as Story);
  }
  const shared = stories.filter(({ people }) => people.length > 0);
  expect(shared.length).toBeGreaterThan(0);
  for (const { playerId, people } of shared) {
    for (const partner of people) {
      const theirs = stories.find((one) => one.playerId === partner.playerId);
      expect(theirs?.people.map((one) => one.playerId)).toContain(playerId);
    }
  }
  for (const { log } of stories) {
    const opened = openLog(log);
    expect(opened.ok && opened.games.length).toBe(1);
  }
});
