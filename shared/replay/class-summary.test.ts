import { expect, test } from 'vitest';
import { setupOf } from '../../test/support/given.ts';
import { randomGame } from '../../test/support/random-game.ts';
import { GameId } from '../scenario/ids.ts';
import { ClassSummary } from './class-file.ts';
import { classFingerprint, classSummaryOf, playedByPeople } from './class-summary.ts';
import { meanOf } from './estimate.ts';
import { summaryOf } from './evidence.ts';
import { timelineOf, type Timeline } from './timeline.ts';
import { weighedDemands } from './weighed.ts';

type Change = Parameters<typeof randomGame>[1];
const played = (seed: number, change: Change = {}): Timeline =>
  timelineOf(randomGame(seed, { rounds: 2, number: seed, ...change }).events);
/** The same game, stopped before its last round. */
function stopped(seed: number): Timeline {
  const { events } = played(seed);
  const cut = events.slice(0, Math.floor(events.length / 2));
  return timelineOf([...cut, { type: 'gameEnded', finished: false, legacy: [] }]);
}

const games = [1, 2, 3].map((seed) => played(seed));
const MARCH = Date.UTC(2026, 2, 9, 10);
const of = (some: readonly Timeline[], playedAt: number | null = MARCH) =>
  classSummaryOf(some, { fingerprint: classFingerprint(some), playedAt });

test('a class in means of its finished games', () => {
  const summary = of([...games, stopped(4)]);
  const sums = games.map(({ game }) => summaryOf(game));
  expect(summary).toMatchObject({
    month: '2026-03',
    scenario: 'steel-2018',
    finished: 3,
    cutShort: 1,
    rounds: 2,
    treatments: [{ id: 'plain', games: 3 }],
  });
  expect(summary?.trust).toBeCloseTo(meanOf(sums.flatMap(({ trust }) => trust ?? [])), 4);
  expect(summary?.sender).toBeCloseTo(
    meanOf(sums.map(({ sender }) => sender.total - sender.par)),
    4,
  );
  const demands = games.flatMap(({ game }) => weighedDemands(game)).filter(({ ally }) => ally);
  for (const how of ['quiet', 'loud'] as const) {
    const own = demands.filter(({ publicity }) => publicity === how);
    expect(own.length).toBeGreaterThan(1);
    expect(summary?.[how].n).toBe(own.length);
    expect(summary?.[how].won).toBeCloseTo(meanOf(own.map(({ won }) => won)), 4);
    expect(summary?.[how].trustLost).toBeCloseTo(meanOf(own.map((one) => one.trustLost)), 4);
  }
});

test('what is kept passes its own schema, and names nobody', () => {
  const summary = of(games);
  expect(ClassSummary.parse(JSON.parse(JSON.stringify(summary)))).toEqual(summary);
  const { holders, cast, gameId } = games[0]?.game.setup ?? setupOf();
  const text = JSON.stringify(summary);
  for (const { holder } of holders) {
    if (holder.by === 'player') expect(text).not.toContain(`"${holder.playerId}"`);
  }
  expect(text).not.toContain(gameId);
  for (const { role, name } of cast.targets) {
    expect(text).not.toContain(role.brief);
    expect(text).not.toContain(name);
  }
});

test('where nothing was played to the end there is nothing to keep', () => {
  expect(of([stopped(4)])).toBeNull();
  expect(of([])).toBeNull();
});

test('a log without a clock has no month', () => {
  for (const at of [null, 0, 1000, Number.NaN, Infinity, 1e300]) {
    expect(of(games, at)?.month).toBeNull();
  }
  expect(of(games, Date.UTC(2026, 11, 31, 23, 59))?.month).toBe('2026-12');
});

test('a class is known again whatever it played after its first game', () => {
  const other = played(1, { gameId: GameId.parse('other-1') });
  expect(classFingerprint(games)).toMatch(/^[0-9a-f]{16}$/);
  expect(classFingerprint(games.slice(0, 1))).toBe(classFingerprint(games));
  expect(classFingerprint([other])).not.toBe(classFingerprint(games));
});

test('rules are the numbers, and neither words, nor chance, nor the order of the games', () => {
  const rules = of(games)?.rules;
  expect(of(games.toReversed())?.rules).toBe(rules);
  const { cast } = setupOf();
  const renamed = { ...cast, targets: cast.targets.map((one) => ({ ...one, name: 'Elsewhere' })) };
  expect(of([played(5, { cast: renamed })])?.rules).toBe(rules);
  const harsher = { ...cast, world: { ...cast.world, sigma: 0.9 } };
  expect(of([played(5, { cast: harsher })])?.rules).not.toBe(rules);
  const treated = played(5, { treatment: { id: 'quiet-only', quietOnly: true } });
  expect(of([treated])?.rules).not.toBe(rules);
  expect(of([treated])?.treatments).toEqual([{ id: 'quiet-only', games: 1 }]);
});

test('bots alone are no class', () => {
  const bots = setupOf().holders.map(({ countryId }) => {
    return { countryId, holder: { by: 'bot' as const, bot: 'prudent' as const } };
  });
  expect(playedByPeople(games)).toBe(true);
  expect(playedByPeople([played(6, { holders: bots })])).toBe(false);
});
