import { describe, expect, test } from 'vitest';
import { gainOf } from '../../server/cli/balancing/gain.ts';
import { playPairing } from '../../shared/bots/balance/pairing.ts';
import { SENDER_POLICIES } from '../../shared/bots/balance/sender-policies.ts';
import { isAlly, type Table } from '../../shared/bots/balance/table.ts';
import { LOYAL, TARGET_POLICIES } from '../../shared/bots/balance/target-policies.ts';
import { SCENARIOS } from '../../shared/scenario/shipped-scenarios.ts';

/** Whether a scenario teaches what it is for, on few games with a fixed seed. */
const luck = { seed: 7, noise: 0.1 };
const GAMES = 150;

const policyIn = <T extends { readonly id: string }>(policies: readonly T[], id: string): T => {
  const found = policies.find((policy) => policy.id === id);
  if (found === undefined) throw new Error(`no policy ${id}`);
  return found;
};
const senderOf = (id: string) => policyIn(SENDER_POLICIES, id);
const targetOf = (id: string) => policyIn(TARGET_POLICIES, id);

const GENTLE = ['never', 'quiet-once'];

const scenarios = SCENARIOS.map(({ cast, rounds }) => {
  const table: Table = { world: cast.world, cards: cast.targets, rounds };
  return [cast.scenarioId, table] as const;
});

describe.each(scenarios)('%s against a mixed field', (id, table) => {
  const allies = table.cards.flatMap((card, index) => (isAlly(card) ? [index] : []));
  const results = SENDER_POLICIES.map((sender) => {
    const pairing = { sender, field: 'mix', games: GAMES, weighed: 0, ...luck };
    const [own, ...targets] = playPairing(table, pairing);
    const alliesTotal = allies.reduce((sum, index) => sum + (targets[index]?.total ?? 0), 0);
    return { id: sender.id, sender: own?.total ?? 0, demands: own?.demands, allies: alliesTotal };
  });
  const of = (policy: string) => policyIn(results, policy);
  /** What the allies gain, each alone, by one way of playing instead of another. */
  const gains = (sender: string, ways: { readonly from: string; readonly to: string }) =>
    allies.map((index) => {
      const [from, to] = [ways.from, ways.to].map((way) =>
        way === 'loyal' ? LOYAL : targetOf(way),
      );
      if (from === undefined || to === undefined) throw new Error('no way to play');
      return gainOf(table, { sender: senderOf(sender), index, from, to, games: 150, ...luck });
    });

  test('a quiet demand where dependence is asymmetric >= no threat > a loud one on everybody', () => {
    expect(of('quiet-client').sender).toBeGreaterThanOrEqual(of('never').sender);
    expect(of('never').sender).toBeGreaterThan(of('loud-all').sender);
    // in the steel dispute no quiet threat would be carried out, so the careful sender makes none
    expect(of('quiet-client').demands === 0).toBe(id === 'steel-2018');
    if (id !== 'steel-2018') {
      expect(of('quiet-client').sender).toBeGreaterThan(1.05 * of('never').sender);
    }
  });

  test('the allies are best off when nobody is threatened, and worst when all are, aloud', () => {
    for (const { id: other, allies: total } of results) {
      expect(of('never').allies).toBeGreaterThanOrEqual(total);
      if (other !== 'loud-all') expect(of('loud-all').allies).toBeLessThan(total);
    }
  });

  const diversifying = { from: 'rational', to: 'diversifier' };
  test('diversifying pays against a repeat or a loud offender, not against a gentle one', () => {
    expect(Math.max(...gains('line-b', diversifying))).toBeGreaterThan(0.1);
    expect(Math.max(...gains('loud-all', diversifying))).toBeGreaterThan(0.05);
    if (id !== 'steel-2018') {
      expect(Math.max(...gains('quiet-client', diversifying))).toBeGreaterThan(0.1);
    }
    for (const sender of GENTLE) {
      expect(Math.max(...gains(sender, diversifying))).toBeLessThan(0);
    }
  });

  test('leaving pays against a reckless sender only', () => {
    const leaving = { from: 'loyal', to: 'rational' };
    expect(Math.max(...gains('over-demand', leaving))).toBeGreaterThan(0.1);
    for (const sender of [...GENTLE, 'quiet-client', 'line-b', 'line-a', 'quiet-all']) {
      expect(Math.max(...gains(sender, leaving))).toBeLessThanOrEqual(0);
      expect(Math.max(...gains(sender, { from: 'loyal', to: 'leaver' }))).toBeLessThanOrEqual(0);
    }
  });
});
