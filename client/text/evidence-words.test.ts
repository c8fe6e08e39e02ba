import { describe, expect, test } from 'vitest';
import type { Estimate } from '../../shared/replay/estimate.ts';
import { findingText, meanSaid, small, treatmentName, whole } from './evidence-words.ts';

const of = (mean: number, n: number): Estimate => ({ n, mean, interval: null });
const sure = { difference: 0.17, interval: { low: 0.04, high: 0.3 } };
const unsure = { difference: 0.17, interval: { low: -0.03, high: 0.3 } };
const few = { difference: 0.17, interval: null };

describe('a finding says its numbers and no others', () => {
  test('the paradox', () => {
    const said = findingText({
      ...{ kind: 'paradox', games: 5, trusting: of(0.384, 14), wary: of(0.211, 9), gap: sure },
    });
    expect(said).toBe(
      'In 5 games, targets that expected little conflict (below 30 of 100) gave 38% of the stake on average, warier ones 21%; n = 14 and 9. The gap is hardly chance: with whole games drawn again from these, 95 of 100 such gaps lie between 4 and 30 points.',
    );
  });

  test('a gap that may be chance is called so, and one of too few is not weighed', () => {
    const finding = { kind: 'paradox', games: 1, trusting: of(0.4, 5), wary: of(0.2, 5) } as const;
    expect(findingText({ ...finding, gap: unsure })).toContain('The gap may be chance');
    expect(findingText({ ...finding, gap: unsure })).toContain('between −3 and 30');
    expect(findingText({ ...finding, gap: few })).toContain(
      'How sure that is cannot be said: it takes six games',
    );
    expect(findingText({ ...finding, gap: few })).toContain('In 1 game,');
  });

  test('quiet and loud', () => {
    const one = (won: number, n: number) => ({
      won: of(won, n),
      trustLost: of(0.123, n),
      securityLost: of(0.4, n),
    });
    const said = findingText({
      ...{ kind: 'publicity', games: 5, quiet: one(0.38, 9), loud: one(0.21, 14), gap: few },
    });
    expect(said).toContain(
      'loud demands on allies won 21% of the stake on average, quiet ones 38%',
    );
    expect(said).toContain('n = 14 and 9');
    expect(said).toContain('12 of 100 points of that ally’s trust and 40 points');
  });

  test('trust, ends, regret and spillover', () => {
    expect(
      findingText({
        ...{ kind: 'trust', games: 5, dyads: 18, before: 0.86, after: 0.61, fell: 14, left: 2 },
      }),
    ).toBe(
      'In 5 games, the trust of allies went from 86 to 61 of 100 on average. It ended lower for 14 of 18 allies; 2 had left.',
    );
    expect(findingText({ kind: 'ends', games: 5, beaten: 3, belowPeace: 1 })).toMatch(
      /^In 3 of 5 games .* In 1 both sides/,
    );
    expect(
      findingText({
        ...{
          kind: 'regret',
          decisions: 84,
          best: 51,
          kinds: [{ kind: 'cable', cost: of(0.042, 20) }],
        },
      }),
    ).toBe(
      'Of 84 decisions that people made, 51 (61%) were within a point of the best by theory. What gave away most were cables (written or left out): 4.2 points on average, n = 20.',
    );
    expect(
      findingText({
        kind: 'spillover',
        games: 2,
        quiet: of(0.002, 14),
        loud: of(0.042, 9),
        gap: few,
      }),
    ).toContain(
      'cost 4.2 of 100 points of trust with each other ally on average, a quiet one 0.2; n = 9 and 14.',
    );
  });

  test('treatments, each by its name', () => {
    const group = (id: string, trust: number, won: Estimate) => ({
      ...{ id, games: [1, 2, 3], finished: 3, trust: of(trust, 3), won, loud: of(0, 3) },
      ...{ sender: of(0, 3), allies: of(0, 3) },
    });
    const said = findingText({
      kind: 'treatments',
      groups: [
        group('plain', 0.71, of(0.3, 3)),
        group('quiet-only', 0.8, { n: 0, mean: null, interval: null }),
      ],
    });
    expect(said).toContain(
      '“as the scenario is”: allies’ trust ended at 71 of 100, a demand won 30%; n = 3 games.',
    );
    expect(said).toContain(
      '“nothing can be said aloud”: allies’ trust ended at 80 of 100, no demand was made',
    );
    expect(treatmentName('of-tomorrow')).toBe('of-tomorrow');
  });
});

test('too few say how many there are, and nothing else', () => {
  const said = findingText({
    ...{ kind: 'too-few', about: 'publicity' },
    counts: [
      { group: 'quiet', n: 9 },
      { group: 'loud', n: 1 },
    ],
  });
  expect(said).toBe(
    'Too few to say anything: 9 quiet demands on allies and 1 loud demand on an ally. It takes at least 3 in each group.',
  );
});

test('numbers are written without noise', () => {
  expect([whole(-0.031), whole(-0.001), small(0.0021), small(0.1234), small(-0.02)]).toEqual([
    ...['−3', '0', '0.2', '12', '−2'],
  ]);
  expect(meanSaid({ n: 0, mean: null, interval: null }, whole)).toBe('none');
  expect(meanSaid({ n: 9, mean: 0.2, interval: { low: 0.1, high: 0.31 } }, whole)).toBe(
    '20 (10 to 31), n = 9',
  );
});
