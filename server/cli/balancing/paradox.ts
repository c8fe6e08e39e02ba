import type { Publicity } from '../../../shared/model/types.ts';
import { randomAt } from '../../../shared/bots/chance.ts';
import { fieldOf } from '../../../shared/bots/balance/pairing.ts';
import { simulateGame, type SimulatedGame } from '../../../shared/bots/balance/play.ts';
import type { SenderPolicy } from '../../../shared/bots/balance/sender-policies.ts';
import { cardAt, type Table } from '../../../shared/bots/balance/table.ts';

/** A demand as a point of the paradox plot. Shares 0 ... 1. */
export interface DemandPoint {
  readonly publicity: Publicity;
  /** The target's conflict expectations before the demand. */
  readonly expectations: number;
  /** What was given of the stake. */
  readonly won: number;
}

/** Targets by what they expect: little conflict, some, much. */
export const BANDS = ['< .3', '.3 to .6', '> .6'] as const;
type Band = (typeof BANDS)[number];

/** In which band a target is that expects so much conflict, a share. */
function bandOf(expectations: number): Band {
  if (expectations < 0.3) return '< .3';
  return expectations <= 0.6 ? '.3 to .6' : '> .6';
}

/** The demands of one manner on the targets of one band. */
export interface BandResult {
  readonly publicity: Publicity;
  readonly band: Band;
  readonly n: number;
  /** Mean share of the stake that was given; null without a demand. */
  readonly won: number | null;
}

/** What demands won, by manner and by what their targets expected: quiet first, trusting targets first. */
export function paradoxOf(points: readonly DemandPoint[]): readonly BandResult[] {
  return (['quiet', 'loud'] as const).flatMap((publicity) =>
    BANDS.map((band): BandResult => {
      const own = points.filter(
        (one) => one.publicity === publicity && bandOf(one.expectations) === band,
      );
      const sum = own.reduce((total, { won }) => total + won, 0);
      return { publicity, band, n: own.length, won: own.length === 0 ? null : sum / own.length };
    }),
  );
}

/** Games of one sender policy against the mixed field. */
export interface ParadoxPairing {
  readonly sender: SenderPolicy;
  readonly games: number;
  readonly seed: number;
  /** Share of the targets' moves and stances that are random. */
  readonly noise: number;
}

/** Every demand of a policy's games. Game k has the same luck for every policy, as in `playPairing`. */
export function demandsOfPolicy(
  table: Table,
  { sender, games, seed, noise }: ParadoxPairing,
): readonly DemandPoint[] {
  return Array.from({ length: games }, (_, number) => {
    const place = [seed, number];
    const targets = fieldOf(table, 'mix', place);
    const luck = (round: number, index: number) => randomAt(...place, round, index);
    return demandsIn(table, simulateGame(table, { sender, targets, noise }, luck));
  }).flat();
}

function demandsIn(table: Table, { rounds }: SimulatedGame): readonly DemandPoint[] {
  return rounds.flatMap(({ moment, acts }) =>
    acts.flatMap(({ threat, outcome, offer }, index): DemandPoint[] => {
      if (threat === null) return [];
      const state = moment.state.dyads[index] ?? cardAt(table, index);
      const met = outcome === 'conceded' ? threat.demand : 0;
      const won = outcome === 'granted' ? (offer ?? 0) : met;
      return [{ publicity: threat.publicity, expectations: state.eT, won }];
    }),
  );
}
