import { randomAt } from '../bots/chance.ts';
import { simulateGame, type SimulatedGame } from '../bots/balance/play.ts';
import { fieldOf, FIELDS } from '../bots/balance/pairing.ts';
import { SENDER_POLICIES } from '../bots/balance/sender-policies.ts';
import { isAlly, totalOf, type Table } from '../bots/balance/table.ts';
import { RATIONAL } from '../bots/balance/target-policies.ts';

/** What a game comes to for both sides, legacy included. Points, unrounded. */
export interface JointOutcome {
  readonly sender: number;
  /** An ally's on average. */
  readonly allies: number;
}

/** What a scenario can come to, by simulated play. */
export interface Possible {
  /** Every simulated end. */
  readonly ends: readonly JointOutcome[];
  /** Those that no other end beats on both sides, by the sender's points. */
  readonly frontier: readonly JointOutcome[];
  /** Nobody is threatened, and every ally does what is best for it. */
  readonly peace: JointOutcome;
}

/**
 * What a scenario can come to: every simulated sender against every field of allies, and against
 * allies that do what is best for them. The frontier is of what these policies reach; people can do
 * better.
 *
 * @param games  of each pairing, >= 1
 * @param seed  the same seed gives the same ends
 */
export function possibleEnds(table: Table, games: number, seed: number): Possible {
  const ends = SENDER_POLICIES.flatMap((sender, row) =>
    FIELDS.flatMap((field, column) =>
      Array.from({ length: games }, (_, game) => {
        const place = [seed, row, column, game];
        const targets = fieldOf(table, field, place);
        const luck = (round: number, index: number) => randomAt(...place, round, index);
        return jointOf(table, simulateGame(table, { sender, targets, noise: 0.1 }, luck));
      }),
    ),
  );
  return { ends, frontier: frontierOf(ends), peace: peaceOf(table) };
}

/** The ends that no other beats on both sides, from the smallest to the largest for the sender. */
export function frontierOf(ends: readonly JointOutcome[]): readonly JointOutcome[] {
  const frontier: JointOutcome[] = [];
  let most = Number.NEGATIVE_INFINITY;
  for (const end of ends.toSorted((a, b) => b.sender - a.sender || b.allies - a.allies)) {
    if (end.allies <= most) continue;
    most = end.allies;
    frontier.push(end);
  }
  return frontier.toReversed();
}

function peaceOf(table: Table): JointOutcome {
  const [never] = SENDER_POLICIES.filter(({ id }) => id === 'never');
  if (never === undefined) throw new Error('no peaceful sender');
  const targets = table.cards.map(() => RATIONAL);
  return jointOf(
    table,
    simulateGame(table, { sender: never, targets, noise: 0 }, () => () => 1),
  );
}

function jointOf(table: Table, game: SimulatedGame): JointOutcome {
  const allies = game.targets.filter((_, index) => {
    const card = table.cards[index];
    return card !== undefined && isAlly(card);
  });
  const sum = allies.reduce((total, terms) => total + totalOf(terms), 0);
  return {
    sender: 100 * totalOf(game.sender),
    allies: (100 * sum) / Math.max(1, allies.length),
  };
}
