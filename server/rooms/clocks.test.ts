import { describe, expect, test } from 'vitest';
import type { HostView } from '../../shared/room/host-schema.ts';
import type { SeatView } from '../../shared/view/seat-schema.ts';
import * as t from './test-rig.ts';

const SECONDS = { briefing: 10, prepare: 40, move: 30, bargain: 90, outcome: 20 };

async function playing(options = {}, people = 5) {
  const rig = t.rig({ graceMs: 1500 });
  const all = { seconds: SECONDS, rounds: 3, seed: 1, ...options };
  const opened = await t.openRoom(rig, all);
  const testers: t.Tester[] = [];
  for (let i = 0; i < people; i++)
    testers.push(await t.joinRoom(rig, opened.roomId, { name: `P${i}` }));
  await t.hostDoes(rig, opened, { type: 'deal', groups: Math.ceil(people / 5) }, { type: 'start' });
  const host = await t.hostSeat(rig, opened);
  return { rig, opened, testers, host };
}
type At = Awaited<ReturnType<typeof playing>>;

const seatView = async ({ rig }: At, tester: t.Tester): Promise<SeatView> => {
  const view = await t.viewOf(rig, tester.seat);
  if (view.kind !== 'sender' && view.kind !== 'target') throw new Error(view.kind);
  return view;
};
async function inSeat(at: At, countryId: string, game = 1): Promise<t.Tester> {
  for (const tester of at.testers) {
    const { me, number } = await seatView(at, tester);
    if (me.id === countryId && number === game) return tester;
  }
  throw new Error(`nobody plays ${countryId}`);
}
const hostView = async ({ rig, host }: At): Promise<HostView> => {
  const view = await t.viewOf(rig, host);
  if (view.kind !== 'host') throw new Error(view.kind);
  return view;
};
const places = async (at: At): Promise<string[]> =>
  (await hostView(at)).games.map(({ phase, round }) => `${phase} ${round}`);
const clockFor = (at: At, { joined }: t.Tester, factor: unknown) =>
  t.hostDoes(at.rig, at.opened, { type: 'clockFor', playerId: joined.playerId, factor });
const hold = { type: 'posture', stance: 'hold', bloc: false };

describe('grace', () => {
  test('a commit received up to 1.5 s after the deadline counts; the deadline shown is the announced one', async () => {
    const at = await playing();
    const korea = await inSeat(at, 'korea');
    await at.rig.clock.advance(11_500);
    const shown = (await seatView(at, korea)).deadlineAt ?? 0;
    expect(shown - at.rig.clock.now()).toBe(40_000);
    await at.rig.clock.advance(41_499);
    expect(await t.send(at.rig, korea.seat, { ...hold, stance: 'diversify' })).toEqual({
      ok: true,
    });
    await at.rig.clock.advance(1);
    const events = await t.gameEvents(at.rig, at.opened.roomId);
    expect(events).toContainEqual(
      expect.objectContaining({ type: 'postureSet', targetId: 'korea', decidedBy: 'human' }),
    );
    expect(await places(at)).toEqual(['outcome 1']);
  });

  test('after it the default counts, and the choice is refused as too late', async () => {
    const at = await playing();
    const korea = await inSeat(at, 'korea');
    await at.rig.clock.advance(11_500 + 41_500);
    expect(await t.send(at.rig, korea.seat, hold)).toMatchObject({ code: 'stale' });
  });

  test('it is the same for all: one move’s deadline does not cut short another’s', async () => {
    const at = await playing();
    await at.rig.clock.advance(11_500);
    const [usa, korea, canada] = [
      await inSeat(at, 'united-states'),
      await inSeat(at, 'korea'),
      await inSeat(at, 'canada'),
    ];
    const cable = { demand: 30, instrument: 'tariff', publicity: 'quiet', exception: false };
    const cables = ['korea', 'canada'].map((targetId) => ({ ...cable, targetId }));
    for (const { seat } of at.testers) await t.send(at.rig, seat, hold);
    await t.send(at.rig, usa.seat, { type: 'prepare', cables });
    await at.rig.clock.advance(1000);
    await t.send(at.rig, canada.seat, { type: 'petition', offer: 20 });
    // korea's time is up at 30 s, the sender's for canada at 31 s
    await at.rig.clock.advance(30_500);
    expect(await t.send(at.rig, korea.seat, { type: 'concede' })).toMatchObject({ ok: false });
    await at.rig.clock.advance(900);
    expect(await t.send(at.rig, usa.seat, { type: 'grant', targetId: 'canada' })).toEqual({
      ok: true,
    });
  });
});

describe('more time for one student', () => {
  test('is known to her and to the host, outlasts the deal, and goes with her seat', async () => {
    const at = await playing();
    const korea = await inSeat(at, 'korea');
    await clockFor(at, korea, 2);
    const clocks = async () =>
      (await hostView(at)).players.map(({ clock }) => clock).filter((clock) => clock !== 1);
    expect(await clocks()).toEqual([2]);
    await at.rig.clock.advance(21_500);
    expect((await seatView(at, korea)).deadlineAt).toBe(at.rig.clock.now() + 80_000);
    const { playerId } = korea.joined;
    await t.hostDoes(at.rig, at.opened, { type: 'kick', playerId });
    expect(await clocks()).toEqual([]);
    await at.rig.clock.advance(41_500);
    expect(await places(at)).toEqual(['outcome 1']);
    await t.hostDoes(at.rig, at.opened, { type: 'unkick', playerId });
    expect((await seatView(at, korea)).me.id).toBe('korea');
    expect(await clocks()).toEqual([2]);
  });

  test('never changes a frame of the projector, nor what it has counted', async () => {
    const at = await playing();
    const token = at.opened.projectorToken;
    const projector = t.expectOk(await at.rig.rooms.seatOf(at.opened.roomId, token));
    const before = JSON.stringify(await t.viewOf(at.rig, projector));
    await clockFor(at, await inSeat(at, 'korea'), 10);
    expect(JSON.stringify(await t.viewOf(at.rig, projector))).toBe(before);
  });

  test.each([10, 'off'])(
    'x%s of somebody who is away: a bot takes the seat after a minute',
    async (factor) => {
      const at = await playing();
      const korea = await inSeat(at, 'korea');
      await clockFor(at, korea, factor);
      korea.leave();
      await at.rig.clock.advance(120_000);
      const events = await t.gameEvents(at.rig, at.opened.roomId);
      expect(events).toContainEqual(
        expect.objectContaining({ type: 'postureSet', targetId: 'korea', decidedBy: 'bot' }),
      );
    },
  );

  test('without bots the host is told who holds up a game without end', async () => {
    const at = await playing({ bots: 'none' });
    const korea = await inSeat(at, 'korea');
    await clockFor(at, korea, 'off');
    korea.leave();
    await at.rig.clock.advance(300_000);
    expect((await hostView(at)).next).toEqual({ thing: 'pushAway', names: [korea.joined.name] });
  });
});

describe('rounds that begin together', () => {
  test('no game enters a round before all have finished the one before', async () => {
    const at = await playing({ pace: 'together' }, 10);
    await at.rig.clock.advance(11_500);
    const first = at.testers.filter(({ views }) => {
      const view = views.at(-1);
      return view !== undefined && 'number' in view && view.number === 1;
    });
    for (const { seat } of first) await t.send(at.rig, seat, hold);
    await t.send(at.rig, (await inSeat(at, 'united-states')).seat, { type: 'prepare', cables: [] });
    for (const { seat } of first) await t.send(at.rig, seat, { type: 'ready' });
    expect(await places(at)).toEqual(['outcome 1', 'prepare 1']);
    await at.rig.clock.advance(41_500);
    expect(await places(at)).toEqual(['outcome 1', 'outcome 1']);
    await at.rig.clock.advance(21_500);
    expect(await places(at)).toEqual(['prepare 2', 'prepare 2']);
  });

  test('a slow student holds her own game and no other', async () => {
    const at = await playing({ pace: 'together' }, 10);
    const slow = await inSeat(at, 'korea', 2);
    await clockFor(at, slow, 'off');
    await t.send(at.rig, slow.seat, { type: 'ready' });
    await at.rig.clock.advance(11_500 + 41_500);
    expect(await places(at)).toEqual(['outcome 1', 'prepare 1']);
    await at.rig.clock.advance(21_500);
    expect(await places(at)).toEqual(['prepare 2', 'prepare 1']);
  });

  test('the host can change it at any time, and a game that waited goes on', async () => {
    const at = await playing({ pace: 'together' }, 10);
    await at.rig.clock.advance(11_500);
    const gameId = (await hostView(at)).games[1]?.gameId;
    await t.hostDoes(at.rig, at.opened, { type: 'pause', gameId });
    await at.rig.clock.advance(200_000);
    expect(await places(at)).toEqual(['outcome 1', 'prepare 1']);
    await t.hostDoes(at.rig, at.opened, { type: 'pace', mode: 'own' });
    expect(await places(at)).toEqual(['prepare 2', 'prepare 1']);
    expect((await hostView(at)).pace).toBe('own');
  });
});

test('who comes back reads what was decided meanwhile, until they decide again', async () => {
  const at = await playing();
  const korea = await inSeat(at, 'korea');
  korea.leave();
  await at.rig.clock.advance(140_000);
  const view = await seatView(at, korea);
  const made = view.meanwhile?.map(({ decidedBy, did }) => [decidedBy, did]);
  expect(made?.slice(0, 2)).toEqual([
    ['timeout', 'postureSet'],
    ['bot', 'postureSet'],
  ]);
  await t.send(at.rig, korea.seat, hold);
  expect(await seatView(at, korea)).not.toHaveProperty('meanwhile');
});
