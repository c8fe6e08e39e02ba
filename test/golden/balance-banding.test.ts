import { describe, expect, test } from 'vitest';
import { bandedOf, joinersOf } from '../../server/cli/balancing/gain.ts';
import { SENDER_POLICIES } from '../../shared/bots/balance/sender-policies.ts';
import type { Table } from '../../shared/bots/balance/table.ts';
import { SCENARIOS } from '../../shared/scenario/shipped-scenarios.ts';

/** Few games with a fixed seed; without noise, one is all of them. */
const NOISY = { games: 200, seed: 7, noise: 0.1 };
const EXACT = { games: 1, seed: 7, noise: 0 };

const scenarios = SCENARIOS.map(({ cast, rounds }) => {
  const table: Table = { world: cast.world, cards: cast.targets, rounds };
  return [cast.scenarioId, table] as const;
}).filter(([, table]) => joinersOf(table).length >= 2);

test('every shipped scenario has allies that may stand together', () => {
  expect(scenarios).toHaveLength(SCENARIOS.length);
});

describe.each(scenarios)('%s: all who may band together, against the same apart', (id, table) => {
  /** What a member gains on average, in stakes. */
  const gain = (sender: string, how: typeof NOISY): number => {
    const policy = SENDER_POLICIES.find((one) => one.id === sender);
    if (policy === undefined) throw new Error(`no policy ${sender}`);
    const { apart, together } = bandedOf(table, { sender: policy, ...how });
    return together - apart;
  };
  const steel = id === 'steel-2018';

  test.each(['never', 'quiet-once'])('does not pay against the gentle: %s', (sender) => {
    for (const how of [NOISY, EXACT]) expect(gain(sender, how)).toBeLessThan(-0.05);
  });

  test('pays against who asks everybody quietly, round after round', () => {
    expect(gain('quiet-all', NOISY)).toBeGreaterThan(0.4);
    // in the steel dispute no quiet threat is believed: without slips there is nothing to stand up to
    if (steel) expect(gain('quiet-all', EXACT)).toBeCloseTo(-0.1, 9);
    else expect(gain('quiet-all', EXACT)).toBeGreaterThan(0.5);
  });

  test('pays against who asks everybody aloud, round after round', () => {
    for (const how of [NOISY, EXACT]) expect(gain('loud-all', how)).toBeGreaterThan(0.04);
  });

  test('pays against theory, and against who presses the client ally in every round', () => {
    for (const how of [NOISY, EXACT]) {
      expect(gain('line-b', how)).toBeGreaterThan(0.1);
      // over steel the careful sender asks nothing of anybody
      if (steel) expect(gain('quiet-client', how)).toBeCloseTo(-0.1, 9);
      else expect(gain('quiet-client', how)).toBeGreaterThan(0.5);
    }
  });
});
