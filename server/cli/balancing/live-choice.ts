import { ceiling, THREAT_KINDS } from '../../../shared/model/equilibrium.ts';
import { STAGE_TREE } from '../../../shared/model/stage-tree.ts';
import { STANCES, type Stance } from '../../../shared/model/types.ts';
import { demandPercent, percentOffers } from '../../../shared/model/whole-percent.ts';
import { simulateFrom, type Luck, type Players } from '../../../shared/bots/balance/play.ts';
import type { SenderPolicy } from '../../../shared/bots/balance/sender-policies.ts';
import {
  addressedBy,
  NO_SCORE,
  speaks,
  stageAt,
  totalOf,
  type Demand,
  type TableMoment,
} from '../../../shared/bots/balance/table.ts';
import {
  bestPlay,
  bestStance,
  RATIONAL,
  type PlayMade,
  type TargetPolicy,
} from '../../../shared/bots/balance/target-policies.ts';

/** How the others might play from here on, and with what luck. */
export interface Circumstance {
  /** Who plays a seat is put in its place. */
  readonly players: Players;
  readonly luck: Luck;
}

/** Less than this, in stakes, is no difference: a point. */
const POINT = 0.01;

/** A decision: one way of playing on for each thing that a seat could do. */
type Ways = readonly ((players: Players) => Players)[];

/**
 * Whether a seat has at least two undominated choices in a round: no choice is as good as every other
 * one, to a point, however the others play from there on. Each choice is followed to the end of the
 * game, the seat itself playing theory afterwards. A target's choices are its stance, and its answer once
 * it has read the threat; a sender's are the manner of its cable to each address, nothing included,
 * the largest demand that is met in each.
 *
 * @param seat.index  the target; -1 for the sender
 * @param seat.theory  theory for the sender's seat
 * @param seat.read  what the target was threatened with; null without a threat
 */
export function choosesIn(
  moment: TableMoment,
  seat: { readonly index: number; readonly theory: SenderPolicy; readonly read: Demand | null },
  circumstances: readonly Circumstance[],
): boolean {
  const { index, theory, read } = seat;
  const decisions: readonly Ways[] =
    index < 0
      ? moment.cards.flatMap((_, at) => (speaks(moment, at) ? [cablesTo(moment, at, theory)] : []))
      : [stancesOf(moment, index), ...(read === null ? [] : [answersOf(moment, index, read)])];
  return decisions.some((ways) => isLive(moment, { index, ways }, circumstances));
}

/** Whether every choice is beaten by another in some circumstance, by a point or more. */
function isLive(
  moment: TableMoment,
  { index, ways }: { readonly index: number; readonly ways: Ways },
  circumstances: readonly Circumstance[],
): boolean {
  let unbeaten = ways.map(() => true);
  for (const { players, luck } of circumstances) {
    const values = ways.map((way) => {
      const game = simulateFrom(moment, way(players), luck);
      return totalOf(index < 0 ? game.sender : (game.targets[index] ?? NO_SCORE));
    });
    const best = Math.max(...values);
    unbeaten = unbeaten.map((still, at) => still && best - (values[at] ?? 0) < POINT);
    if (!unbeaten.includes(true)) return true;
  }
  return false;
}

function seated(players: Players, index: number, policy: TargetPolicy): Players {
  return { ...players, targets: players.targets.with(index, policy) };
}

function stancesOf(moment: TableMoment, index: number): Ways {
  const aligned = moment.state.dyads[index]?.aligned === true;
  const open = STANCES.filter((stance) => aligned || stance !== 'contribute');
  return open.map((stance) => {
    const policy: TargetPolicy = { ...RATIONAL, stance: now(moment, stance, bestStance) };
    return (players) => seated(players, index, policy);
  });
}

/** A stance in this round, and another rule for it in the rounds after. */
function now(
  moment: TableMoment,
  stance: Stance,
  later: TargetPolicy['stance'],
): TargetPolicy['stance'] {
  return (at, index) => (at.round === moment.round ? stance : later(at, index));
}

/** What a target can answer; of the petitions the smallest, half of the demand, and the largest. */
function answersOf(moment: TableMoment, index: number, read: Demand): Ways {
  const stage = stageAt(moment, index, read.exception ? 1 : 0);
  const offers = percentOffers(stage.Dmin, read.demand);
  const tried = new Set([offers[0], offers[Math.floor(offers.length / 2)], offers.at(-1)]);
  const made = STAGE_TREE.answer.branches.flatMap(({ move }): readonly PlayMade[] => {
    if (move === 'leave' && !stage.canLeave) return [];
    if (move !== 'petition') return [{ move, offer: null }];
    return [...tried].flatMap((offer) => (offer === undefined ? [] : [{ move, offer }]));
  });
  return made.map((answer) => (players) => {
    const sender = writing(moment, players.sender, [index, read]);
    let round = 0; // an answer is not told the round, the sender is, just before it
    return {
      ...seated(players, index, {
        ...RATIONAL,
        answer: (contest, at) =>
          round === moment.round && at.node === 'answer' ? answer : bestPlay(contest, at),
      }),
      sender: {
        ...sender,
        demands: (at, random) => {
          ({ round } = at);
          return sender.demands(at, random);
        },
      },
    };
  });
}

/** A sender that writes one given cable in this round, and is itself otherwise. */
function writing(
  moment: TableMoment,
  sender: SenderPolicy,
  [index, demand]: readonly [number, Demand | null],
): SenderPolicy {
  return {
    ...sender,
    demands: (at, random) => {
      const written = sender.demands(at, random);
      return at.round === moment.round ? written.with(index, demand) : written;
    },
  };
}

/** Nothing, and each manner with the most that is met, at least the smallest demand. */
function cablesTo(moment: TableMoment, index: number, theory: SenderPolicy): Ways {
  const stage = stageAt(moment, index);
  const cables = THREAT_KINDS.map((kind): Demand => {
    const most = demandPercent(Math.min(stage.Dmax, ceiling(stage, kind).demand));
    const demand = Math.max(Math.ceil(100 * stage.Dmin - 1e-7), most) / 100;
    return { ...kind, demand, instrument: addressedBy(moment, index) };
  });
  return [null, ...cables].map((cable) => {
    const sender = writing(moment, theory, [index, cable]);
    return (players) => ({ ...players, sender });
  });
}
