import type { Draws } from '../model/alliance-scores.ts';
import { openingState, stageGameOf } from '../model/round.ts';
import type { AllianceState, RoundAct, ScoredRound, StageGame } from '../model/types.ts';
import type { Cable } from '../game/command.ts';
import { speaks } from '../game/bloc.ts';
import { drawsOf, hasOpenCards } from '../game/cards-drawn.ts';
import { closedBy, type ClosedBy } from '../game/closing.ts';
import {
  countedRounds,
  isSender,
  playedTerms,
  PUBLIC,
  type Game,
  type PlayedDyad,
  type PlayedRound,
  type PlayedTerms,
} from '../game/game.ts';
import { threatOf } from '../game/phases.ts';
import { isPublicMove } from '../game/visibility.ts';
import type { CountryId } from '../scenario/ids.ts';
import type { TrustChange } from './result-schema.ts';
import { rounded } from './points.ts';

/** Whose knowledge: a seat's, or that of everybody. */
export type Onlooker = CountryId | typeof PUBLIC;

/** A finished round as one viewer can reconstruct it. */
export interface KnownRound {
  readonly round: number;
  readonly before: AllianceState;
  readonly acts: readonly RoundAct[];
  /** The cards that the viewer knows; the middle for all others. */
  readonly draws: Draws;
  readonly result: KnownResult;
}

/** A closed round as one viewer can reconstruct it. */
interface KnownResult extends ScoredRound {
  readonly sender: PlayedTerms;
  readonly senderByDyad: readonly PlayedTerms[];
  readonly targets: readonly PlayedTerms[];
}

/** What one viewer can know of a game: the finished rounds, and where they leave the alliance. */
export interface Known {
  readonly rounds: readonly KnownRound[];
  readonly now: AllianceState;
}

/**
 * Rebuilds the game from the facts that a viewer has: its own dealings and whatever was public. The
 * same model that scores the game is folded over them, so nothing a viewer is shown can depend on a
 * fact it does not have. For the sender, who is party to everything, this is the truth, and what was
 * recorded is taken as it was: it is what the players saw, also where today's model computes otherwise.
 *
 * @param viewer  a seat, or `PUBLIC`
 * @see README.md of this folder, "Knowledge is folded, not filtered"
 */
export function known(game: Game, viewer: Onlooker): Known {
  const folds = foldsOf(game);
  const before = folds.get(viewer);
  if (before !== undefined) return before;
  const folded = foldKnown(game, viewer);
  folds.set(viewer, folded);
  return folded;
}

/** A view asks several times for the same fold of the same finished rounds. */
const remembered = new WeakMap<Game, Map<Onlooker, Known>>();

function foldsOf(game: Game): Map<Onlooker, Known> {
  const folds = remembered.get(game) ?? new Map<Onlooker, Known>();
  remembered.set(game, folds);
  return folds;
}

function foldKnown(game: Game, viewer: Onlooker): Known {
  const { world, targets } = game.setup.cast;
  const rounds: KnownRound[] = [];
  let now = openingState(world, targets);
  for (const played of game.rounds) {
    if (played.round === 1) now = openingState(world, targets);
    const acts = played.dyads.map((dyad) => ({
      ...actKnownTo(game, { viewer, played }, dyad),
      // public: a bloc is declared a round ahead, a return is news
      inBloc: played.bloc.includes(dyad.targetId),
      returns: played.declared.returned.includes(dyad.targetId),
    }));
    const draws = drawsOf(game, cardsKnownTo(game, viewer, played.cards));
    const start = { round: played.round, state: now };
    const computed = normal(closedBy(game.setup, start, { acts, draws }));
    const all = viewer !== PUBLIC && isSender(game, viewer);
    const result = all ? recorded(played, computed, now) : computed;
    rounds.push({ round: played.round, before: now, acts, draws, result });
    now = result.after;
  }
  const reset = game.round === 1 && game.rounds.at(-1)?.round === 0;
  return { rounds, now: reset ? openingState(world, targets) : now };
}

/** The cards of a round that a viewer knows: its own, or all where they lie open. */
export function cardsKnownTo(
  game: Game,
  viewer: Onlooker,
  cards: PlayedRound['cards'],
): PlayedRound['cards'] {
  if (hasOpenCards(game)) return cards;
  const own = viewer === PUBLIC ? undefined : cards[viewer];
  return viewer === PUBLIC || own === undefined ? {} : { [viewer]: own };
}

/** Scores with 0 for the terms that the model of the game does not have. */
function normal({ after, trust, sender, senderByDyad, targets }: ClosedBy): KnownResult {
  return {
    after,
    trust,
    sender: playedTerms(sender),
    senderByDyad: senderByDyad.map(playedTerms),
    targets: targets.map(playedTerms),
  };
}

/**
 * A round as it was scored when it was played. What moved trust is not recorded: that is the model's,
 * and left out where it does not lead to the trust that was recorded.
 */
function recorded(played: PlayedRound, computed: KnownResult, before: AllianceState): KnownResult {
  const { after, scores, senderByDyad } = played;
  const [sender, ...targets] = scores.map(({ terms }) => terms);
  return {
    after,
    trust: after.dyads.map(({ eT }, index) => {
      const steps = at(computed.trust, index);
      return (steps.at(-1)?.eT ?? at(before.dyads, index).eT) === eT ? steps : [];
    }),
    sender: sender ?? computed.sender,
    senderByDyad: senderByDyad.map(({ terms }) => terms),
    targets,
  };
}

/** A finished round that counts: as it was played, and the whole truth of how it was closed. */
export interface Closed {
  readonly played: PlayedRound;
  readonly truth: KnownRound;
}

/**
 * Every finished round that counts, with the whole truth of it: not to be shown before the end.
 *
 * @throws {Error} if the game and its fold contradict each other (our mistake)
 */
export function closedRounds(game: Game): readonly Closed[] {
  const { rounds } = known(game, game.setup.cast.sender.id);
  return countedRounds(game).map((played) => {
    const truth = rounds.find(({ round }) => round === played.round);
    if (truth === undefined) throw new Error(`no round ${played.round}`);
    return { played, truth };
  });
}

/** Whether a viewer is one of the two parties of a dyad. */
function isParty(game: Game, viewer: Onlooker, targetId: CountryId): boolean {
  return viewer !== PUBLIC && (viewer === targetId || isSender(game, viewer));
}

/** Whether a viewer reads what is written to a target: as a party, or because both stand in the bloc. */
function isTold(
  game: Game,
  { viewer, bloc }: { readonly viewer: Onlooker; readonly bloc: readonly CountryId[] },
  targetId: CountryId,
): boolean {
  const together = viewer !== PUBLIC && bloc.includes(viewer) && bloc.includes(targetId);
  return together || isParty(game, viewer, targetId);
}

/**
 * The stage game of a dyad in this round, as far as a viewer knows.
 *
 * @param cable  the cable it is about; exceptions it knows of share their credit
 */
export function stageKnownTo(
  game: Game,
  viewer: Onlooker,
  cable: Pick<Cable, 'targetId' | 'instrument' | 'exception'>,
): StageGame {
  const index = game.setup.cast.targets.findIndex(({ id }) => id === cable.targetId);
  const card = game.setup.cast.targets[index];
  const { now } = known(game, viewer);
  const state = now.dyads[index];
  if (card === undefined || state === undefined) throw new Error(`no target ${cable.targetId}`);
  const claims = game.dyads.filter(
    (dyad) =>
      dyad.cable?.exception === true &&
      speaks(game, dyad.targetId) &&
      (isTold(game, { viewer, bloc: game.bloc }, dyad.targetId) || dyad.cable.publicity === 'loud'),
  ).length;
  const use = { instrument: cable.instrument, claims, phi: now.phi };
  return stageGameOf({ world: game.setup.cast.world, card, state }, use);
}

/**
 * How trust moved in a round, as a viewer knows it: one change per dyad, in the scenario's order.
 */
export function trustChanges(game: Game, round: KnownRound): TrustChange[] {
  return game.setup.cast.targets.map(({ id }, index) => {
    const start = at(round.before.dyads, index).eT;
    const after = at(round.result.after.dyads, index).eT;
    let from = start;
    const causes = at(round.result.trust, index).map(({ cause, eT }) => {
      const change = rounded(eT - from);
      from = eT;
      return { cause, change };
    });
    return { targetId: id, before: rounded(start), after: rounded(after), causes };
  });
}

/**
 * The entry of a list in the scenario's order.
 *
 * @throws {Error} if there is none: lists of one game are equally long
 */
export function at<T>(list: readonly T[], index: number): T {
  const one = list[index];
  if (one === undefined) throw new Error(`nothing at ${index}`);
  return one;
}

/** What a viewer knows of what was done in a dyad: all of it, what was public, or nothing. */
function actKnownTo(
  game: Game,
  { viewer, played }: { readonly viewer: Onlooker; readonly played: PlayedRound },
  dyad: PlayedDyad,
): RoundAct {
  const stance = isParty(game, viewer, dyad.targetId) ? dyad.stance : 'hold';
  const own = isTold(game, { viewer, bloc: played.bloc }, dyad.targetId);
  const nothing: RoundAct = { threat: null, outcome: 'none', offer: null, stance };
  const { cable, outcome } = dyad;
  if (cable === null) return nothing;
  const offer = dyad.offer === null ? null : dyad.offer / 100;
  if (own || cable.publicity === 'loud') {
    return { threat: threatOf(cable), outcome, offer, stance };
  }
  const surfaced = dyad.moves.some(({ type }) => isPublicMove(type, 'quiet'));
  if (!surfaced) return nothing;
  return { threat: { ...threatOf(cable), exception: false }, outcome, offer: null, stance };
}

/** The finished round of a number, as played. */
export function playedRound(game: Game, round: number): PlayedRound {
  const played = game.rounds.find((one) => one.round === round);
  if (played === undefined) throw new Error(`no round ${round}`);
  return played;
}
