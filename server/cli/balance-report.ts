import type { SeatDullness } from './balancing/dullness.ts';
import { FIELDS, type SeatResult } from '../../shared/bots/balance/pairing.ts';
import { playedTerms } from '../../shared/game/game.ts';
import { TERMS_OF_MODEL } from '../../shared/view/terms.ts';
import type { Scenario } from '../../shared/scenario/scenario.ts';
import { tableText } from './text-table.ts';

/** What one pairing came to. */
export interface PairingResult {
  readonly sender: string;
  readonly field: string;
  readonly games: number;
  readonly seats: readonly SeatResult[];
}

const points = (stakes: number): string => String(Math.round(100 * stakes) + 0);
const share = (part: number, of = 1): string => (of === 0 ? '' : (part / of).toFixed(2));
const mean = (list: readonly number[]): number =>
  list.reduce((sum, one) => sum + one, 0) / Math.max(1, list.length);

/** One row per pairing and seat, as a CSV file has it. Points with two decimals. */
export function csvRows(results: readonly PairingResult[]): Record<string, string>[] {
  const hundredths = (stakes: number): string => (100 * stakes).toFixed(2);
  return results.flatMap(({ sender, field, games, seats }) =>
    seats.map((seat) => ({
      sender,
      targets: field,
      games: String(games),
      seat: seat.seat,
      total: hundredths(seat.total),
      ...Object.fromEntries(
        TERMS_OF_MODEL[1].map((term) => [term, hundredths(playedTerms(seat.terms)[term])]),
      ),
      trustAtEnd: seat.trust === null ? '' : seat.trust.toFixed(4),
      left: seat.left === null ? '' : seat.left.toFixed(4),
      demandsPerGame: seat.demands.toFixed(3),
      decisions: String(seat.decisions.all),
      matter: share(seat.decisions.matter, seat.decisions.all),
      openOfThose: share(seat.decisions.open, seat.decisions.matter),
    })),
  );
}

/** The results as somebody reads them in a terminal. */
export function balanceTables(
  scenario: Scenario,
  results: readonly PairingResult[],
  dullness: readonly SeatDullness[],
): string {
  const mixed = results.filter(({ field }) => field === 'mix');
  return [
    `${scenario.cast.title}: against a mixed field, points\n`,
    mixedTable(scenario, mixed),
    '\nThe sender against each field, points\n',
    matrix(results),
    '\nDecisions against a mixed field, all senders together, by seat\n',
    decisionTable(mixed),
    '\nAmong drawn senders and targets: shares of rounds, and of games, by seat\n',
    dullnessTable(dullness),
  ].join('\n');
}

function mixedTable({ cast }: Scenario, mixed: readonly PairingResult[]): string {
  const allies = cast.targets.filter(({ alignment }) => alignment === 'ally').map(({ id }) => id);
  const header = ['sender', 'total', 'allies', 'eT', 'left', ...cast.targets.map(({ id }) => id)];
  const rows = mixed
    .map(({ sender, seats }) => {
      const own = seats.filter(({ seat }) => (allies as string[]).includes(seat));
      return {
        total: seats[0]?.total ?? 0,
        cells: [
          sender,
          points(seats[0]?.total ?? 0),
          points(mean(own.map(({ total }) => total))),
          share(1 - mean(own.map(({ trust }) => trust ?? 0))),
          share(own.reduce((sum, { left }) => sum + (left ?? 0), 0)),
          ...seats.slice(1).map(({ total }) => points(total)),
        ],
      };
    })
    .toSorted((a, b) => b.total - a.total);
  return tableText([header, ...rows.map(({ cells }) => cells)]);
}

function matrix(results: readonly PairingResult[]): string {
  const senders = [...new Set(results.map(({ sender }) => sender))];
  const rows = senders.map((id) => [
    id,
    ...FIELDS.map((field) => {
      const found = results.find((one) => one.sender === id && one.field === field);
      return points(found?.seats[0]?.total ?? 0);
    }),
  ]);
  return tableText([['sender', ...FIELDS], ...rows]);
}

function decisionTable(mixed: readonly PairingResult[]): string {
  const seats = mixed[0]?.seats.map(({ seat }) => seat) ?? [];
  const rows = seats.map((id) => {
    const own = mixed.flatMap((pairing) => pairing.seats.filter(({ seat }) => seat === id));
    const sum = (of: (seat: SeatResult) => number): number =>
      own.reduce((total, seat) => total + of(seat), 0);
    const matter = sum(({ decisions }) => decisions.matter);
    return [
      id,
      share(
        matter,
        sum(({ decisions }) => decisions.all),
      ),
      share(
        sum(({ decisions }) => decisions.open),
        matter,
      ),
    ];
  });
  const header = ['seat', 'matter', 'open of those'];
  return tableText([header, ...rows]);
}

function dullnessTable(seats: readonly SeatDullness[]): string {
  const header = ['seat', 'two choices', 'decided', 'by itself', 'against par on screen'];
  const rows = seats.map(({ seat, chooses, decided, ownDecided, parDecided }) => [
    ...[seat, share(chooses), share(decided), share(ownDecided), share(parDecided)],
  ]);
  return tableText([header, ...rows]);
}
