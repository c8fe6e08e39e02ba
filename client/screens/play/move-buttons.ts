import { STAGE_TREE, type Move } from '../../../shared/model/stage-tree.ts';
import type { Place } from '../../../shared/game/legal.ts';
import { isMove } from '../../../shared/game/moves.ts';
import type { DyadView, SeatView } from '../../../shared/view/seat-schema.ts';
import { moves } from '../../text/moves-words.ts';
import { play as text } from '../../text/play-words.ts';
import { rangeOf, type EndRow } from './own-ends.ts';

/** A move that can be made now: a button, with a slider where an offer goes with it. */
export interface MoveOffered {
  readonly move: Move;
  readonly at: Place;
  /** Whole percent; null where the move takes no offer. */
  readonly offers: { readonly min: number; readonly max: number } | null;
}

/** What `legal` offers in one dyad; nothing that is not in it is ever shown. */
export function movesOffered(view: SeatView, dyad: DyadView): readonly MoveOffered[] {
  return view.legal.flatMap((legal): MoveOffered[] => {
    const { type: move, at } = legal;
    if (!isMove(move)) return [];
    if ('targetId' in legal && legal.targetId !== dyad.cable?.targetId) return [];
    return [{ move, at, offers: 'offer' in legal ? legal.offer : null }];
  });
}

/** Who moves next in a dyad, and what the clock would do for it; null when it is settled. */
export function turnOf(dyad: DyadView): { mover: 'sender' | 'target'; byDefault: Move } | null {
  if (dyad.node === null) return null;
  const { mover, byDefault } = STAGE_TREE[dyad.node];
  return { mover, byDefault };
}

/** Whether this seat moves next in a dyad; of a bloc only the member that speaks for it. */
export function isMyTurn(view: SeatView, dyad: DyadView): boolean {
  const speaks = !view.bloc.includes(view.me.id) || view.bloc[0] === view.me.id;
  return turnOf(dyad)?.mover === view.kind && speaks;
}

/** What a button says it may bring both, and what becomes of trust; all that could follow, never which will. */
export function meaning(move: Move, rows: readonly EndRow[], other: string): string {
  return moves[move].means({
    other,
    end: (outcome) => {
      const row = rows.find((one) => one.outcome === outcome);
      return row === undefined ? '' : text.endOf(row, other);
    },
    without: (outcome) =>
      rangeOf(
        rows.filter((row) => row.outcome !== outcome),
        'you',
      ),
  });
}
