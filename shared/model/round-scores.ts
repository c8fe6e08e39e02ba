import { assertNever } from './assert-never.ts';
import { jointSecurity, type Alliance, type Effort } from './joint-security.ts';
import { blocCost } from './membership.ts';
import { isDeadlock, type DyadRound } from './round-updates.ts';
import type {
  AllianceState,
  ScoredRound,
  ScoreTerms,
  Stance,
  StageTerms,
  TargetCard,
} from './types.ts';

/**
 * Everybody's score for a round, term by term: the end nodes, joint security after the updates, what
 * the stances cost, and what the rival pays those that left in an earlier round. A party to a
 * deadlock carries its security loss inside the deadlock cost, so its own joint security leaves out
 * the loss of its own dyads: the sender's never has it, a target's has that of the others.
 *
 * The bloc's cost is part of the posture.
 *
 * @param alliance  its state after the updates of the round
 * @param dyads  one per dyad, in the scenario's order
 * @returns stakes
 * @see model.md section 4 (design)
 */
export function roundScores(
  alliance: Alliance,
  dyads: readonly DyadRound[],
): Omit<ScoredRound, 'after' | 'trust'> {
  const { world } = alliance;
  const present = { ...alliance, state: withoutReturned(alliance.state, dyads) };
  const seenFromOutside = dyads.map(effortOf);
  const unsanctioned = (effort: Effort): Effort => ({ ...effort, sanctioned: false });
  const senderSecurity = world.wS * jointSecurity(present, seenFromOutside.map(unsanctioned));
  return {
    sender: { ...totalOf(dyads), jointSecurity: senderSecurity, posture: 0, legacy: 0 },
    senderByDyad: dyads.map(({ sender }) => sender),
    targets: dyads.map((dyad, index) => {
      const efforts = seenFromOutside.map((effort, at) =>
        at === index ? unsanctioned(effort) : effort,
      );
      const aligned = present.state.dyads[index]?.aligned === true;
      return targetScore(dyad, aligned ? jointSecurity(present, efforts) : 0);
    }),
  };
}

/** A country that returns is aligned from the next round on: in this one it is not yet paid. */
function withoutReturned(state: AllianceState, played: readonly DyadRound[]): AllianceState {
  const dyads = state.dyads.map((dyad, index) => {
    const was = played[index]?.before.aligned === true;
    return { ...dyad, aligned: dyad.aligned && was };
  });
  return { ...state, dyads };
}

function effortOf({ act }: DyadRound): Effort {
  return { sanctioned: isDeadlock(act.outcome), contributes: act.stance === 'contribute' };
}

function targetScore({ card, before, act, target }: DyadRound, security: number): ScoreTerms {
  return {
    material: target.material,
    fear: target.fear,
    publicCost: target.publicCost,
    rival: target.rival + before.rivalStream,
    jointSecurity: security,
    posture: 0 - stanceCost(card, act.stance) - (act.inBloc === true ? blocCost(card) : 0),
    legacy: 0,
  };
}

/** What a stance costs a target in a round, in stakes, >= 0. @see model.md section 4, posture (design) */
export function stanceCost(card: Pick<TargetCard, 'cDiv' | 'cCon'>, stance: Stance): number {
  switch (stance) {
    case 'hold':
      return 0;
    case 'diversify':
      return card.cDiv;
    case 'contribute':
      return card.cCon;
    default:
      return assertNever(stance);
  }
}

function totalOf(dyads: readonly DyadRound[]): StageTerms {
  const total = { material: 0, fear: 0, publicCost: 0, rival: 0 };
  for (const { sender } of dyads) {
    total.material += sender.material;
    total.fear += sender.fear;
    total.publicCost += sender.publicCost;
    total.rival += sender.rival;
  }
  return total;
}
