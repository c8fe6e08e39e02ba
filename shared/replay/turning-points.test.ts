import { expect, test } from 'vitest';
import { randomGame } from '../../test/support/random-game.ts';
import { regretOf } from './regret.ts';
import { timelineOf } from './timeline.ts';
import { crossroadsAt, LEAST_SWING, placeOf, turningPoints } from './turning-points.ts';
import { crossroadsOf } from './what-if.ts';

test.each([1, 2, 3])('game %i turned where most was given away', (seed) => {
  const regrets = regretOf(randomGame(seed, { rounds: 3 }).game);
  const most = Math.max(...regrets.map(({ regret }) => regret));
  const [first, ...others] = turningPoints(regrets);
  expect(others).toEqual([]);
  expect(first?.regret).toBe(most);
  const three = turningPoints(regrets, 3).map(({ regret }) => regret);
  expect(three).toEqual(three.toSorted((a, b) => b - a));
});

test('a game in which little was given away did not turn', () => {
  const regrets = regretOf(randomGame(4, { rounds: 2 }).game);
  const little = regrets.map((one) => ({ ...one, regret: LEAST_SWING / 2 }));
  expect(turningPoints(little)).toEqual([]);
});

test.each([1, 2, 3])('game %i: every decision has its moment and its crossroads', (seed) => {
  const { game, events } = randomGame(seed, { rounds: 3, practice: true });
  const timeline = timelineOf(events);
  const crossroads = crossroadsOf(events);
  for (const decision of regretOf(game)) {
    const place = placeOf(timeline, decision);
    const moment = timeline.moments[place ?? -1];
    expect(moment?.round).toBe(decision.round);
    if (decision.kind === 'move') {
      expect(moment?.happened).toMatchObject({ type: 'moved', address: decision.address });
    }
    if (decision.kind === 'cable') {
      expect(['threatened', 'arrived', 'scored']).toContain(moment?.happened.type);
    }
    const at = crossroadsAt(crossroads, decision);
    expect(at).toMatchObject({ round: decision.round, countryId: decision.countryId });
    expect(at?.decidedBy).toBe(decision.decidedBy);
  }
});
