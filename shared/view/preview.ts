import { blocStage } from '../model/bloc-stage.ts';
import type { Alliance } from '../model/joint-security.ts';
import { sharedInstruments } from '../model/membership.ts';
import { stageGameOf } from '../model/round.ts';
import type { StageGame } from '../model/types.ts';
import type { CountryId } from '../scenario/ids.ts';
import type { Target } from '../scenario/scenario.ts';
import { BLOC } from '../game/bloc.ts';
import type { DyadView, KnownDyad, SeatView } from './seat-schema.ts';

/**
 * The stage game of a dyad from what a seat sees of it; under the bloc's id the game with the bloc,
 * for each member on average.
 *
 * @throws {Error} if the seat is no party to the dyad
 * @throws {RangeError} if the target knows no such instrument
 */
export function stageOf(
  view: SeatView,
  use: { readonly targetId: CountryId; readonly instrument: string; readonly claims: number },
): StageGame {
  if (use.targetId === BLOC) {
    const { instrument, claims } = use;
    return blocStage(standingIn(view), { members: membersIn(view), instrument, claims });
  }
  const dyad = dyadIn(view, use.targetId);
  return stageGameOf(
    { world: view.world, card: cardIn(view, use.targetId), state: stateIn(dyad) },
    {
      instrument: use.instrument,
      claims: use.claims,
      phi: dyad.phi,
    },
  );
}

/**
 * A target's card in a view. Under the bloc's id that of its first member, with the bounds and the
 * instruments that the members have on average and in common.
 *
 * @throws {Error} if there is none
 */
export function cardIn(view: Pick<SeatView, 'targets' | 'bloc'>, targetId: CountryId): Target {
  if (targetId === BLOC) return blocCardIn(view);
  const card = view.targets.find(({ id }) => id === targetId);
  if (card === undefined) throw new Error(`no target ${targetId}`);
  return card;
}

function blocCardIn(view: Pick<SeatView, 'targets' | 'bloc'>): Target {
  const cards = view.targets.filter(({ id }) => view.bloc.includes(id));
  const [first] = cards;
  if (first === undefined) throw new Error('no bloc');
  const shared = sharedInstruments(cards);
  const mean = (of: (card: Target) => number): number =>
    cards.reduce((sum, card) => sum + of(card), 0) / cards.length;
  return {
    ...first,
    id: BLOC,
    instruments: first.instruments.filter(({ id }) => shared.includes(id)),
    Dmin: mean(({ Dmin }) => Dmin),
    Dmax: mean(({ Dmax }) => Dmax),
  };
}

/**
 * A dyad that the viewing seat is party to. Under the bloc's id its first member's, with the mean
 * expectations of all.
 *
 * @throws {Error} if it is not
 */
export function dyadIn(view: SeatView, targetId: CountryId): DyadView {
  if (targetId === BLOC && view.kind === 'sender') {
    const members = view.dyads.filter((one) => view.bloc.includes(one.targetId));
    const eT = members.reduce((sum, one) => sum + one.eT, 0) / members.length;
    return { ...dyadIn(view, view.bloc[0] ?? targetId), targetId, eT };
  }
  const dyads = view.kind === 'sender' ? view.dyads : [view.dyad];
  const dyad = dyads.find((one) => one.targetId === targetId);
  if (dyad === undefined) throw new Error(`no dyad ${targetId}`);
  return dyad;
}

/** Where the members of the bloc stand in the scenario's order. */
export function membersIn(view: SeatView): readonly number[] {
  return view.targets.flatMap(({ id }, index) => (view.bloc.includes(id) ? [index] : []));
}

/** The whole alliance as a seat knows it, for the model. */
export function standingIn(view: SeatView): Alliance {
  const dyads = view.kind === 'sender' ? view.dyads : view.alliance;
  const phi = view.kind === 'sender' ? view.dyads[0]?.phi : view.dyad.phi;
  return {
    world: view.world,
    cards: view.targets,
    state: { phi: phi ?? view.world.phi, dyads: dyads.map(stateIn) },
  };
}

/** A dyad's state as the model reads it. */
export function stateIn(dyad: KnownDyad) {
  const { eS, eT, dependence, aligned, rivalStream } = dyad;
  return { eS, eT, dependence, aligned, rivalStream };
}
