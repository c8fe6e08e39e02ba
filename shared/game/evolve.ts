import { isHeld } from './holder.ts';
import { assertNever } from '../model/assert-never.ts';
import { assertDials } from '../model/dial-checks.ts';
import { openingState } from '../model/round.ts';
import { STAGE_TREE } from '../model/stage-tree.ts';
import type { DyadState } from '../model/types.ts';
import { dialsOf } from '../scenario/dials-of.ts';
import type { CountryId } from '../scenario/ids.ts';
import type { GameEvent, Moved, RoundScored } from './event.ts';
import { dyadAt, membersAt } from './bloc.ts';
import {
  NOTHING_DECLARED,
  playedTerms,
  PUBLIC,
  type Dyad,
  type Game,
  type PlayedRound,
  type StandIn,
} from './game.ts';
import { movedClocks, reclocked, withSeatClock } from './evolve-clock.ts';
import { closed, settled, taken } from './evolve-delegation.ts';
import { NO_MOTIONS, withProposed } from './motions.ts';
import { isMoved } from './moves.ts';
import type { GameSetup, Holder } from './setup.ts';
import { viewersOf } from './visibility.ts';
import type * as z from 'zod/mini';

type Created = Extract<GameEvent, { type: 'gameCreated' }>;

/**
 * The game after an event. It only assigns: whatever had to be computed stands in the event.
 *
 * @param game  null before `gameCreated`
 * @throws {Error} if the first event is not `gameCreated`, or an event names a target that is not there
 */
export function evolve(game: Game | null, event: GameEvent): Game {
  if (event.type === 'gameCreated') return withSeen(created(event), event);
  if (game === null) throw new Error(`${event.type} before gameCreated`);
  const seen = withSeen(game, event).seen;
  return { ...assigned(game, event), seen };
}

/**
 * Folds events into a game.
 *
 * @param game  where to start; null for a whole log
 * @throws {Error} if there is neither a game nor a first `gameCreated`
 */
export function fold(events: readonly GameEvent[], game: Game | null = null): Game {
  let folded = game;
  for (const event of events) folded = evolve(folded, event);
  if (folded === null) throw new Error('no events to fold');
  return folded;
}

function created({ setup }: Created): Game {
  return {
    setup,
    phase: 'briefing',
    round: setup.practice ? 0 : 1,
    deadlineAt: null,
    pausedAt: null,
    phi: setup.cast.world.phi,
    dyads: openingDyads(setup),
    holders: Object.fromEntries(
      setup.holders.map(({ countryId, holder }): [CountryId, Holder] => [countryId, holder]),
    ),
    cards: {},
    cables: null,
    bloc: [],
    declared: NOTHING_DECLARED,
    postures: {},
    ready: [],
    motions: {},
    rounds: [],
    lastDecidedBy: {},
    standIns: {},
    clocks: {},
    together: false,
    seen: {},
    ending: null,
  };
}

function openingDyads(setup: GameSetup): readonly Dyad[] {
  const { world, targets } = setup.cast;
  const dials = dialsOf(setup.cast);
  if (dials !== null) assertDials(dials.world, dials.cards);
  return openingState(world, targets).dyads.map((state, index) => {
    const target = targets[index];
    if (target === undefined) throw new Error(`no target ${index}`);
    return restingDyad(target.id, state);
  });
}

/** A dyad in which nothing has happened in this round yet. */
export function restingDyad(targetId: CountryId, state: DyadState): Dyad {
  return {
    targetId,
    state,
    cable: null,
    expectations: null,
    node: null,
    offer: null,
    outcome: null,
    step: 0,
    deadlineAt: null,
    moves: [],
  };
}

function assigned(game: Game, event: Exclude<GameEvent, Created>): Game {
  if (isMoved(event)) return moved(game, event);
  switch (event.type) {
    case 'phaseEntered':
      return entered(game, event);
    case 'cardDrawn':
      return { ...game, cards: { ...game.cards, [event.countryId]: event.n } };
    case 'cablesWritten': {
      const { cables: written, welcome = [], decidedBy } = event;
      const cables = { cables: written, welcome, decidedBy };
      const by = game.setup.cast.sender.id;
      const did = { did: event.type, demands: written.length, decidedBy };
      return decided(settled({ ...game, cables }, [by], ['prepare']), by, did);
    }
    case 'postureSet': {
      const { targetId, stance, bloc, askReturn = false, decidedBy } = event;
      const posture = { stance, bloc, askReturn, decidedBy };
      const postures = { ...game.postures, [targetId]: posture };
      const next = settled({ ...game, postures }, [targetId], ['posture']);
      return decided(next, targetId, { did: event.type, stance, decidedBy });
    }
    case 'threatDelivered':
      return delivered(game, event);
    case 'blocFormed':
      return { ...game, declared: { ...game.declared, bloc: event.members } };
    case 'returned': {
      const returned = [...game.declared.returned, event.targetId];
      return { ...game, declared: { ...game.declared, returned } };
    }
    case 'roundScored':
      return scored(game, event);
    case 'readied':
      return settled(
        { ...game, ready: [...game.ready, event.countryId] },
        [event.countryId],
        ['ready'],
      );
    case 'proposed': {
      const motions = withProposed(game.motions[event.countryId] ?? NO_MOTIONS, event);
      return { ...game, motions: { ...game.motions, [event.countryId]: motions } };
    }
    case 'practiceReset':
      return practised(game);
    case 'clockPaused':
      return { ...game, pausedAt: event.at };
    case 'clockResumed':
    case 'clockExtended':
      return reclocked(game, event);
    case 'seatClockSet':
      return withSeatClock(game, event);
    case 'paceSet':
      return { ...game, together: event.together };
    case 'seatTaken':
      return taken(game, event);
    case 'gameEnded':
      return { ...game, ending: { finished: event.finished, legacy: event.legacy } };
    default:
      return assertNever(event);
  }
}

/** Practice is over: everything that was played is set back. */
function practised(game: Game): Game {
  const { phi } = game.setup.cast.world;
  return { ...game, phi, dyads: openingDyads(game.setup), standIns: {} };
}

function entered(game: Game, event: Extract<GameEvent, { type: 'phaseEntered' }>): Game {
  const { phase, round, deadlineAt } = event;
  const clocks = movedClocks(game, event.seats);
  const next = { ...game, phase, round, deadlineAt, clocks, ready: [], motions: closed(game) };
  if (phase !== 'prepare') return next;
  const dyads = game.dyads.map(({ targetId, state }) => restingDyad(targetId, state));
  const bloc = game.declared.bloc;
  const opened = { cards: {}, cables: null, postures: {}, bloc, declared: NOTHING_DECLARED };
  return { ...next, dyads, ...opened };
}

/** A cable to the bloc stands in every member's dyad, with that member's own expectations. */
function delivered(game: Game, event: Extract<GameEvent, { type: 'threatDelivered' }>): Game {
  const own = new Map(event.members?.map((one) => [one.targetId, one.expectations]));
  return withDyads(game, event.targetId, ({ targetId }) => ({
    cable: event.cable,
    ...(event.leaked === true ? { leaked: true } : {}),
    expectations: own.get(targetId) ?? event.expectations,
    node: 'answer',
    step: 1,
    deadlineAt: event.deadlineAt,
    ownDeadlineAt: event.ownDeadlineAt,
  }));
}

function moved(game: Game, event: Moved): Game {
  const dyad = dyadAt(game, event.targetId);
  const offer = event.offer ?? null;
  const made = { type: event.type, offer, decidedBy: event.decidedBy };
  const bySender = dyad.node !== null && STAGE_TREE[dyad.node].mover === 'sender';
  const by = bySender ? game.setup.cast.sender.id : dyad.targetId;
  const next = withDyads(game, event.targetId, () => ({
    node: 'node' in event.to ? event.to.node : null,
    outcome: 'outcome' in event.to ? event.to.outcome : null,
    offer: offer ?? dyad.offer,
    step: dyad.step + 1,
    deadlineAt: event.deadlineAt,
    ownDeadlineAt: event.ownDeadlineAt,
    moves: [...dyad.moves, made],
  }));
  const answered = settled(next, membersAt(game, event.targetId), ['answer']);
  const { id } = game.setup.cast.sender;
  const { type: did, targetId } = event;
  return decided(settled(answered, [id], [`to ${targetId}`]), by, {
    ...{ did, targetId, decidedBy: event.decidedBy },
  });
}

function scored(game: Game, event: z.infer<typeof RoundScored>): Game {
  const stateOf = new Map(event.dyads.map(({ targetId, state }) => [targetId, state]));
  const dyads = game.dyads.map((dyad) => ({
    ...dyad,
    state: stateOf.get(dyad.targetId) ?? dyad.state,
  }));
  const round: PlayedRound = {
    round: event.round,
    cablesBy: game.cables?.decidedBy ?? 'timeout',
    welcome: game.cables?.welcome ?? [],
    bloc: game.bloc,
    declared: game.declared,
    cards: game.cards,
    dyads: game.dyads.map((dyad) => ({
      targetId: dyad.targetId,
      cable: dyad.cable,
      ...(dyad.leaked === true ? { leaked: true } : {}),
      outcome: dyad.outcome ?? 'none',
      offer: dyad.outcome === 'granted' ? dyad.offer : null,
      stance: game.postures[dyad.targetId]?.stance ?? 'hold',
      stanceBy: game.postures[dyad.targetId]?.decidedBy ?? 'timeout',
      asked: {
        bloc: game.postures[dyad.targetId]?.bloc === true,
        toReturn: game.postures[dyad.targetId]?.askReturn === true,
      },
      moves: dyad.moves,
    })),
    scores: event.scores.map(({ countryId, terms }) => ({
      countryId,
      terms: playedTerms(terms),
    })),
    senderByDyad: event.senderByDyad.map(({ targetId, terms }) => ({
      targetId,
      terms: playedTerms(terms),
    })),
    after: { phi: event.phi, dyads: dyads.map(({ state }) => state) },
  };
  return { ...game, phi: event.phi, dyads, rounds: [...game.rounds, round] };
}

/** Changes the dyad under an address: one, or those of all members of the bloc. */
function withDyads(game: Game, address: CountryId, change: (dyad: Dyad) => Partial<Dyad>): Game {
  dyadAt(game, address);
  const members = membersAt(game, address);
  const dyads = game.dyads.map((dyad) =>
    members.includes(dyad.targetId) ? { ...dyad, ...change(dyad) } : dyad,
  );
  return { ...game, dyads };
}

/** A decision as a seat remembers it. */
interface Decided
  extends Pick<StandIn, 'did'>, Partial<Pick<StandIn, 'targetId' | 'demands' | 'stance'>> {
  readonly decidedBy: Game['lastDecidedBy'][CountryId];
}

function decided(game: Game, by: CountryId, made: Decided): Game {
  const { did, decidedBy, targetId = null, demands = null, stance = null } = made;
  const lastDecidedBy = { ...game.lastDecidedBy, [by]: decidedBy };
  if (!isHeld(game.holders[by])) return { ...game, lastDecidedBy };
  const entry = { round: game.round, did, targetId, demands, stance };
  const standIns =
    decidedBy === 'human' ? [] : [...(game.standIns[by] ?? []), { ...entry, decidedBy }];
  return { ...game, lastDecidedBy, standIns: { ...game.standIns, [by]: standIns } };
}

function withSeen(game: Game, event: GameEvent): Game {
  const seen: Record<string, number> = { ...game.seen };
  for (const viewer of viewersOf(game, event)) seen[viewer] = (seen[viewer] ?? 0) + 1;
  return { ...game, seen };
}

/** What everybody could see so far, as a count. */
export function publicSeen(game: Game): number {
  return game.seen[PUBLIC] ?? 0;
}
