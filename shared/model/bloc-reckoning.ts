import type { Encounter } from './encounter.ts';
import { THREAT_KINDS } from './equilibrium.ts';
import { reckoningOf, type Reckoning } from './reckoning.ts';
import { TIE } from './subgame.ts';
import type { ThreatKind } from './types.ts';

/** The one game that is played with a bloc, per member, whatever the manner. Symbols of model.md section 4. */
export interface BlocGame {
  readonly eS: number;
  readonly gamma: number;
  readonly cS: number;
  readonly kS: number;
  readonly aS: number;
  readonly aT: number;
  /** The sanction loss of the sender, and of the target, solidarity taken off. */
  readonly lossS: number;
  readonly lossT: number;
  readonly cT: number;
  readonly kT: number;
  /** The half-width of what the speaker's card adds to the pain. */
  readonly s: number;
}

/**
 * The game with a bloc: plain means of what the sender pays and of audiences, means less solidarity of
 * what deadlock costs the members, means by weight of expectations and gamma.
 *
 * @param members  one encounter each, the speaker first; a claim costs each its part of `kf`
 * @throws {RangeError} if there is no member
 * @see model.md section 4, bloc (design)
 */
export function blocGameOf(members: readonly Encounter[]): BlocGame {
  const [speaker] = members;
  if (speaker === undefined) throw new RangeError('a bloc needs a member');
  const { mean, byWeight } = meansOf(members);
  const kept = 1 - speaker.sigma;
  return {
    eS: byWeight(({ eS }) => eS),
    gamma: byWeight(({ gamma }) => gamma),
    cS: mean(({ cS }) => cS),
    kS: mean(({ kS }) => kS),
    aS: mean(({ aS }) => aS),
    aT: mean(({ aT }) => aT),
    lossS: mean(({ h, wS, X, m, eT }) => h * wS * X * m * (1 - eT)),
    lossT: kept * mean(({ h, X, g, eT }) => h * X * g * (1 - eT)),
    cT: kept * mean(({ cT }) => cT),
    kT: kept * mean(({ kT }) => kT),
    s: (speaker.w * kept * speaker.cT) / members.length,
  };
}

/**
 * What a threat of one manner to a bloc comes to, per member. Nobody leaves; every member counts the
 * others among those that hear of it.
 *
 * @param members  one encounter each with the instrument, the speaker first
 * @param instrument  its place on the speaker's card
 * @throws {RangeError} if there is no member
 * @see model.md section 4, bloc (design)
 */
export function blocReckoning(
  members: readonly Encounter[],
  kind: ThreatKind,
  instrument: number,
): Reckoning {
  const game = blocGameOf(members);
  const shared = members.map((one) => ({ ...one, kf: one.kf / members.length }));
  const alone = shared.map((one) => reckoningOf(one, kind, instrument));
  const { mean, byWeight } = meansOf(members);
  const at = (of: (one: Reckoning) => number) => (_: Encounter, index: number) => {
    const one = alone[index];
    return one === undefined ? 0 : of(one);
  };
  const [speaker] = members;
  const e = byWeight(at((one) => one.e));
  const iS = mean(at((one) => one.iS));
  const iT = (1 - (speaker?.sigma ?? 0)) * mean(at((one) => one.iT));
  const retaliates = e * game.kS > game.kT + TIE;
  const r = retaliates ? 1 : 0;
  const CS = game.cS + game.lossS + r * game.kS;
  const CT = game.cT + game.lossT + r * game.kT;
  const loud = kind.publicity === 'loud' ? 1 : 0;
  return {
    ...{ kind, instrument, e, iS, iT, retaliates, eS: game.eS, gamma: game.gamma },
    K: mean(at((one) => one.K)),
    KT: mean(at((one) => one.KT)),
    iv: game.eS * CT - CS - iS,
    B: mean(({ B }) => B),
    q: speaker?.q ?? 0,
    P: CT - e * CS + iT,
    s: game.s,
    Lambda: Infinity,
    left: 0,
    aS: loud * game.aS,
    aT: loud * game.aT,
    Dmin: mean(({ Dmin }) => Dmin),
    Dmax: mean(({ Dmax }) => Dmax),
  };
}

/**
 * Every manner with every shared instrument, in the order in which the sender breaks ties.
 *
 * @param byInstrument  for each shared instrument, its place on the speaker's card and the members' encounters
 */
export function blocReckonings(
  byInstrument: readonly { readonly place: number; readonly members: readonly Encounter[] }[],
): readonly Reckoning[] {
  return THREAT_KINDS.flatMap((kind) =>
    byInstrument.map(({ place, members }) => blocReckoning(members, kind, place)),
  );
}

/** Plain means, and means by weight in the sender's security (plain where nobody has any). */
function meansOf(members: readonly Encounter[]) {
  type Of = (one: Encounter, index: number) => number;
  const sum = (of: Of): number => members.reduce((total, one, index) => total + of(one, index), 0);
  const weight = sum(({ m }) => m);
  const mean = (of: Of): number => sum(of) / members.length;
  return {
    mean,
    byWeight: (of: Of): number =>
      weight > 0 ? sum((one, index) => one.m * of(one, index)) / weight : mean(of),
  };
}
