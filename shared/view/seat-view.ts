import { expectationsAfter } from '../model/payoff.ts';
import { STAGE_TREE } from '../model/stage-tree.ts';
import { drawsOf } from '../game/cards-drawn.ts';
import { moveDueAt } from '../game/game-clock.ts';
import { dyadOf, isPractice, isSender, type Dyad, type Game, type Posture } from '../game/game.ts';
import { legalForMember } from '../game/delegation.ts';
import { earlier, phaseDeadlineOf, seatOfMover, seatsWithClock } from '../game/seat-clock.ts';
import type { SeatPoll } from '../poll/poll.ts';
import { answerLegal } from '../poll/poll-views.ts';
import type { CountryId } from '../scenario/ids.ts';
import type { SeatTalk } from '../talk/seat-talk.ts';
import type { Fact } from '../scenario/scenario.ts';
import { dyadResult, endingOf, legacyPoints, standingOf } from './ending.ts';
import { delegationView, type DelegationViewer } from './delegation-view.ts';
import {
  at,
  cardsKnownTo,
  known,
  playedRound,
  stageKnownTo,
  trustChanges,
  type KnownRound,
} from './known.ts';
import { dyadPoints, rounded, scoreOf } from './points.ts';
import { awaitedSeats, commonView, type ViewContext } from './public-game.ts';
import { compactReason } from './reasons.ts';
import { whyOf } from './why-of-seat.ts';
import type {
  DyadView,
  KnownDyad,
  Meanwhile,
  SenderView,
  SeatView,
  TargetView,
} from './seat-schema.ts';
import type { OwnResult, RoundResult, Theory } from './result-schema.ts';

/** What a seat's view depends on besides the game. */
export interface SeatContext extends ViewContext {
  readonly facts: readonly Fact[];
  /** What theory would have done in this seat, by round; absent where the host does not allow it. */
  readonly theory?: ReadonlyMap<number, Theory>;
  /** What the seat can read and say; left out where there is no talk, as between bots. */
  readonly talk?: SeatTalk;
  readonly broadcast?: string | null;
  /** The viewer's results of earlier games of the room. */
  readonly earlier?: readonly OwnResult[] | undefined;
  /** Whether the viewer calls the host. */
  readonly calling?: boolean;
  /** What the host asks the class, as the viewer sees it. */
  readonly poll?: SeatPoll | undefined;
  /** What was asked before round 1, as the viewer sees it now. */
  readonly foresight?: SeatPoll | undefined;
  /** Whose eyes it is for, where several people hold the seat. */
  readonly viewer?: DelegationViewer | undefined;
}

/**
 * Everything one seat may know, field by field. Nothing else ever leaves the server for it.
 *
 * @throws {Error} if the game has no such seat
 */
export function seatView(game: Game, seat: CountryId, context: SeatContext): SeatView {
  return isSender(game, seat) ? senderView(game, seat, context) : targetView(game, seat, context);
}

function senderView(game: Game, seat: CountryId, context: SeatContext): SenderView {
  const { cast } = game.setup;
  return {
    kind: 'sender',
    ...commonView(game, context),
    ...ownView(game, seat, context),
    me: { id: seat, name: cast.sender.name, role: cast.sender.role, par: parOf(game, seat) },
    targets: cast.targets,
    dyads: game.dyads.map((dyad) => dyadView(game, seat, dyad)),
    prepared: game.cables === null ? null : [...game.cables.cables],
    ...(game.cables === null || game.cables.welcome.length === 0
      ? {}
      : { welcomed: [...game.cables.welcome] }),
  };
}

function targetView(game: Game, seat: CountryId, context: SeatContext): TargetView {
  const { targets } = game.setup.cast;
  const card = targets.find(({ id }) => id === seat);
  if (card === undefined) throw new Error(`no seat ${seat}`);
  const dyad = dyadOf(game, seat);
  const posture = game.postures[seat];
  return {
    kind: 'target',
    ...commonView(game, context),
    ...ownView(game, seat, context),
    at: { round: game.round, step: dyad.step },
    me: { id: seat, name: card.name, role: card.role, par: parOf(game, seat) },
    targets,
    dyad: dyadView(game, seat, dyad),
    alliance: allianceView(game, seat),
    prepared: posture === undefined ? null : handedIn(posture),
  };
}

function handedIn({ stance, bloc, askReturn }: Posture): TargetView['prepared'] {
  return { stance, bloc, ...(askReturn ? { askReturn } : {}) };
}

/** Every dyad as the seat knows it, folded from its own dealings and public facts. */
function allianceView(game: Game, seat: CountryId): KnownDyad[] {
  const { now } = known(game, seat);
  return game.dyads.map(({ targetId }, index) => {
    const { eS, eT, dependence, aligned, rivalStream } = at(now.dyads, index);
    return {
      targetId,
      eS: rounded(eS),
      eT: rounded(eT),
      dependence: rounded(dependence),
      aligned,
      rivalStream,
    };
  });
}

/** What both kinds of seat are shown of themselves. */
function ownView(game: Game, seat: CountryId, context: SeatContext) {
  const results = resultsOf(game, seat, context);
  const shown = results.reduce((sum, { round, score }) => sum + (round > 0 ? score.total : 0), 0);
  const ended = game.ending !== null;
  const standing = standingOf(game, seat);
  return {
    seen: game.seen[seat] ?? 0,
    deadlineAt: deadlineFor(game, seat),
    world: game.setup.cast.world,
    ...restlessFor(game, seat),
    facts: [...context.facts],
    roundsLeft: Math.max(0, game.setup.rounds - game.round),
    results,
    total: ended ? standing.total : shown,
    settled: ended ? standing.total - standing.legacy - shown : null,
    legacy: ended ? legacyPoints(game, seat) : null,
    ready: game.ready.includes(seat),
    waitingFor: waitingFor(game, seat),
    ending: endingOf(game, context),
    ...(context.talk === undefined ? {} : { talk: context.talk.view }),
    ...(context.broadcast ? { broadcast: context.broadcast } : {}),
    ...(context.earlier === undefined ? {} : { earlier: [...context.earlier] }),
    ...(context.calling === true ? { calling: true as const } : {}),
    ...(context.poll === undefined ? {} : { poll: context.poll }),
    ...(context.foresight === undefined ? {} : { foresight: context.foresight }),
    ...delegationView(game, seat, context.viewer),
    legal: [
      ...legalForMember(game, seat, context.viewer?.me ?? null),
      ...(context.talk?.legal ?? []),
      ...answerLegal(context.poll),
      ...answerLegal(context.foresight),
    ],
    ...meanwhileOf(game, seat),
  };
}

function parOf(game: Game, seat: CountryId): number {
  return game.setup.par.find(({ countryId }) => countryId === seat)?.points ?? 0;
}

/**
 * A seat's own clock: in bargain that of the dyads in which it has to move, else of those it waits
 * for as announced, else the phase's.
 */
function deadlineFor(game: Game, seat: CountryId): number | null {
  const own = isSender(game, seat) ? game.dyads : [dyadOf(game, seat)];
  const open = own.filter(({ node }) => node !== null);
  const mine = open.filter((dyad) => moverOf(game, dyad) === seat);
  if (mine.length > 0) return mine.map(moveDueAt).reduce(earlier, null);
  if (open.length === 0) return phaseDeadlineOf(game, seat);
  return open.map(({ deadlineAt }) => deadlineAt).reduce(earlier, null) ?? game.deadlineAt;
}

/** Whose move it is in a dyad; null where nobody has to move. */
function moverOf(game: Game, { targetId, node }: Dyad): CountryId | null {
  return node === null ? null : seatOfMover(game, { targetId, mover: STAGE_TREE[node].mover });
}

/**
 * Whose decision this seat waits for. Where somebody has more time than was announced, nobody is named:
 * whoever is still deciding when the clock has run out would be given away.
 */
function waitingFor(game: Game, seat: CountryId): CountryId[] {
  if (game.phase !== 'bargain') return seatsWithClock(game).length > 0 ? [] : awaitedSeats(game);
  const own = isSender(game, seat) ? game.dyads : [dyadOf(game, seat)];
  const movers = own.flatMap((dyad) => moverOf(game, dyad) ?? []);
  return [...new Set(movers)].filter((mover) => mover !== seat);
}

/** What was decided in a seat without its player; left out where there is nothing to tell. */
function meanwhileOf(game: Game, seat: CountryId): { meanwhile?: Meanwhile[] } {
  const made = game.standIns[seat] ?? [];
  if (made.length === 0) return {};
  const meanwhile = made.map(({ round, decidedBy, did, targetId, demands, stance }) => ({
    ...{ round, decidedBy, did, targetId, demands, stance },
  }));
  return { meanwhile };
}

function dyadView(game: Game, seat: CountryId, dyad: Dyad): DyadView {
  const { targetId, cable } = dyad;
  const index = game.dyads.findIndex((one) => one.targetId === targetId);
  const { now } = known(game, seat);
  const state = at(now.dyads, index);
  const expectations =
    cable === null || dyad.expectations === null
      ? null
      : expectationsAfter(stageKnownTo(game, seat, { ...cable, targetId }), cable);
  return {
    targetId,
    eS: rounded(state.eS),
    eT: rounded(state.eT),
    dependence: rounded(state.dependence),
    aligned: state.aligned,
    rivalStream: state.rivalStream,
    phi: rounded(now.phi),
    ...factorFor(game, seat, targetId),
    cable,
    expectations: expectations === null ? null : rounded(expectations),
    node: dyad.node,
    offer: dyad.offer,
    outcome: dyad.outcome,
    step: dyad.step,
    deadlineAt: moverOf(game, dyad) === seat ? moveDueAt(dyad) : shownDeadline(dyad),
    moves: dyad.moves.map(({ type, offer, decidedBy }) => ({ type, offer, decidedBy })),
  };
}

/** Whether home is restless, for the sender, and for everybody where cards lie open. */
function restlessFor(game: Game, seat: CountryId): { restless?: boolean } {
  const { id } = game.setup.cast.sender;
  const cards = cardsKnownTo(game, seat, game.cards);
  return cards[id] === undefined ? {} : { restless: drawsOf(game, cards).restless };
}

/** A target's private factor, for itself, and for everybody where cards lie open. */
function factorFor(game: Game, seat: CountryId, targetId: CountryId): { factor?: number } {
  const cards = cardsKnownTo(game, seat, game.cards);
  if (cards[targetId] === undefined) return {};
  const index = game.dyads.findIndex((dyad) => dyad.targetId === targetId);
  return { factor: at(drawsOf(game, cards).u, index) };
}

/** What the side that waits is shown of the other's clock. */
function shownDeadline({ node, deadlineAt }: Dyad): number | null {
  return node === null ? null : deadlineAt;
}

/** The finished rounds as the seat knows them; the practice round only until it is over. */
function resultsOf(game: Game, seat: CountryId, context: SeatContext): RoundResult[] {
  return known(game, seat)
    .rounds.filter(({ round }) => round > 0 || isPractice(game))
    .map((round) => {
      const theory = context.theory?.get(round.round);
      return { ...resultOf(game, seat, round), ...(theory === undefined ? {} : { theory }) };
    });
}

function resultOf(game: Game, seat: CountryId, round: KnownRound): RoundResult {
  const played = playedRound(game, round.round);
  const sender = isSender(game, seat);
  const own = game.dyads.findIndex(({ targetId }) => targetId === seat);
  const terms = sender ? round.result.sender : at(round.result.targets, own);
  const dyads = sender ? played.dyads : [at(played.dyads, own)];
  return {
    round: round.round,
    score: scoreOf(terms),
    dyads: dyads.map((dyad, index) =>
      dyadResult(dyad, {
        points: sender ? dyadPoints(at(round.result.senderByDyad, index)) : dyadPoints(terms),
        stance: true,
        by: sender ? played.cablesBy : dyad.stanceBy,
      }),
    ),
    trust: trustChanges(game, round),
    why: whyOf(game, round, sender ? null : own).map(compactReason),
  };
}
