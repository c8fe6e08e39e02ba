import { describe, expect, test } from 'vitest';
import { NO_CLOCK } from '../../../test/support/given.ts';
import { GameId } from '../../../shared/scenario/ids.ts';
import { SCENARIOS } from '../../../shared/scenario/shipped-scenarios.ts';
import type { Scenario } from '../../../shared/scenario/scenario.ts';
import { parOf } from '../../../shared/bots/play-out.ts';
import { randomAt } from '../../../shared/bots/chance.ts';
import { decidedIn } from './decided.ts';
import { decisionsIn } from '../../../shared/bots/balance/weighed-round.ts';
import { dullnessOf } from './dullness.ts';
import { FIELDS, playPairing } from '../../../shared/bots/balance/pairing.ts';
import { simulateGame, type Players } from '../../../shared/bots/balance/play.ts';
import {
  SENDER_POLICIES,
  type SenderPolicy,
} from '../../../shared/bots/balance/sender-policies.ts';
import { totalOf, type Table } from '../../../shared/bots/balance/table.ts';
import {
  TARGET_POLICIES,
  type TargetPolicy,
} from '../../../shared/bots/balance/target-policies.ts';

const sender = (id: string): SenderPolicy => {
  const found = SENDER_POLICIES.find((policy) => policy.id === id);
  if (found === undefined) throw new Error(id);
  return found;
};
const target = (id: string): TargetPolicy => {
  const found = TARGET_POLICIES.find((policy) => policy.id === id);
  if (found === undefined) throw new Error(id);
  return found;
};
const tableOf = ({ cast, rounds }: Scenario): Table => ({
  world: cast.world,
  cards: cast.targets,
  rounds,
});
const players = (table: Table, ids: readonly [string, string], noise = 0): Players => ({
  sender: sender(ids[0]),
  targets: table.cards.map(() => target(ids[1])),
  noise,
});
const luck = (round: number, index: number) => randomAt(1, 1, round, index);

describe.each(SCENARIOS.map((scenario) => [scenario.cast.scenarioId, scenario] as const))(
  '%s',
  (_id, scenario) => {
    const { cast, rounds } = scenario;
    const table = tableOf(scenario);

    test('theory against theory earns par, as whole games between bots without blocs do', () => {
      const targets = cast.targets.map((card) => ({ ...card, joinsBlocs: false }));
      const game = simulateGame(table, players(table, ['line-b', 'rational']), luck);
      const seats = [cast.sender.id, ...cast.targets.map(({ id }) => id)];
      const par = parOf({
        ...{ gameId: GameId.parse('g'), number: 1, rounds, practice: false },
        ...{ clock: NO_CLOCK, seed: 1, par: [] },
        cast: { ...cast, targets },
        holders: seats.map((countryId) => ({
          countryId,
          holder: { by: 'bot', bot: 'equilibrium' },
        })),
      });
      const totals = [game.sender, ...game.targets].map((terms) => 100 * totalOf(terms));
      par.forEach(({ points }, index) => {
        // whole games show whole points, so each round and the legacy may be off by half a point
        expect(Math.abs(points - (totals[index] ?? 0))).toBeLessThanOrEqual((rounds + 1) / 2);
      });
    });

    test('every sender plays with every target, and the same seed gives the same result', () => {
      for (const policy of SENDER_POLICIES) {
        const pairing = { sender: policy, games: 3, seed: 5, noise: 0.3, weighed: 1 };
        for (const field of FIELDS) {
          const seats = playPairing(table, { ...pairing, field });
          expect(seats.map(({ seat }) => seat)).toEqual([
            'sender',
            ...cast.targets.map(({ id }) => id),
          ]);
          expect(seats.every(({ total }) => Number.isFinite(total))).toBe(true);
          if (field === 'mix') expect(playPairing(table, { ...pairing, field })).toEqual(seats);
        }
      }
    });

    test('who never threatens makes no demand, and nobody leaves', () => {
      const game = simulateGame(table, players(table, ['never', 'leaver'], 0.5), luck);
      expect(game.rounds.flatMap(({ acts }) => acts.flatMap(({ threat }) => threat ?? []))).toEqual(
        [],
      );
      expect(game.sender.material).toBe(0);
    });

    test('who plays theory against the same others cannot have fallen behind it', () => {
      const theory = players(table, ['line-b', 'rational']);
      const played = { game: simulateGame(table, theory, luck), players: theory, luck };
      for (const index of [-1, 0, 1]) {
        const { decided, ownDecided } = decidedIn(table, played, {
          ...{ index, par: Infinity, circumstances: [] },
        });
        expect([decided, ownDecided]).toEqual([false, false]);
      }
    });

    test('more that might happen in the last round leaves fewer games decided', () => {
      const how = { games: 2, seed: 3, noise: 0.1, par: table.cards.map(() => 0).concat(Infinity) };
      const seats = dullnessOf(table, how);
      for (const seat of seats) {
        expect(seat.decided).toBeLessThanOrEqual(seat.ownDecided);
        expect(seat.chooses).toBeGreaterThan(0);
        expect(seat.chooses).toBeLessThanOrEqual(1);
      }
      expect(dullnessOf(table, how)).toEqual(seats);
    });

    test('of the decisions some matter, and of those some are open', () => {
      const game = simulateGame(table, players(table, ['loud-all', 'rational']), luck);
      for (const round of game.rounds) {
        for (const index of [-1, ...table.cards.keys()]) {
          const { all, matter, open } = decisionsIn(round, index);
          expect(all).toBeGreaterThan(0);
          expect(matter).toBeLessThanOrEqual(all);
          expect(open).toBeLessThanOrEqual(matter);
        }
      }
    });
  },
);

test('there are at least eleven senders and seven targets, each under its own name', () => {
  expect(new Set(SENDER_POLICIES.map(({ id }) => id)).size).toBeGreaterThanOrEqual(11);
  expect(new Set(FIELDS).size).toBe(8);
});
