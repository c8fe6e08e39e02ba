import { blocStage, shadowOfBloc } from '../../model/bloc-stage.ts';
import { sharedInstruments } from '../../model/membership.ts';
import { shadowInPlay, stageGameOf } from '../../model/round.ts';
import type {
  AllianceState,
  RoundAct,
  ScoreTerms,
  Shadow,
  StageGame,
  TargetCard,
  Threat,
  World,
} from '../../model/types.ts';

/** What a simulated game is played on: a scenario, or only its numbers. */
export interface Table {
  readonly world: World;
  readonly cards: readonly TargetCard[];
  readonly rounds: number;
}

/** A moment of a simulated game, as everybody who decides in it sees it. */
export interface TableMoment extends Table {
  readonly state: AllianceState;
  /** Counts from 1. */
  readonly round: number;
  /** Who stands in this round's bloc, in the scenario's order; empty without one. */
  readonly bloc: readonly number[];
}

/** A threat by one of the target's instruments; demands are whole percents of a stake. */
export type Demand = NonNullable<RoundAct['threat']>;

/** A dyad in which a threat has been made: all that the moves after it depend on. */
export interface Contest {
  readonly stage: StageGame;
  readonly threat: Threat;
}

/** The terms of a score that has not begun. */
export const NO_SCORE: ScoreTerms = {
  material: 0,
  fear: 0,
  publicCost: 0,
  rival: 0,
  jointSecurity: 0,
  posture: 0,
  legacy: 0,
};

/** Two scores term by term. */
export function addTerms(a: ScoreTerms, b: ScoreTerms): ScoreTerms {
  return {
    material: a.material + b.material,
    fear: a.fear + b.fear,
    publicCost: a.publicCost + b.publicCost,
    rival: a.rival + b.rival,
    jointSecurity: a.jointSecurity + b.jointSecurity,
    posture: a.posture + b.posture,
    legacy: a.legacy + b.legacy,
  };
}

/** A score: the sum of its terms, in stakes. */
export function totalOf(terms: ScoreTerms): number {
  const { material, fear, publicCost, rival, jointSecurity, posture, legacy } = terms;
  return material + fear + publicCost + rival + jointSecurity + posture + legacy;
}

/**
 * A dyad's stage game at a moment, by the target's first instrument. For a member of a bloc it is the
 * one game with all of them, so that a rule for one target is a rule for one address.
 *
 * @param claims  exceptions claimed in this round, this one included
 * @throws {RangeError} if there is no such dyad
 */
export function stageAt(moment: TableMoment, index: number, claims = 1): StageGame {
  const card = cardAt(moment, index);
  const state = moment.state.dyads[index];
  if (state === undefined) throw new RangeError(`no dyad ${index}`);
  if (moment.bloc.includes(index)) {
    const members = moment.bloc;
    return blocStage(moment, { members, instrument: addressedBy(moment, index), claims });
  }
  const use = { instrument: instrumentOf(card), claims, phi: moment.state.phi };
  return stageGameOf({ world: moment.world, card, state }, use);
}

/** The shadow of the future over a dyad at a moment, or over the bloc it stands in, on theory line B. */
export function shadowAt(moment: TableMoment, index: number): Shadow {
  const { world, cards, state, rounds, round, bloc } = moment;
  const roundsLeft = rounds - round;
  if (bloc.includes(index)) return shadowOfBloc(moment, { members: bloc, roundsLeft });
  return shadowInPlay({ world, cards, state }, { index, roundsLeft });
}

/** How many a demand on a target is made to: the values of `stageAt` are those of one of them. */
export function weightAt({ bloc }: TableMoment, index: number): number {
  return bloc.includes(index) ? bloc.length : 1;
}

/** Whether a target answers for itself or for the bloc: of a bloc, only the first member does. */
export function speaks({ bloc }: TableMoment, index: number): boolean {
  return !bloc.includes(index) || bloc[0] === index;
}

/** A target's card. @throws {RangeError} if there is none */
export function cardAt({ cards }: Table, index: number): TargetCard {
  const card = cards[index];
  if (card === undefined) throw new RangeError(`no target ${index}`);
  return card;
}

/** The instrument that simulated senders use. */
export function instrumentOf(card: TargetCard): string {
  return card.instruments[0]?.id ?? '';
}

/** The instrument that a simulated sender uses at a moment: on a bloc, the first that fits everybody. */
export function addressedBy(moment: TableMoment, index: number): string {
  const members = moment.bloc.includes(index) ? moment.bloc : [index];
  return sharedInstruments(members.map((member) => cardAt(moment, member)))[0] ?? '';
}

/** Whether a target is an ally at the start. */
export function isAlly({ alignment }: TargetCard): boolean {
  return alignment === 'ally';
}
