import { blocReckonings } from '../model/bloc-reckoning.ts';
import type { RoundStart } from '../model/dials.ts';
import { blocEncounters, encountersOf } from '../model/encounters.ts';
import { opened, reckoningsOf, type Reckoning } from '../model/reckoning.ts';
import { BLOC } from '../game/bloc.ts';
import { roundsAfter } from '../game/closing.ts';
import { dialsOf } from '../scenario/dials-of.ts';
import type { CountryId } from '../scenario/ids.ts';
import { membersIn, standingIn } from './preview.ts';
import type { SeatView } from './seat-schema.ts';

/**
 * The alliance at the start of this round as a seat knows it, for model 2.
 *
 * @returns null in a game of model 1
 */
export function roundStartIn(view: SeatView): RoundStart | null {
  const dials = dialsOf(view);
  if (dials === null) return null;
  const { state } = standingIn(view);
  return { ...dials, state, roundsLeft: roundsAfter(view, view.round) };
}

/** The place of a target in the scenario's order. @throws {RangeError} if there is none */
export function placeIn(view: Pick<SeatView, 'targets'>, targetId: CountryId): number {
  const index = view.targets.findIndex(({ id }) => id === targetId);
  if (index < 0) throw new RangeError(`no target ${targetId}`);
  return index;
}

/**
 * Everything that can be sent to a target, or to the bloc, as a seat knows it; where cards lie open,
 * with what they say.
 *
 * @param claims  exceptions claimed in this round, to share their credit; at least 1
 * @see model.md section 3
 */
export function reckoningsTo(
  view: SeatView,
  start: RoundStart,
  { targetId, claims }: { readonly targetId: CountryId; readonly claims: number },
): readonly Reckoning[] {
  const state = { ...start.state, phi: start.state.phi / Math.max(1, claims) };
  const shared = { ...start, state };
  if (targetId === BLOC) {
    return openedTo(view, {
      reckonings: blocReckonings(blocEncounters(shared, membersIn(view))),
      targetId: view.bloc[0] ?? targetId,
      share: (1 - start.world.sigma) / view.bloc.length,
    });
  }
  const encounters = encountersOf(shared, placeIn(view, targetId));
  return openedTo(view, { reckonings: reckoningsOf(encounters), targetId, share: 1 });
}

/** What the cards of a dyad say, where they lie open. `share` is what the speaker's counts in a bloc. */
function openedTo(
  view: SeatView,
  at: {
    readonly reckonings: readonly Reckoning[];
    readonly targetId: CountryId;
    readonly share: number;
  },
): readonly Reckoning[] {
  const { reckonings, targetId, share } = at;
  const dyads = view.kind === 'sender' ? view.dyads : [view.dyad];
  const factor = dyads.find((dyad) => dyad.targetId === targetId)?.factor;
  if (view.restless === undefined || factor === undefined) return reckonings;
  const sender = view.restless ? 'restless' : 'calm';
  return reckonings.map((one) => {
    const cT = share * costIn(view, targetId, one.instrument);
    return opened(one, { sender, u: factor, cT });
  });
}

/** What deadlock costs a target at the middle card: its card's, times the dependence that is left. */
export function costIn(view: SeatView, targetId: CountryId, instrument: number): number {
  const dyads = view.kind === 'sender' ? view.dyads : [view.dyad];
  const dependence = dyads.find((dyad) => dyad.targetId === targetId)?.dependence ?? 1;
  const card = view.targets[placeIn(view, targetId)];
  return (card?.instruments[instrument]?.cT ?? 0) * dependence;
}
