import { relaxed } from './joint-security.ts';
import { UPDATES } from './parameters.ts';
import type { Outcome } from './stage-tree.ts';
import type {
  AllianceState,
  DyadState,
  RoundAct,
  StageTerms,
  TargetCard,
  TrustStep,
  World,
} from './types.ts';

/** One dyad in one round: where it stood at the start, what was done, and what that came to. */
export interface DyadRound {
  readonly card: TargetCard;
  readonly before: DyadState;
  readonly act: RoundAct;
  /** How much the threat raised the target's expectations, a share; 0 without a threat. */
  readonly rise: number;
  /** The end node's payoffs, in stakes. */
  readonly sender: StageTerms;
  readonly target: StageTerms;
}

/** Whether a stage game ended with sanctions in force. @see model.md section 3 */
export function isDeadlock(outcome: Outcome): boolean {
  return outcome === 'absorbed' || outcome === 'retaliated';
}

/**
 * Where the alliance stands after a round. All changes are computed from the values at the start of
 * the round, so the order of the acts does not matter; within a dyad they follow each other: threat,
 * imposition or leaving, spillover, recovery.
 *
 * @param state  at the start of the round
 * @param dyads  one per dyad, in the scenario's order
 * @see model.md section 4 (design)
 */
export function stateAfter(
  world: World,
  state: AllianceState,
  dyads: readonly DyadRound[],
): { readonly after: AllianceState; readonly trust: readonly (readonly TrustStep[])[] } {
  const told = dyads.map((dyad) => newsOf(world, dyad));
  const trust = dyads.map((dyad, index) => trustSteps(world, dyad, spillover(told, index)));
  return {
    trust,
    after: {
      phi: creditAfter(state.phi, dyads),
      dyads: dyads.map((dyad, index) => {
        const eT = trust[index]?.at(-1)?.eT ?? dyad.before.eT;
        return dyadAfter(world, dyad, eT);
      }),
    },
  };
}

/** How strongly the other allies react to what is done to one of them; nothing for a non-ally. */
function newsOf(world: World, { act, before, rise }: DyadRound): number {
  if (act.threat === null || !before.aligned) return 0;
  const heard = act.threat.publicity === 'loud' ? world.oL : world.oQ;
  return world.sigma * heard * rise;
}

function spillover(told: readonly number[], watcher: number): number {
  let sum = 0;
  told.forEach((news, index) => {
    if (index !== watcher) sum += news;
  });
  return sum;
}

function dyadAfter(world: World, dyad: DyadRound, eT: number): DyadState {
  const { card, before, act } = dyad;
  const left = act.outcome === 'left';
  const returned = isReturn(dyad);
  const hardened = isDeadlock(act.outcome) || left;
  return {
    eT,
    eS: hardened
      ? Math.min(1, before.eS + UPDATES.senderResponse * (eT - before.eT))
      : relaxed(before.eS, { baseline: card.eS, rate: world.rho }),
    dependence: dependenceNext(before.dependence, act),
    aligned: (before.aligned && !left) || returned,
    rivalStream: left ? dyad.target.rival : returned ? 0 : before.rivalStream,
  };
}

/** Only an ally that has left can return; its expectations come back with it. */
function isReturn({ card, before, act }: DyadRound): boolean {
  return act.returns === true && card.alignment === 'ally' && !before.aligned;
}

/** What moved a target's expectations in a round, in the order in which it moved them. */
function trustSteps(
  world: World,
  { card, before, act, rise }: DyadRound,
  spilled: number,
): readonly TrustStep[] {
  const steps: TrustStep[] = [];
  let eT = before.eT;
  const to = (cause: TrustStep['cause'], next: number): void => {
    if (next !== eT) steps.push({ cause, eT: next });
    eT = next;
  };
  if (act.threat !== null) to('threat', Math.min(1, eT + rise));
  if (isDeadlock(act.outcome)) to('imposition', Math.min(1, eT + UPDATES.imposition * (1 - eT)));
  if (act.outcome === 'left') to('leaving', Math.max(eT, UPDATES.realignment));
  if (before.aligned) to('spillover', Math.min(1, eT + spilled * (1 - before.eT)));
  if (act.threat === null) to('recovery', relaxed(eT, { baseline: card.e0, rate: world.rho }));
  return steps;
}

function dependenceNext(dependence: number, act: RoundAct): number {
  let left = dependence;
  if (act.threat !== null) left *= UPDATES.dependenceThreatened;
  if (isDeadlock(act.outcome)) left *= UPDATES.dependenceImposed;
  if (act.stance === 'diversify') left *= UPDATES.dependenceDiversified;
  return left;
}

function creditAfter(phi: number, dyads: readonly DyadRound[]): number {
  if (dyads.every(({ act }) => act.threat === null)) {
    return Math.min(1, phi + UPDATES.exceptionRecovery);
  }
  const claims = claimsIn(dyads.map(({ act }) => act));
  let left = phi;
  for (let claim = 0; claim < claims; claim += 1) left *= UPDATES.exceptionDecay;
  return left;
}

/**
 * Exceptions claimed in a round. What is said to a bloc is said once, however many stand in it.
 *
 * @returns whole number, >= 0
 * @see model.md section 4 (design)
 */
export function claimsIn(acts: readonly RoundAct[]): number {
  const claimed = acts.filter(({ threat }) => threat?.exception === true);
  const toBloc = claimed.some(({ inBloc }) => inBloc === true);
  return claimed.filter(({ inBloc }) => inBloc !== true).length + (toBloc ? 1 : 0);
}
