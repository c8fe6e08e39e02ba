import { STAGE_TREE, type Move, type Outcome } from '../../../shared/model/stage-tree.ts';
import type { SeatCommand } from '../../../shared/game/command.ts';
import type { Place } from '../../../shared/game/legal.ts';
import type { SeatLegal } from '../../../shared/view/seat-schema.ts';
import type { DyadView, SeatView } from '../../../shared/view/seat-schema.ts';
import { play as text } from '../../text/play-words.ts';
import { rangeOf, type EndRow } from './own-ends.ts';

/** A button of the bargain: what it sends, and when it belongs. */
export interface MoveButton {
  readonly move: Exclude<Move, 'petition'>;
  readonly at: Place;
  readonly command: SeatCommand;
}

/** The slider of a petition. */
export interface PetitionRange {
  readonly at: Place;
  readonly min: number;
  readonly max: number;
}

type MoveLegal = Extract<SeatLegal, { type: MoveButton['move'] }>;

const isMove = (legal: SeatLegal): legal is MoveLegal =>
  Object.values(STAGE_TREE).some(({ branches }) =>
    branches.some(({ move }) => move === legal.type && move !== 'petition'),
  );

/** What `legal` offers in one dyad, as buttons; nothing that is not in it is ever shown. */
export function buttonsOf(view: SeatView, dyad: DyadView): readonly MoveButton[] {
  return view.legal.filter(isMove).flatMap((legal): MoveButton[] => {
    if ('targetId' in legal) {
      const { type, at, targetId } = legal;
      return targetId === dyad.cable?.targetId
        ? [{ move: type, at, command: { type, targetId } }]
        : [];
    }
    const { type, at } = legal;
    return type === 'ready' ? [] : [{ move: type, at, command: { type } }];
  });
}

/** The offers that `legal` allows; null when there is no petition. */
export function petitionOf(view: SeatView): PetitionRange | null {
  const legal = view.legal.find((entry) => entry.type === 'petition');
  return legal === undefined ? null : { at: legal.at, ...legal.offer };
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
  const end = (outcome: Outcome): string => {
    const row = rows.find((one) => one.outcome === outcome);
    return row === undefined ? '' : text.endOf(row, other);
  };
  const says = text.moveMeans;
  switch (move) {
    case 'concede':
      return says.concede(end('conceded'));
    case 'petition':
      return says.petition(end('granted'));
    case 'standFirm':
      return says.standFirm(end('absorbed'), end('backedDown'));
    case 'leave':
      return says.leave(end('left'));
    case 'grant':
      return says.grant(end('granted'));
    case 'reject':
      return says.reject(
        other,
        rangeOf(
          rows.filter(({ outcome }) => outcome !== 'granted'),
          'you',
        ),
      );
    case 'impose':
      return says.impose(end('absorbed'), end('retaliated'));
    case 'backDown':
      return says.backDown(end('backedDown'));
    case 'retaliate':
      return says.retaliate(end('retaliated'));
    case 'absorb':
      return says.absorb(end('absorbed'));
  }
}
