import { transition } from 'xstate';
import { assertNever } from '../model/assert-never.ts';
import { dueAt, extend, giveTime, pause, resume } from '../game/game-clock.ts';
import type { Asked } from '../game/decide.ts';
import { record, refuse, type Decision, type GameRefusal } from '../game/decision.ts';
import { decideAmongThose, decideAsMember, type Member } from '../game/delegation.ts';
import { fold } from '../game/evolve.ts';
import type { GameEvent } from '../game/event.ts';
import { waitsForOthers, type Game } from '../game/game.ts';
import { deadlineIn } from '../game/seat-clock.ts';
import type { Factor } from '../game/factors.ts';
import type { GameSetup, Holder } from '../game/setup.ts';
import { modelOf } from '../scenario/dials-of.ts';
import type { CountryId, PlayerId } from '../scenario/ids.ts';
import { gameMachine, type Flow } from './game-machine.ts';

/** What can be done to a game from outside. */
export type GameInput =
  | ({ readonly type: 'command'; readonly member?: Member | undefined } & Asked)
  /** Somebody of a delegation has gone: do those who are left agree on something? */
  | { readonly type: 'settle'; readonly by: CountryId; readonly here: readonly PlayerId[] }
  /** Whatever was due up to this moment; up to now if left out. Earlier by the grace for slow networks. */
  | { readonly type: 'deadline'; readonly upTo?: number }
  | { readonly type: 'clock'; readonly countryId: CountryId; readonly factor: Factor }
  | { readonly type: 'pace'; readonly together: boolean }
  | { readonly type: 'release' }
  | { readonly type: 'host'; readonly act: 'pause' | 'resume' | 'advance' | 'end' }
  | { readonly type: 'host'; readonly act: 'extend'; readonly seconds: number }
  | { readonly type: 'seat'; readonly countryId: CountryId; readonly holder: Holder };

/** The events to append with the game that they make, so that nobody folds them again; or a refusal. */
export type Step =
  | { readonly ok: true; readonly events: readonly GameEvent[]; readonly game: Game }
  | { readonly ok: false; readonly code: GameRefusal };
type Stepped = Extract<Step, { ok: true }>;

/**
 * The first events of a game: the briefing, and whatever follows at once when no person plays.
 *
 * @param now  ms since 1970
 */
export function createGame(setup: GameSetup, now: number): readonly GameEvent[] {
  const opening: readonly GameEvent[] = [
    { type: 'gameCreated', model: modelOf(setup.cast), setup },
    {
      type: 'phaseEntered',
      phase: 'briefing',
      round: setup.practice ? 0 : 1,
      deadlineAt: deadlineIn(setup.clock.briefing, now),
    },
  ];
  return [...opening, ...flow(fold(opening), { type: 'settle' }, now).events];
}

/**
 * What one input does to a game: the events to append and what they make of it, or a refusal. Nothing
 * happens until they are written. A `deadline` is offered again until it is refused as `stale`: nothing is due any more.
 *
 * @param now  ms since 1970
 * @throws {Error} if the game and its log contradict each other (our mistake)
 */
export function step(game: Game, input: GameInput, now: number): Step {
  switch (input.type) {
    case 'command':
      return following(game, decideAsMember(game, input, now), now);
    case 'settle':
      return following(game, decideAmongThose(game, input, now), now);
    case 'deadline': {
      const due = dueAt(game);
      const { upTo = now } = input;
      if (due === null || due > upTo) return refuse('stale');
      return flow(game, { type: 'deadline', upTo }, now);
    }
    case 'clock':
      return folded(game, giveTime(game, input.countryId, input.factor));
    case 'pace':
      if (game.phase === 'ended' || game.together === input.together) return refuse('not-now');
      return following(game, record({ type: 'paceSet', together: input.together }), now);
    case 'release':
      if (!waitsForOthers(game) || game.pausedAt !== null) return refuse('not-now');
      return flow(game, input, now);
    case 'seat':
      if (game.phase === 'ended') return refuse('not-now');
      return following(game, record({ ...input, type: 'seatTaken' }), now);
    case 'host':
      return byHost(game, input, now);
    default:
      return assertNever(input);
  }
}

function byHost(game: Game, input: Extract<GameInput, { type: 'host' }>, now: number): Step {
  if (game.phase === 'ended') return refuse('not-now');
  switch (input.act) {
    case 'pause':
      return folded(game, pause(game, now));
    case 'resume':
      return following(game, resume(game, now), now);
    case 'extend':
      return folded(game, extend(game, input.seconds));
    case 'advance':
      return game.pausedAt === null ? pushed(game, now) : refuse('paused');
    case 'end':
      return flow(game, { type: 'end' }, now);
    default:
      return assertNever(input);
  }
}

/** One push moves a game out of its phase, however many default moves that takes. */
function pushed(game: Game, now: number): Stepped {
  let here: Stepped = { ok: true, events: [], game };
  do {
    const next = flow(here.game, { type: 'advance' }, now);
    if (next.events.length === 0) break;
    here = { ...next, events: [...here.events, ...next.events] };
  } while (here.game.phase === game.phase && here.game.round === game.round);
  return here;
}

/** What was decided where the chart has nothing to add. */
function folded(game: Game, decision: Decision): Step {
  return decision.ok ? { ...decision, game: fold(decision.events, game) } : decision;
}

/** What was decided, and what the chart makes of it. */
function following(game: Game, decision: Decision, now: number): Step {
  if (!decision.ok) return decision;
  return flow(game, { type: 'decided', events: decision.events }, now);
}

function flow(game: Game, event: Flow, now: number): Stepped {
  const context = { game, recorded: [], now };
  const here = gameMachine.resolveState({ value: game.phase, context });
  const [next] = transition(gameMachine, here, event);
  const { game: after, recorded: events } = next.context;
  if (next.value !== after.phase) {
    throw new Error(`chart in ${String(next.value)}, game in ${after.phase}`);
  }
  return { ok: true, events, game: after };
}
