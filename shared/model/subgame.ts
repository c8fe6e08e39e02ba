import { endTerms, sumTerms, type End } from './payoff.ts';
import { STAGE_TREE, type Branch, type Mover, type Move, type Node } from './stage-tree.ts';
import type { StageGame, Threat } from './types.ts';
import { percentOffers } from './whole-percent.ts';

/** Two payoffs closer than this are a tie. @see model.md section 3 */
export const TIE = 1e-9;

/** Where a dyad stands. `offer`, in stakes, is what a pending petition offers; otherwise null. */
export interface NodePlace {
  readonly node: Node;
  readonly offer: number | null;
}

/** The best move at a node, where best play then ends, and what it is worth there. */
export interface Play {
  readonly move: Move;
  /** What the move offers, in stakes, when it is a petition; otherwise null. */
  readonly offer: number | null;
  readonly end: End;
  /** Payoffs in stakes, the shadow of the future not counted (it is the same at every node here). */
  readonly uS: number;
  readonly uT: number;
}

/** A demand on the table: what is needed to play it out. */
interface Table {
  readonly game: StageGame;
  readonly threat: Threat;
  readonly offers: readonly number[];
  /** Best play at nodes without a pending offer; it does not depend on what was refused before. */
  readonly known: Map<Node, Play>;
}

/**
 * Subgame perfect play after a demand, from any node of STAGE_TREE. Offers are whole percents from
 * Dmin to below the demand. Ties go to the branch that stands first in the tree, then to the smaller
 * offer; a petition that will be rejected thus beats standing firm, at the same payoff.
 *
 * @param game  in its ranges; not checked again here
 * @param threat  `demand` in stakes
 * @param at  the node, with the offer when it is `petitioned`
 * @throws {Error} if `at` is `petitioned` without an offer
 * @see model.md section 3, end nodes and ties
 */
export function bestMove(game: StageGame, threat: Threat, at: NodePlace): Play {
  return bestMoveAmong(percentOffers(game.Dmin, threat.demand), { game, threat, at });
}

/**
 * Subgame perfect play when petitions can only make the given offers.
 *
 * @param offers  stakes, rising, each below the demand; empty means no petitions
 * @see model.md section 3
 */
export function bestMoveAmong(
  offers: readonly number[],
  asked: { readonly game: StageGame; readonly threat: Threat; readonly at: NodePlace },
): Play {
  const table = { game: asked.game, threat: asked.threat, offers, known: new Map<Node, Play>() };
  return playFrom(table, asked.at);
}

/**
 * Everything that the mover at a node can do, each followed by best play, in the order of ties.
 *
 * @param at  the node, with the offer when it is `petitioned`
 * @throws {Error} if `at` is `petitioned` without an offer
 * @see model.md sections 3 and 5 (regret)
 */
export function playsAt(game: StageGame, threat: Threat, at: NodePlace): readonly Play[] {
  const offers = percentOffers(game.Dmin, threat.demand);
  const table = { game, threat, offers, known: new Map<Node, Play>() };
  return STAGE_TREE[at.node].branches.flatMap((branch) => playsOf(table, at, branch));
}

/** What a play is worth to a side, in stakes, the shadow of the future not counted. */
export function worthTo(mover: Mover, play: Pick<Play, 'uS' | 'uT'>): number {
  return mover === 'sender' ? play.uS : play.uT;
}

function playFrom(table: Table, at: NodePlace): Play {
  const known = at.offer === null ? table.known.get(at.node) : undefined;
  if (known !== undefined) return known;
  const { mover, branches } = STAGE_TREE[at.node];
  let best: Play | null = null;
  for (const branch of branches) {
    for (const play of playsOf(table, at, branch)) {
      if (best === null || worthTo(mover, play) > worthTo(mover, best) + TIE) best = play;
    }
  }
  if (best === null) throw new Error(`no move at ${at.node}`);
  if (at.offer === null) table.known.set(at.node, best);
  return best;
}

/** What a branch leads to under best play, once for each offer it can make. */
function playsOf(table: Table, at: NodePlace, branch: Branch): readonly Play[] {
  const { move, to } = branch;
  if (move === 'leave' && !table.game.canLeave) return [];
  if ('outcome' in to) {
    const end = { outcome: to.outcome, offer: to.outcome === 'granted' ? at.offer : null };
    const terms = endTerms(table.game, table.threat, end);
    return [{ move, offer: null, end, uS: sumTerms(terms.sender), uT: sumTerms(terms.target) }];
  }
  if (move !== 'petition')
    return [{ ...playFrom(table, { node: to.node, offer: null }), move, offer: null }];
  return table.offers.map((offer) => ({
    ...playFrom(table, { node: to.node, offer }),
    move,
    offer,
  }));
}
