import { closeRound, legacyOf } from '../../model/round.ts';
import {
  simulateGame,
  simulateRound,
  type Luck,
  type Players,
  type SimulatedGame,
} from './play.ts';
import { SENDER_POLICIES } from './sender-policies.ts';
import { totalOf, type Moment, type Table } from './table.ts';
import { TARGET_POLICIES } from './target-policies.ts';

/** A game that was played, and by whom. */
export interface PlayedGame {
  readonly game: SimulatedGame;
  readonly players: Players;
  readonly luck: Luck;
}

/**
 * Whether a seat's game was decided before its last round: whatever it might still have done there,
 * it would have ended above its par, or whatever it might have done, below. Par is what theory
 * (line B for the sender, rational for a target) earns in the same seat with the same others and
 * the same luck; what a seat might do is what each of the simulated policies would.
 *
 * @param index  the target; -1 for the sender
 */
export function decidedEarly(table: Table, played: PlayedGame, index: number): boolean {
  const { game, players, luck } = played;
  const last = game.rounds.at(-1);
  if (last === undefined) return false;
  const par = totalIn(simulateGame(table, seated(players, theoryFor(index), index), luck), index);
  const scores = game.rounds.map(({ sender, targets }) => (index < 0 ? sender : targets[index]));
  let before = 0;
  for (const terms of scores.slice(0, -1)) before += terms === undefined ? 0 : totalOf(terms);
  const policies = index < 0 ? SENDER_POLICIES : TARGET_POLICIES;
  const ends = policies.map(({ id }) => {
    const changed = seated(players, id, index);
    return before + lastRound(last.moment, { game, players: changed, luck }, index);
  });
  return Math.min(...ends) > par + 1e-9 || Math.max(...ends) < par - 1e-9;
}

const theoryFor = (index: number): string => (index < 0 ? 'line-b' : 'rational');

function seated(players: Players, id: string, index: number): Players {
  if (index < 0) {
    const sender = SENDER_POLICIES.find((policy) => policy.id === id) ?? players.sender;
    return { ...players, sender };
  }
  const policy = TARGET_POLICIES.find((one) => one.id === id);
  const targets = policy === undefined ? players.targets : players.targets.with(index, policy);
  return { ...players, targets };
}

function totalIn(game: SimulatedGame, index: number): number {
  const terms = index < 0 ? game.sender : game.targets[index];
  return terms === undefined ? 0 : totalOf(terms);
}

/** What the last round and the legacy bring a seat. */
function lastRound(moment: Moment, { players, luck }: PlayedGame, index: number): number {
  const { world, cards, state } = moment;
  const closed = closeRound(world, cards, state, simulateRound(moment, players, luck));
  const legacy = legacyOf(world, cards, closed.after);
  const terms = index < 0 ? closed.sender : closed.targets[index];
  const paid = index < 0 ? legacy.sender : legacy.targets[index];
  return (terms === undefined ? 0 : totalOf(terms)) + (paid ?? 0);
}
