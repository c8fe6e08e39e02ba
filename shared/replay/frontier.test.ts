import { expect, test } from 'vitest';
import { SCENARIOS } from '../scenario/shipped-scenarios.ts';
import { frontierOf, possibleEnds } from './frontier.ts';

test('nothing on the frontier is beaten on both sides, and everything else is', () => {
  const ends = [
    { sender: 10, allies: 0 },
    { sender: 5, allies: 5 },
    { sender: 5, allies: 4 },
    { sender: 4, allies: 4 },
    { sender: 0, allies: 9 },
    { sender: 0, allies: 9 },
  ];
  expect(frontierOf(ends)).toEqual([
    { sender: 0, allies: 9 },
    { sender: 5, allies: 5 },
    { sender: 10, allies: 0 },
  ]);
  expect(frontierOf([])).toEqual([]);
});

test.each(SCENARIOS.map((scenario) => [scenario.cast.title, scenario] as const))(
  '%s: peace is nearly the best for the allies, and the sender can at least equal it',
  (_id, { cast, rounds }) => {
    const table = { world: cast.world, cards: cast.targets, rounds };
    const { ends, frontier, peace } = possibleEnds(table, 4, 7);
    expect(possibleEnds(table, 4, 7).ends).toEqual(ends);
    const most = Math.max(...ends.map(({ allies }) => allies));
    expect(peace.allies).toBeGreaterThan(0.9 * most);
    expect(Math.max(...frontier.map(({ sender }) => sender))).toBeGreaterThanOrEqual(peace.sender);
    for (const one of frontier) {
      expect(ends.some((end) => end.sender > one.sender && end.allies > one.allies)).toBe(false);
    }
  },
);
