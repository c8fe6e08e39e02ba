import type { CountryDials, RoundStart } from '../../shared/model/dials.ts';
import type { AllianceState, DyadState, RoundAct } from '../../shared/model/types.ts';

/**
 * A round once more, from the sentences of model.md section 4 alone: money now, security now, and
 * then peace, round by round, to the end of what is counted. No price, no closed form. It imports
 * nothing of the model but types, so that the two can only agree by both being right.
 */

/** What everybody gets, in stakes; targets in the scenario's order. */
export interface Everybody {
  readonly sender: number;
  readonly targets: readonly number[];
}

/** A round that was played: where it leaves the alliance, and what it pays at once. */
interface Played {
  readonly after: AllianceState;
  /** What was given, lost, spent and shown: everything but the alliance. */
  readonly money: Everybody;
  /** Q: the security of this round, the rival's money and contributions counted. */
  readonly security: Everybody;
}

/** The cards drawn: the sender's, and each target's private factor. */
interface Cards {
  readonly restless: boolean;
  readonly u: readonly number[];
}

/** Nothing at all is done. */
export const IDLE: RoundAct = { threat: null, outcome: 'none', offer: null, stance: 'hold' };

/** A target in its place: its card, where it stood, and what was done. */
interface Placed {
  readonly card: CountryDials;
  readonly was: DyadState;
  readonly act: RoundAct;
}

function placed({ cards, state }: RoundStart, acts: readonly RoundAct[]): readonly Placed[] {
  return cards.map((card, index) => {
    const [was, act] = [state.dyads[index], acts[index]];
    if (was === undefined || act === undefined) throw new Error(`no dyad ${index}`);
    return { card, was, act };
  });
}

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
const sanctioned = ({ outcome }: RoundAct): boolean =>
  outcome === 'absorbed' || outcome === 'retaliated';

/** How many claims of an exception are made; those to a bloc are one. */
function claimed(acts: readonly RoundAct[]): number {
  const claims = acts.filter(({ threat }) => threat?.exception === true);
  const banded = claims.some(({ inBloc }) => inBloc === true) ? 1 : 0;
  return claims.filter(({ inBloc }) => inBloc !== true).length + banded;
}

/** A round of the game, everything computed from its start. */
export function playedRound(standing: RoundStart, acts: readonly RoundAct[], cards: Cards): Played {
  const { world, state } = standing;
  const dyads = placed(standing, acts);
  const claims = claimed(acts);
  const news = dyads.map(({ was, act: { threat } }) => {
    if (threat === null) return 0;
    const doubted = threat.exception ? 1 - state.phi / claims : 1;
    const alpha = threat.publicity === 'loud' ? world.alphaL : world.alphaQ;
    return alpha * (1 - was.eT) * doubted;
  });
  const told = dyads.map(({ was, act: { threat } }, index) => {
    if (threat === null || !was.aligned) return 0;
    return world.sigma * (threat.publicity === 'loud' ? world.oL : world.oQ) * (news[index] ?? 0);
  });
  const after = dyads.map(({ card, was, act }, index): DyadState => {
    const heard = was.aligned ? sum(told) - (told[index] ?? 0) : 0;
    let eT = was.eT;
    if (act.threat === null) eT -= world.rho * Math.max(0, was.eT - card.e0);
    else eT += news[index] ?? 0;
    if (sanctioned(act)) eT += world.beta * (1 - eT);
    if (act.outcome === 'left') eT = Math.max(eT, world.eLeft);
    eT = Math.min(1, eT + heard * (1 - was.eT));
    const hardened = sanctioned(act) || act.outcome === 'left';
    const returns = comesBack({ card, was, act });
    return {
      eT,
      eS: hardened
        ? Math.min(1, was.eS + world.echo * (eT - was.eT))
        : was.eS - world.rho * Math.max(0, was.eS - card.eS),
      dependence:
        was.dependence *
        (act.threat === null ? 1 : world.depThreat) *
        (sanctioned(act) ? world.depImposed : 1) *
        (act.stance === 'diversify' ? world.depDiv : 1),
      aligned: returns || (was.aligned && act.outcome !== 'left'),
      rivalStream:
        act.outcome === 'left'
          ? offered(standing, { card, was, act })
          : returns
            ? 0
            : was.rivalStream,
    };
  });
  const calm = acts.every(({ threat }) => threat === null);
  const back = Math.max(state.phi, Math.min(world.phi, state.phi + world.phiBack));
  const used = Array.from({ length: claims }).reduce<number>(
    (phi) => phi * world.phiUse,
    state.phi,
  );
  return {
    after: { phi: calm ? back : used, dyads: after },
    money: moneyOf(standing, dyads, { cards, news }),
    security: securityOf(standing, dyads, after),
  };
}

/** What the rival offers this target in this round. */
function offered({ world }: RoundStart, { card, was }: Placed): number {
  return card.omega + world.xi * (was.eT - card.eT);
}

const comesBack = ({ card, was, act }: Placed): boolean =>
  card.alignment === 'ally' && !was.aligned && act.returns === true;

function moneyOf(
  standing: RoundStart,
  dyads: readonly Placed[],
  { cards, news }: { readonly cards: Cards; readonly news: readonly number[] },
): Everybody {
  const { world } = standing;
  const size = dyads.filter(({ act }) => act.inBloc === true).length;
  const ends = dyads.map((one, index): readonly [number, number] => {
    const { card, was, act } = one;
    const { cDiv, cCon, cBloc = 0.02 } = card;
    const stance = act.stance === 'diversify' ? cDiv : act.stance === 'contribute' ? cCon : 0;
    const paid = stance + (act.inBloc === true ? cBloc : 0);
    const { threat } = act;
    if (threat === null) return [0, -paid];
    const { l, e, eS, gamma } = {
      ...{ l: threat.publicity === 'loud' ? 1 : 0, e: was.eT + (news[index] ?? 0) },
      ...{ eS: was.eS, gamma: card.gamma },
    };
    const kf = threat.exception ? world.kf / (act.inBloc === true ? size : 1) : 0;
    const said = l * world.dS * (1 - eS) + kf;
    const tool = card.instruments.find(({ id }) => id === threat.instrument);
    if (tool === undefined) throw new Error(`no instrument ${threat.instrument}`);
    const { m, g } = was.aligned ? card : { m: 0, g: 0 };
    const r = act.outcome === 'retaliated' ? 1 : 0;
    const cT = tool.cT * was.dependence;
    const CS = tool.cS + world.h * world.wS * world.X * m * (1 - was.eT) + r * card.kS;
    const CT = cT + world.h * world.X * g * (1 - was.eT) + r * card.kT;
    const gives = (y: number): readonly [number, number] => [
      y + eS * (1 - gamma) * y - l * world.aS * (1 - y / threat.demand) - said,
      -(1 - gamma) * y - e * y - l * card.aT - paid,
    ];
    switch (act.outcome) {
      case 'conceded':
        return gives(threat.demand);
      case 'granted':
        return gives(act.offer ?? Number.NaN);
      case 'backedDown':
        return [-l * world.aS - said, -paid];
      case 'left': {
        // the rival's money itself is counted with security, round by round
        const omega = offered(standing, one);
        return [-card.sS - eS * (omega - card.sT) - said, -card.sT + e * card.sS - paid];
      }
      case 'none':
        throw new Error('a threat without an end');
      case 'absorbed':
      case 'retaliated': {
        const home = cards.restless ? world.B : 0;
        const u = cards.u[index] ?? 0;
        return [-CS + eS * CT + home - said, -CT - cT * u + e * CS - paid];
      }
    }
  });
  return { sender: sum(ends.map(([sender]) => sender)), targets: ends.map(([, target]) => target) };
}

/** Q: who returns stands in the alliance from the next round on, who leaves no longer in this one. */
function securityOf(
  { world }: RoundStart,
  dyads: readonly Placed[],
  after: readonly DyadState[],
): Everybody {
  const parts = dyads.map(({ card, was, act }, index) => {
    const is = after[index] ?? was;
    const here = was.aligned && is.aligned ? 1 - is.eT : 0;
    const given = was.aligned && act.stance === 'contribute' ? world.give * (1 - was.eT) : 0;
    const stream = was.aligned ? is.rivalStream : was.rivalStream;
    return {
      sender: world.wS * world.X * card.m * (here + given),
      target: world.X * card.g * (here + given) + (was.aligned && is.aligned ? 0 : stream),
    };
  });
  return {
    sender: sum(parts.map(({ sender }) => sender)),
    targets: parts.map(({ target }) => target),
  };
}

/** W: the security of so many rounds of peace. */
function securityInPeace(standing: RoundStart, rounds: number): Everybody {
  let state = standing.state;
  let total: Everybody = { sender: 0, targets: standing.cards.map(() => 0) };
  const acts = standing.cards.map(() => IDLE);
  for (let round = 0; round < rounds; round += 1) {
    const played = playedRound({ ...standing, state }, acts, { restless: false, u: [] });
    total = added(total, played.security, 1);
    state = played.after;
  }
  return total;
}

function added(a: Everybody, b: Everybody, sign: 1 | -1): Everybody {
  return {
    sender: a.sender + sign * b.sender,
    targets: a.targets.map((value, index) => value + sign * (b.targets[index] ?? 0)),
  };
}

/** What a round changes in the security of the game: Q + W(after) - W(before). */
export function securityGained(
  standing: RoundStart,
  acts: readonly RoundAct[],
  cards: Cards,
): Everybody {
  const ahead = standing.roundsLeft + standing.world.V;
  const { after, security } = playedRound(standing, acts, cards);
  const then = securityInPeace({ ...standing, state: after }, ahead);
  return added(added(security, then, 1), securityInPeace(standing, ahead + 1), -1);
}

/** The score of a round that is followed by peace, above that of peace from the start. */
export function scoredByRolling(
  standing: RoundStart,
  acts: readonly RoundAct[],
  cards: Cards,
): Everybody {
  const { money } = playedRound(standing, acts, cards);
  return added(money, securityGained(standing, acts, cards), 1);
}
