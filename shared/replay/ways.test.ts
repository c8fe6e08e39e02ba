import { describe, expect, test } from 'vitest';
import { cable, canada, korea, Table, usa } from '../../test/support/given.ts';
import { randomGame } from '../../test/support/random-game.ts';
import { BotId } from '../scenario/ids.ts';
import { crossroadsOf, futureOf } from './what-if.ts';
import { waysFrom } from './ways.ts';

describe.each([1, 2, 3])('game %i', (seed) => {
  const { events } = randomGame(seed, { rounds: 3 });

  test('every way from every crossroads can be gone, and is another one', () => {
    for (const at of crossroadsOf(events)) {
      const ways = waysFrom(events, at);
      const seen = new Set(
        [at.made, ...ways.map(({ command }) => command)].map((one) => JSON.stringify(one)),
      );
      expect(seen.size).toBe(ways.length + 1);
      for (const { command } of ways) {
        const bot = BotId.parse('prudent');
        expect(futureOf(events, { at, command, bot }, 1).game.phase).toBe('ended');
      }
    }
  });
});

const played = new Table()
  .everyoneReady()
  .prepared([{ ...cable(korea, 30), publicity: 'loud' }, cable(canada, 41)])
  .when(korea, { type: 'concede' })
  .when(canada, { type: 'standFirm' })
  .when(usa, { type: 'impose', targetId: canada });
const crossroads = crossroadsOf(played.events);
const written = crossroads.find(({ made }) => made.type === 'prepare');
if (written === undefined) throw new Error('no cables');

test('cables can be said in the other voice, halved, left out, and all left out', () => {
  expect(waysFrom(played.events, written).map(({ change }) => change)).toMatchObject([
    { type: 'cable', address: korea, to: { demand: 30, publicity: 'quiet' } },
    { type: 'cable', address: korea, to: { demand: 15, publicity: 'loud' } },
    { type: 'cable', address: korea, to: null },
    { type: 'cable', address: canada, to: { demand: 41, publicity: 'loud' } },
    { type: 'cable', address: canada, to: { demand: 20, publicity: 'quiet' } },
    { type: 'cable', address: canada, to: null },
    { type: 'silence' },
  ]);
});

test('what theory would have written comes first, and once', () => {
  const quiet = { ...cable(korea, 30), publicity: 'quiet' } as const;
  const ways = waysFrom(played.events, written, [{ address: korea, cable: quiet }]);
  expect(ways).toHaveLength(7);
  expect(ways[0]?.change).toMatchObject({ address: korea, to: quiet });
  const same = { ...cable(korea, 30), publicity: 'loud' } as const;
  expect(waysFrom(played.events, written, [{ address: korea, cable: same }])).toHaveLength(7);
});

test('imposing can become backing down', () => {
  const imposed = crossroads.find(({ made }) => made.type === 'impose');
  if (imposed === undefined) throw new Error('nothing imposed');
  expect(waysFrom(played.events, imposed).map(({ command }) => command)).toEqual([
    { type: 'backDown', targetId: canada },
  ]);
});
