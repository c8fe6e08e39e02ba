import { bandedOf, gainOf, joinersOf } from './balancing/gain.ts';
import { SENDER_POLICIES } from '../../shared/bots/balance/sender-policies.ts';
import { isAlly, type Table } from '../../shared/bots/balance/table.ts';
import { LOYAL, RATIONAL, TARGET_POLICIES } from '../../shared/bots/balance/target-policies.ts';
import { tableText } from './text-table.ts';

const NOISE = 0.1;
const points = (stakes: number): string => String(Math.round(100 * stakes) + 0);

/**
 * What the allies' answers to each sender pay: diversifying in every round and being able to leave,
 * for the ally that gains most by it alone in a mixed field; and banding together, a member's mean
 * apart and together among rational allies, and the difference with and without noise.
 */
export function responseTable(
  table: Table,
  { games, seed }: { readonly games: number; readonly seed: number },
): string {
  const header = ['sender', 'diversify', 'leave', 'apart', 'together', 'gain', 'without noise'];
  const allies = table.cards.flatMap((card, index) => (isAlly(card) ? [index] : []));
  const diversifier = TARGET_POLICIES.find(({ id }) => id === 'diversifier') ?? RATIONAL;
  const rows = SENDER_POLICIES.map((sender) => {
    const how = { sender, games, seed, noise: NOISE };
    const most = [
      { from: RATIONAL, to: diversifier },
      { from: LOYAL, to: RATIONAL },
    ].map((ways) => Math.max(...allies.map((index) => gainOf(table, { ...how, ...ways, index }))));
    return [sender.id, ...most.map(points), ...bandedCells(table, how)];
  });
  return tableText([header, ...rows]);
}

function bandedCells(table: Table, how: Parameters<typeof bandedOf>[1]): readonly string[] {
  if (joinersOf(table).length < 2) return ['', '', '', ''];
  const { apart, together } = bandedOf(table, how);
  // anything and nothing: a random sender needs games even where no hand slips
  const games = how.sender.id === 'random' ? how.games : 1;
  const exact = bandedOf(table, { ...how, games, noise: 0 });
  return [apart, together, together - apart, exact.together - exact.apart].map(points);
}
