import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { endOf, tableOf } from '../../shared/replay/joint-ends.ts';
import { concessionCurve, summaryOf, trustPaths } from '../../shared/replay/evidence.ts';
import { onAllies, yieldOf } from '../../shared/replay/findings.ts';
import { possibleEnds } from '../../shared/replay/frontier.ts';
import { treatmentOf } from '../../shared/replay/treated.ts';
import { weighedDemands } from '../../shared/replay/weighed.ts';
import * as csv from '../support/csv-evidence.ts';
import * as means from '../support/csv-means.ts';
import { at } from '../../shared/view/known.ts';
import { after, countryOf, securityNow } from '../support/csv-alliance.ts';
import { flag, linesIn, number } from '../support/csv-room.ts';
import { mostMet, peaceIn } from '../support/slow-theory.ts';
import { CLASSES, classFile, exportedRooms, recordClass } from './classes.ts';
import { near, same } from '../support/nearly.ts';

test.each(CLASSES)('the class $roomId is what its recipe records', (recipe) => {
  expect(recordClass(recipe)).toBe(readFileSync(classFile(recipe.roomId), 'utf8'));
});

const rooms = exportedRooms();

test('the golden rooms hold what the charts tell apart', () => {
  const all = rooms.flatMap(({ games }) => games);
  const demands = all.flatMap(csv.demandsIn);
  expect(new Set(all.map(({ treatment }) => treatment)).size).toBe(7);
  expect(new Set(demands.map(({ outcome }) => outcome)).size).toBe(6);
  expect(all.filter(({ finished }) => !finished)).toHaveLength(1);
  expect(rooms.find(({ roomId }) => roomId === 'single')?.games).toHaveLength(1);
  const lines = rooms.flatMap(({ room }) => linesIn(room, 'dyads'));
  expect(lines.some((line) => flag(line, 'inBloc'))).toBe(true);
  expect(lines.some((line) => line['exception'] === '1')).toBe(true);
  expect(new Set(demands.map(({ answeredBy }) => answeredBy))).toEqual(new Set(['human', 'bot']));
});

describe.each(rooms)('$roomId: from the CSV files alone', ({ shown, games }) => {
  const demands = games.map(csv.demandsIn);
  const charted = shown.map(weighedDemands);

  test('trust and joint security of every round', () => {
    for (const { world, rounds, scores } of games) {
      for (const { round, dyads } of rounds) {
        const countries = dyads.map(countryOf);
        const stands = after(world, countries, number(dyads[0] ?? {}, 'creditBefore'));
        dyads.forEach((line, index) => {
          expect(stands[index]?.e).toBeCloseTo(number(line, 'eTAfter'), 9);
          expect(stands[index]?.allied).toBe(flag(line, 'alignedAfter'));
        });
        const sender = scores.find(
          (line) => line['round'] === String(round) && line['role'] === 'sender',
        );
        const security = securityNow(world, countries, stands);
        expect(security).toBeCloseTo(number(sender ?? {}, 'jointSecurity'), 9);
      }
    }
  });

  test('a. the points of the paradox plot', () => {
    expect(charted.map((some) => some.length)).toEqual(demands.map((some) => some.length));
    charted.flat().forEach((point, index) => {
      const line = demands.flat()[index];
      const { round, targetId, publicity, outcome, answeredBy } = point;
      expect(line).toMatchObject({ round, targetId, publicity, outcome, answeredBy });
      near(point.expectations, line?.expectations ?? null);
      near(point.won, line?.won ?? null);
    });
  });

  test('a. the curve of theory, by trying every demand', () => {
    const { setup } = at(shown, 0);
    for (const publicity of ['quiet', 'loud'] as const) {
      const curve = concessionCurve(setup, publicity);
      for (const { expectations, percent } of curve.filter((_, step) => step % 10 === 3)) {
        const most = mostMet(setup.cast, publicity, expectations);
        expect(Math.abs(percent - 100 * most)).toBeLessThan(0.11);
      }
    }
  });

  test('b. quiet against loud: won, trust lost, security lost', () => {
    const [, quiet, loud] = onAllies(charted);
    for (const [publicity, own] of [
      ['quiet', quiet],
      ['loud', loud],
    ] as const) {
      const lines = demands.flat().filter((one) => one.ally && one.publicity === publicity);
      const found = yieldOf(own);
      for (const key of ['won', 'trustLost', 'securityLost'] as const) {
        own.forEach((one, index) => near(one[key], lines[index]?.[key] ?? null));
        same(found[key], means.meanOf(lines.map((line) => line[key])));
      }
    }
  });

  test('c. the path of every dyad, as it was and as the public could know it', () => {
    shown.forEach((game, index) => {
      const lines = csv.pathsIn(at(games, index));
      const paths = trustPaths(game).filter(({ points }) => points.length > 1);
      expect(paths.map(({ targetId }) => targetId)).toEqual(lines.map((line) => line.targetId));
      paths.forEach(({ points }, dyad) => {
        points.forEach(({ trust, publicTrust, aligned }, round) => {
          near(trust, lines[dyad]?.trust[round] ?? null);
          near(publicTrust, lines[dyad]?.publicTrust[round] ?? null);
          expect(aligned).toBe(lines[dyad]?.aligned[round]);
        });
      });
    });
    for (const game of games) {
      const lines = csv.pathsIn(game);
      csv.counted(game).forEach(({ dyads }, round) => {
        dyads.forEach((line, dyad) => {
          near(number(line, 'publicTrustAfter'), lines[dyad]?.publicTrust[round + 1] ?? null);
        });
      });
    }
  });

  test('d. where games ended, for both sides', () => {
    shown.forEach((game, index) => {
      const { sender, allies } = csv.standingsIn(at(games, index));
      const end = endOf(game);
      const total = allies.reduce((sum, { points }) => sum + points, 0);
      expect(end.sender).toBe(sender.points);
      near(end.allies, total / Math.max(1, allies.length));
      expect(summaryOf(game)).toMatchObject({
        sender: { total: sender.points, par: sender.par },
        allies: { total, par: allies.reduce((sum, { par }) => sum + par, 0) },
      });
    });
  });

  test('d. the frontier is not beaten, and no threats is what peace pays', () => {
    for (const id of new Set(shown.map(treatmentOf))) {
      const game = shown.find((one) => treatmentOf(one) === id);
      if (game === undefined) throw new Error(id);
      const { ends, frontier, peace } = possibleEnds(tableOf(game), 12, 7);
      const beats = (one: typeof peace, other: typeof peace): boolean =>
        one.sender >= other.sender &&
        one.allies >= other.allies &&
        (one.sender > other.sender || one.allies > other.allies);
      const best = ends.filter((end) => !ends.some((other) => beats(other, end)));
      const told = ({ sender, allies }: typeof peace): string => `${sender} ${allies}`;
      expect(new Set(frontier.map(told))).toEqual(new Set(best.map(told)));
      const paid = peaceIn(game.setup);
      near(peace.sender / 100, paid.sender);
      near(peace.allies / 100, paid.allies);
    }
  });
});
