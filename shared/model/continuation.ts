import type { Alliance } from './joint-security.ts';
import { blocStage, shadowOfBloc } from './bloc-stage.ts';
import { equilibrium, type Equilibrium } from './equilibrium.ts';
import { sharedInstruments } from './membership.ts';
import { UPDATES } from './parameters.ts';
import type { Valued } from './move-regret.ts';
import { closeRound, legacyOf, shadowInPlay, stageGameOf } from './round.ts';
import { demandPercent } from './whole-percent.ts';
import type { RoundAct, ScoreTerms, Stance, StageGame, TargetCard, World } from './types.ts';

/** A round in which everybody plays theory line B, from where the alliance stands. */
export interface RoundAhead extends Alliance {
  /** Whole rounds after this one. */
  readonly roundsLeft: number;
  /** Who stands in the bloc of this round, as places in the scenario's order. */
  readonly bloc: readonly number[];
}

/**
 * What the stances are worth to a target over the rest of the game, if everybody plays theory line B
 * from here on, round by round: this is where diversifying pays. Banding, leaving and returning are
 * left out after this round.
 *
 * @param ahead  at the start of the round in which the stance is chosen
 * @param asked.index  the target, in the scenario's order
 * @param asked.stances  what it can choose from
 * @returns stakes, legacy included, in the order of `asked.stances`
 * @see model.md section 5 (design)
 */
export function stancesOver(
  ahead: RoundAhead,
  asked: { readonly index: number; readonly stances: readonly Stance[] },
): readonly Valued<Stance>[] {
  return asked.stances.map((action) => ({
    action,
    value: playedOut(ahead, { index: asked.index, stance: action }),
  }));
}

/**
 * The stance of theory line B in one round alone: an ally contributes when its own share in the
 * security that it adds exceeds the cost.
 *
 * @see model.md section 4, posture (design)
 */
function paysToContribute(
  world: Pick<World, 'X'>,
  card: Pick<TargetCard, 'm' | 'cCon'>,
  dyad: { readonly eT: number; readonly aligned: boolean },
): boolean {
  const gain = (UPDATES.contribution - 1) * world.X * card.m * (1 - dyad.eT);
  return dyad.aligned && gain > card.cCon;
}

function playedOut(
  ahead: RoundAhead,
  first: { readonly index: number; readonly stance: Stance },
): number {
  return restOfGame(ahead, first).targets[first.index] ?? 0;
}

/**
 * What the rest of the game is worth if everybody plays theory line B in it, round by round; the bloc
 * stands in its first round only, and nobody leaves on purpose or returns.
 *
 * @param ahead  at the start of its first round; `roundsLeft` -1 when only the legacy is left
 * @param first  a stance in the first round that is given
 * @returns stakes, legacy included; targets in the scenario's order
 * @see model.md section 5 (design)
 */
function restOfGame(
  ahead: RoundAhead,
  first?: { readonly index: number; readonly stance: Stance },
): { readonly sender: number; readonly targets: readonly number[] } {
  let now = ahead;
  let sender = 0;
  let targets: readonly number[] = ahead.cards.map(() => 0);
  for (let left = ahead.roundsLeft; left >= 0; left -= 1) {
    const stances = now.cards.map((card, index): Stance => {
      if (left === ahead.roundsLeft && index === first?.index) return first.stance;
      const dyad = now.state.dyads[index];
      const pays = dyad !== undefined && paysToContribute(now.world, card, dyad);
      return pays ? 'contribute' : 'hold';
    });
    const closed = closeRound(now, equilibriumActs(now, stances));
    sender += totalOf(closed.sender);
    targets = targets.map((sum, index) => sum + scoreAt(closed.targets, index));
    now = { ...now, state: closed.after, roundsLeft: left - 1, bloc: [] };
  }
  const legacy = legacyOf(now.world, now.cards, now.state);
  return {
    sender: sender + legacy.sender,
    targets: targets.map((sum, index) => sum + (legacy.targets[index] ?? 0)),
  };
}

/**
 * What asking for a bloc and not asking are worth to an ally: the rest of the game on theory line B,
 * with the bloc that then stands in the next round. Nobody stands alone in a bloc.
 *
 * @param ahead  at the start of the next round; who else asked stands in its `bloc`
 * @returns stakes, not asking first
 * @see model.md sections 4 and 5 (design)
 */
export function bandingOver(ahead: RoundAhead, index: number): readonly Valued<boolean>[] {
  const others = ahead.bloc.filter((member) => member !== index);
  return [false, true].map((action) => {
    const asked = action ? [...others, index].toSorted((a, b) => a - b) : others;
    const instruments = sharedInstruments(asked.flatMap((one) => ahead.cards[one] ?? []));
    const bloc = asked.length >= 2 && instruments.length > 0 ? asked : [];
    return { action, value: restOfGame({ ...ahead, bloc }).targets[index] ?? 0 };
  });
}

/**
 * What a country's staying away and its return at the end of a round are worth: that round, as it was
 * played, and the rest of the game on theory line B.
 *
 * @param ahead  at the start of the round; its `bloc` is that of the next one
 * @param played.acts  what was done in the round
 * @param played.index  the country that has left
 * @param played.seat  whose value; null for the sender's
 * @returns stakes, staying away first
 * @see model.md sections 4 and 5 (design)
 */
export function returningOver(
  ahead: RoundAhead,
  played: {
    readonly acts: readonly RoundAct[];
    readonly index: number;
    readonly seat: number | null;
  },
): readonly Valued<boolean>[] {
  const { world, cards, state } = ahead;
  const { acts, index, seat } = played;
  return [false, true].map((action) => {
    const changed = acts.map((act, at) => (at === index ? { ...act, returns: action } : act));
    const closed = closeRound({ world, cards, state }, changed);
    const roundsLeft = ahead.roundsLeft - 1;
    const rest = restOfGame({ ...ahead, state: closed.after, roundsLeft });
    const value =
      seat === null
        ? totalOf(closed.sender) + rest.sender
        : scoreAt(closed.targets, seat) + (rest.targets[seat] ?? 0);
    return { action, value };
  });
}

function scoreAt(scores: readonly ScoreTerms[], index: number): number {
  const score = scores[index];
  return score === undefined ? 0 : totalOf(score);
}

function totalOf(terms: ScoreTerms): number {
  const { material, fear, publicCost, rival, jointSecurity, posture, legacy } = terms;
  return material + fear + publicCost + rival + jointSecurity + posture + legacy;
}

/** A threat that the sender would make, and with what. */
interface Plan {
  readonly instrument: string;
  readonly play: Equilibrium;
}

/** Every dyad of a round on theory line B; exceptions share their credit, so one is claimed at most. */
function equilibriumActs(at: RoundAhead, stances: readonly Stance[]): readonly RoundAct[] {
  const addresses = at.cards.flatMap((_, index): (readonly number[])[] => {
    if (!at.bloc.includes(index)) return [[index]];
    return at.bloc[0] === index ? [at.bloc] : [];
  });
  const wishes = addresses.map((members) => planFor(at, members, 'claimable'));
  const dearest = wishes.reduce<number>(
    (most, wish) => (wish?.play.exception === true ? Math.max(most, wish.play.uS) : most),
    0,
  );
  const plans = addresses.map((members, place) => {
    const wish = wishes[place] ?? null;
    const shared = wish?.play.exception === true && wish.play.uS < dearest;
    return { members, plan: shared ? planFor(at, members, 'none') : wish };
  });
  return at.cards.map((_, index): RoundAct => {
    const plan = plans.find(({ members }) => members.includes(index))?.plan ?? null;
    const inBloc = at.bloc.includes(index);
    const stance = stances[index] ?? 'hold';
    if (plan === null) return { threat: null, outcome: 'none', offer: null, stance, inBloc };
    const { publicity, exception, outcome } = plan.play;
    const demand = demandPercent(plan.play.demand) / 100;
    const threat = { publicity, exception, demand, instrument: plan.instrument };
    return { threat, outcome, offer: null, stance, inBloc };
  });
}

/** The best threat to an address over its instruments; null where none beats peace. */
function planFor(
  at: RoundAhead,
  members: readonly number[],
  credit: 'claimable' | 'none',
): Plan | null {
  const together = at.bloc.length > 0 && members === at.bloc;
  let best: Plan | null = null;
  for (const id of sharedInstruments(members.flatMap((index) => at.cards[index] ?? []))) {
    const { game, shadow } = together
      ? {
          game: blocStage(at, { members, instrument: id, claims: 1 }),
          shadow: shadowOfBloc(at, { members, roundsLeft: at.roundsLeft }),
        }
      : single(at, members[0] ?? 0, id);
    const play = equilibrium(credit === 'none' ? withoutCredit(game) : game, shadow);
    const whole = demandPercent(play.demand) >= Math.ceil(100 * game.Dmin - 1e-7);
    if (play.act === 'none' || !whole || play.uS <= (best?.play.uS ?? 0)) continue;
    best = { instrument: id, play };
  }
  return best;
}

function single(at: RoundAhead, index: number, instrument: string) {
  const card = at.cards[index];
  const dyad = at.state.dyads[index];
  if (card === undefined || dyad === undefined) throw new RangeError(`no dyad ${index}`);
  const use = { instrument, claims: 1, phi: at.state.phi };
  const { roundsLeft } = at;
  return {
    game: stageGameOf({ world: at.world, card, state: dyad }, use),
    shadow: shadowInPlay(at, { index, roundsLeft }),
  };
}

/** Without credit an exception only costs, so theory never claims it. */
function withoutCredit(game: StageGame): StageGame {
  return { ...game, phi: 0, kf: Math.max(game.kf, 1) };
}
