import fc from 'fast-check';
import { expect } from 'vitest';
import { PARAMETERS, type ParameterSymbol } from '../../shared/model/parameters.ts';
import type { Shadow, StageGame, TargetCard, ThreatKind, World } from '../../shared/model/types.ts';

const RUNS = 500;

/**
 * Draws 500 cases from the property's own seed and runs each. A case answers whether it reached what
 * the property is about; fewer than `least` of them (a share) is an empty test, and fails.
 */
export function holds<T>(
  { seed, least }: { readonly seed: number; readonly least: number },
  drawn: fc.Arbitrary<T>,
  reaches: (value: T) => boolean,
): void {
  let reached = 0;
  const counted = fc.property(drawn, (value) => {
    if (reaches(value)) reached += 1;
  });
  fc.assert(counted, { seed, numRuns: RUNS });
  expect(reached, 'cases that reach the branch in question').toBeGreaterThanOrEqual(least * RUNS);
}

export const QUIET: ThreatKind = { publicity: 'quiet', exception: false };
export const LOUD: ThreatKind = { publicity: 'loud', exception: false };

/** The same threat with the claim that it is an exception. */
export const withException = (kind: ThreatKind): ThreatKind => ({ ...kind, exception: true });

/** A number in the range of a dial. */
export const dial = (symbol: ParameterSymbol): fc.Arbitrary<number> => {
  const { min, max, unit } = PARAMETERS[symbol];
  return unit === 'rounds' ? fc.integer({ min, max }) : between(min, max);
};

/**
 * Numbers spread evenly over a range, the ends included. `fc.double` would draw almost nothing but
 * numbers next to 0.
 */
export const between = (min: number, max: number): fc.Arbitrary<number> =>
  fc.integer({ min: 0, max: 10_000 }).map((part) => min + (max - min) * (part / 10_000));

export const share = between(0, 1);

/** A stage game anywhere in the ranges of its dials. */
export const anyGame: fc.Arbitrary<StageGame> = fc
  .record({
    eS: dial('eS'),
    eT: dial('eT'),
    cS: between(0, 0.4),
    cT: dial('cT'),
    kS: dial('kS'),
    kT: dial('kT'),
    aS: dial('aS'),
    aT: dial('aT'),
    dS: dial('dS'),
    kf: dial('kf'),
    gamma: dial('gamma'),
    omega: dial('omega'),
    sT: dial('sT'),
    sS: dial('sS'),
    canLeave: fc.boolean(),
    X: dial('X'),
    m: between(0, 0.4),
    h: dial('h'),
    Dmin: dial('Dmin'),
    Dmax: between(0.5, 1),
    alphaQ: dial('alphaQ'),
    alphaL: dial('alphaL'),
    phi: dial('phi'),
  })
  .map((game) => (game.alphaQ > game.alphaL ? swapAlphas(game) : game));

/** A game in which threats often work: cheap for the sender, dear for the target, leaving not too good. */
export const ripeGame: fc.Arbitrary<StageGame> = fc
  .tuple(
    anyGame,
    between(0.1, 1),
    between(0, 0.12),
    between(0.3, 1),
    between(0, 0.2),
    between(0.4, 1),
  )
  .map(([game, eS, cS, cT, omega, sT]) => ({
    ...game,
    eS,
    cS,
    cT,
    omega,
    sT,
    Dmin: game.Dmin / 4 + 0.0375,
  }));

export const anyKind: fc.Arbitrary<ThreatKind> = fc.record({
  publicity: fc.constantFrom('quiet', 'loud'),
  exception: fc.boolean(),
});

/** A shadow of the future, theory line A or B, in either form. */
export const anyShadow: fc.Arbitrary<Shadow> = fc.record({
  mu: fc.constantFrom(0, 1),
  wS: dial('wS'),
  V: dial('V'),
  R: fc.integer({ min: 0, max: 8 }),
  rho: dial('rho'),
  sigma: dial('sigma'),
  oQ: between(0, 0.5),
  oL: between(0.5, 1),
  others: fc.array(fc.record({ eT: share, m: between(0, 0.2) }), { maxLength: 4 }),
  targetIsAlly: fc.boolean(),
  inPlay: fc.boolean(),
});

/** No shadow at all: theory line A. */
export const MYOPIC: Shadow = {
  mu: 0,
  wS: 0,
  V: 0,
  R: 0,
  rho: 0.1,
  sigma: 0,
  oQ: 0,
  oL: 0,
  others: [],
  targetIsAlly: false,
  inPlay: false,
};

export const anyWorld: fc.Arbitrary<World> = fc.record({
  X: between(0.1, 1),
  h: dial('h'),
  wS: dial('wS'),
  V: dial('V'),
  sigma: between(0.05, 1),
  alphaQ: between(0.01, 0.2),
  alphaL: between(0.25, 0.5),
  oQ: between(0.05, 0.4),
  oL: between(0.5, 1),
  rho: between(0, 0.5),
  kf: dial('kf'),
  phi: dial('phi'),
  aS: dial('aS'),
  dS: dial('dS'),
});

/** A target card; `id` and weight are the caller's, the baseline is at or below the start. */
export const anyCard = (id: string, alignment: TargetCard['alignment']): fc.Arbitrary<TargetCard> =>
  fc
    .record({
      eS: dial('eS'),
      eT: between(0, 0.9),
      e0: share,
      cS: dial('cS'),
      cT: dial('cT'),
      kS: dial('kS'),
      kT: dial('kT'),
      aT: dial('aT'),
      gamma: dial('gamma'),
      Dmin: dial('Dmin'),
      Dmax: between(0.5, 1),
      m: alignment === 'ally' ? between(0.02, 0.25) : fc.constant(0),
      omega: dial('omega'),
      sT: dial('sT'),
      sS: dial('sS'),
      canLeave: fc.boolean(),
      cDiv: dial('cDiv'),
      cCon: dial('cCon'),
    })
    .map(({ cS, cT, ...card }) => ({
      ...card,
      id,
      alignment,
      e0: card.e0 * card.eT,
      instruments: [{ id: 'tariffs', cS, cT }],
    }));

function swapAlphas(game: StageGame): StageGame {
  return { ...game, alphaQ: game.alphaL, alphaL: game.alphaQ };
}
