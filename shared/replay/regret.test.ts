import { describe, expect, test } from 'vitest';
import {
  BOT,
  cable,
  canada,
  eu,
  japan,
  korea,
  NO_CLOCK,
  SEATS,
  setupOf,
  Table,
  usa,
} from '../../test/support/given.ts';
import { randomGame } from '../../test/support/random-game.ts';
import { playOut } from '../bots/play-out.ts';
import { BLOC } from '../game/bloc.ts';
import { regretOf, type Regret } from './regret.ts';

const end = (table: Table): readonly Regret[] =>
  regretOf(table.input({ type: 'host', act: 'end' }).game);
const made = (regrets: readonly Regret[], kind: Regret['kind'], by: string): readonly Regret[] =>
  regrets.filter((one) => one.kind === kind && one.countryId === by);

test('nothing is told before the end', () => {
  expect(regretOf(new Table().everyoneReady().prepared([cable(korea, 30)]).game)).toEqual([]);
});

test.each([1, 2, 3, 4])(
  'game %i: every decision of a round that counts is there, none below 0',
  (seed) => {
    const { game } = randomGame(seed, { rounds: 3, practice: true });
    const regrets = regretOf(game);
    for (const { regret } of regrets) expect(regret).toBeGreaterThanOrEqual(0);
    expect(regrets.some(({ regret }) => regret > 0.01)).toBe(true);
    const rounds = game.rounds.filter(({ round }) => round > 0);
    const stances = regrets.filter(({ kind }) => kind === 'stance');
    expect(stances).toHaveLength(4 * rounds.length);
    const moves = rounds.flatMap(({ bloc, dyads }) =>
      dyads.flatMap(({ targetId, moves: done }) => (bloc.slice(1).includes(targetId) ? [] : done)),
    );
    expect(regrets.filter(({ kind }) => kind === 'move')).toHaveLength(moves.length);
  },
);

test('five equilibrium bots regret no move, and no cable by more than a percent', () => {
  const holders = SEATS.map((countryId) => ({ countryId, holder: BOT }));
  const { game } = playOut(setupOf({ holders, clock: NO_CLOCK, rounds: 3 }));
  const regrets = regretOf(game);
  expect(regrets.some(({ kind }) => kind === 'move')).toBe(true);
  for (const { kind, regret } of regrets) {
    if (kind === 'move') expect(regret).toBe(0);
    if (kind === 'cable') expect(regret).toBeLessThan(0.015);
  }
});

describe('a game of one round', () => {
  const played = (): Table =>
    new Table(setupOf({ rounds: 1 }))
      .everyoneReady()
      .prepared([cable(korea, 33, { publicity: 'loud' }), cable(canada, 80)]);

  test('giving in to what nobody would carry out is regretted by what it cost', () => {
    const table = played().when(canada, { type: 'concede' }).when(korea, { type: 'concede' });
    const regrets = end(table);
    const [soft] = made(regrets, 'move', canada);
    expect(soft).toMatchObject({ address: canada, chosen: { move: 'concede' } });
    expect(soft?.regret).toBeGreaterThan(0.8);
    expect(made(regrets, 'move', korea)[0]).toMatchObject({ regret: 0 });
  });

  test('so is a cable, by what a better one would have brought', () => {
    const table = played().when(korea, { type: 'concede' }).when(canada, { type: 'standFirm' });
    const regrets = end(table.when(usa, { type: 'impose', targetId: canada }).at(400_000));
    const cables = made(regrets, 'cable', usa);
    expect(cables.map(({ address }) => address)).toEqual([korea, canada, eu, japan]);
    expect(cables[1]).toMatchObject({ best: null });
    expect(cables[1]?.regret).toBeGreaterThan(0);
    expect(made(regrets, 'move', usa)[0]?.regret).toBeGreaterThan(0.09);
  });
});

test('a bloc regrets as one, through the member that spoke', () => {
  const table = new Table()
    .everyoneReady()
    .banded(korea, japan)
    .prepared([cable(BLOC, 90)]);
  const regrets = end(table.when(korea, { type: 'concede' }));
  const [answer] = made(regrets, 'move', korea);
  expect(answer).toMatchObject({ address: BLOC, round: 2 });
  expect(answer?.regret).toBeGreaterThan(1);
  expect(made(regrets, 'move', japan)).toEqual([]);
  const second = made(regrets, 'cable', usa).filter(({ round }) => round === 2);
  expect(second.map(({ address }) => address)).toEqual([BLOC, canada, eu]);
});
