import { anyOrderSum } from './any-order-sum.ts';
import type { CountryDials, RoundStart, WorldDials } from './dials.ts';
import { heardOf } from './encounter.ts';
import { encounterWith } from './encounters.ts';
import { threatRise } from './payoff.ts';
import { claimsIn, isDeadlock } from './round-updates.ts';
import type { Encounter } from './encounter.ts';
import type { AllianceState, DyadState, RoundAct, TrustStep } from './types.ts';

/** One dyad in one round: where it stood at the start, what was done, and the news of it. */
export interface DyadActed {
  readonly card: CountryDials;
  readonly before: DyadState;
  readonly act: RoundAct;
  /** The dyad with the instrument that was used; null without a threat. `phi` as this claim is believed. */
  readonly encounter: Encounter | null;
  /** How much the threat raised the target's expectations, a share; 0 without a threat. */
  readonly delta: number;
}

/**
 * What a round came to in each dyad, before anything is updated.
 *
 * @param acts  one per dyad, in the scenario's order
 * @throws {RangeError} if the lists differ in length or an instrument is unknown
 * @throws {Error} if an outcome does not belong to its threat
 */
export function dyadsActed(standing: RoundStart, acts: readonly RoundAct[]): readonly DyadActed[] {
  const claims = Math.max(1, claimsIn(acts));
  return standing.cards.map((card, index): DyadActed => {
    const before = standing.state.dyads[index];
    const act = acts[index];
    if (before === undefined || act === undefined) throw new RangeError(`no act for ${card.id}`);
    const { threat, outcome } = act;
    if ((threat === null) !== (outcome === 'none')) {
      throw new Error(`${card.id}: ${outcome} does not follow from its threat`);
    }
    if (threat === null) return { card, before, act, encounter: null, delta: 0 };
    const alone = encounterWith(standing, index, threat.instrument);
    const encounter = { ...alone, phi: alone.phi / claims };
    return { card, before, act, encounter, delta: threatRise(encounter, threat) };
  });
}

/**
 * Where the alliance stands after a round. All changes are computed from the values at the start of
 * the round, whatever the order of the acts.
 *
 * @param dyads  one per dyad, in the scenario's order
 * @returns the state, and by dyad every move of the target's expectations, in order
 * @see model.md section 4, updates (design)
 */
export function updated(
  { world, state }: Pick<RoundStart, 'world' | 'state'>,
  dyads: readonly DyadActed[],
): { readonly after: AllianceState; readonly trust: readonly (readonly TrustStep[])[] } {
  const told = dyads.map((dyad) => tellingOf(world, dyad));
  const trust = dyads.map((dyad, index) => {
    const heard = dyad.before.aligned ? anyOrderSum(told.filter((_, at) => at !== index)) : 0;
    return movesOf(world, dyad, heard);
  });
  return {
    trust,
    after: {
      phi: creditLeft(world, state.phi, dyads),
      dyads: dyads.map((dyad, index) =>
        dyadLater(world, dyad, trust[index]?.at(-1)?.eT ?? dyad.before.eT),
      ),
    },
  };
}

/** How strongly every other ally hears of what is said to one of them; nothing of what others are told. */
function tellingOf(world: WorldDials, { act, before, delta }: DyadActed): number {
  if (act.threat === null || !before.aligned) return 0;
  return heardOf(world, act.threat, delta);
}

/** What moved a target's expectations in a round, in the order in which it moved them. */
function movesOf(
  world: WorldDials,
  { card, before, act, delta }: DyadActed,
  heard: number,
): readonly TrustStep[] {
  const steps: TrustStep[] = [];
  let eT = before.eT;
  const to = (cause: TrustStep['cause'], next: number): void => {
    if (next !== eT) steps.push({ cause, eT: next });
    eT = next;
  };
  if (act.threat === null) to('recovery', eT - world.rho * Math.max(0, eT - card.e0));
  else to('threat', Math.min(1, eT + delta));
  if (isDeadlock(act.outcome)) to('imposition', Math.min(1, eT + world.beta * (1 - eT)));
  if (act.outcome === 'left') to('leaving', Math.max(eT, world.eLeft));
  to('spillover', Math.min(1, eT + heard * (1 - before.eT)));
  return steps;
}

function dyadLater(world: WorldDials, dyad: DyadActed, eT: number): DyadState {
  const { card, before, act, encounter } = dyad;
  const left = act.outcome === 'left';
  const returned = isReturning(dyad);
  const hardened = isDeadlock(act.outcome) || left;
  return {
    eT,
    eS: hardened
      ? Math.min(1, before.eS + world.echo * (eT - before.eT))
      : before.eS - world.rho * Math.max(0, before.eS - card.eS),
    dependence: dependenceLeft(world, before.dependence, act),
    aligned: (before.aligned && !left) || returned,
    rivalStream: left ? (encounter?.omega ?? 0) : returned ? 0 : before.rivalStream,
  };
}

/** Whether a country that had left asked to return and was welcomed. Only an ally that has left can. */
export function isReturning({
  card,
  before,
  act,
}: Pick<DyadActed, 'card' | 'before' | 'act'>): boolean {
  return act.returns === true && card.alignment === 'ally' && !before.aligned;
}

function dependenceLeft(world: WorldDials, dependence: number, act: RoundAct): number {
  let left = dependence;
  if (act.threat !== null) left *= world.depThreat;
  if (isDeadlock(act.outcome)) left *= world.depImposed;
  if (act.stance === 'diversify') left *= world.depDiv;
  return left;
}

function creditLeft(world: WorldDials, phi: number, dyads: readonly DyadActed[]): number {
  if (dyads.every(({ act }) => act.threat === null)) {
    return Math.min(Math.max(phi, world.phi), phi + world.phiBack);
  }
  const claims = claimsIn(dyads.map(({ act }) => act));
  let left = phi;
  for (let claim = 0; claim < claims; claim += 1) left *= world.phiUse;
  return left;
}
