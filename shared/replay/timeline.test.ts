import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canada, cable, japan, korea, setupOf, Table, usa } from '../../test/support/given.ts';
import { randomGame } from '../../test/support/random-game.ts';
import { fold } from '../game/evolve.ts';
import { headlines } from '../view/headlines.ts';
import { publicGame } from '../view/public-game.ts';
import { sceneAt, sceneOf } from './scene.ts';
import { gameAt, timelineOf } from './timeline.ts';

const loud = { publicity: 'loud' } as const;
const games = [1, 2, 3].map((seed) =>
  timelineOf(randomGame(seed, { rounds: 4, practice: seed === 2 }).events),
);

describe.each(games)('a timeline', (timeline) => {
  const last = timeline.events.length - 1;
  const cursors = fc.integer({ min: 0, max: last });

  test('ends where the fold ends', () => {
    const game = fold(timeline.events);
    expect(timeline.game).toEqual(game);
    expect(gameAt(timeline, last)).toEqual(game);
    expect(sceneAt(timeline, last)).toEqual(sceneOf(game));
  });

  test('stands at every cursor where the fold of the events before it stands', () => {
    fc.assert(
      fc.property(cursors, (cursor) => {
        const game = fold(timeline.events.slice(0, cursor + 1));
        expect(gameAt(timeline, cursor)).toEqual(game);
        expect(sceneAt(timeline, cursor)).toEqual(sceneOf(game));
      }),
      { numRuns: 40, seed: 1 },
    );
  });

  test('is the same after a step forward and back', () => {
    fc.assert(
      fc.property(cursors, cursors, (here, there) => {
        const before = JSON.stringify(sceneAt(timeline, here));
        sceneAt(timeline, there);
        expect(JSON.stringify(sceneAt(timeline, here))).toBe(before);
      }),
      { numRuns: 40, seed: 2 },
    );
  });

  test('has its moments in order, and every headline of the game among them', () => {
    const cursors = timeline.moments.map(({ cursor }) => cursor);
    expect(cursors).toEqual(cursors.toSorted((a, b) => a - b));
    const told = timeline.moments.flatMap(({ headline }) => headline ?? []);
    const read = headlines(timeline.game);
    expect(told).toHaveLength(read.length);
    for (const one of read) expect(told).toContainEqual(one);
  });

  test('shows as public what the projector showed, and nobody’s total but the exact one', () => {
    for (const { cursor } of timeline.moments) {
      const game = gameAt(timeline, cursor);
      const { dyads, scores } = sceneAt(timeline, cursor);
      const shown = publicGame(game, { opened: true });
      for (const { targetId, publicTrust } of dyads) {
        const country = shown.countries.find(({ id }) => id === targetId);
        expect(publicTrust.now).toBeCloseTo(country?.publicTrust ?? Number.NaN, 6);
      }
      for (const { terms, total } of scores) {
        expect(Object.values(terms).reduce((sum, one) => sum + one, 0)).toBe(total);
      }
    }
  });
});

test('a cursor outside the game is an error of ours', () => {
  const [timeline] = games;
  if (timeline === undefined) throw new Error('no game');
  expect(() => gameAt(timeline, -1)).toThrow(RangeError);
  expect(() => gameAt(timeline, timeline.events.length)).toThrow(RangeError);
});

describe('what a game of a quiet and a loud threat tells', () => {
  const table = new Table(setupOf({ rounds: 2 }))
    .everyoneReady()
    .prepared([cable(korea, 30), cable(canada, 40, loud)])
    .when(korea, { type: 'concede' })
    .when(canada, { type: 'leave' });
  const timeline = timelineOf(table.events);

  test('the quiet one is sealed, the loud one a headline', () => {
    const told = timeline.moments.map(({ happened, sealed, headline }) => [
      'move' in happened ? happened.move : happened.type,
      sealed ? 'sealed' : headline === null ? '' : 'headline',
    ]);
    expect(told).toEqual([
      ['began', ''],
      ['prepared', ''],
      ['arrived', ''],
      ['threatened', 'sealed'],
      ['threatened', 'headline'],
      ['conceded', 'sealed'],
      ['left', 'headline'],
      ['scored', ''],
    ]);
  });

  test('trust falls for its parties when the cable arrives, for all others with the result', () => {
    const [arrived, heard] = [3, 7].map((place) => timeline.moments[place]?.cursor ?? -1);
    const dyad = (cursor: number | undefined, id: string) =>
      sceneAt(timeline, cursor ?? -1).dyads.find(({ targetId }) => targetId === id);
    expect(dyad(arrived, korea)?.trust.now).toBeLessThan(dyad(arrived, korea)?.trust.before ?? 0);
    expect(dyad(arrived, korea)?.publicTrust.now).toBe(dyad(arrived, korea)?.publicTrust.before);
    expect(dyad(heard, canada)).toMatchObject({ left: true, outcome: 'left' });
    expect(dyad(heard, canada)?.publicTrust.now).toBeCloseTo(0.2);
    expect(dyad(heard, japan)?.trust.now).toBeLessThan(dyad(heard, japan)?.trust.before ?? 0);
  });

  test('scores are there once the round is scored', () => {
    const at = (place: number) =>
      sceneAt(timeline, timeline.moments[place]?.cursor ?? -1).scores[0];
    expect(at(6)).toMatchObject({ countryId: usa, total: 0 });
    expect(at(7)?.terms.material).toBeGreaterThan(0);
  });
});

test('a game cut short in the middle of a bargain ends as unfinished, and its last round not at all', () => {
  const table = new Table()
    .everyoneReady()
    .prepared([cable(korea, 35)])
    .input({ type: 'host', act: 'end' });
  const timeline = timelineOf(table.events);
  expect(timeline.moments.at(-1)?.happened).toEqual({ type: 'ended', finished: false });
  const { dyads, phase } = sceneOf(timeline.game);
  expect(phase).toBe('ended');
  expect(dyads[0]?.trust.now).toBe(dyads[0]?.trust.before);
});
