import { equilibrium, type Equilibrium } from '../model/equilibrium.ts';
import { shadowInPlay } from '../model/round.ts';
import { bestMove } from '../model/subgame.ts';
import { demandPercent } from '../model/whole-percent.ts';
import type { AllianceState, Shadow, StageGame, Stance } from '../model/types.ts';
import type { Cable, SeatCommand } from '../game/command.ts';
import { cardIn, stageOf, stateIn } from '../view/preview.ts';
import type { DyadView, SenderView, TargetView } from '../view/view.ts';
import type { CountryId } from '../scenario/ids.ts';
import { moveCommand, type Pending } from './bargain.ts';

/** Subgame perfect play in a dyad that waits. */
export function bestAnswer({ stage, threat, node, offer, targetId }: Pending): SeatCommand {
  return moveCommand(bestMove(stage, threat, { node, offer }), targetId);
}

/** A trusting ally's contribution pays for itself when its own share in the security exceeds the cost. */
export function bestStance(view: TargetView): Stance {
  const card = cardIn(view, view.me.id);
  const gain = 0.5 * view.world.X * card.m * (1 - view.dyad.eT);
  return view.dyad.aligned && gain > card.cCon ? 'contribute' : 'hold';
}

/** A threat that is worth making to one target. */
interface Wish {
  readonly cable: Cable;
  readonly value: number;
}

/** One cable for each threat that beats none. Exceptions share their credit, so one is claimed at most. */
export function bestCables(view: SenderView): readonly Cable[] {
  const wishes = view.dyads.flatMap((dyad) => wishFor(view, dyad, 1) ?? []);
  const claimed = wishes
    .filter(({ cable }) => cable.exception)
    .toSorted((a, b) => b.value - a.value)[0];
  return view.dyads.flatMap((dyad) => {
    const wish = wishes.find(({ cable }) => cable.targetId === dyad.targetId);
    if (wish === undefined) return [];
    if (!wish.cable.exception || wish === claimed) return [wish.cable];
    const plain = wishFor(view, dyad, 0);
    return plain === null ? [] : [plain.cable];
  });
}

/** The best threat to one target over its instruments; `credit` 0 leaves the exception out. */
function wishFor(view: SenderView, dyad: DyadView, credit: 0 | 1): Wish | null {
  let best: Wish | null = null;
  for (const { id } of cardIn(view, dyad.targetId).instruments) {
    const use = { targetId: dyad.targetId, instrument: id, claims: 1 };
    const stage = stageOf(view, use);
    const asked = credit === 1 ? stage : withoutException(stage);
    const plan = equilibrium(asked, shadowOf(view, dyad.targetId));
    const demand = percentOf(stage, plan);
    if (plan.act === 'none' || demand === null || plan.uS <= (best?.value ?? 0)) continue;
    const { publicity, exception } = plan;
    const cable = { targetId: dyad.targetId, demand, instrument: id, publicity, exception };
    best = { cable, value: plan.uS };
  }
  return best;
}

/** Without credit an exception only costs, so theory never claims it. */
function withoutException(stage: StageGame): StageGame {
  return { ...stage, phi: 0, kf: Math.max(stage.kf, 1) };
}

/** The demand on the whole-percent grid; null where none fits. */
function percentOf(stage: StageGame, plan: Equilibrium): number | null {
  const percent = demandPercent(plan.demand);
  return percent >= Math.ceil(100 * stage.Dmin - 1e-7) ? percent : null;
}

/** The shadow of the future over a dyad, from the sender's desk. */
export function shadowOf(view: SenderView, targetId: CountryId): Shadow {
  const index = view.dyads.findIndex((dyad) => dyad.targetId === targetId);
  const state: AllianceState = {
    phi: view.dyads[index]?.phi ?? view.world.phi,
    dyads: view.dyads.map(stateIn),
  };
  return shadowInPlay(view.world, view.targets, state, { index, roundsLeft: view.roundsLeft });
}
