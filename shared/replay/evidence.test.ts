import { expect, test } from 'vitest';
import { cable, canada, eu, japan, korea, setupOf, Table, usa } from '../../test/support/given.ts';
import { BLOC } from '../game/bloc.ts';
import { known } from '../view/known.ts';
import { judgedIn } from './decisions.ts';
import { concessionCurve, demandsOf, summaryOf, trustPaths } from './evidence.ts';

const loud = { publicity: 'loud' } as const;

function played(): Table {
  const table = new Table(setupOf({ rounds: 2 })).everyoneReady();
  table
    .prepared([cable(korea, 33), cable(canada, 40, loud), cable(eu, 50)])
    .when(korea, { type: 'concede' })
    .when(canada, { type: 'petition', offer: 15 })
    .when(usa, { type: 'grant', targetId: canada })
    .at(400_000)
    .everyoneReady();
  return table
    .prepared([cable(japan, 90)])
    .when(japan, { type: 'leave' })
    .everyoneReady();
}

test('every demand with what came of it, and the expectations it met', () => {
  const { game } = played();
  const before = known(game, usa).rounds.map((round) => round.before.dyads.map(({ eT }) => eT));
  expect(demandsOf(game)).toMatchObject([
    { round: 1, address: korea, expectations: before[0]?.[0], conceded: 33, decidedBy: 'human' },
    { round: 1, address: canada, expectations: before[0]?.[1], conceded: 15, decidedBy: 'human' },
    { round: 1, address: eu, conceded: 0, outcome: 'backedDown', decidedBy: 'timeout' },
    { round: 2, address: japan, expectations: before[1]?.[3], conceded: 0, outcome: 'left' },
  ]);
});

test('a demand to a bloc counts once, at the members’ mean', () => {
  const table = new Table()
    .everyoneReady()
    .banded(korea, japan)
    .prepared([cable(BLOC, 40)])
    .when(korea, { type: 'concede' });
  const { game } = table.input({ type: 'host', act: 'end' });
  const [before] = known(game, usa).rounds.slice(-1);
  const [own, other] = [0, 3].map((index) => before?.before.dyads[index]?.eT ?? 0);
  const demands = demandsOf(game);
  expect(demands).toHaveLength(1);
  expect(demands[0]).toMatchObject({ address: BLOC, conceded: 40 });
  expect(demands[0]?.expectations).toBeCloseTo(((own ?? 0) + (other ?? 0)) / 2);
});

test('theory: friends give more, and loud threats win less', () => {
  const setup = setupOf();
  const [quiet, aloud] = (['quiet', 'loud'] as const).map((kind) =>
    concessionCurve(setup, kind, [korea]).map(({ percent }) => percent),
  );
  expect(aloud?.[10]).toBeGreaterThan(25);
  expect(aloud?.[10]).toBeLessThan(40); // about the worked check of the model: 33% at 0.10
  expect(quiet?.[10]).toBe(0); // not credible: nobody would carry it out
  for (const curve of [quiet, aloud]) {
    const met = (curve ?? []).filter((percent) => percent > 0);
    expect(met.length).toBeGreaterThan(20);
    expect(met).toEqual(met.toSorted((a, b) => b - a)); // less and less, the more conflict is expected
  }
});

test('trust goes from the start over every round', () => {
  const { game } = played();
  const paths = trustPaths(game);
  expect(paths.map(({ targetId }) => targetId)).toEqual([korea, canada, eu, japan]);
  for (const [index, { points }] of paths.entries()) {
    expect(points.map(({ round }) => round)).toEqual([0, 1, 2]);
    expect(points.at(-1)?.trust).toBe(1 - (game.dyads[index]?.state.eT ?? 0));
  }
  expect(paths[3]?.points.map(({ aligned }) => aligned)).toEqual([true, true, false]);
});

test('a game in a line', () => {
  expect(summaryOf(played().game)).toMatchObject({
    finished: true,
    rounds: 2,
    demands: { quiet: 3, loud: 1 },
    won: 2,
    left: [japan],
  });
});

test('every decision with what was done; nothing before the end, nothing for nonsense', () => {
  const { game } = played();
  const judged = judgedIn(game) ?? [];
  const cables = judged.filter(({ kind }) => kind === 'cable');
  expect(cables.filter(({ round }) => round === 1)).toMatchObject([
    { made: { targetId: korea } },
    { made: { targetId: canada } },
    { made: { targetId: eu } },
    { made: null },
  ]);
  expect(judged.filter(({ kind }) => kind === 'stance')).toHaveLength(8);
  expect(judgedIn(new Table().game)).toEqual([]);
  const [first, ...rest] = game.rounds;
  if (first === undefined) throw new Error('no round');
  const dyads = first.dyads.map((dyad) => ({ ...dyad, moves: [...dyad.moves, ...dyad.moves] }));
  expect(judgedIn({ ...game, rounds: [{ ...first, dyads }, ...rest] })).toBeNull();
});
