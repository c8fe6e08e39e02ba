import { describe, expect, test } from 'vitest';
import { judgedIn } from '../../shared/replay/decisions.ts';
import { estimateOf } from '../../shared/replay/estimate.ts';
import { regretOf, type Regret } from '../../shared/replay/regret.ts';
import { treatedGames } from '../../shared/replay/treated.ts';
import { weighedDemands } from '../../shared/replay/weighed.ts';
import * as csv from '../support/csv-evidence.ts';
import * as means from '../support/csv-means.ts';
import { number, type Line } from '../support/csv-room.ts';
import { near, same } from '../support/nearly.ts';
import { exportedRooms } from './classes.ts';

const rooms = exportedRooms();

/** Games without allies have no trust of allies. */
const trustAtEnd = (game: csv.CsvGame): readonly number[] => {
  const ends = csv.pathsIn(game).flatMap(({ ally, trust }) => (ally ? trust.slice(-1) : []));
  return ends.length === 0 ? [] : [means.mean(ends)];
};

/** What theory would have done, as decisions.csv says it. */
function bestOf(one: Regret): string {
  if (one.kind === 'cable') return one.best === null ? 'none' : 'demand';
  return one.kind === 'stance' ? one.best : one.best.move;
}

/** Where a decision stands; a stance is its country's own, also in a bloc. */
const placeOf = (one: Regret): string => {
  const address = one.kind === 'stance' ? one.countryId : one.address;
  const node = one.kind === 'move' ? one.node : '';
  return [one.round, one.kind, one.countryId, address, node].join(' ');
};
const placeIn = (line: Line): string =>
  ['round', 'kind', 'countryId', 'address', 'node'].map((column) => line[column]).join(' ');

describe.each(rooms)('$roomId: from the CSV files alone', ({ shown, games }) => {
  const demands = games.map(csv.demandsIn);
  const charted = shown.map(weighedDemands);

  test('e. what was decided beside line B, and what it gave away', () => {
    shown.forEach((game, index) => {
      const lines = (games[index]?.decisions ?? []).filter((line) => line['regret'] !== '');
      const at = new Map(lines.map((line) => [placeIn(line), line]));
      const judged = judgedIn(game) ?? [];
      expect([...at.keys()].toSorted()).toEqual(judged.map(placeOf).toSorted());
      for (const one of judged) {
        const line = at.get(placeOf(one)) ?? {};
        near(one.regret, number(line, 'regret'));
        expect(line).toMatchObject({ decidedBy: one.decidedBy, bestChoice: bestOf(one) });
        if (one.kind === 'stance') expect(line['choice']).toBe(one.made);
        if (one.kind !== 'cable') continue;
        expect(line['demand']).toBe(String(one.made?.demand ?? ''));
        expect(line['bestPublicity']).toBe(one.best?.publicity ?? '');
        expect(line['bestDemand']).toBe(
          one.best === null ? '' : (100 * one.best.demand).toFixed(0),
        );
      }
    });
  });

  test('e. what people gave away, by kind of decision', () => {
    const own = shown.flatMap(regretOf).filter(({ decidedBy }) => decidedBy === 'human');
    for (const kind of ['cable', 'move', 'stance']) {
      const costs = own.filter((one) => one.kind === kind).map(({ regret }) => regret);
      same(estimateOf(costs), means.meanOf(games.flatMap((game) => csv.regretsIn(game, kind))));
    }
  });

  test('f. treatments, with intervals', () => {
    for (const group of treatedGames(shown)) {
      const own = games.filter(({ treatment }) => treatment === group.id);
      const ended = own.filter(({ finished }) => finished);
      expect(group.games).toEqual(own.map((game) => game.number));
      expect(group.finished).toBe(ended.length);
      const made = ended.map(csv.demandsIn).filter(({ length }) => length > 0);
      same(group.trust, means.meanOf(ended.flatMap(trustAtEnd)));
      same(group.won, means.meanOf(made.map((some) => means.mean(some.map(({ won }) => won)))));
      const loud = (some: readonly csv.CsvDemand[]): number =>
        some.filter(({ publicity }) => publicity === 'loud').length / some.length;
      same(group.loud, means.meanOf(made.map(loud)));
      const standings = ended.map(csv.standingsIn);
      same(group.sender, means.meanOf(standings.map(({ sender }) => sender.points - sender.par)));
      const allied = standings.filter(({ allies }) => allies.length > 0);
      const over = allied.map(({ allies }) =>
        allies.reduce((sum, { points, par }) => sum + points - par, 0),
      );
      same(group.allies, means.meanOf(over));
    }
  });

  test('g. spillover: how far each demand moved those who watched', () => {
    const lines = demands.flat();
    charted.flat().forEach(({ watchers }, index) => near(watchers, lines[index]?.watchers ?? null));
    for (const publicity of ['quiet', 'loud']) {
      const moved = (
        some: readonly Pick<csv.CsvDemand, 'ally' | 'publicity' | 'watchers'>[],
      ): readonly number[] =>
        some.flatMap((one) => (one.ally && one.publicity === publicity ? [one.watchers] : []));
      same(estimateOf(moved(charted.flat())), means.meanOf(moved(lines)));
    }
  });

  test('what a demand cost stands in dyads.csv as it follows from the other columns', () => {
    const rows = games.flatMap((game) => csv.counted(game).flatMap(({ dyads }) => dyads));
    const made = rows.filter((line) => line['demand'] !== '');
    expect(made).toHaveLength(demands.flat().length);
    made.forEach((line, index) => {
      near(number(line, 'watchersMoved'), demands.flat()[index]?.watchers ?? null);
      near(number(line, 'securityLost'), demands.flat()[index]?.securityLost ?? null);
    });
  });
});

test('the middle 95 of 100 are that with any other chance too', () => {
  const values = rooms
    .flatMap(({ games }) => games.flatMap(csv.demandsIn))
    .map(({ won }) => won)
    .slice(0, 25);
  const { low, high } = estimateOf(values).interval ?? { low: NaN, high: NaN };
  // a linear congruential generator in place of the project's
  let state = 12345;
  const draw = (): number => (state = (1_103_515_245 * state + 12_345) % 2 ** 31) / 2 ** 31;
  const drawn = Array.from({ length: 20_000 }, () =>
    means.mean(values.map(() => values[Math.floor(draw() * values.length)] ?? NaN)),
  );
  const share = (test: (mean: number) => boolean): number => drawn.filter(test).length / 20_000;
  expect(share((one) => one < low)).toBeLessThan(0.035);
  expect(share((one) => one <= low)).toBeGreaterThan(0.015);
  expect(share((one) => one > high)).toBeLessThan(0.035);
  expect(share((one) => one >= high)).toBeGreaterThan(0.015);
});
