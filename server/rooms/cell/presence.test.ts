import { expect, test } from 'vitest';
import { PlayerId } from '../../../shared/scenario/ids.ts';
import { Presence, type Turn } from './presence.ts';
import { simulatedClock } from '../../clock/simulated-clock.ts';

const quiet = { changed: () => undefined, record: () => undefined };
const ann = PlayerId.parse('ann');

test('somebody with an open connection is here, and away when the last one closes', async () => {
  const clock = simulatedClock();
  let changes = 0;
  const presence = new Presence(clock, { changed: () => (changes += 1), record: () => undefined });
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
  const presence = new Presence(clock, { changed: () => (changes += 1), record: () => undefined });
  presence.touch(ann);
  await clock.advance(10_000);
  presence.touch(ann);
  await clock.advance(10_000);
  expect([presence.isHere(ann), changes]).toEqual([true, 1]);
  await clock.advance(5000);
  expect([presence.isHere(ann), changes]).toEqual([false, 2]);
});

test('after a restart nobody is said never to have come who may have', () => {
  const presence = new Presence(simulatedClock(), quiet, [ann]);
  expect(presence.wasSeen(ann)).toBe(true);
  expect(presence.wasSeen(PlayerId.parse('ben'))).toBe(false);
});

test('every coming and going is recorded once, also of somebody who was expected', async () => {
  const clock = simulatedClock();
  const turns: string[] = [];
  const record = ({ here, at }: Turn): void => {
    turns.push(`${here ? 'came' : 'went'} ${at - start}`);
  };
  const start = clock.now();
  const presence = new Presence(clock, { ...quiet, record }, [ann]);
  expect(turns).toEqual([]);
  await clock.advance(1000);
  presence.touch(ann);
  const leave = presence.connect(ann);
  await clock.advance(20_000);
  leave();
  presence.touch(ann);
  await clock.advance(20_000);
  presence.connect(ann);
  presence.close();
  presence.close();
  expect(turns).toEqual([
    'came 1000',
    'went 21000',
    'came 21000',
    'went 33000',
    'came 41000',
    'went 41000',
  ]);
});
