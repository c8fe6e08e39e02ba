import { shadowOfBloc } from '../model/bloc-stage.ts';
import { equilibrium, THREAT_KINDS, type Equilibrium } from '../model/equilibrium.ts';
import { sharedInstruments } from '../model/membership.ts';
import { shadowInPlay } from '../model/round.ts';
import { bestMove } from '../model/subgame.ts';
import { demandPercent } from '../model/whole-percent.ts';
import type { AllianceState, Shadow, StageGame, Stance, ThreatKind } from '../model/types.ts';
import type { Cable, SeatCommand } from '../game/command.ts';
import { BLOC } from '../game/bloc.ts';
import { cardIn, membersIn, stageOf, standingIn, stateIn } from '../view/preview.ts';
import type { SenderView, TargetView } from '../view/seat-schema.ts';
import type { CountryId } from '../scenario/ids.ts';
import { commandFor, type Pending } from './bargain.ts';

/** Subgame perfect play in a dyad that waits. */
export function bestAnswer({ stage, threat, node, offer, targetId }: Pending): SeatCommand {
  return commandFor(bestMove(stage, threat, { node, offer }), targetId);
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
  const addresses = addressesIn(view);
  const wishes = addresses.flatMap((address) => wishFor(view, address, 1) ?? []);
  const claimed = wishes
    .filter(({ cable }) => cable.exception)
    .toSorted((a, b) => b.value - a.value)[0];
  return addresses.flatMap((address) => {
    const wish = wishes.find(({ cable }) => cable.targetId === address);
    if (wish === undefined) return [];
    if (!wish.cable.exception || wish === claimed) return [wish.cable];
    const plain = wishFor(view, address, 0);
    return plain === null ? [] : [plain.cable];
  });
}

/** Whom the sender may write to: each target, and in place of its members the bloc. */
export function addressesIn(view: SenderView): readonly CountryId[] {
  return view.legal.find((entry) => entry.type === 'prepare')?.cables.targets ?? [];
}

/** The manners in which the sender may threaten: in some games nothing can be said aloud. */
export function kindsIn(view: SenderView): readonly ThreatKind[] {
  const template = view.legal.find((entry) => entry.type === 'prepare');
  return THREAT_KINDS.filter(({ publicity }) => template?.cables.publicity.includes(publicity));
}

/** How many a threat to an address falls on: what it is worth to the sender is that of each, on average. */
export function weightOf(view: SenderView, address: CountryId): number {
  return address === BLOC ? view.bloc.length : 1;
}

/** The best threat to one address over its instruments; `credit` 0 leaves the exception out. */
function wishFor(view: SenderView, targetId: CountryId, credit: 0 | 1): Wish | null {
  let best: Wish | null = null;
  for (const id of instrumentsAt(view, targetId)) {
    const use = { targetId, instrument: id, claims: 1 };
    const stage = stageOf(view, use);
    const asked = credit === 1 ? stage : withoutException(stage);
    const plan = equilibrium(asked, shadowOf(view, targetId), kindsIn(view));
    const demand = percentOf(stage, plan);
    const value = weightOf(view, targetId) * plan.uS;
    if (plan.act === 'none' || demand === null || value <= (best?.value ?? 0)) continue;
    const { publicity, exception } = plan;
    const cable = { targetId, demand, instrument: id, publicity, exception };
    best = { cable, value };
  }
  return best;
}

/** The instruments that an address can be pressed with. */
export function instrumentsAt(view: SenderView, address: CountryId): readonly string[] {
  if (address !== BLOC) return cardIn(view, address).instruments.map(({ id }) => id);
  return sharedInstruments(view.targets.filter(({ id }) => view.bloc.includes(id)));
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

/** The shadow of the future over a dyad, or over the bloc, from the sender's desk. */
export function shadowOf(view: SenderView, targetId: CountryId): Shadow {
  const { roundsLeft } = view;
  if (targetId === BLOC) {
    return shadowOfBloc(standingIn(view), { members: membersIn(view), roundsLeft });
  }
  const index = view.dyads.findIndex((dyad) => dyad.targetId === targetId);
  const state: AllianceState = {
    phi: view.dyads[index]?.phi ?? view.world.phi,
    dyads: view.dyads.map(stateIn),
  };
  return shadowInPlay({ world: view.world, cards: view.targets, state }, { index, roundsLeft });
}
