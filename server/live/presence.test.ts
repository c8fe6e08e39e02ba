import { expect, test } from 'vitest';
import { PlayerId } from '../../shared/scenario/ids.ts';
import { Presence } from './presence.ts';
import { simulatedClock } from './simulated-clock.ts';

const ann = PlayerId.parse('ann');

test('somebody with an open connection is here, and away when the last one closes', async () => {
  const clock = simulatedClock();
  let changes = 0;
  const presence = new Presence(clock, () => (changes += 1));
  expect([presence.isHere(ann), presence.wasSeen(ann)]).toEqual([false, false]);
  const [one, two] = [presence.connect(ann), presence.connect(ann)];
  expect(presence.isHere(ann)).toBe(true);
  one();
  expect([presence.isHere(ann), changes]).toEqual([true, 1]);
  two();
  await clock.advance(5000);
  expect([presence.isHere(ann), presence.wasSeen(ann), changes]).toEqual([false, true, 2]);
  expect(presence.awayFor(ann)).toBe(5000);
});

test('a request counts for a while, and is noticed when it no longer does', async () => {
  const clock = simulatedClock();
  let changes = 0;
  const presence = new Presence(clock, () => (changes += 1));
  presence.touch(ann);
  await clock.advance(10_000);
  presence.touch(ann);
  await clock.advance(10_000);
  expect([presence.isHere(ann), changes]).toEqual([true, 1]);
  await clock.advance(5000);
  expect([presence.isHere(ann), changes]).toEqual([false, 2]);
});

test('after a restart nobody is said never to have come who may have', () => {
  const presence = new Presence(simulatedClock(), () => undefined, [ann]);
  expect(presence.wasSeen(ann)).toBe(true);
  expect(presence.wasSeen(PlayerId.parse('ben'))).toBe(false);
});
