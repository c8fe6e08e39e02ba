import { assertNever } from '../model/assert-never.ts';
import { equilibrium, type Equilibrium } from '../model/equilibrium.ts';
import { shadowOfBloc } from '../model/bloc.ts';
import { sharedInstruments } from '../model/membership.ts';
import { shadowInPlay } from '../model/round.ts';
import { bestMove } from '../model/subgame.ts';
import { demandPercent } from '../model/whole-percent.ts';
import { STAGE_TREE } from '../model/stage-tree.ts';
import type { AllianceState, StageGame, Stance } from '../model/types.ts';
import type { Cable, SeatCommand } from '../game/command.ts';
import type { Place } from '../game/legal.ts';
import { BLOC } from '../game/bloc.ts';
import { cardIn, membersIn, stageOf, standingIn, stateIn } from '../view/preview.ts';
import { asksReturn, joinsBloc } from './banding.ts';
import type { DyadView, SeatView, SenderView, TargetView } from '../view/view.ts';
import type { CountryId } from '../scenario/ids.ts';

/** What a bot does, and where it thought the game stood. */
export interface BotMove {
  readonly command: SeatCommand;
  readonly at: Place;
}

/**
 * The equilibrium bot: theory line B in every seat. It demands the most that would be met where that
 * is worth the trust it costs, carries out what is worth carrying out, and gives in where standing
 * firm costs more. It sees what its seat sees, and needs no chance.
 *
 * @returns what to do first; null when the seat has nothing to do, or has done it
 * @see model.md section 5, line B
 */
export function botCommand(view: SeatView): BotMove | null {
  const template = view.legal[0];
  if (template === undefined) return null;
  if (template.type === 'ready') return { command: { type: 'ready' }, at: template.at };
  if (view.phase === 'prepare') {
    if (view.prepared !== null) return null;
    const command = view.kind === 'sender' ? cables(view) : posture(view);
    return { command, at: template.at };
  }
  return answer(view);
}

function posture(view: TargetView): SeatCommand {
  const template = view.legal.find((entry) => entry.type === 'posture');
  const bloc = template?.bloc.includes(true) === true && joinsBloc(view);
  const returns = template?.askReturn?.includes(true) === true && asksReturn(view);
  const posture = { type: 'posture', stance: stanceOf(view), bloc } as const;
  return returns ? { ...posture, askReturn: true } : posture;
}

/** A trusting ally's contribution pays for itself when its own share in the security exceeds the cost. */
function stanceOf(view: TargetView): Stance {
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
function cables(view: SenderView): SeatCommand {
  const template = view.legal.find((entry) => entry.type === 'prepare');
  const addresses = template?.cables.targets ?? [];
  const wishes = addresses.flatMap((address) => wishFor(view, address, 1) ?? []);
  const claimed = wishes
    .filter(({ cable }) => cable.exception)
    .toSorted((a, b) => b.value - a.value)[0];
  const kept = addresses.flatMap((address) => {
    const wish = wishes.find(({ cable }) => cable.targetId === address);
    if (wish === undefined) return [];
    if (!wish.cable.exception || wish === claimed) return [wish.cable];
    const plain = wishFor(view, address, 0);
    return plain === null ? [] : [plain.cable];
  });
  // more allies, more joint security: whoever asks is welcome
  const welcome = template?.welcome?.toSorted((a, b) => b.length - a.length)[0];
  return { type: 'prepare', cables: kept, ...(welcome === undefined ? {} : { welcome }) };
}

/** The best threat to one address over its instruments; `credit` 0 leaves the exception out. */
function wishFor(view: SenderView, targetId: CountryId, credit: 0 | 1): Wish | null {
  let best: Wish | null = null;
  // to a bloc, what it is worth to the sender is that of each member times their number
  const weight = targetId === BLOC ? view.bloc.length : 1;
  for (const id of instrumentsAt(view, targetId)) {
    const use = { targetId, instrument: id, claims: 1 };
    const stage = stageOf(view, use);
    const asked = credit === 1 ? stage : withoutException(stage);
    const plan = equilibrium(asked, shadowOf(view, targetId));
    const demand = percentOf(stage, plan);
    const value = weight * plan.uS;
    if (plan.act === 'none' || demand === null || value <= (best?.value ?? 0)) continue;
    const { publicity, exception } = plan;
    const cable = { targetId, demand, instrument: id, publicity, exception };
    best = { cable, value };
  }
  return best;
}

/** The instruments that an address can be pressed with. */
function instrumentsAt(view: SenderView, address: CountryId): readonly string[] {
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
export function shadowOf(view: SenderView, targetId: CountryId) {
  const { roundsLeft } = view;
  if (targetId === BLOC) {
    return shadowOfBloc(standingIn(view), { members: membersIn(view), roundsLeft });
  }
  const index = view.dyads.findIndex((dyad) => dyad.targetId === targetId);
  const state: AllianceState = {
    phi: view.dyads[index]?.phi ?? view.world.phi,
    dyads: view.dyads.map(stateIn),
  };
  return shadowInPlay(view.world, view.targets, state, { index, roundsLeft });
}

/** Subgame perfect play in the first dyad that waits for this seat. */
function answer(view: SeatView): BotMove | null {
  const mover = view.kind === 'sender' ? 'sender' : 'target';
  const dyads = view.kind === 'sender' ? view.dyads.filter(speaking(view)) : [view.dyad];
  for (const dyad of dyads) {
    const { node, cable, step } = dyad;
    if (node === null || cable === null || STAGE_TREE[node].mover !== mover) continue;
    const claims = dyads.filter((one) => one.cable?.exception === true).length;
    const { targetId, instrument } = cable;
    const stage = stageOf(view, { targetId, instrument, claims });
    const offer = node === 'petitioned' && dyad.offer !== null ? dyad.offer / 100 : null;
    const threat = { ...cable, demand: cable.demand / 100 };
    const play = bestMove(stage, threat, { node, offer });
    return { command: commandOf(play, targetId), at: { round: view.round, step } };
  }
  return null;
}

/** One dyad for each address: of a bloc, the speaker's. */
function speaking({ bloc }: SeatView) {
  return ({ targetId }: DyadView): boolean => !bloc.includes(targetId) || bloc[0] === targetId;
}

function commandOf(play: ReturnType<typeof bestMove>, targetId: CountryId): SeatCommand {
  switch (play.move) {
    case 'petition':
      return { type: 'petition', offer: Math.round(100 * (play.offer ?? 0)) };
    case 'grant':
    case 'reject':
    case 'impose':
    case 'backDown':
      return { type: play.move, targetId };
    case 'concede':
    case 'standFirm':
    case 'leave':
    case 'retaliate':
    case 'absorb':
      return { type: play.move };
    default:
      return assertNever(play.move);
  }
}
