import { ceiling, THREAT_KINDS } from '../../model/equilibrium.ts';
import { securityInPeace } from '../../model/joint-security.ts';
import { closeRound } from '../../model/round.ts';
import { bestMove } from '../../model/subgame.ts';
import type { Node } from '../../model/stage-tree.ts';
import { STANCES, type RoundAct, type StageGame } from '../../model/types.ts';
import { choicesAt } from '../bargain.ts';
import { demandPercent } from '../../model/whole-percent.ts';
import type { SimulatedRound } from './play.ts';
import { cardAt, instrumentOf, stageAt, totalOf, type Demand } from './table.ts';

/** How many decisions there were; of those, how many matter; of those, how many are open. */
export interface WeighedRound {
  readonly all: number;
  readonly matter: number;
  readonly open: number;
}

/** Less than this, in stakes, is no difference worth a thought: 5 points. */
const NOTICEABLE = 0.05;

/** Of the largest demand that is met, what a sender might also ask. */
const SHARES = [0.5, 1, 1.5] as const;

/** One decision: for each action, what it is worth at best and at worst, in stakes. */
type Options = readonly { readonly best: number; readonly worst: number }[];

/**
 * Weighs every decision of a seat in a round: what each action would have been worth, everybody
 * else's acts as they were, best play in the dyad after it, and peace in the rounds to come.
 *
 * @param index  the target; -1 for the sender
 * @throws {RangeError} for a round with a bloc: its members act alike, so no act can be changed alone
 */
export function decisionsIn(round: SimulatedRound, index: number): WeighedRound {
  if (round.moment.bloc.length > 0) throw new RangeError('decisions in a bloc are not weighed');
  const decisions = index < 0 ? senderDecisions(round) : targetDecisions(round, index);
  let [matter, open] = [0, 0];
  for (const options of decisions) {
    const bests = options.map(({ best }) => best).toSorted((a, b) => b - a);
    const [first = 0, second = -Infinity] = bests;
    const worst = Math.min(...options.map((option) => option.worst));
    if (first - worst < NOTICEABLE - 1e-9) continue;
    matter += 1;
    if (first - second <= NOTICEABLE + 1e-9) open += 1;
  }
  return { all: decisions.length, matter, open };
}

function senderDecisions(round: SimulatedRound): readonly Options[] {
  const { moment, acts } = round;
  return acts.flatMap((act, index) => {
    const cable = cableOptions(round, index);
    const node = senderNode(act);
    if (act.threat === null || node === null) return [cable];
    const claims = acts.filter(({ threat }) => threat?.exception === true).length;
    const choices = choicesAt(stageAt(moment, index, claims), act.threat, {
      node,
      offer: act.offer,
    });
    const worth = choices.map(({ end }) => valueOf(round, { index, act: { ...act, ...end } }, -1));
    return [cable, worth.map((value) => ({ best: value, worst: value }))];
  });
}

/** Where the sender had to choose in a dyad, as far as the end of it tells. */
function senderNode({ outcome }: RoundAct): Node | null {
  if (outcome === 'granted') return 'petitioned';
  return outcome === 'backedDown' || outcome === 'absorbed' || outcome === 'retaliated'
    ? 'firm'
    : null;
}

/** No demand, and the four manners at their demands. */
function cableOptions(round: SimulatedRound, index: number): Options {
  const { moment, acts } = round;
  const act = acts[index];
  if (act === undefined) return [];
  const peace: RoundAct = { threat: null, outcome: 'none', offer: null, stance: act.stance };
  const none = valueOf(round, { index, act: peace }, -1);
  const others = acts.filter((one, at) => at !== index && one.threat?.exception === true).length;
  const manners = THREAT_KINDS.map((kind) => {
    const stage = stageAt(moment, index, others + (kind.exception ? 1 : 0));
    const values = demandsOf(stage, ceiling(stage, kind).demand).map((demand) => {
      const threat: Demand = { ...kind, demand, instrument: instrumentOf(cardAt(moment, index)) };
      const { end } = bestMove(stage, threat, { node: 'answer', offer: null });
      return valueOf(round, { index, act: { ...peace, threat, ...end } }, -1);
    });
    return { best: Math.max(...values), worst: Math.min(...values) };
  });
  return [{ best: none, worst: none }, ...manners];
}

function demandsOf({ Dmin, Dmax }: StageGame, most: number): readonly number[] {
  const fitting = SHARES.map((share) => Math.min(Dmax, Math.max(Dmin, share * most)));
  return [...new Set(fitting.map((demand) => Math.max(demandPercent(demand) / 100, Dmin)))];
}

function targetDecisions(round: SimulatedRound, index: number): readonly Options[] {
  const { moment, acts } = round;
  const act = acts[index];
  const aligned = moment.state.dyads[index]?.aligned === true;
  if (act === undefined) return [];
  const open = STANCES.filter((stance) => aligned || stance !== 'contribute');
  const stances = open.map((stance) => {
    const value = valueOf(round, { index, act: { ...act, stance } }, index);
    return { best: value, worst: value };
  });
  if (act.threat === null) return [stances];
  const claims = acts.filter(({ threat }) => threat?.exception === true).length;
  const choices = choicesAt(stageAt(moment, index, claims), act.threat, {
    node: 'answer',
    offer: null,
  });
  // a petition that is refused and standing firm can be one and the same: count an end once
  const ends = new Map(choices.map(({ end }) => [`${end.outcome} ${end.offer}`, end]));
  const answers = [...ends.values()].map((end) => {
    const value = valueOf(round, { index, act: { ...act, ...end } }, index);
    return { best: value, worst: value };
  });
  return [stances, answers];
}

/** What a seat has from a round with one act replaced, and from peace in all that follows. */
function valueOf(
  { moment, acts }: SimulatedRound,
  changed: { readonly index: number; readonly act: RoundAct },
  seat: number,
): number {
  const { world, cards, rounds, round } = moment;
  const closed = closeRound(
    { world, cards, state: moment.state },
    acts.with(changed.index, changed.act),
  );
  const left = rounds - round;
  const peace = securityInPeace({ world, cards, state: closed.after }, left + world.V);
  if (seat < 0) return totalOf(closed.sender) + world.wS * peace;
  const dyad = closed.after.dyads[seat];
  const terms = closed.targets[seat];
  if (dyad === undefined || terms === undefined) throw new RangeError(`no seat ${seat}`);
  return totalOf(terms) + (dyad.aligned ? peace : left * dyad.rivalStream);
}
