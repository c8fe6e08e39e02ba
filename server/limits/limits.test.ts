import { expect, test } from 'vitest';
import { simulatedClock } from '../clock/simulated-clock.ts';
import { pace } from './pace.ts';
import { codeTries, pinTries } from './tries.ts';
import { slidingWindow, tokenBucket } from './window.ts';

const right = (): Promise<string> => Promise.resolve('room');
const wrong = (): Promise<null> => Promise.resolve(null);

/** What a promise gives without time passing; 'waits' when it does not. */
const atOnce = async (promise: Promise<unknown>): Promise<unknown> =>
  Promise.race([
    promise,
    new Promise((resolve) => {
      setImmediate(() => {
        resolve('waits');
      });
    }),
  ]);

test('a window forgets what is old, and the oldest key when it is full', async () => {
  const clock = simulatedClock();
  const window = slidingWindow(clock, 1000, 2);
  window.add('a');
  await clock.advance(600);
  const takeBack = window.add('a');
  window.add('a');
  takeBack();
  expect(window.count('a')).toBe(2);
  await clock.advance(600);
  expect(window.count('a')).toBe(1);
  window.add('b');
  window.add('c');
  expect([window.count('a'), window.count('b'), window.count('c')]).toEqual([0, 1, 1]);
});

test('a bucket lets a burst through, then its rate', async () => {
  const clock = simulatedClock();
  const bucket = tokenBucket(clock, { rate: 20, burst: 3 });
  expect([1, 2, 3, 4].map(() => bucket.take())).toEqual([true, true, true, false]);
  await clock.advance(50);
  expect([bucket.take(), bucket.take()]).toEqual([true, false]);
});

test('after 20 wrong codes from an address every code from it waits three seconds', async () => {
  const clock = simulatedClock();
  const tries = codeTries(clock);
  for (let i = 0; i < 20; i++) expect(await atOnce(tries('a', wrong))).toBeNull();
  const slow = tries('a', right);
  expect(await atOnce(slow)).toBe('waits');
  expect(await atOnce(tries('b', right))).toBe('room');
  await clock.advance(3000);
  expect(await slow).toBe('room');
  await clock.advance(60_000);
  expect(await atOnce(tries('a', right))).toBe('room');
});

test('right codes are never counted', async () => {
  const tries = codeTries(simulatedClock());
  for (let i = 0; i < 100; i++) expect(await atOnce(tries('a', right))).toBe('room');
});

test('guessing many at once gains nothing', async () => {
  const clock = simulatedClock();
  const tries = codeTries(clock);
  const guesses = Array.from({ length: 50 }, () => atOnce(tries('a', wrong)));
  expect((await Promise.all(guesses)).filter((answer) => answer === null)).toHaveLength(20);
});

test('after 60 wrong codes from many addresses every code waits, and a flood is refused', async () => {
  const clock = simulatedClock();
  const tries = codeTries(clock);
  for (let i = 0; i < 60; i++) await tries(`address ${i}`, wrong);
  const waiting = Array.from({ length: 200 }, () => tries('new', right));
  expect(await tries('new', right)).toBe('too-many');
  await clock.advance(3000);
  expect(new Set(await Promise.all(waiting))).toEqual(new Set(['room']));
});

test('five wrong PINs close a name for a minute, also for the right one', async () => {
  const clock = simulatedClock();
  const tries = pinTries(clock);
  for (let i = 0; i < 5; i++) expect(await tries('ann', wrong)).toBeNull();
  expect(await tries('ann', right)).toBe('too-many');
  expect(await tries('ben', right)).toBe('room');
  await clock.advance(60_001);
  expect(await tries('ann', right)).toBe('room');
});

test('a token that asks too fast waits its turn; one that floods is refused; others notice nothing', async () => {
  const clock = simulatedClock();
  const mayAsk = pace(clock);
  for (let i = 0; i < 300; i++) expect(await atOnce(mayAsk('ann'))).toBe(true);
  const turn = mayAsk('ann');
  expect(await atOnce(turn)).toBe('waits');
  const waiting = Array.from({ length: 99 }, () => mayAsk('ann'));
  expect(await atOnce(mayAsk('ann'))).toBe(false);
  expect(await atOnce(mayAsk('ben'))).toBe(true);
  await clock.advance(1500);
  expect(new Set(await Promise.all([turn, ...waiting]))).toEqual(new Set([true]));
});
