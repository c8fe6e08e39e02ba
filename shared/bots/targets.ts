import type { SeatCommand } from '../game/command.ts';
import type { Node } from '../model/stage-tree.ts';
import type { StageGame, Stance, Threat } from '../model/types.ts';
import { cardIn } from '../view/preview.ts';
import type { TargetView } from '../view/seat-schema.ts';
import { bestStance } from './equilibrium-bot.ts';

/** The largest demand that a conciliator meets without asking for less, in stakes. */
const ACCEPTABLE = 0.4;

/** Stands firm whatever it costs, and hits back where that is not absurd. */
export function stubbornAnswer(pending: {
  readonly node: Node;
  readonly stage: Pick<StageGame, 'kS' | 'kT'>;
}): SeatCommand {
  const { stage, node } = pending;
  if (node === 'imposed') return { type: stage.kS >= stage.kT ? 'retaliate' : 'absorb' };
  return { type: 'standFirm' };
}

/** Makes itself less dependent once it has been given a reason. */
export function stubbornStance(view: TargetView): Stance {
  const wary = view.dyad.eT > cardIn(view, view.me.id).eT;
  return wary && view.dyad.aligned ? 'diversify' : 'hold';
}

/** Gives in to what it finds bearable, offers half of what it does not, and gives in after all. */
export function conciliatorAnswer(
  pending: { readonly node: Node; readonly threat: Pick<Threat, 'demand'> },
  view: TargetView,
): SeatCommand {
  if (pending.node === 'imposed') return { type: 'absorb' };
  if (pending.threat.demand <= ACCEPTABLE) return { type: 'concede' };
  const petition = view.legal.find((one) => one.type === 'petition');
  if (petition === undefined) return { type: 'concede' };
  const half = Math.round(50 * pending.threat.demand);
  const offer = Math.min(petition.offer.max, Math.max(petition.offer.min, half));
  return { type: 'petition', offer };
}

/** Does its share for the alliance as long as it is in it. */
export function conciliatorStance(view: TargetView): Stance {
  return view.dyad.aligned ? 'contribute' : bestStance(view);
}
