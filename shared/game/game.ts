import type { Outcome, Node } from '../model/stage-tree.ts';
import type { RoundTerms } from '../model/alliance-scores.ts';
import type { AllianceState, DyadState, ScoreTerms, Stance } from '../model/types.ts';
import type { CountryId } from '../scenario/ids.ts';
import type { Target } from '../scenario/scenario.ts';
import type { Cable } from './command.ts';
import type { DecidedBy, Phase, RecordedTerms } from './event.ts';
import type { SeatClock } from './factors.ts';
import { isHeld } from './holder.ts';
import type { Motions } from './motions.ts';
import type { MoveEventType } from './moves.ts';
import type { GameSetup, Holder } from './setup.ts';

/** A move that was made in a dyad in this round. */
export interface MoveMade {
  readonly type: MoveEventType;
  /** Whole percent; null where the move takes none. */
  readonly offer: number | null;
  readonly decidedBy: DecidedBy;
}

/** One sender-target pair: where it stands between rounds, and in this round's stage game. */
export interface Dyad {
  readonly targetId: CountryId;
  readonly state: DyadState;
  /** The threat of this round once it has been delivered. */
  readonly cable: Cable | null;
  /** Whether the cable was written quietly and became a headline; absent if not. */
  readonly leaked?: boolean;
  /** The target's expectations after the threat; null without one. */
  readonly expectations: number | null;
  readonly node: Node | null;
  readonly offer: number | null;
  readonly outcome: Outcome | null;
  /** 0 in prepare, then the number of moves made, the threat included. */
  readonly step: number;
  /** As announced to both sides. */
  readonly deadlineAt: number | null;
  /** The mover's own, where it has other time than was announced; null for never. */
  readonly ownDeadlineAt?: number | null | undefined;
  readonly moves: readonly MoveMade[];
}

/** A decision that somebody other than its player made in a seat. */
export interface StandIn {
  readonly round: number;
  readonly decidedBy: Exclude<DecidedBy, 'human'>;
  readonly did: 'cablesWritten' | 'postureSet' | MoveEventType;
  /** The dyad it was made in; null for a sealed choice. */
  readonly targetId: CountryId | null;
  /** How many demands were written, for `cablesWritten` only. */
  readonly demands: number | null;
  /** For `postureSet` only. */
  readonly stance: Stance | null;
}

/** What a target has handed in for this round. */
export interface Posture {
  readonly stance: Stance;
  /** Whether it wants to stand in a bloc in the next round. */
  readonly bloc: boolean;
  /** Whether it asks to return to the alliance that it has left. */
  readonly askReturn: boolean;
  readonly decidedBy: DecidedBy;
}

/** One dyad of a finished round. Percent are whole, as they were written. */
export interface PlayedDyad {
  readonly targetId: CountryId;
  readonly cable: Cable | null;
  readonly leaked?: boolean;
  readonly outcome: Outcome;
  readonly offer: number | null;
  readonly stance: Stance;
  readonly stanceBy: DecidedBy;
  /** Whether it asked for a bloc in the next round, and to return. */
  readonly asked: { readonly bloc: boolean; readonly toReturn: boolean };
  readonly moves: readonly MoveMade[];
}

/**
 * What a target gave.
 *
 * @returns percent of its stake; null where nothing was demanded
 */
export function concession({ cable, outcome, offer }: PlayedDyad): number | null {
  if (cable === null) return null;
  if (outcome === 'conceded') return cable.demand;
  return outcome === 'granted' ? offer : 0;
}

/** What was made known at the end of a round for the next. */
export interface Declared {
  /** The bloc of the next round, its speaker first; empty for none. */
  readonly bloc: readonly CountryId[];
  /** Who returns to the alliance. */
  readonly returned: readonly CountryId[];
}

/** Nothing was declared. */
export const NOTHING_DECLARED: Declared = { bloc: [], returned: [] };

/** A score by term, in stakes. What a model does not have is 0 in its games. */
export interface PlayedTerms extends ScoreTerms, RoundTerms {}

/** A score as it was recorded, with 0 for the terms that its model does not have. */
export function playedTerms(recorded: RecordedTerms): PlayedTerms {
  const {
    rival = 0,
    home = 0,
    jointSecurity = 0,
    posture = 0,
    alliance = 0,
    legacy = 0,
  } = recorded;
  const { material, fear, publicCost } = recorded;
  return { material, fear, publicCost, rival, home, jointSecurity, posture, alliance, legacy };
}

/** A finished round: what was done, and what it scored in stakes. */
export interface PlayedRound {
  readonly round: number;
  readonly cablesBy: DecidedBy;
  /** Whom the sender would have welcomed back. */
  readonly welcome: readonly CountryId[];
  /** Who stood in a bloc in this round. */
  readonly bloc: readonly CountryId[];
  readonly declared: Declared;
  /** The private cards that were drawn, whole numbers by country. */
  readonly cards: Readonly<Record<CountryId, number>>;
  readonly dyads: readonly PlayedDyad[];
  readonly scores: readonly { readonly countryId: CountryId; readonly terms: PlayedTerms }[];
  readonly senderByDyad: readonly { readonly targetId: CountryId; readonly terms: PlayedTerms }[];
  /** Where the round left the alliance, as it was recorded. */
  readonly after: AllianceState;
}

/** A game as its events tell it. Dyads, holders and postures stand in the scenario's order. */
export interface Game {
  readonly setup: GameSetup;
  readonly phase: Phase;
  /** 0 is the practice round. */
  readonly round: number;
  readonly deadlineAt: number | null;
  readonly pausedAt: number | null;
  /** Exception credit. */
  readonly phi: number;
  readonly dyads: readonly Dyad[];
  readonly holders: Readonly<Record<CountryId, Holder>>;
  /** The private cards of this round, whole numbers by country; empty in a game of model 1. */
  readonly cards: Readonly<Record<CountryId, number>>;
  /** The cables handed in for this round. */
  readonly cables: {
    readonly cables: readonly Cable[];
    /** Countries that have left and may come back, if they ask. */
    readonly welcome: readonly CountryId[];
    readonly decidedBy: DecidedBy;
  } | null;
  /** Who stands in the bloc of this round, in the scenario's order: the first speaks. Empty for none. */
  readonly bloc: readonly CountryId[];
  readonly declared: Declared;
  readonly postures: Readonly<Record<CountryId, Posture>>;
  /** Seats that said they are ready for the next phase. */
  readonly ready: readonly CountryId[];
  /** What members of delegations have put before one another. */
  readonly motions: Readonly<Record<CountryId, Motions>>;
  readonly rounds: readonly PlayedRound[];
  /** Who made the last decision in each seat. */
  readonly lastDecidedBy: Readonly<Record<CountryId, DecidedBy>>;
  /** What was decided without its player in each seat of a person, since that person's last own choice. */
  readonly standIns: Readonly<Record<CountryId, readonly StandIn[]>>;
  /** Seats with other time than was announced. */
  readonly clocks: Readonly<Record<CountryId, SeatClock>>;
  /** Whether rounds begin together with those of the room's other games. */
  readonly together: boolean;
  /** How many events each seat, and the public, could see. */
  readonly seen: Readonly<Record<string, number>>;
  readonly ending: {
    readonly finished: boolean;
    readonly legacy: readonly { readonly countryId: CountryId; readonly stakes: number }[];
  } | null;
}

/** Under this name `seen` counts what everybody could see. */
export const PUBLIC = 'public';

/**
 * The dyad of a target.
 *
 * @throws {Error} if the game has no such target
 */
export function dyadOf(game: Game, targetId: CountryId): Dyad {
  const dyad = game.dyads.find((one) => one.targetId === targetId);
  if (dyad === undefined) throw new Error(`no dyad ${targetId}`);
  return dyad;
}

/**
 * The card of a target, with its parameters at the start.
 *
 * @throws {Error} if the game has no such target
 */
export function targetOf(game: Game, targetId: CountryId): Target {
  const target = game.setup.cast.targets.find((one) => one.id === targetId);
  if (target === undefined) throw new Error(`no target ${targetId}`);
  return target;
}

/** Every seat: the sender, then the targets in the scenario's order. */
export function countriesOf(game: Game): readonly CountryId[] {
  const { sender, targets } = game.setup.cast;
  return [sender.id, ...targets.map(({ id }) => id)];
}

/** Whether a seat is the sender's. */
export function isSender(game: Game, countryId: CountryId): boolean {
  return game.setup.cast.sender.id === countryId;
}

/** The seats held by people, whether they are here or away. */
export function peopleOf(game: Game): readonly CountryId[] {
  return countriesOf(game).filter((id) => isHeld(game.holders[id]));
}

/** The seats held by people who have not said that they are ready. */
export function unready(game: Game): readonly CountryId[] {
  return peopleOf(game).filter((seat) => !game.ready.includes(seat));
}

/** Whether a game is through with its round and waits for the room's other games. */
export function waitsForOthers(game: Game): boolean {
  const done = game.phase === 'outcome' && unready(game).length === 0;
  return done && game.together && !isLastRound(game);
}

/** Whether a seat has handed in its sealed choice of this round. */
export function hasSubmitted(game: Game, countryId: CountryId): boolean {
  return isSender(game, countryId) ? game.cables !== null : game.postures[countryId] !== undefined;
}

/** Whether the practice round is being played, which does not count. */
export function isPractice(game: Game): boolean {
  return game.round === 0;
}

/** Whether round 1 is still to come: the roles are read, or the practice round is played. */
export function beforeRoundOne(game: Game): boolean {
  return game.phase === 'briefing' || (isPractice(game) && game.phase !== 'ended');
}

/** The alliance at this moment, for the model. */
export function allianceOf(game: Game): AllianceState {
  return { phi: game.phi, dyads: game.dyads.map(({ state }) => state) };
}

/** Whether this round is the last one. */
export function isLastRound(game: Game): boolean {
  return game.round >= game.setup.rounds;
}

/** The finished rounds that count. */
export function countedRounds(game: Game): readonly PlayedRound[] {
  return game.rounds.filter(({ round }) => round > 0);
}
