import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { HostView } from '../../../../shared/room/host-schema.ts';
import type { Wall } from '../../../../shared/room/wall.ts';
import { FakeLink } from '../../../testing/fake-link.svelte.ts';
import { Classroom } from './classroom.svelte.ts';
import { saying, type SaidInClass } from './saying.ts';

const ME = '0123456789abcdef';
const OTHER = 'fedcba9876543210';
const wallAt = (moment: number): Wall => ({ by: ME, moment }) as Wall;

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** A server in a test's hand: it hears, and answers as it is told to. */
function ears() {
  const heard: (number | null)[] = [];
  const answers: SaidInClass[] = [];
  const send = (wall: Wall | null): Promise<SaidInClass> => {
    heard.push(wall === null ? null : wall.moment);
    return Promise.resolve(answers.shift() ?? 'heard');
  };
  return { heard, answers, send };
}
const ms = (time: number): Promise<unknown> => vi.advanceTimersByTimeAsync(time);

test('of many changes the first and the newest are said, ten a second at most, the last always', async () => {
  const { heard, send } = ears();
  const { say } = saying(send, () => undefined);
  for (let moment = 0; moment < 100; moment += 1) {
    say(wallAt(moment));
    await ms(10);
  }
  await ms(500);
  expect(heard.length).toBeLessThanOrEqual(12);
  expect([heard[0], heard.at(-1)]).toEqual([0, 99]);
  expect(heard).toEqual(heard.toSorted((a, b) => (a ?? 0) - (b ?? 0)));
});

test('what got lost is said again, unless there is something newer', async () => {
  const { heard, answers, send } = ears();
  const { say } = saying(send, () => undefined);
  answers.push('lost', 'lost');
  say(wallAt(1));
  await ms(1100);
  say(wallAt(2));
  await ms(3000);
  expect(heard).toEqual([1, 1, 2]);
});

test('one is on its way at a time, so that none overtakes another', async () => {
  const order: string[] = [];
  const { say } = saying(
    async (wall) => {
      const moment = wall?.moment ?? 0;
      order.push(`${moment} out`);
      await new Promise((resolve) => setTimeout(resolve, moment === 1 ? 900 : 10));
      order.push(`${moment} in`);
      return 'heard';
    },
    () => undefined,
  );
  say(wallAt(1));
  await ms(5);
  say(wallAt(2));
  await ms(2000);
  expect(order).toEqual(['1 out', '1 in', '2 out', '2 in']);
});

/** A debrief of a host whose class has ended. */
function classroom() {
  const server = ears();
  const link = new FakeLink({ kind: 'host', legal: [] } as unknown as HostView);
  const room = new Classroom(ME, link, server.send);
  room.show(wallAt(1));
  return { ...server, link, room };
}

test('nothing is said until the host turns it on, and nothing after it was turned off', async () => {
  const { heard, room } = classroom();
  await ms(500);
  expect([heard, room.onWall]).toEqual([[], false]);
  room.take();
  room.show(wallAt(2));
  await ms(500);
  expect(heard).toEqual([1, 2]);
  room.release();
  room.show(wallAt(3));
  await ms(500);
  expect([heard, room.onWall]).toEqual([[1, 2, null], false]);
});

test('a server that forgot is told again; a page that took over is left alone', async () => {
  const { heard, room } = classroom();
  room.take();
  await ms(500);
  room.heard({ online: true, onWall: OTHER }); // older than what was just said
  room.heard({ online: true, onWall: ME });
  room.heard({ online: false, onWall: ME });
  room.heard({ online: true, onWall: undefined });
  await ms(500);
  expect([heard, room.onWall]).toEqual([[1, 1], true]);
  room.heard({ online: true, onWall: ME });
  room.heard({ online: true, onWall: OTHER });
  await ms(500);
  expect([heard, room.onWall]).toEqual([[1, 1], false]);
});

test('who comes back and finds another page there does not take it down', async () => {
  const { heard, room } = classroom();
  room.take();
  await ms(500);
  room.heard({ online: true, onWall: ME });
  room.heard({ online: false, onWall: ME });
  room.heard({ online: true, onWall: OTHER });
  await ms(500);
  expect([heard, room.onWall]).toEqual([[1], false]);
});

test('it ends when the projector is sent elsewhere from the host’s page, and when it is refused', async () => {
  const { answers, room } = classroom();
  room.take();
  await ms(500);
  room.heard({ online: true, onWall: ME });
  room.heard({ online: true, onWall: undefined });
  expect(room.onWall).toBe(false);
  answers.push('refused');
  room.take();
  await ms(500);
  expect(room.onWall).toBe(false);
});
