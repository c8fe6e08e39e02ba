import { describe, expect, test } from 'vitest';
import { steel2018 } from '../../../shared/scenario/steel-2018.ts';
import { harbourLeague } from '../../../shared/scenario/harbour-league.ts';
import type { Scenario } from '../../../shared/scenario/scenario.ts';
import { randomAt } from '../../../shared/bots/chance.ts';
import { decisionsIn } from '../../../shared/bots/balance/weighed-round.ts';
import { bandedOf, joinersOf } from './gain.ts';
import { simulateGame } from '../../../shared/bots/balance/play.ts';
import { SENDER_POLICIES } from '../../../shared/bots/balance/sender-policies.ts';
import type { Table } from '../../../shared/bots/balance/table.ts';
import {
  BANDER,
  bestPlay,
  RATIONAL,
  type TargetPolicy,
} from '../../../shared/bots/balance/target-policies.ts';

const tableOf = ({ cast, rounds }: Scenario): Table => ({
  world: cast.world,
  cards: cast.targets,
  rounds,
});
const league = tableOf(harbourLeague);
const luck = (round: number, index: number) => randomAt(1, 1, round, index);

/** A game by a named sender against the given targets; everybody else is rational. */
function gameOf(
  table: Table & { readonly noise?: number },
  id: string,
  seats: Readonly<Record<number, TargetPolicy>>,
) {
  const sender = SENDER_POLICIES.find((policy) => policy.id === id);
  if (sender === undefined) throw new Error(id);
  const targets = table.cards.map((_, index) => seats[index] ?? RATIONAL);
  return simulateGame(table, { sender, targets, noise: table.noise ?? 0.2 }, luck);
}
const everybody = { 0: BANDER, 1: BANDER, 2: BANDER, 3: BANDER, 4: BANDER };

describe('a simulated bloc', () => {
  test('stands from the second round on, of all allies that ask and may', () => {
    const blocs = (table: Table) =>
      gameOf(table, 'never', everybody).rounds.map(({ moment }) => moment.bloc);
    expect(blocs(league)).toEqual([[], ...Array<number[]>(4).fill([0, 1, 2, 3])]);
    const overSteel = blocs(tableOf(steel2018))[1]?.map(
      (index) => steel2018.cast.targets[index]?.id,
    );
    expect(overSteel).toEqual(['korea', 'japan']);
  });

  test.each(SENDER_POLICIES.map(({ id }) => id))('%s meets it as one address', (id) => {
    for (const { moment, acts } of gameOf(league, id, everybody).rounds) {
      const members = moment.bloc.map((index) => ({ ...acts[index], stance: 'hold' }));
      for (const act of members) expect(act).toEqual({ ...members[0], inBloc: true });
      expect(acts.filter(({ inBloc }) => inBloc === true)).toHaveLength(moment.bloc.length);
      expect(members.some(({ outcome }) => outcome === 'left')).toBe(false);
    }
  });

  test('costs each member for each round, and nothing else where nobody threatens', () => {
    const { apart, together } = bandedOf(league, {
      ...{ sender: SENDER_POLICIES[0] ?? fail(), games: 2, seed: 3, noise: 0 },
    });
    expect(together - apart).toBeCloseTo(-0.015 * (league.rounds - 1), 9);
  });

  test('needs two: who asks alone plays the same game as who does not ask', () => {
    expect(gameOf(league, 'quiet-all', { 0: BANDER })).toEqual(gameOf(league, 'quiet-all', {}));
  });

  test('does not hold who has left', () => {
    const goer: TargetPolicy = {
      ...BANDER,
      answer: (contest, at) =>
        at.node === 'answer' && contest.stage.canLeave
          ? { move: 'leave', offer: null }
          : bestPlay(contest, at),
    };
    const { rounds } = gameOf(league, 'loud-once', { ...everybody, 0: goer });
    expect(rounds[0]?.acts[0]?.outcome).toBe('left');
    expect(rounds[1]?.moment.bloc).toEqual([1, 2, 3]);
  });

  test('claims an exception once, however many stand in it', () => {
    const cards = league.cards.slice(0, 4);
    const { rounds } = gameOf({ ...league, cards, noise: 0 }, 'quiet-exception', everybody);
    const credit = rounds.map(({ moment }) => moment.state.phi);
    expect(credit[1]).toBeCloseTo(0.5 * 0.5 ** 4, 12);
    expect(credit[2]).toBeCloseTo(0.5 * 0.5 ** 5, 12);
  });

  test('is not weighed decision by decision, and takes two who may', () => {
    const [, second] = gameOf(league, 'quiet-all', everybody).rounds;
    expect(() => second && decisionsIn(second, 0)).toThrow('not weighed');
    const alone = { ...league, cards: league.cards.slice(3) };
    expect(joinersOf(alone)).toEqual([0]);
    const how = { sender: SENDER_POLICIES[0] ?? fail(), games: 1, seed: 1, noise: 0 };
    expect(() => bandedOf(alone, how)).toThrow('needs two');
  });
});

function fail(): never {
  throw new Error('no sender');
}
