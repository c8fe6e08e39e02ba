import { BLOC } from '../../../shared/game/bloc.ts';
import { shadowOfBloc } from '../../../shared/model/bloc.ts';
import { shadowCost } from '../../../shared/model/equilibrium.ts';
import { UPDATES } from '../../../shared/model/parameters.ts';
import { shadowInPlay } from '../../../shared/model/round.ts';
import type { Outcome } from '../../../shared/model/stage-tree.ts';
import type { Cable } from '../../../shared/game/command.ts';
import {
  dyadIn,
  membersIn,
  prospects,
  stageOf,
  standingIn,
  stateIn,
  type Prospects,
} from '../../../shared/view/preview.ts';
import type { SeatView, SenderView } from '../../../shared/view/view.ts';
import { hundred } from './names.ts';

/** One end of the stage game on the reader's screen: whole points, and trust 0 ... 100 after it. */
export interface EndRow {
  readonly outcome: Outcome;
  readonly you: number;
  readonly they: number;
  readonly trust: number;
}

/** What a threat may come to. */
export interface LookAhead {
  readonly prospects: Prospects;
  readonly rows: readonly EndRow[];
  /** Trust 0 ... 100, before and after the news. */
  readonly trust: { readonly before: number; readonly after: number };
  /** The most that a watching ally's trust falls, 0 ... 100. */
  readonly watchers: number;
}

/**
 * Looks ahead from a cable.
 *
 * @param known.claims  exceptions claimed in this round as far as is known
 * @param known.offer  a petition's offer in percent, to see what granting it brings
 */
export function lookAhead(
  view: SeatView,
  cable: Cable,
  known: { readonly claims: number; readonly offer: number | null },
): LookAhead {
  const found = prospects(view, { ...cable, ...known });
  const rows = found.ends.map(({ outcome, sender, target }): EndRow => {
    const [you, they] = view.kind === 'sender' ? [sender, target] : [target, sender];
    return {
      outcome,
      you,
      they,
      trust: hundred(1 - expectationsAt(outcome, found.expectationsAfter)),
    };
  });
  return {
    prospects: found,
    rows,
    trust: {
      before: hundred(1 - found.expectationsBefore),
      after: hundred(1 - found.expectationsAfter),
    },
    watchers: hundred(found.watchersRise),
  };
}

/** Exceptions claimed by a seat's own cables of this round. */
export const claimsIn = (cables: readonly (Cable | null)[]): number =>
  cables.filter((cable) => cable?.exception === true).length;

/**
 * What a threat costs the sender in joint security by the end, in whole points, if nobody threatens
 * again.
 */
export function securityLost(view: SenderView, cable: Cable, claims: number): number {
  const { targetId, instrument } = cable;
  if (targetId === BLOC) {
    const members = membersIn(view);
    const shadow = shadowOfBloc(standingIn(view), { members, roundsLeft: view.roundsLeft });
    const each = shadowCost(stageOf(view, { targetId, instrument, claims }), cable, shadow);
    return Math.round(100 * members.length * each);
  }
  const index = view.targets.findIndex(({ id }) => id === targetId);
  const dyads = view.targets.map(({ id }) => stateIn(dyadIn(view, id)));
  const state = { phi: dyadIn(view, targetId).phi, dyads };
  const shadow = shadowInPlay(view.world, view.targets, state, {
    index,
    roundsLeft: view.roundsLeft,
  });
  return Math.round(
    100 * shadowCost(stageOf(view, { targetId, instrument, claims }), cable, shadow),
  );
}

/** A diversifying target's dependence in the next round, of the same share now. */
export const dependenceNext = (dependence: number): number =>
  dependence * UPDATES.dependenceDiversified;

/** What contributing adds to the joint security that the target itself is paid, in whole points. */
export function contribution(X: number, weight: number, trust: number): number {
  return Math.round(100 * X * weight * trust * (UPDATES.contribution - 1));
}

function expectationsAt(outcome: Outcome, told: number): number {
  if (outcome === 'absorbed' || outcome === 'retaliated') {
    return told + UPDATES.imposition * (1 - told);
  }
  return outcome === 'left' ? Math.max(told, UPDATES.realignment) : told;
}
