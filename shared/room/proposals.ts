import { PLAN_IDS, type PlanId } from './choices.ts';
import type { Proposal } from './deal-view.ts';
import { layoutOf, seatsPerGame, sizesOf } from './layout.ts';
import type { Room } from './room.ts';

/** Of all seats, the share that bots may take before people rather share seats. */
const FEW_BOTS = 0.25;

/**
 * The sensible ways to seat so many players, the best one first: bots fill what stays free, some
 * countries are held by delegations, some people watch, every country is held by several.
 *
 * @param players  whole number
 * @returns one to four; none when there is nobody, or too few for a room without bots
 */
export function proposals(
  room: Pick<Room, 'scenario' | 'options'>,
  players: number,
): readonly Proposal[] {
  const found = PLAN_IDS.flatMap((plan) => proposalOf(room, plan, players) ?? []);
  const [first] = found.toSorted((a, b) => strain(room, a) - strain(room, b));
  return first === undefined ? [] : [first, ...found.filter((one) => one !== first)];
}

/** What a plan would do; null where it makes no sense, or needs bots that the room does not have. */
export function proposalOf(
  room: Pick<Room, 'scenario' | 'options'>,
  plan: PlanId,
  players: number,
): Proposal | null {
  const layout = layoutOf(room, plan, players);
  if (layout === null) return null;
  const seats = seatsPerGame(room);
  const sizes = sizesOf(room, layout);
  const bots = sizes.reduce((sum, size) => sum + Math.max(0, seats - size), 0);
  if (bots > 0 && room.options.bots === 'none') return null;
  return {
    plan,
    tables: [...new Set(sizes)].map((people) => ({
      games: sizes.filter((size) => size === people).length,
      people,
      bots: Math.max(0, seats - people),
    })),
    shared: sizes.reduce((sum, size) => sum + Math.min(seats, Math.max(0, size - seats)), 0),
    largest: Math.ceil((sizes[0] ?? 0) / seats),
    watching: players - layout.seated,
  };
}

/** How far a plan is from one person to each seat: a few bots are the least evil, then sharing. */
function strain(
  room: Pick<Room, 'scenario' | 'options'>,
  { plan, tables, shared }: Proposal,
): number {
  const bots = tables.reduce((sum, table) => sum + table.games * table.bots, 0);
  const games = tables.reduce((sum, table) => sum + table.games, 0);
  if (plan === 'bots') return games === 1 || bots <= FEW_BOTS * games * seatsPerGame(room) ? 0 : 2;
  return { share: shared === 0 ? 4 : 1, watch: 3, pairs: 4, smaller: 5 }[plan];
}
