import type { ScoreTerms } from '../../model/types.ts';
import { randomAt } from '../chance.ts';
import { decisionsIn, type WeighedRound } from './weighed-round.ts';
import { simulateGame, type Players, type SimulatedGame } from './play.ts';
import type { SenderPolicy } from './sender-policies.ts';
import { addTerms, cardAt, NO_SCORE, totalOf, type Table } from './table.ts';
import { TARGET_POLICIES, type TargetPolicy } from './target-policies.ts';

/** Who sits in the targets' seats: one policy everywhere, or one drawn for each (`mix`). */
export const FIELDS: readonly string[] = [...TARGET_POLICIES.map(({ id }) => id), 'mix'];

/** Games of one sender policy against one field. */
export interface Pairing {
  readonly sender: SenderPolicy;
  /** One of `FIELDS`, or several policies with + between them. */
  readonly field: string;
  readonly games: number;
  readonly seed: number;
  /** Share of moves and stances that are random. */
  readonly noise: number;
  /** In how many of the games decisions are weighed, which takes longer. */
  readonly weighed: number;
}

/** What a pairing came to in one seat, on average. Stakes; shares 0 ... 1. */
export interface SeatResult {
  /** A target's id; `sender` for the sender. */
  readonly seat: string;
  readonly total: number;
  readonly terms: ScoreTerms;
  /** Trust (1 - eT) at the end; null for the sender. */
  readonly trust: number | null;
  /** Share of games at whose end the target was realigned; null for the sender. */
  readonly left: number | null;
  /** Demands a game. */
  readonly demands: number;
  /** Decisions weighed, those that matter, and those of them that are open. */
  readonly decisions: WeighedRound;
}

/**
 * Plays a pairing. Game k has the same luck in every pairing, so that policies are compared in the
 * same games.
 *
 * @returns the sender's result, then the targets' in the scenario's order
 * @throws {RangeError} if there is no such field
 */
export function playPairing(table: Table, pairing: Pairing): readonly SeatResult[] {
  const seats = [-1, ...table.cards.keys()].map((index) => new Tally(table, index));
  for (let number = 0; number < pairing.games; number += 1) {
    const place = [pairing.seed, number];
    const players: Players = {
      sender: pairing.sender,
      targets: fieldOf(table, pairing.field, place),
      noise: pairing.noise,
    };
    const luck = (round: number, index: number) => randomAt(...place, round, index);
    const game = simulateGame(table, players, luck);
    for (const seat of seats) {
      seat.count(game);
      if (number < pairing.weighed) seat.weigh(game);
    }
  }
  return seats.map((seat) => seat.result());
}

/**
 * Who sits where: every seat one policy, or each one drawn from several.
 *
 * @param field  a policy; several with + between them; or `mix`, all of them
 * @throws {RangeError} if there is no such field
 */
export function fieldOf(
  table: Table,
  field: string,
  place: readonly number[],
): readonly TargetPolicy[] {
  const random = randomAt(...place, -1);
  const ids = field === 'mix' ? TARGET_POLICIES.map(({ id }) => id) : field.split('+');
  return table.cards.map(() => {
    const drawn = ids[Math.floor(random() * ids.length)];
    const policy = TARGET_POLICIES.find(({ id }) => id === drawn);
    if (policy === undefined) throw new RangeError(`no field ${field}`);
    return policy;
  });
}

/** Sums over games for one seat; the sender's index is -1. */
class Tally {
  readonly index: number;
  readonly #seat: string;
  #games = 0;
  #terms = NO_SCORE;
  #eT = 0;
  #left = 0;
  #demands = 0;
  #decisions: WeighedRound = { all: 0, matter: 0, open: 0 };

  constructor(table: Table, index: number) {
    this.index = index;
    this.#seat = index < 0 ? 'sender' : cardAt(table, index).id;
  }

  count(game: SimulatedGame): void {
    const { index } = this;
    this.#games += 1;
    this.#terms = addTerms(
      this.#terms,
      index < 0 ? game.sender : (game.targets[index] ?? NO_SCORE),
    );
    const dyad = game.end.dyads[index];
    this.#eT += dyad?.eT ?? 0;
    this.#left += dyad !== undefined && dyad.rivalStream !== 0 ? 1 : 0;
    for (const { acts } of game.rounds) {
      const own = index < 0 ? acts : [acts[index]];
      this.#demands += own.filter((act) => act !== undefined && act.threat !== null).length;
    }
  }

  weigh(game: SimulatedGame): void {
    for (const round of game.rounds) {
      const { all, matter, open } = decisionsIn(round, this.index);
      const so = this.#decisions;
      this.#decisions = { all: so.all + all, matter: so.matter + matter, open: so.open + open };
    }
  }

  result(): SeatResult {
    const games = Math.max(1, this.#games);
    const target = this.index >= 0;
    const mean = (sum: number): number => sum / games;
    const { material, fear, publicCost, rival, jointSecurity, posture, legacy } = this.#terms;
    return {
      seat: this.#seat,
      total: mean(totalOf(this.#terms)),
      terms: {
        material: mean(material),
        fear: mean(fear),
        publicCost: mean(publicCost),
        rival: mean(rival),
        jointSecurity: mean(jointSecurity),
        posture: mean(posture),
        legacy: mean(legacy),
      },
      trust: target ? 1 - mean(this.#eT) : null,
      left: target ? mean(this.#left) : null,
      demands: mean(this.#demands),
      decisions: this.#decisions,
    };
  }
}
