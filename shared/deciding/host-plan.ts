import type { GameInput } from '../flow/step.ts';
import type { HostCommand } from '../room/room-command.ts';
import { askForesight, decidePoll } from '../poll/decide-poll.ts';
import type { PollCommand } from '../poll/poll.ts';
import { decideRoom, type RoomCommand } from '../room/decide-room.ts';
import { isRevealed } from '../room/room-shown.ts';
import type { HostTalkCommand } from '../talk/talk-command.ts';
import { planOfForgetting } from './leaving-plan.ts';
import { isRefused, planned, refused, type Plan, type Refused } from './plan.ts';
import {
  allEnded,
  gamesOf,
  presentPlayers,
  removedPlayers,
  type PlanMoment,
  type RoomNow,
} from './room-now.ts';
import { planOfStep, withGames } from './step-plan.ts';
import { planOfHostTalk } from './talk-plan.ts';

type ActFor = Extract<HostCommand, { type: 'actFor' }>;
/** What the host commands in the own name. */
export type OfHost = Exclude<HostCommand, ActFor> | HostTalkCommand | PollCommand;

/**
 * What a command of the host comes to.
 *
 * @throws {GameFault} if our rules fail in a game
 */
export function planOfHost(state: RoomNow, command: OfHost, moment: PlanMoment): Plan | Refused {
  const { now } = moment;
  switch (command.type) {
    case 'pause':
    case 'resume':
    case 'advance':
    case 'extend':
      return planOfGames(state, command, now);
    case 'deal':
    case 'again':
    case 'treat':
    case 'seat':
    case 'roles':
    case 'open':
    case 'theory':
    case 'unkick':
    case 'lock':
    case 'unlock':
    case 'pace':
    case 'clockFor':
      return planOfRoom(state, command, moment);
    case 'start':
      return planOfStart(state, command, moment);
    case 'undoDeal':
    case 'end':
      return withGames(planOfRoom(state, command, moment), () =>
        [...state.games.values()].map((live) =>
          planOfStep(live, { type: 'host', act: 'end' }, now),
        ),
      );
    case 'kick':
      return planOfForgetting(state, command.playerId, now);
    case 'talk':
    case 'muteTalk':
    case 'closeChannel':
    case 'deleteMessage':
    case 'clearTalk':
    case 'filterWords':
    case 'broadcast':
    case 'note':
    case 'helped':
    case 'project':
      return planOfHostTalk(state, command);
    case 'ask':
    case 'closePoll':
    case 'showAnswers':
    case 'putAwayPoll':
    case 'deleteAnswer':
    case 'deletePoll':
      return planned(decidePoll(state.polls, command, now), ({ writes }) => ({ polls: writes }));
  }
}

function planOfRoom(state: RoomNow, command: RoomCommand, { seed }: PlanMoment): Plan | Refused {
  const context = {
    players: presentPlayers(state).map(({ playerId }) => playerId),
    removed: removedPlayers(state).map(({ playerId }) => playerId),
    seed: state.room.options.seed ?? seed,
    allEnded: allEnded(state),
    revealed: isRevealed(gamesOf(state)),
  };
  return planned(decideRoom(state.room, command, context), ({ events }) => ({ room: events }));
}

/** The games begin, and with them what everybody is asked before round 1. */
function planOfStart(
  state: RoomNow,
  command: Extract<RoomCommand, { type: 'start' }>,
  moment: PlanMoment,
): Plan | Refused {
  const plan = planOfRoom(state, command, moment);
  const { foresight } = command;
  if (isRefused(plan) || foresight === undefined) return plan;
  return { ...plan, polls: askForesight(state.polls, foresight, moment.now) };
}

type OfGames = Exclude<HostCommand, RoomCommand | ActFor>;

const inputOf = (command: OfGames): GameInput =>
  command.type === 'extend'
    ? { type: 'host', act: 'extend', seconds: command.seconds }
    : { type: 'host', act: command.type };

/** One act in one game, or in every game that takes it; refused when none does. */
function planOfGames({ games }: RoomNow, command: OfGames, now: number): Plan | Refused {
  const { gameId } = command;
  const all = [...games.values()];
  const meant = gameId === undefined ? all : all.filter(({ id }) => id === gameId);
  if (gameId !== undefined && meant.length === 0) return refused('unknown-game');
  const plans = meant.map((live) => planOfStep(live, inputOf(command), now));
  if (plans.every(isRefused)) return plans.find(isRefused) ?? refused('not-now');
  return withGames({}, () => plans);
}
