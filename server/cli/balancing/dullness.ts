import { randomAt } from '../../../shared/bots/chance.ts';
import { decidedIn } from './decided.ts';
import { choosesIn, type Circumstance } from './live-choice.ts';
import { fieldOf } from '../../../shared/bots/balance/pairing.ts';
import { simulateGame } from '../../../shared/bots/balance/play.ts';
import {
  SENDER_POLICIES,
  type SenderPolicy,
} from '../../../shared/bots/balance/sender-policies.ts';
import { cardAt, type Table } from '../../../shared/bots/balance/table.ts';

/** Games in which every seat, the sender's too, is played by a drawn policy. */
export interface MixedGames {
  readonly games: number;
  readonly seed: number;
  /** Share of the targets' and the sender's moves that are random. */
  readonly noise: number;
  /** Par of theory against theory, in stakes: the sender's, then the targets' in the scenario's order. */
  readonly par: readonly number[];
}

/** How much a seat had to decide in such games, and for how long. Shares 0 ... 1. */
export interface SeatDullness {
  /** A target's id; `sender` for the sender. */
  readonly seat: string;
  /** Share of rounds in which it had at least two undominated choices. */
  readonly chooses: number;
  /** Share of games that were decided before the last round, whatever anybody did in it. */
  readonly decided: number;
  /** Share decided whatever it did in it itself, the others as they were. */
  readonly ownDecided: number;
  /** Share decided, whatever anybody did, against the par that the screens show. */
  readonly parDecided: number;
}

/**
 * How dull each seat is among players who are not theory: sender and targets drawn for each game,
 * hands that slip. What others might do is tried in one circumstance for each simulated sender, the
 * targets and the luck drawn anew.
 *
 * @returns the sender, then the targets in the scenario's order
 */
export function dullnessOf(table: Table, how: MixedGames): readonly SeatDullness[] {
  const theory = SENDER_POLICIES.find(({ id }) => id === 'line-b');
  if (theory === undefined) throw new Error('no theory');
  const seats = [-1, ...table.cards.keys()];
  const counts = seats.map(() => ({ chooses: 0, decided: 0, ownDecided: 0, parDecided: 0 }));
  for (let number = 0; number < how.games; number += 1) {
    const drawn = drawnAt(table, how, [number]);
    const game = simulateGame(table, drawn.players, drawn.luck);
    counts.forEach((count, place) => {
      const index = place - 1;
      for (const { moment, acts } of game.rounds) {
        const circumstances = circumstancesAt(table, how, [number, moment.round]);
        const read = acts[index]?.threat ?? null;
        if (choosesIn(moment, { index, theory, read }, circumstances)) count.chooses += 1;
      }
      const circumstances = circumstancesAt(table, how, [number, 0]);
      const par = how.par[place] ?? 0;
      const end = decidedIn(table, { game, ...drawn }, { index, par, circumstances });
      if (end.decided) count.decided += 1;
      if (end.ownDecided) count.ownDecided += 1;
      if (end.parDecided) count.parDecided += 1;
    });
  }
  const { games } = how;
  return counts.map((count, place) => ({
    seat: place === 0 ? 'sender' : cardAt(table, place - 1).id,
    chooses: count.chooses / Math.max(1, games * table.rounds),
    decided: count.decided / Math.max(1, games),
    ownDecided: count.ownDecided / Math.max(1, games),
    parDecided: count.parDecided / Math.max(1, games),
  }));
}

/** Who plays a drawn game, or what the others might do: place is the game, its round, and which. */
function drawnAt(
  table: Table,
  { seed, noise, sender }: Pick<MixedGames, 'seed' | 'noise'> & { readonly sender?: SenderPolicy },
  place: readonly number[],
): Circumstance {
  const at = [seed, ...place];
  const any = SENDER_POLICIES[Math.floor(randomAt(...at, -2)() * SENDER_POLICIES.length)];
  const chosen = sender ?? any;
  if (chosen === undefined) throw new Error('no sender');
  const players = { sender: chosen, targets: fieldOf(table, 'mix', at), noise };
  return { players, luck: (round, index) => randomAt(...at, round, index) };
}

/** One circumstance for each simulated sender. */
function circumstancesAt(
  table: Table,
  how: MixedGames,
  place: readonly number[],
): readonly Circumstance[] {
  return SENDER_POLICIES.map((sender, index) =>
    drawnAt(table, { ...how, sender }, [...place, index]),
  );
}
