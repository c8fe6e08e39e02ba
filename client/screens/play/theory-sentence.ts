import type { SeatView } from '../../../shared/view/seat-schema.ts';
import type { Theory } from '../../../shared/view/result-schema.ts';
import { moves } from '../../text/moves-words.ts';
import { play as text } from '../../text/play-words.ts';
import { addressName } from './names.ts';

/** What theory would have done in a seat, as one sentence after its heading. */
export function theorySentence(view: Pick<SeatView, 'countries' | 'bloc'>, theory: Theory): string {
  const says = text.theory;
  if (theory.kind === 'sender') {
    const cables = theory.cables.map((cable) => ({
      ...cable,
      name: addressName(view, cable.targetId),
    }));
    return cables.length === 0 ? says.peace : says.demanded(cables);
  }
  const stance = says.stance[theory.stance];
  const { answer } = theory;
  if (answer === null) return says.alone(stance);
  return says.both(stance, moves[answer.move].perfect(answer.offer ?? 0));
}
