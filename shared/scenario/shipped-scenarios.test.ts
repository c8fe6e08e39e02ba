import { describe, expect, test } from 'vitest';
import { parOf, playOut } from '../bots/play-out.ts';
import { NO_CLOCK } from '../../test/support/given.ts';
import type { GameSetup } from '../game/setup.ts';
import { GameId, type BotId } from './ids.ts';
import { openingState } from '../model/round.ts';
import { Cast, RoleCard, Scenario } from './scenario.ts';
import { scenarioById, SCENARIOS } from './shipped-scenarios.ts';
import { steel2018 } from './steel-2018.ts';

const setupOf = ({ cast, rounds }: Scenario, bot: BotId = 'equilibrium'): GameSetup => ({
  gameId: GameId.parse('g'),
  number: 1,
  cast,
  rounds,
  practice: false,
  clock: NO_CLOCK,
  seed: 1,
  holders: [cast.sender, ...cast.targets].map(({ id }) => ({
    countryId: id,
    holder: { by: 'bot', bot },
  })),
  par: [],
});

test('the first class plays the Harbour League', () => {
  expect(SCENARIOS.map(({ cast }) => cast.scenarioId)).toEqual([
    'harbour-league',
    'steel-2018',
    'quiet-word',
  ]);
  expect(scenarioById('quiet-word')?.cast.title).toBe('A quiet word, 1975');
  expect(scenarioById('nowhere')).toBeUndefined();
});

describe.each(SCENARIOS.map((scenario) => [scenario.cast.scenarioId, scenario] as const))(
  '%s',
  (_id, scenario) => {
    const { cast } = scenario;
    const allies = cast.targets.filter(({ alignment }) => alignment === 'ally');

    test('is a scenario, with every dial in its range', () => {
      expect(Scenario.safeParse(scenario).error).toBeUndefined();
      expect(() => openingState(cast.world, cast.targets)).not.toThrow();
    });

    test('weighs joint security once for each ally, and pays peaceful rounds after the last', () => {
      expect(cast.targets.reduce((sum, { m }) => sum + m, 0)).toBeLessThanOrEqual(1);
      expect(cast.world.wS).toBe(allies.length);
      expect(cast.world.V).toBe(cast.scenarioId === 'steel-2018' ? 7 : 3);
    });

    test.each([cast.sender, ...cast.targets])('$name has a role card', ({ role }) => {
      expect(RoleCard.safeParse(role).success).toBe(true);
      expect(role.brief.split(/\s+/).length).toBeLessThanOrEqual(90);
      expect(role.brief).toMatch(/^You (lead|speak for) /);
      expect(role.goal.match(/[.]/g)).toHaveLength(1);
    });

    test('asks every target for the same range, by an instrument that all know', () => {
      const asked = cast.targets.map(({ Dmin, Dmax, instruments }) =>
        JSON.stringify([Dmin, Dmax, instruments.map(({ id }) => id)]),
      );
      expect(new Set(asked).size).toBe(1);
    });

    test('names bots for countries that it has', () => {
      for (const { countryId } of scenario.bots ?? []) {
        expect(cast.targets.map(({ id }) => id)).toContain(countryId);
      }
    });

    test('has a finite par in every seat', () => {
      const par = parOf(setupOf(scenario));
      expect(par.map(({ countryId }) => countryId)).toEqual(
        [cast.sender, ...cast.targets].map(({ id }) => id),
      );
      expect(par.every(({ points }) => Number.isInteger(points))).toBe(true);
      expect(par[0]?.points).toBeGreaterThan(0);
    });

    test('can be played out by any bot', () => {
      for (const bot of ['prudent', 'showman', 'stubborn', 'conciliator'] as const) {
        expect(playOut(setupOf(scenario, bot)).game.ending).toMatchObject({ finished: true });
      }
    });
  },
);

test.each([
  ['two countries of one id', (id: string) => (id === 'japan' ? 'korea' : id)],
  ['a country called bloc', (id: string) => (id === 'japan' ? 'bloc' : id)],
])('%s is no cast', (_, renamed) => {
  const { cast } = steel2018;
  const targets = cast.targets.map((target) => ({ ...target, id: renamed(target.id) }));
  expect(Cast.safeParse({ ...cast, targets }).success).toBe(false);
});
