import { transition } from 'xstate';
import { assertNever } from '../model/assert-never.ts';
import { dueAt, extend, giveTime, pause, resume } from '../game/game-clock.ts';
import type { Asked } from '../game/decide.ts';
import { record, refuse, type Decision } from '../game/decision.ts';
import { decideAmongThose, decideAsMember, type Member } from '../game/delegation.ts';
import { fold } from '../game/evolve.ts';
import type { GameEvent } from '../game/event.ts';
import { waitsForOthers, type Game } from '../game/game.ts';
import { deadlineIn } from '../game/seat-clock.ts';
import type { Factor } from '../game/factors.ts';
import type { GameSetup, Holder } from '../game/setup.ts';
import type { CountryId, PlayerId } from '../scenario/ids.ts';
import { gameMachine, type Flow } from './game-machine.ts';

/** The version of the rules and the model that a game is played by, stored in its first event. */
export const MODEL_VERSION = 1;

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

/**
 * The first events of a game: the briefing, and whatever follows at once when no person plays.
 *
 * @param now  ms since 1970
 */
export function createGame(setup: GameSetup, now: number): readonly GameEvent[] {
  const opening: readonly GameEvent[] = [
    { type: 'gameCreated', model: MODEL_VERSION, setup },
    {
      type: 'phaseEntered',
      phase: 'briefing',
      round: setup.practice ? 0 : 1,
      deadlineAt: deadlineIn(setup.clock.briefing, now),
    },
  ];
  return [...opening, ...flow(fold(opening), { type: 'settle' }, now)];
}

/**
 * What one input does to a game: the events to append, or a refusal. Nothing happens until they are
 * written. A `deadline` is offered again until it is refused as `stale`: nothing is due any more.
 *
 * @param now  ms since 1970
 * @throws {Error} if the game and its log contradict each other (our mistake)
 */
export function step(game: Game, input: GameInput, now: number): Decision {
  switch (input.type) {
    case 'command':
      return following(game, decideAsMember(game, input, now), now);
    case 'settle':
      return following(game, decideAmongThose(game, input, now), now);
    case 'deadline': {
      const due = dueAt(game);
      const { upTo = now } = input;
      if (due === null || due > upTo) return refuse('stale');
      return record(...flow(game, { type: 'deadline', upTo }, now));
    }
    case 'clock':
      return giveTime(game, input.countryId, input.factor);
    case 'pace':
      if (game.phase === 'ended' || game.together === input.together) return refuse('not-now');
      return following(game, record({ type: 'paceSet', together: input.together }), now);
    case 'release':
      if (!waitsForOthers(game) || game.pausedAt !== null) return refuse('not-now');
      return record(...flow(game, input, now));
    case 'seat':
      if (game.phase === 'ended') return refuse('not-now');
      return following(game, record({ ...input, type: 'seatTaken' }), now);
    case 'host':
      return byHost(game, input, now);
    default:
      return assertNever(input);
  }
}

function byHost(game: Game, input: Extract<GameInput, { type: 'host' }>, now: number): Decision {
  if (game.phase === 'ended') return refuse('not-now');
  switch (input.act) {
    case 'pause':
      return pause(game, now);
    case 'resume':
      return following(game, resume(game, now), now);
    case 'extend':
      return extend(game, input.seconds);
    case 'advance':
      return game.pausedAt === null ? record(...pushed(game, now)) : refuse('paused');
    case 'end':
      return record(...flow(game, { type: 'end' }, now));
    default:
      return assertNever(input);
  }
}

/** One push moves a game out of its phase, however many default moves that takes. */
function pushed(game: Game, now: number): readonly GameEvent[] {
  const events: GameEvent[] = [];
  let here = game;
  do {
    const next = flow(here, { type: 'advance' }, now);
    if (next.length === 0) break;
    events.push(...next);
    here = fold(next, here);
  } while (here.phase === game.phase && here.round === game.round);
  return events;
}

/** What was decided, and what the chart makes of it. */
function following(game: Game, decision: Decision, now: number): Decision {
  if (!decision.ok) return decision;
  return record(...flow(game, { type: 'decided', events: decision.events }, now));
}

function flow(game: Game, event: Flow, now: number): readonly GameEvent[] {
  const context = { game, recorded: [], now };
  const here = gameMachine.resolveState({ value: game.phase, context });
  const [next] = transition(gameMachine, here, event);
  if (next.value !== next.context.game.phase) {
    throw new Error(`chart in ${String(next.value)}, game in ${next.context.game.phase}`);
  }
  return next.context.recorded;
}
