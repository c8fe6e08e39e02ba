import { BLOC } from '../../../shared/game/bloc.ts';
import { shadowOfBloc } from '../../../shared/model/bloc-stage.ts';
import { shadowCost } from '../../../shared/model/equilibrium.ts';
import { shadowInPlay } from '../../../shared/model/round.ts';
import type { Outcome } from '../../../shared/model/stage-tree.ts';
import type { Cable } from '../../../shared/game/command.ts';
import { dyadIn, membersIn, stageOf, standingIn, stateIn } from '../../../shared/view/preview.ts';
import { prospects, type Prospects } from '../../../shared/view/prospects.ts';
import type { SeatView, SenderView } from '../../../shared/view/seat-schema.ts';
import { hundred, nameOf } from './names.ts';

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
  /** Every other ally, and by how much its trust falls, 0 ... 100. */
  readonly watchers: readonly { readonly name: string; readonly fall: number }[];
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
  const rows = found.ends.map(({ outcome, sender, target, expectations }): EndRow => {
    const [you, they] = view.kind === 'sender' ? [sender, target] : [target, sender];
    return { outcome, you, they, trust: hundred(1 - expectations) };
  });
  return {
    prospects: found,
    rows,
    trust: {
      before: hundred(1 - found.expectationsBefore),
      after: hundred(1 - found.expectationsAfter),
    },
    watchers: found.watchers.map(({ targetId, rise }) => ({
      name: nameOf(view, targetId),
      fall: hundred(rise),
    })),
  };
}

/** Exceptions claimed in the cables of a draft. */
export const claimsIn = (cables: readonly (Cable | null)[]): number =>
  cables.filter((cable) => cable?.exception === true).length;

/** The least and the most that the ends bring one side. */
export function rangeOf(
  rows: readonly EndRow[],
  side: 'you' | 'they',
): { readonly least: number; readonly most: number } {
  const values = rows.map((row) => row[side]);
  return { least: Math.min(...values), most: Math.max(...values) };
}

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
  const shadow = shadowInPlay(
    { world: view.world, cards: view.targets, state },
    {
      index,
      roundsLeft: view.roundsLeft,
    },
  );
  return Math.round(
    100 * shadowCost(stageOf(view, { targetId, instrument, claims }), cable, shadow),
  );
}
