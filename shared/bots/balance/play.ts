import type { Alliance } from '../../model/joint-security.ts';
import { mayJoin, sharedInstruments } from '../../model/membership.ts';
import { closeRound, legacyOf, openingState } from '../../model/round.ts';
import { STAGE_TREE, type Branch, type Node } from '../../model/stage-tree.ts';
import type { NodePlace } from '../../model/subgame.ts';
import type { AllianceState, RoundAct, ScoreTerms, Stance } from '../../model/types.ts';
import { percentOffers } from '../../model/whole-percent.ts';
import type { Random } from '../chance.ts';
import type { SenderPolicy } from './sender-policies.ts';
import {
  addTerms,
  NO_SCORE,
  speaks,
  stageAt,
  type Contest,
  type Demand,
  type TableMoment,
  type Table,
} from './table.ts';
import { bestPlay, type PlayMade, type TargetPolicy } from './target-policies.ts';

/**
 * Who plays, and how often a hand slips: the share of moves and stances that are random instead. Whom
 * the sender threatens, and how, is the policy that is studied and never slips.
 */
export interface Players {
  readonly sender: SenderPolicy;
  /** One per target, in the scenario's order. */
  readonly targets: readonly TargetPolicy[];
  readonly noise: number;
}

/** One simulated round: where it began, what was done, what everybody scored. */
export interface SimulatedRound {
  readonly moment: TableMoment;
  readonly acts: readonly RoundAct[];
  readonly sender: ScoreTerms;
  readonly targets: readonly ScoreTerms[];
}

/** A simulated game. Scores in stakes, legacy included. */
export interface SimulatedGame {
  readonly rounds: readonly SimulatedRound[];
  readonly end: AllianceState;
  readonly sender: ScoreTerms;
  readonly targets: readonly ScoreTerms[];
}

/** The chance of a round for the sender (index -1) and each dyad, so that none disturbs another's. */
export type Luck = (round: number, index: number) => Random;

/** Plays one game directly on the model. The same luck gives the same game. */
export function simulateGame(table: Table, players: Players, luck: Luck): SimulatedGame {
  const state = openingState(table.world, table.cards);
  return simulateFrom({ ...table, state, round: 1, bloc: [] }, players, luck);
}

/** Plays a game on from a moment: its scores are those of that round and all that follow, and the legacy. */
export function simulateFrom(from: TableMoment, players: Players, luck: Luck): SimulatedGame {
  const rounds: SimulatedRound[] = [];
  const { world, cards } = from;
  let sender = NO_SCORE;
  let targets: readonly ScoreTerms[] = cards.map(() => NO_SCORE);
  let { state } = from;
  for (let { round } = from; round <= from.rounds; round += 1) {
    const bloc = round === from.round ? from.bloc : blocOf({ ...from, state }, players);
    const moment: TableMoment = { ...from, state, round, bloc };
    const acts = simulateRound(moment, players, luck);
    const closed = closeRound({ world, cards, state }, acts);
    rounds.push({ moment, acts, sender: closed.sender, targets: closed.targets });
    sender = addTerms(sender, closed.sender);
    targets = targets.map((terms, index) => addTerms(terms, closed.targets[index] ?? NO_SCORE));
    state = closed.after;
  }
  const legacy = legacyOf(world, cards, state);
  return {
    rounds,
    end: state,
    sender: { ...sender, legacy: legacy.sender },
    targets: targets.map((terms, index) => ({ ...terms, legacy: legacy.targets[index] ?? 0 })),
  };
}

/**
 * Who stands together in a round: those who asked for it in the round before and still may, if they
 * are at least two and there is something to press all of them with. What a player asks never slips.
 */
function blocOf({ cards, state }: Alliance, { targets }: Players): readonly number[] {
  const asked = cards.flatMap((card, index) => {
    const dyad = state.dyads[index];
    const may = dyad !== undefined && mayJoin(card, dyad);
    return may && targets[index]?.bands === true ? [index] : [];
  });
  const shared = sharedInstruments(asked.flatMap((index) => cards[index] ?? []));
  return asked.length >= 2 && shared.length > 0 ? asked : [];
}

/** What is done in one round. */
export function simulateRound(
  moment: TableMoment,
  players: Players,
  luck: Luck,
): readonly RoundAct[] {
  const written = players.sender.demands(moment, luck(moment.round, -1));
  const demands = moment.cards.map((_, index) =>
    speaks(moment, index) ? (written[index] ?? null) : null,
  );
  const acts = moment.cards.map((_, index) => actOf(moment, { index, demands }, { players, luck }));
  const spoken = acts[moment.bloc[0] ?? -1];
  if (spoken === undefined) return acts;
  return acts.map((act, index) =>
    moment.bloc.includes(index) ? { ...spoken, stance: act.stance, inBloc: true } : act,
  );
}

/** What a target does in a round; for a bloc, its first member bargains and the others do not. */
function actOf(
  moment: TableMoment,
  { index, demands }: { readonly index: number; readonly demands: readonly (Demand | null)[] },
  { players, luck }: { readonly players: Players; readonly luck: Luck },
): RoundAct {
  const { noise } = players;
  const random = luck(moment.round, index);
  const policy = players.targets[index];
  if (policy === undefined) throw new RangeError(`nobody plays target ${index}`);
  const slips = random() < noise;
  const stance = slips ? randomStance(moment, index, random) : policy.stance(moment, index);
  const threat = demands[index] ?? null;
  if (threat === null) return { threat, outcome: 'none', offer: null, stance };
  const claims = demands.filter((demand) => demand?.exception === true).length;
  const contest = { stage: stageAt(moment, index, claims), threat };
  return { threat, ...bargain(contest, { policy, noise }, random), stance };
}

function randomStance(moment: TableMoment, index: number, random: Random): Stance {
  const aligned = moment.state.dyads[index]?.aligned === true;
  const drawn = (['hold', 'diversify', 'contribute'] as const)[
    Math.floor(random() * (aligned ? 3 : 2))
  ];
  return drawn ?? 'hold';
}

/** Walks the stage tree to its end. The sender answers petitions and defiance as theory does. */
function bargain(
  contest: Contest,
  { policy, noise }: { readonly policy: TargetPolicy; readonly noise: number },
  random: Random,
): Pick<RoundAct, 'outcome' | 'offer'> {
  let node: Node = 'answer';
  let offer: number | null = null;
  for (;;) {
    const at: NodePlace = { node, offer: node === 'petitioned' ? offer : null };
    const decide = STAGE_TREE[node].mover === 'sender' ? bestPlay : policy.answer;
    const made: PlayMade =
      random() < noise ? randomMove(contest, node, random) : decide(contest, at);
    const branch = branchOf(node, made);
    if (made.move === 'petition') offer = made.offer;
    if ('outcome' in branch.to) {
      const { outcome } = branch.to;
      return { outcome, offer: outcome === 'granted' ? offer : null };
    }
    node = branch.to.node;
  }
}

function branchOf(node: Node, { move }: PlayMade): Branch {
  const branches: readonly Branch[] = STAGE_TREE[node].branches;
  const branch = branches.find((one) => one.move === move);
  if (branch === undefined) throw new Error(`no ${move} at ${node}`);
  return branch;
}

function randomMove({ stage, threat }: Contest, node: Node, random: Random): PlayMade {
  const offers = percentOffers(stage.Dmin, threat.demand);
  const legal = STAGE_TREE[node].branches.filter(
    ({ move }) =>
      (move !== 'leave' || stage.canLeave) && (move !== 'petition' || offers.length > 0),
  );
  const move = legal[Math.floor(random() * legal.length)]?.move ?? STAGE_TREE[node].byDefault;
  const offer = move === 'petition' ? (offers[Math.floor(random() * offers.length)] ?? null) : null;
  return { move, offer };
}
