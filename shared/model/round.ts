import { assertCards, assertWorld } from './checks.ts';
import { relaxed, securityInPeace, type Alliance } from './joint-security.ts';
import { UPDATES } from './parameters.ts';
import { endTerms, NOTHING, threatRise } from './payoff.ts';
import { roundScores } from './round-scores.ts';
import { claimsIn, stateAfter, type DyadRound } from './round-updates.ts';
import type {
  AllianceState,
  DyadState,
  RoundAct,
  ScoredRound,
  Shadow,
  StageGame,
  TargetCard,
  World,
} from './types.ts';

/** With what a target is threatened, and what else bears on belief and cost in this round. */
export interface InstrumentUse {
  readonly instrument: string;
  /** Exceptions claimed in this round, this one included; 0 counts as 1. */
  readonly claims: number;
  /** Exception credit at the start of the round. */
  readonly phi: number;
  /** How many stand in the bloc that is threatened, this target among them; absent for one alone. */
  readonly bloc?: number;
}

/** A target in play, and where its dyad stands. */
interface DyadInPlay {
  readonly world: World;
  readonly card: TargetCard;
  readonly state: DyadState;
}

/**
 * The stage game of one dyad in play. The rival offers more the warier the target has become, and
 * may offer less than on the card once it is less wary. A target that is not aligned has no share in
 * joint security (m = 0) and nothing to leave.
 *
 * @param dyad  at the start of the round
 * A member of a bloc cannot leave, and one claim made to all of them costs the sender once.
 *
 * @throws {RangeError} if the target knows no such instrument
 * @see model.md sections 2 and 4 (design)
 */
export function stageGameOf({ world, card, state }: DyadInPlay, use: InstrumentUse): StageGame {
  const instrument = card.instruments.find(({ id }) => id === use.instrument);
  if (instrument === undefined) throw new RangeError(`${card.id}: no instrument ${use.instrument}`);
  return {
    eS: state.eS,
    eT: state.eT,
    cS: instrument.cS,
    cT: instrument.cT * state.dependence,
    kS: card.kS,
    kT: card.kT,
    aS: world.aS,
    aT: card.aT,
    dS: world.dS,
    kf: world.kf / (use.bloc ?? 1),
    gamma: card.gamma,
    omega: card.omega + UPDATES.rivalSlope * (state.eT - card.eT),
    sT: card.sT,
    sS: card.sS,
    canLeave: card.canLeave && state.aligned && use.bloc === undefined,
    X: world.X,
    m: state.aligned ? card.m : 0,
    h: world.h,
    Dmin: card.Dmin,
    Dmax: card.Dmax,
    alphaQ: world.alphaQ,
    alphaL: world.alphaL,
    phi: use.phi / Math.max(1, use.claims),
  };
}

/**
 * Where a game starts. The entry point for scenarios: everything is checked here, once.
 *
 * @param cards  in the scenario's order, which is the order of the dyads ever after
 * @throws {RangeError} naming the country, the symbol, its value and the range
 * @see model.md section 2
 */
export function openingState(world: World, cards: readonly TargetCard[]): AllianceState {
  assertWorld(world);
  assertCards(cards);
  return {
    phi: world.phi,
    dyads: cards.map((card) => ({
      eS: card.eS,
      eT: card.eT,
      dependence: 1,
      aligned: card.alignment === 'ally',
      rivalStream: 0,
    })),
  };
}

/**
 * The shadow of the future over one dyad in play, on theory line B: one threat now, peace afterwards.
 *
 * @param at.index  the dyad, in the scenario's order
 * @param at.roundsLeft  whole rounds after this one, 0 in the last
 * @throws {RangeError} if there is no such dyad
 * @see model.md section 3
 */
export function shadowInPlay(
  { world, cards, state }: Alliance,
  at: { readonly index: number; readonly roundsLeft: number },
): Shadow {
  const dyad = state.dyads[at.index];
  const card = cards[at.index];
  if (dyad === undefined || card === undefined) throw new RangeError(`no dyad ${at.index}`);
  return {
    mu: 1,
    wS: world.wS,
    V: world.V,
    R: at.roundsLeft,
    rho: world.rho,
    sigma: world.sigma,
    oQ: world.oQ,
    oL: world.oL,
    others: cards.flatMap((other, index) => {
      const watcher = state.dyads[index];
      const watches = index !== at.index && watcher?.aligned === true;
      return watches ? [{ eT: watcher.eT, m: other.m }] : [];
    }),
    targetIsAlly: dyad.aligned,
    inPlay: true,
    forgone: dyad.eT - relaxed(dyad.eT, { baseline: card.e0, rate: world.rho }),
  };
}

/**
 * Closes a round: what everybody scores for it, and where it leaves the alliance. Exceptions claimed
 * in the same round share their credit. Every member of a bloc is scored on its own parameters.
 *
 * @param acts  one per dyad, in the scenario's order
 * @returns scores in stakes, term by term; legacy is 0 here (see `legacyOf`)
 * @throws {RangeError} if the lists differ in length or an instrument is unknown
 * @throws {Error} if an outcome does not belong to its threat
 * @see model.md section 4 (design)
 */
export function closeRound(alliance: Alliance, acts: readonly RoundAct[]): ScoredRound {
  const { world, cards, state } = alliance;
  const claims = claimsIn(acts);
  const bloc = acts.filter(({ inBloc }) => inBloc === true).length;
  const dyads = cards.map((card, index): DyadRound => {
    const before = state.dyads[index];
    const act = acts[index];
    if (before === undefined || act === undefined) throw new RangeError(`no act for ${card.id}`);
    const { threat, outcome, offer } = act;
    if ((threat === null) !== (outcome === 'none')) {
      throw new Error(`${card.id}: ${outcome} does not follow from its threat`);
    }
    if (threat === null) return { card, before, act, rise: 0, sender: NOTHING, target: NOTHING };
    const shared = { instrument: threat.instrument, claims, phi: state.phi };
    const use = act.inBloc === true ? { ...shared, bloc } : shared;
    const game = stageGameOf({ world, card, state: before }, use);
    const terms = endTerms(game, threat, { outcome, offer });
    return { card, before, act, rise: threatRise(game, threat), ...terms };
  });
  const { after, trust } = stateAfter(world, state, dyads);
  return { after, trust, ...roundScores({ ...alliance, state: after }, dyads) };
}

/**
 * What is paid once more at the end: V further rounds of joint security in which nobody threatens
 * and trust recovers, so that the last round is not free.
 *
 * @param state  after the last round
 * @returns stakes, >= 0; targets in the scenario's order, 0 for those not aligned
 * @see model.md section 4 (design)
 */
export function legacyOf(
  world: World,
  cards: readonly TargetCard[],
  state: AllianceState,
): { readonly sender: number; readonly targets: readonly number[] } {
  const paid = securityInPeace({ world, cards, state }, world.V);
  return {
    sender: world.wS * paid,
    targets: state.dyads.map((dyad) => (dyad.aligned ? paid : 0)),
  };
}
