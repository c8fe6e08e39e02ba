import { expect, test } from 'vitest';
import { BOT, CLOCK, NO_CLOCK, SEATS, setupOf, Table, usa } from '../../test/support/given.ts';
import { randomGame } from '../../test/support/random-game.ts';
import { drawing, pick } from '../../test/support/random-play.ts';
import { FACTORS } from '../game/factors.ts';
import { PlayerId } from '../scenario/ids.ts';
import { countriesOf } from '../game/game.ts';
import { fold } from '../game/evolve.ts';
import { GameEvent } from '../game/event.ts';
import { dueAt } from '../game/game-clock.ts';
import { gameMachine } from './game-machine.ts';
import type { GameInput } from './step.ts';

const DELEGATION = {
  by: 'players' as const,
  playerIds: ['one', 'two', 'three'].map((id) => PlayerId.parse(id)),
  rule: 'majority' as const,
};
const SEEDS = Array.from({ length: 25 }, (_, index) => index + 1);

test.each(SEEDS)(
  'lockstep %i: chart, the game a step comes with and the log never disagree',
  (seed) => {
    const table = randomGame(seed, { practice: seed % 2 === 0 }, ({ game, events, now }) => {
      const context = { game, recorded: [], now };
      expect(gameMachine.resolveState({ value: game.phase, context }).value).toBe(game.phase);
      expect(fold(events)).toEqual(game);
      const open = game.dyads.filter(({ node }) => node !== null);
      if (game.phase !== 'bargain' && game.phase !== 'ended') expect(open).toEqual([]);
    });
    expect(table.game.phase).toBe('ended');
    expect(table.game.rounds.filter(({ round }) => round > 0)).toHaveLength(3);
  },
);

test.each(SEEDS)('game %i: every event survives the log as JSON', (seed) => {
  const { events, game } = randomGame(seed);
  const stored = events.map((event) => GameEvent.parse(JSON.parse(JSON.stringify(event))));
  expect(fold(stored)).toEqual(game);
});

test.each(SEEDS)(
  'game %i: whatever is done to it, it comes with the fold of its events',
  (seed) => {
    const draw = drawing(seed);
    const table = randomGame(seed, { clock: seed % 2 === 0 ? CLOCK : NO_CLOCK }, (played) => {
      const countryId = pick(draw, SEATS);
      const inputs: readonly GameInput[] = [
        { type: 'clock', countryId, factor: pick(draw, FACTORS) },
        { type: 'pace', together: draw(0, 1) === 1 },
        { type: 'release' },
        { type: 'seat', countryId, holder: pick(draw, [BOT, DELEGATION]) },
        { type: 'settle', by: countryId, here: DELEGATION.playerIds },
      ];
      if (draw(0, 3) === 0) played.input(pick(draw, inputs));
      if (played.game.phase === 'outcome') played.input({ type: 'release' });
      expect(JSON.stringify(played.game)).toBe(JSON.stringify(fold(played.events)));
    });
    expect(table.game.phase).toBe('ended');
  },
);

test('a game nobody plays passes its briefing by itself', () => {
  const bots = setupOf().holders.map(({ countryId }) => ({
    countryId,
    holder: { by: 'bot', bot: 'equilibrium' } as const,
  }));
  expect(new Table(setupOf({ holders: bots, clock: NO_CLOCK })).game.phase).toBe('prepare');
});

test('without a clock nothing is ever due', () => {
  const table = new Table(setupOf({ clock: NO_CLOCK }));
  expect(dueAt(table.game)).toBeNull();
  table.input({ type: 'deadline' }).refused('stale');
  table.input({ type: 'host', act: 'extend', seconds: 30 }).refused('not-now');
});

test('a deadline that is offered too early, or twice, changes nothing', () => {
  const table = new Table();
  table.now = 89_999;
  table.input({ type: 'deadline' }).refused('stale');
  table.now = 90_000;
  table.input({ type: 'deadline' }).records({ type: 'phaseEntered', phase: 'prepare' });
  table.input({ type: 'deadline' }).refused('stale');
});

test('a push through every phase ends the game', () => {
  const table = new Table(setupOf({ rounds: 2, practice: true, clock: NO_CLOCK }));
  for (let push = 0; push < 20; push += 1) table.input({ type: 'host', act: 'advance' });
  expect(table.game.ending).toMatchObject({ finished: true });
  expect(countriesOf(table.game)).toContain(usa);
});
