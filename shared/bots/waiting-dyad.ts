import { demanded } from '../model/belief.ts';
import {
  afterReject,
  answersTo,
  bestOfMoves,
  firmAnswers,
  imposedAnswers,
  petitionAnswers,
  type MoveValue,
} from '../model/node-values.ts';
import type { Node } from '../model/stage-tree.ts';
import { STAGE_TREE } from '../model/stage-tree.ts';
import { judge, solve, type JudgedDemand } from '../model/theory-solution.ts';
import { BLOC } from '../game/bloc.ts';
import type { Cable } from '../game/command.ts';
import type { Place } from '../game/legal.ts';
import type { CountryId } from '../scenario/ids.ts';
import { claimsKnownTo } from '../view/prospects.ts';
import { costIn, placeIn, reckoningsTo, roundStartIn } from '../view/round-start.ts';
import type { SeatView } from '../view/seat-schema.ts';

/** A dyad of model 2 that waits for a seat: the demand as it is believed, and where it stands. */
export interface WaitingDyad {
  readonly targetId: CountryId;
  readonly node: Node;
  readonly judged: JudgedDemand;
  /** The petition on the table, in stakes; null without one. */
  readonly offer: number | null;
  readonly at: Place;
}

/** The first dyad that waits for this seat; null when none does, or in a game of model 1. */
export function waitingIn(view: SeatView): WaitingDyad | null {
  const mover = view.kind === 'sender' ? 'sender' : 'target';
  const dyads = view.kind === 'sender' ? view.dyads : [view.dyad];
  for (const { targetId: own, node, cable, step, offer } of dyads) {
    const speaks = !view.bloc.includes(own) || view.bloc[0] === own;
    if (node === null || cable === null || !speaks || STAGE_TREE[node].mover !== mover) continue;
    const judged = judgedIn(view, cable);
    if (judged === null) return null;
    return {
      ...{ targetId: cable.targetId, node, judged, at: { round: view.round, step } },
      offer: node === 'petitioned' && offer !== null ? offer / 100 : null,
    };
  }
  return null;
}

/**
 * A cable as it is believed, as far as a seat knows.
 *
 * @returns null in a game of model 1
 * @throws {RangeError} if the target knows no such instrument
 */
function judgedIn(view: SeatView, cable: Cable): JudgedDemand | null {
  const start = roundStartIn(view);
  if (start === null) return null;
  const { targetId, publicity, exception, demand } = cable;
  const claims = Math.max(exception ? 1 : 0, claimsKnownTo(view));
  const alone = claims <= (exception ? 1 : 0);
  const all = reckoningsTo(view, start, { targetId, claims: Math.max(1, claims) });
  const isSent = ({ kind }: (typeof all)[number]): boolean =>
    kind.publicity === publicity && kind.exception === exception;
  const menu = alone ? all : all.filter((one) => !one.kind.exception || isSent(one));
  const speaker = targetId === BLOC ? (view.bloc[0] ?? targetId) : targetId;
  const place = view.targets[placeIn(view, speaker)]?.instruments.findIndex(
    ({ id }) => id === cable.instrument,
  );
  const sent = menu.find((one) => isSent(one) && one.instrument === place);
  if (sent === undefined) throw new RangeError(`${targetId}: no instrument ${cable.instrument}`);
  return judge(solve(menu), demanded(sent, demand / 100));
}

/** Every legal move in a waiting dyad, with what it is worth to its mover, in the order of ties. */
export function movesIn(view: SeatView, waiting: WaitingDyad): readonly MoveValue[] {
  const { judged, node, offer } = waiting;
  const card = view.restless === true ? 'restless' : 'calm';
  switch (node) {
    case 'answer':
      return answersTo(judged, knowingIn(view, waiting));
    case 'rejected':
      return afterReject(judged, knowingIn(view, waiting));
    case 'petitioned':
      return petitionAnswers(judged, card, offer ?? 0);
    case 'firm':
      return firmAnswers(judged, card);
    case 'imposed': {
      const { kS, kT, e } = retaliationIn(view, waiting);
      return imposedAnswers(e, kS, kT);
    }
  }
}

/** The best move in a waiting dyad; on a tie the first. */
export function bestIn(view: SeatView, waiting: WaitingDyad): MoveValue {
  return bestOfMoves(movesIn(view, waiting));
}

/** What a target knows of its own cost; where cards lie open the demand holds it already. */
function knowingIn(view: SeatView, { judged, targetId }: WaitingDyad) {
  const factor = view.kind === 'target' ? (view.dyad.factor ?? 0) : 0;
  const isOpen = view.kind === 'target' && view.restless !== undefined;
  const cost = costIn(view, view.me.id, judged.reckoning.instrument);
  const share = targetId === BLOC ? (1 - view.world.sigma) / view.bloc.length : 1;
  return { u: isOpen ? 0 : factor, cT: share * cost };
}

/** What answering sanctions would do; in a bloc to its members on average. */
function retaliationIn(view: SeatView, { judged, targetId }: WaitingDyad) {
  const ids = targetId === BLOC ? view.bloc : [targetId];
  const cards = view.targets.filter(({ id }) => ids.includes(id));
  const mean = (of: (card: (typeof cards)[number]) => number): number =>
    cards.reduce((sum, card) => sum + of(card), 0) / Math.max(1, cards.length);
  const kept = targetId === BLOC ? 1 - view.world.sigma : 1;
  return { e: judged.reckoning.e, kS: mean(({ kS }) => kS), kT: kept * mean(({ kT }) => kT) };
}
