import { expect, test } from 'vitest';
import { SEATS } from '../../test/support/given.ts';
import { randomGame } from '../../test/support/random-game.ts';
import { countriesOf, isSender, type Game } from '../game/game.ts';
import type { CountryId } from '../scenario/ids.ts';
import { at, known, type KnownRound } from './known.ts';
import { apportioned } from './apportioned.ts';
import { compactReason, reasonPoints, whyLegacy } from './reasons.ts';
import { seatView } from './seat-view.ts';
import { REASON_TERMS, TERMS, TERMS_OF_MODEL } from './terms.ts';
import type { Reason } from './result-schema.ts';
import { whyOfSender, whyOfTarget } from './why.ts';

/** Every round of a game in every seat, with its reasons and the terms that they are to explain. */
function explained(game: Game) {
  const { cast } = game.setup;
  return countriesOf(game).flatMap((seat) =>
    known(game, seat).rounds.map((round) => ({ seat, ...whyIn(game, seat, round), round, cast })),
  );
}

function whyIn(game: Game, seat: CountryId, round: KnownRound) {
  const { cast } = game.setup;
  if (isSender(game, seat)) return { why: whyOfSender(cast, round), terms: round.result.sender };
  const index = cast.targets.findIndex(({ id }) => id === seat);
  return {
    why: whyOfTarget(cast, round, index),
    terms: at(round.result.targets, index),
  };
}

const sumOf = (why: readonly Reason[], term: string): number =>
  why
    .filter(({ kind }) => REASON_TERMS[kind] === term)
    .reduce((sum, reason) => sum + reasonPoints(reason), 0);

test('the reasons of a term add up to it, whatever is played; each is told by its own numbers', () => {
  const kinds = new Set<string>();
  for (let seed = 300; seed < 330; seed += 1) {
    const { game } = randomGame(seed, { rounds: 5, practice: seed % 5 === 0 });
    for (const { seat, why, terms, round } of explained(game)) {
      for (const term of TERMS) {
        const where = `game ${seed}, ${seat}, round ${round.round}, ${term}`;
        expect(Math.abs(sumOf(why, term) / 100 - terms[term]), where).toBeLessThan(1e-9);
      }
      for (const { kind } of why) kinds.add(kind);
    }
  }
  // what no random game holds is not tested above
  const ofOne = Object.entries(REASON_TERMS).filter(([, term]) => TERMS_OF_MODEL[1].includes(term));
  expect(ofOne.flatMap(([kind]) => (kinds.has(kind) ? [] : [kind]))).toEqual(['legacy']);
});

test.each([31, 32, 33, 34, 35, 36])(
  'game %i: what a phone is sent explains the points it shows, in whole points that add up',
  (seed) => {
    const { game } = randomGame(seed, { rounds: 5 });
    for (const seat of SEATS) {
      const view = seatView(game, seat, { opened: false, facts: [] });
      for (const { score, why = [] } of view.results) {
        for (const term of TERMS) {
          const reasons = why.filter(({ kind }) => REASON_TERMS[kind] === term);
          const exact = reasons.map(reasonPoints);
          expect(Math.abs(sumOf(why, term) - score.terms[term])).toBeLessThan(1.05);
          if (reasons.length === 0) continue;
          const whole = apportioned(exact, score.terms[term]);
          expect(whole.reduce((sum, one) => sum + one, 0)).toBe(score.terms[term]);
          whole.forEach((one, index) => {
            expect(Math.abs(one - (exact[index] ?? 0))).toBeLessThan(1.05);
          });
        }
      }
    }
  },
);

test('reasons make a view at most a quarter longer', () => {
  const lengths = [21, 22, 23, 24].flatMap((seed) => {
    const { game } = randomGame(seed, { rounds: 5 });
    return SEATS.map((seat) => {
      const view = seatView(game, seat, { opened: false, facts: [] });
      const results = view.results.map((result) => ({ ...result, why: undefined }));
      return JSON.stringify(view).length / JSON.stringify({ ...view, results }).length;
    });
  });
  expect(Math.max(...lengths)).toBeLessThan(1.25);
});

test('a reason is carried with four decimals, without weights of one at the end', () => {
  const exact = { kind: 'ally', times: [4, 0.6, 0.8765432, 1, 1], of: [20.00001] } as const;
  expect(compactReason({ ...exact, times: [...exact.times], of: [...exact.of] })).toEqual({
    kind: 'ally',
    times: [4, 0.6, 0.8765],
    of: [20],
  });
});

test('a legacy is the weight of joint security times the peaceful rounds', () => {
  expect(whyLegacy(400, 4)).toEqual([{ kind: 'legacy', times: [4], of: [100] }]);
  expect(whyLegacy(0, 4)).toEqual([]);
});
