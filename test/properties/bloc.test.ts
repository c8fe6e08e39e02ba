import fc from 'fast-check';
import { expect, test } from 'vitest';
import { blocGame } from '../../shared/model/bloc-stage.ts';
import { ceiling } from '../../shared/model/equilibrium.ts';
import { expectationsAfter } from '../../shared/model/payoff.ts';
import type { StageGame, ThreatKind } from '../../shared/model/types.ts';
import { anyKind, between, holds, ripeGame, share } from './dyads.ts';

const NEAR = 1e-9;

/** Two to four allies who expect the same, with the same issue before them and nowhere to go. */
const members: fc.Arbitrary<readonly StageGame[]> = fc
  .record({
    games: fc.array(ripeGame, { minLength: 2, maxLength: 4 }),
    eT: between(0, 0.6),
    eS: between(0.3, 1),
    room: between(0, 0.1),
  })
  .map(({ games: [first, ...rest], eT, eS, room }) =>
    [first, ...rest].flatMap((game): StageGame[] => {
      if (game === undefined || first === undefined) return [];
      const { X, h, gamma, aS, dS, kf, alphaQ, alphaL, phi } = first;
      const shared = { X, h: h * 0.3, gamma, aS, dS, kf, alphaQ: alphaQ / 3, alphaL, phi };
      return [{ ...game, ...shared, eT, eS, canLeave: false, Dmin: 0.05 + room / 4, Dmax: 1 }];
    }),
  );

const retaliates = (game: StageGame, kind: ThreatKind): boolean =>
  expectationsAfter(game, kind) * game.kS > game.kT + NEAR;

test('16: a bloc is asked for no more than its members together, and for less with solidarity', () => {
  holds(
    { seed: 16, least: 0.2 },
    fc.tuple(members, anyKind, between(0, 0.6)),
    ([games, kind, sigma]) => {
      const alone = games.map((game) => ceiling(game, kind));
      const met = alone.every(
        ({ credible, demand }, index) =>
          credible && demand < 1 && demand >= (games[index]?.Dmin ?? 1),
      );
      const bloc = blocGame(games, sigma);
      const answers = new Set([bloc, ...games].map((game) => retaliates(game, kind)));
      if (!met || answers.size > 1) return false;
      const { demand } = ceiling(bloc, kind);
      const together = demand >= bloc.Dmin ? demand : 0;
      const sum = alone.reduce((total, one) => total + one.demand, 0);
      expect(together).toBeLessThanOrEqual(sum + NEAR);
      if (sigma > 0.001) expect(together).toBeLessThan(sum);
      return together > 0;
    },
  );
});

test('16: without solidarity, and credible to the bloc as to each, it is asked for the same', () => {
  holds({ seed: 116, least: 0.2 }, fc.tuple(members, anyKind), ([games, kind]) => {
    const alone = games.map((game) => ceiling(game, kind));
    const bloc = blocGame(games, 0);
    const together = ceiling(bloc, kind);
    const answers = new Set([bloc, ...games].map((game) => retaliates(game, kind)));
    if (answers.size > 1 || !together.credible) return false;
    if (!alone.every(({ credible }) => credible)) return false;
    const sum = alone.reduce((total, one) => total + one.firm, 0);
    expect(together.firm).toBeCloseTo(sum, 8);
    return true;
  });
});

test('16, the exception: a member spared by its cap or its way out is made up for by the others', () => {
  const drawn = fc.tuple(members, share);
  holds({ seed: 216, least: 0.2 }, drawn, ([games, way]) => {
    const kind = { publicity: 'quiet', exception: false } as const;
    const [first, ...others] = games;
    if (first === undefined) return false;
    const leaving = { ...first, canLeave: true, sT: 0.05 * way, omega: 0.1, sS: 0 };
    const alone = [leaving, ...others].map((game) => ceiling(game, kind));
    const bloc = ceiling(blocGame([leaving, ...others], 0), kind);
    return (
      bloc.credible && bloc.demand > alone.reduce((sum, one) => sum + Math.max(0, one.demand), 0)
    );
  });
});
