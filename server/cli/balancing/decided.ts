import { closeRound, legacyOf } from '../../../shared/model/round.ts';
import type { Circumstance } from './live-choice.ts';
import {
  simulateGame,
  simulateRound,
  type Players,
  type SimulatedGame,
} from '../../../shared/bots/balance/play.ts';
import { SENDER_POLICIES } from '../../../shared/bots/balance/sender-policies.ts';
import { totalOf, type TableMoment, type Table } from '../../../shared/bots/balance/table.ts';
import { TARGET_POLICIES } from '../../../shared/bots/balance/target-policies.ts';

/** A game that was played, and by whom. */
export interface PlayedGame extends Circumstance {
  readonly game: SimulatedGame;
}

/** Whether a seat's game was decided before its last round: on which side of par it would end. */
export interface DecidedGame {
  /** Whatever anybody might still have done in the last round. */
  readonly decided: boolean;
  /** Whatever it might still have done itself, the others as they were. */
  readonly ownDecided: boolean;
  /** As `decided`, but against the par that is given. */
  readonly parDecided: boolean;
}

/**
 * On which side of par a seat could still have ended when the last round began. What a seat might do
 * is what each of the simulated policies would; what the others might do, that in each circumstance. Par
 * is what theory earns in the same seat with the same others and the same luck.
 *
 * @param seat.index  the target; -1 for the sender
 * @param seat.par  the par of theory against theory, in stakes, for `parDecided`
 */
export function decidedIn(
  table: Table,
  played: PlayedGame,
  seat: {
    readonly index: number;
    readonly par: number;
    readonly circumstances: readonly Circumstance[];
  },
): DecidedGame {
  const { index, circumstances } = seat;
  const { game, players, luck } = played;
  const last = game.rounds.at(-1);
  if (last === undefined) return { decided: false, ownDecided: false, parDecided: false };
  const theory = index < 0 ? 'line-b' : 'rational';
  const par = totalIn(simulateGame(table, seated(players, theory, index), luck), index);
  let before = 0;
  for (const { sender, targets } of game.rounds.slice(0, -1)) {
    const terms = index < 0 ? sender : targets[index];
    before += terms === undefined ? 0 : totalOf(terms);
  }
  const endsIn = (one: Circumstance): readonly number[] =>
    (index < 0 ? SENDER_POLICIES : TARGET_POLICIES).map(({ id }) => {
      const changed = { ...one, players: seated(one.players, id, index) };
      return before + lastRound(last.moment, changed, index);
    });
  const own = endsIn(played);
  const all = [...own, ...circumstances.flatMap(endsIn)];
  return {
    decided: isOneSided(all, par),
    ownDecided: isOneSided(own, par),
    parDecided: isOneSided(all, seat.par),
  };
}

/** Whether all ends lie above par, or all below. */
function isOneSided(ends: readonly number[], par: number): boolean {
  return Math.min(...ends) > par + 1e-9 || Math.max(...ends) < par - 1e-9;
}

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
function lastRound(moment: TableMoment, { players, luck }: Circumstance, index: number): number {
  const { world, cards, state } = moment;
  const closed = closeRound({ world, cards, state }, simulateRound(moment, players, luck));
  const legacy = legacyOf(world, cards, closed.after);
  const terms = index < 0 ? closed.sender : closed.targets[index];
  const paid = index < 0 ? legacy.sender : legacy.targets[index];
  return (terms === undefined ? 0 : totalOf(terms)) + (paid ?? 0);
}
