import { expect, test } from 'vitest';
import { fold } from '../game/evolve.ts';
import { SCENARIOS } from '../scenario/shipped-scenarios.ts';
import { steel2018 } from '../scenario/steel-2018.ts';
import { dealBots, rehearseGame } from './rehearsal.ts';
import { logText } from './log-lines.ts';
import { openLog } from './open-log.ts';
import { timelineOf } from './timeline.ts';

function played(...[setup]: Parameters<typeof rehearseGame>) {
  const steps = rehearseGame(setup);
  let taken = 0;
  let step = steps.next();
  for (; step.done !== true; step = steps.next()) taken += 1;
  return { events: step.value, taken };
}

test.each(SCENARIOS.map((scenario) => [scenario.cast.scenarioId, scenario] as const))(
  'a class of bots plays %s to the end of every game, step by step',
  (_id, scenario) => {
    const { room } = dealBots(scenario, { bots: 12, seed: 7 });
    expect(room.games.length).toBeGreaterThan(1);
    for (const setup of room.games) {
      const { events, taken } = played(setup);
      expect(taken).toBeGreaterThan(scenario.rounds);
      expect(timelineOf(events).game).toMatchObject({ phase: 'ended', ending: { finished: true } });
    }
  },
);

test('a class of bots is a file that the debrief opens', () => {
  const { room, events } = dealBots(steel2018, { bots: 9, seed: 2 });
  const games = room.games.map((setup) => ({ stream: setup.gameId, ...played(setup) }));
  const opened = openLog(logText(room.roomId, [{ stream: 'room', events }, ...games]));
  expect(opened).toMatchObject({ ok: true });
});

test('the same seed plays the same class, another one another', () => {
  const gameOf = (seed: number) => {
    const [setup] = dealBots(steel2018, { bots: 6, seed }).room.games;
    if (setup === undefined) throw new Error('no game');
    return played(setup).events;
  };
  expect(gameOf(3)).toEqual(gameOf(3));
  expect(gameOf(4)).not.toEqual(gameOf(3));
});

test('bots of every manner sit in a large class, and no person does', () => {
  const { room } = dealBots(steel2018, { bots: 60, seed: 1 });
  const holders = room.games.flatMap((setup) => setup.holders.map(({ holder }) => holder));
  const manners = new Set(holders.map((holder) => (holder.by === 'bot' ? holder.bot : holder.by)));
  expect([...manners].toSorted()).toEqual(['conciliator', 'prudent', 'showman', 'stubborn']);
  expect(room.started).toBe(true);
  expect(room.watching).toEqual({});
});

test('nobody is not a class', () => {
  expect(() => dealBots(steel2018, { bots: 0, seed: 1 })).toThrow(RangeError);
});

test('no game of a rehearsal waits for a clock', () => {
  const [setup] = dealBots(steel2018, { bots: 3, seed: 1 }).room.games;
  if (setup === undefined) throw new Error('no game');
  const { events } = played(setup);
  for (let n = 1; n <= events.length; n++) {
    expect(fold(events.slice(0, n)).deadlineAt).toBeNull();
  }
});
