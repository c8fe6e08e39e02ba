import type { RoundStart } from '../../shared/model/dials.ts';
import type { RoundAct, ThreatKind } from '../../shared/model/types.ts';
import {
  percentsFrom,
  rolledEnd,
  SAME,
  slowMenu,
  type EndScores,
  type SlowDemand,
} from './slow-ends.ts';
import {
  slowExpectation,
  slowSolution,
  standingFirm,
  type SlowOdds,
  type SlowSolution,
} from './slow-equilibrium.ts';
import { IDLE, playedRound, securityGained } from './slow-round.ts';
import { PLAIN_KINDS } from './slow-ends.ts';

/** A member of a bloc as a manner of threat finds it; what is later is read off rolled rounds. */
interface Member {
  readonly m: number;
  readonly eS: number;
  readonly e: number;
  readonly gamma: number;
  readonly aT: number;
  readonly kS: number;
  readonly kT: number;
  readonly cS: number;
  readonly cT: number;
  readonly lossS: number;
  readonly lossT: number;
  readonly K: number;
  readonly KT: number;
  readonly iS: number;
  readonly iT: number;
}

function memberOf(
  standing: RoundStart,
  index: number,
  { kind, id, size }: { readonly kind: ThreatKind; readonly id: string; readonly size: number },
): Member {
  const { world } = standing;
  const [card, dyad] = [standing.cards[index], standing.state.dyads[index]];
  const tool = card?.instruments.find((one) => one.id === id);
  if (card === undefined || dyad === undefined || tool === undefined) throw new Error('no member');
  const act = (outcome: RoundAct['outcome']): readonly RoundAct[] =>
    standing.cards.map((_, at): RoundAct => {
      const threat = { ...kind, demand: 0.5, instrument: id };
      return at === index ? { threat, outcome, offer: null, stance: 'hold' } : IDLE;
    });
  const cards = { restless: false, u: [] };
  const gained = (outcome: RoundAct['outcome']): EndScores => {
    const { sender, targets } = securityGained(standing, act(outcome), cards);
    return { sender, target: targets[index] ?? Number.NaN };
  };
  const [backed, imposed] = [gained('backedDown'), gained('absorbed')];
  const loud = kind.publicity === 'loud' ? 1 : 0;
  const { m, g } = dyad.aligned ? card : { m: 0, g: 0 };
  return {
    ...{ m, eS: dyad.eS, gamma: card.gamma, aT: loud * card.aT, kS: card.kS, kT: card.kT },
    e: playedRound(standing, act('backedDown'), cards).after.dyads[index]?.eT ?? Number.NaN,
    ...{ cS: tool.cS, cT: tool.cT * dyad.dependence },
    lossS: world.h * world.wS * world.X * m * (1 - dyad.eT),
    lossT: world.h * world.X * g * (1 - dyad.eT),
    K: loud * world.dS * (1 - dyad.eS) + (kind.exception ? world.kf / size : 0) - backed.sender,
    ...{ KT: 0 - backed.target, iS: backed.sender - imposed.sender },
    iT: backed.target - imposed.target,
  };
}

/** The demands that can be made of a bloc, with the ends of the one game that is decided. */
export function slowBlocMenu(
  standing: RoundStart,
  members: readonly number[],
  kinds: readonly ThreatKind[],
): readonly SlowDemand[] {
  const [speaker] = members.map((index) => standing.cards[index]);
  if (speaker === undefined) throw new Error('no speaker');
  return kinds.flatMap((kind) =>
    speaker.instruments.flatMap(({ id }, instrument) => {
      const known = members.every((index) =>
        standing.cards[index]?.instruments.some((tool) => tool.id === id),
      );
      return known ? blocDemands(standing, members, { kind, id, instrument }) : [];
    }),
  );
}

function blocDemands(
  standing: RoundStart,
  members: readonly number[],
  {
    kind,
    id,
    instrument,
  }: { readonly kind: ThreatKind; readonly id: string; readonly instrument: number },
): readonly SlowDemand[] {
  const { world } = standing;
  const size = members.length;
  const all = members.map((index) => memberOf(standing, index, { kind, id, size }));
  const mean = (of: (one: Member) => number): number =>
    all.reduce((total, one) => total + of(one), 0) / size;
  const heavy = all.reduce((total, { m }) => total + m, 0);
  const weighed = (of: (one: Member) => number): number =>
    heavy > 0 ? all.reduce((total, one) => total + one.m * of(one), 0) / heavy : mean(of);
  const cards = members.flatMap((index) => standing.cards[index] ?? []);
  const kept = 1 - world.sigma;
  const [e, eS, gamma] = [weighed((x) => x.e), weighed((x) => x.eS), weighed((x) => x.gamma)];
  const [kS, kT] = [mean((x) => x.kS), kept * mean((x) => x.kT)];
  const r = e * kS > kT + SAME ? 1 : 0;
  const CS = mean((x) => x.cS + x.lossS) + r * kS;
  const CT = kept * mean((x) => x.cT + x.lossT) + r * kT;
  const [K, KT] = [mean((x) => x.K), mean((x) => x.KT)];
  const [aS, aT] = [kind.publicity === 'loud' ? world.aS : 0, mean((x) => x.aT)];
  const imposed: EndScores = {
    sender: eS * CT - CS - mean((x) => x.iS) - K,
    target: e * CS - CT - kept * mean((x) => x.iT) - KT,
  };
  const bounds = (of: 'Dmin' | 'Dmax'): number =>
    cards.reduce((total, card) => total + card[of], 0) / size;
  return percentsFrom(bounds('Dmin'), bounds('Dmax')).map((percent) => {
    const pays = (y: number, held: number): EndScores => ({
      sender: y + eS * (1 - gamma) * y - held - K,
      target: 0 - (1 - gamma) * y - e * y - aT - KT,
    });
    const conceded = pays(percent / 100, 0);
    return {
      ...{
        kind,
        instrument,
        percent,
        conceded,
        left: null,
        given: conceded,
        leaves: false,
        imposed,
      },
      backed: { sender: 0 - aS - K, target: 0 - KT },
      felt: (world.w * kept * (all[0]?.cT ?? 0)) / size,
      granted: (offer) => pays(offer / 100, aS * (1 - offer / percent)),
    };
  });
}

/** The alliance after so many rounds of peace. */
function afterRoundsOfPeace(standing: RoundStart, rounds: number): RoundStart {
  let now = standing;
  for (let round = 0; round < rounds; round += 1) {
    const acts = now.cards.map(() => IDLE);
    const { after } = playedRound(now, acts, { restless: false, u: [] });
    now = { ...now, state: after, roundsLeft: now.roundsLeft - 1 };
  }
  return now;
}

const oddsOf = ({ world }: RoundStart): SlowOdds => ({ q: world.q, B: world.B });

/** What a target expects of theory's play in a round, alone and with plain manners. */
function expectedAlone(standing: RoundStart, index: number): number {
  const menu = slowMenu(standing, index, PLAIN_KINDS);
  return slowExpectation(slowSolution(menu, oddsOf(standing)), oddsOf(standing));
}

/** What diversifying is worth: less dependence in every round ahead, less what it costs. */
export function slowDiversifying(standing: RoundStart, index: number): number {
  let value = 0 - (standing.cards[index]?.cDiv ?? 0);
  for (let ahead = 1; ahead <= standing.roundsLeft; ahead += 1) {
    const then = afterRoundsOfPeace(standing, ahead);
    const dyads = then.state.dyads.map((dyad, at) =>
      at === index ? { ...dyad, dependence: dyad.dependence * then.world.depDiv } : dyad,
    );
    const freer = { ...then, state: { ...then.state, dyads } };
    value += expectedAlone(freer, index) - expectedAlone(then, index);
  }
  return value;
}

/** What asking for a bloc is worth: the next round in one of all who may, less that round alone. */
export function slowBanding(standing: RoundStart, index: number): number {
  const cost = 0 - (standing.cards[index]?.cBloc ?? 0);
  if (standing.roundsLeft < 1) return cost;
  const next = afterRoundsOfPeace(standing, 1);
  const members = next.cards.flatMap((card, at) =>
    card.alignment === 'ally' && card.joinsBlocs !== false && next.state.dyads[at]?.aligned === true
      ? [at]
      : [],
  );
  const menu = members.length > 1 ? slowBlocMenu(next, members, PLAIN_KINDS) : [];
  if (menu.length === 0 || !members.includes(index)) return cost;
  const solution = slowSolution(menu, oddsOf(next));
  const speaks = members[0] === index;
  return cost + memberExpects(next, solution, { index, speaks }) - expectedAlone(next, index);
}

/** The bloc's demand as it falls on one member: its own ends, the bloc's share and belief. */
function memberExpects(
  next: RoundStart,
  solution: SlowSolution,
  { index, speaks }: { readonly index: number; readonly speaks: boolean },
): number {
  return slowExpectation(solution, oddsOf(next), ({ demand, belief }) => {
    const speaker = next.cards.find(
      (card, at) =>
        card.alignment === 'ally' &&
        next.state.dyads[at]?.aligned === true &&
        card.joinsBlocs !== false,
    );
    const id = speaker?.instruments[demand.instrument]?.id ?? '';
    const own = slowMenu(
      { ...next, cards: next.cards.map((card, at) => (at === index ? only(card, id) : card)) },
      index,
      [demand.kind],
    )[0];
    if (own === undefined) throw new Error('no demand');
    const threat = { ...demand.kind, demand: demand.percent / 100, instrument: id };
    const met = rolledEnd(next, index, { threat, outcome: 'conceded', offer: null });
    const card = speaks ? 0 - belief.share : 0;
    return belief.share * met.target + (1 - belief.share) * standingFirm(own, belief.p, card);
  });
}

/** A card that knows one instrument only. */
function only<T extends RoundStart['cards'][number]>(card: T, id: string): T {
  return { ...card, instruments: card.instruments.filter((tool) => tool.id === id) };
}
