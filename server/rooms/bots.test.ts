import { expect, test } from 'vitest';
import { seatedBotCommand } from '../../shared/bots/play-out.ts';
import { GameEvent } from '../../shared/game/event.ts';
import { fold } from '../../shared/game/evolve.ts';
import { seatView } from '../../shared/view/seat-view.ts';
import type { HostView } from '../../shared/room/host-schema.ts';
import * as t from './test-rig.ts';

const NO_CLOCK = { seconds: 0, rounds: 2, seed: 3 };

interface Scene {
  readonly rig: t.Rig;
  readonly opened: t.Opened;
  readonly ann: t.Tester;
}
async function scene(options = {}): Promise<Scene> {
  const rig = t.rig({ botDelayMs: 1000 });
  const opened = await t.openRoom(rig, { ...NO_CLOCK, ...options });
  const ann = await t.joinRoom(rig, opened.roomId, { here: true });
  await t.hostDoes(rig, opened, { type: 'deal' }, { type: 'start' });
  return { rig, opened, ann };
}
const hostView = async ({ rig, opened }: Scene): Promise<HostView> => {
  const view = await t.viewOf(rig, await t.hostSeat(rig, opened));
  if (view.kind !== 'host') throw new Error(view.kind);
  return view;
};
const presenceOf = async (at: Scene): Promise<string | undefined> =>
  (await hostView(at)).players[0]?.presence;
const decidedBy = async ({ rig, opened }: Scene, type: string): Promise<unknown[]> =>
  (await t.gameEvents(rig, opened.roomId))
    .filter((event) => event.type === type)
    .map((event) => ('decidedBy' in event ? event.decidedBy : null));

test('bots fill the empty seats and take a moment to think', async () => {
  const at = await scene();
  await t.send(at.rig, at.ann.seat, { type: 'ready' });
  await at.rig.clock.advance(999);
  expect(await decidedBy(at, 'postureSet')).toEqual([]);
  await at.rig.clock.advance(1);
  expect(await decidedBy(at, 'postureSet')).toEqual(['bot', 'bot', 'bot', 'bot']);
});

test('a person who stays is never played by a bot', async () => {
  const at = await scene();
  await at.rig.clock.advance(3_600_000);
  expect((await t.viewOf(at.rig, at.ann.seat)).phase).toBe('briefing');
  expect(await presenceOf(at)).toBe('here');
});

test('without a clock a bot takes the seat of who is away for a minute, and gives it back', async () => {
  const at = await scene();
  at.ann.leave();
  await at.rig.clock.advance(14_000); // the last request still counted for a while
  expect(await presenceOf(at)).toBe('away');
  await at.rig.clock.advance(70_000);
  expect((await t.viewOf(at.rig, at.ann.seat)).phase).toBe('ended');
  expect(await decidedBy(at, 'cablesWritten')).toEqual(['bot', 'bot']);
});

test('the bot stops in the middle of a game when its player comes back', async () => {
  const at = await scene({ rounds: 5 });
  at.ann.leave();
  await at.rig.clock.advance(75_000);
  const back = { seat: at.ann.seat, show: () => undefined, signOff: () => undefined };
  t.expectOk(await at.rig.rooms.watch(back));
  const view = await t.viewOf(at.rig, at.ann.seat);
  expect(view.phase).not.toBe('ended');
  await at.rig.clock.advance(3_600_000);
  const later = await t.viewOf(at.rig, at.ann.seat);
  expect([later.phase, later.round]).toEqual([view.phase, view.round]);
  expect(await presenceOf(at)).toBe('here');
});

test('without a clock and without bots the host is told who is missing and pushes on', async () => {
  const rig = t.rig();
  const opened = await t.openRoom(rig, { ...NO_CLOCK, bots: 'none' });
  for (let i = 0; i < 5; i++) await t.joinRoom(rig, opened.roomId, { here: i > 0, name: `P${i}` });
  await t.hostDoes(rig, opened, { type: 'deal' }, { type: 'start' });
  await rig.clock.advance(200_000);
  const host = await t.viewOf(rig, await t.hostSeat(rig, opened));
  expect(host).toMatchObject({ next: { thing: 'pushAway', names: ['P0'] }, phase: 'briefing' });
  await t.hostDoes(rig, opened, { type: 'advance' }, { type: 'advance' });
  await rig.clock.advance(200_000);
  expect((await t.viewOf(rig, await t.hostSeat(rig, opened))).phase).toBe('outcome');
});

test('with a clock the bot takes over after the first missed decision', async () => {
  const at = await scene({ seconds: 60, rounds: 3 });
  at.ann.leave();
  await at.rig.clock.advance(60_000);
  expect((await t.viewOf(at.rig, at.ann.seat)).phase).toBe('prepare');
  await at.rig.clock.advance(59_000);
  expect(await presenceOf(at)).toBe('away');
  await at.rig.clock.advance(1000);
  expect(await decidedBy(at, 'cablesWritten')).toEqual(['timeout']);
  expect(await presenceOf(at)).toBe('bot');
  await at.rig.clock.advance(600_000);
  expect(await decidedBy(at, 'cablesWritten')).toEqual(['timeout', 'bot', 'bot']);
});

test('who comes late takes a seat of a bot; who is removed leaves it to the bot', async () => {
  const at = await scene();
  const late = await t.joinRoom(at.rig, at.opened.roomId);
  expect(late.views.at(-1)?.kind).toBe('target');
  const host = await hostView(at);
  expect(host.players.map(({ countryId }) => countryId)).toEqual([
    'united-states',
    expect.any(String),
  ]);
  await t.hostDoes(at.rig, at.opened, { type: 'kick', playerId: late.seat.playerId });
  expect(late.signedOff).toEqual(['kicked']);
  expect(await t.send(at.rig, late.seat, { type: 'ready' })).toMatchObject({ code: 'kicked' });
  expect(await at.rig.rooms.seatOf(at.opened.roomId, late.joined.seatToken)).toEqual({
    refused: 'kicked',
  });
  const seats = (await hostView(at)).games[0]?.seats;
  expect(seats?.filter(({ playerId }) => playerId !== null)).toHaveLength(1);
});

test('when every seat is taken, who comes late watches', async () => {
  const at = await scene();
  for (let i = 0; i < 4; i++) await t.joinRoom(at.rig, at.opened.roomId);
  const late = await t.joinRoom(at.rig, at.opened.roomId);
  expect(late.views.at(-1)).toMatchObject({ kind: 'player', watching: { number: 1 } });
});

test('what a bot does follows from the game and its seed, so that any process would do the same', async () => {
  const at = await scene();
  await t.send(at.rig, at.ann.seat, { type: 'ready' });
  await at.rig.clock.advance(1000);
  const events = (await t.gameEvents(at.rig, at.opened.roomId)).map((one) => GameEvent.parse(one));
  const made = events.findIndex((event) => 'decidedBy' in event && event.decidedBy === 'bot');
  const event = events[made];
  if (event?.type !== 'postureSet') throw new Error('no posture of a bot');
  const game = fold(events.slice(0, made));
  const view = seatView(game, event.targetId, { opened: false, facts: [] });
  const { stance, bloc } = event;
  expect(seatedBotCommand(game, view)?.command).toEqual({ type: 'posture', stance, bloc });
});
