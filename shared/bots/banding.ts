import { blocStage, memberGames, shadowOfBloc } from '../model/bloc-stage.ts';
import { equilibrium, type Equilibrium } from '../model/equilibrium.ts';
import { securityInPeace, type Alliance } from '../model/joint-security.ts';
import { blocCost, mayJoin, sharedInstruments } from '../model/membership.ts';
import { endTerms, sumTerms } from '../model/payoff.ts';
import { shadowInPlay, stageGameOf } from '../model/round.ts';
import { TIE } from '../model/subgame.ts';
import type { AllianceState } from '../model/types.ts';
import { standingIn } from '../view/preview.ts';
import type { TargetView } from '../view/seat-schema.ts';

/**
 * Whether a target does better in a bloc in the next round than alone, as far as it knows: what the
 * sender would do on theory line B to each of those who would all gain by standing together, and to
 * the target without them. It looks one round ahead, at the alliance as it stands now.
 *
 * @see model.md section 4, bloc, and section 5, line B
 */
export function joinsBloc(view: TargetView): boolean {
  const at = standingIn(view);
  const roundsLeft = Math.max(0, view.roundsLeft - 1);
  const own = view.targets.findIndex(({ id }) => id === view.me.id);
  return willing(at, roundsLeft).includes(own);
}

/** Those who all gain by standing together: whoever would not gain drops out, until nobody does. */
function willing(at: Alliance, roundsLeft: number): readonly number[] {
  let members = at.cards.flatMap((card, index) => {
    const dyad = at.state.dyads[index];
    return dyad !== undefined && mayJoin(card, dyad) ? [index] : [];
  });
  for (;;) {
    if (members.length < 2) return [];
    const together = inBloc(at, members, roundsLeft);
    const gaining = members.filter(
      (index, place) => (together[place] ?? 0) > alone(at, index, roundsLeft) + TIE,
    );
    if (gaining.length === members.length) return members;
    members = gaining;
  }
}

/** What the next round brings each member of a bloc, in stakes, joint security left out. */
function inBloc(at: Alliance, members: readonly number[], roundsLeft: number): readonly number[] {
  const [instrument] = sharedInstruments(members.flatMap((index) => at.cards[index] ?? []));
  if (instrument === undefined) return members.map(() => -Infinity);
  const use = { members, instrument, claims: 1 };
  const plan = equilibrium(blocStage(at, use), shadowOfBloc(at, { members, roundsLeft }));
  const games = memberGames(at, use);
  return members.map((index, place) => {
    const game = games[place];
    const card = at.cards[index];
    if (game === undefined || card === undefined) return 0;
    const { target } = endTerms(game, plan, { outcome: plan.outcome, offer: null });
    return sumTerms(target) - blocCost(card);
  });
}

/** What the next round brings a target by itself, in stakes: the worst of the sender's instruments. */
function alone(at: Alliance, index: number, roundsLeft: number): number {
  const card = at.cards[index];
  const dyad = at.state.dyads[index];
  if (card === undefined || dyad === undefined) return 0;
  const shadow = shadowInPlay(at, { index, roundsLeft });
  let best: Equilibrium | null = null;
  for (const { id } of card.instruments) {
    const use = { instrument: id, claims: 1, phi: at.state.phi };
    const plan = equilibrium(stageGameOf({ world: at.world, card, state: dyad }, use), shadow);
    if (best === null || plan.uS > best.uS + TIE) best = plan;
  }
  return best?.uT ?? 0;
}

/**
 * Whether a target that has left does better inside again: its share in joint security over the rest
 * of the game and the legacy, in peace, against what the rival would go on paying.
 *
 * @see model.md section 4, realigned targets, and section 5, line B
 */
export function asksReturn(view: TargetView): boolean {
  const at = standingIn(view);
  const dyads = at.state.dyads.map((dyad, index) =>
    view.targets[index]?.id === view.me.id ? { ...dyad, aligned: true } : dyad,
  );
  const state: AllianceState = { ...at.state, dyads };
  const inside = securityInPeace({ ...at, state }, view.roundsLeft + view.world.V);
  return inside > view.dyad.rivalStream * view.roundsLeft + TIE;
}
