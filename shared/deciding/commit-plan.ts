import type { HostCommand, WishCommand } from '../room/room-command.ts';
import { countriesOf } from '../game/game.ts';
import { membersOf } from '../game/holder.ts';
import { decideAnswer } from '../poll/decide-poll.ts';
import { foresightIn } from '../poll/kept-polls.ts';
import type { AnswerCommand } from '../poll/poll.ts';
import { ROLES, type Command, type Commit, type SocketData } from '../protocol/protocol.ts';
import { mayForesee } from '../room/foresight.ts';
import { decideWish } from '../room/wish.ts';
import type { PlayerId } from '../scenario/ids.ts';
import { planOfHost, type OfHost } from './host-plan.ts';
import { planned, refused, type Plan, type Refused } from './plan.ts';
import { seatOf, type PlanMoment, type RoomNow, type SeatIn } from './room-now.ts';
import { planOfStep } from './step-plan.ts';
import { planOfCall, planOfTalk } from './talk-plan.ts';

type ActFor = Extract<HostCommand, { type: 'actFor' }>;
type OfPlayer = Exclude<Command, HostCommand | OfHost>;

/** Who asks. */
type Asking = Readonly<Pick<SocketData, 'role' | 'playerId'>>;

/** A commit, and the seat that it comes from. */
export interface AskedOfRoom {
  readonly by: Asking;
  readonly commit: Pick<Commit, 'at' | 'command'>;
}

const isOfHost = (command: Command): command is OfHost | ActFor => ROLES[command.type] === 'host';

/**
 * What a commit comes to.
 *
 * @throws {GameFault} if our rules fail in a game
 */
export function planOfCommit(
  state: RoomNow,
  { by, commit }: AskedOfRoom,
  moment: PlanMoment,
): Plan | Refused {
  const { command, at } = commit;
  if (ROLES[command.type] !== by.role) return refused('forbidden');
  if (isOfHost(command)) {
    return command.type === 'actFor'
      ? planOfActing(state, { command, at }, moment)
      : planOfHost(state, command, moment);
  }
  if (by.playerId === null) return refused('forbidden');
  return planOfPlayer(state, { playerId: by.playerId, command, at }, moment);
}

/** What a person asks, and for which moment of a game. */
interface OfPerson<C = OfPlayer> {
  readonly playerId: PlayerId;
  readonly command: C;
  readonly at?: Commit['at'];
}

function planOfPlayer(state: RoomNow, asked: OfPerson, moment: PlanMoment): Plan | Refused {
  const { command, playerId, at } = asked;
  if (command.type === 'help') return planOfCall(state, { playerId, wanted: command.wanted });
  if (command.type === 'say' || command.type === 'report') {
    return planOfTalk(state, { playerId, command }, moment);
  }
  if (command.type === 'wish') return planOfWish(state, { playerId, command });
  if (command.type === 'answer') return planOfAnswer(state, { playerId, command }, moment);
  const held = seatOf(state, playerId);
  if (!held) return refused('not-now');
  const { live, countryId: by } = held;
  const member = { playerId, here: hereIn(held, moment) };
  const input = { type: 'command', by, command, at, member, decidedBy: 'human' } as const;
  return planOfStep(live, input, moment.now);
}

function planOfWish(
  { room }: RoomNow,
  { playerId, command }: OfPerson<WishCommand>,
): Plan | Refused {
  return planned(decideWish(room, playerId, command), ({ events }) => ({ room: events }));
}

/**
 * With a seat or without, before the games and after them: whoever is in the room may answer. What is
 * asked before round 1 is answered from a seat, before round 1.
 */
function planOfAnswer(
  state: RoomNow,
  { playerId, command }: OfPerson<AnswerCommand>,
  { now }: PlanMoment,
): Plan | Refused {
  const { polls, talk } = state;
  if (foresightIn(polls)?.pollId === command.pollId) {
    const held = seatOf(state, playerId);
    if (!held || !mayForesee(state.room, held.live.game)) return refused('poll-closed');
  }
  const by = { playerId, now, filter: talk.lines.filter };
  return planned(decideAnswer(polls, command, by), ({ writes }) => ({ polls: writes }));
}

/** The people of a seat who are here. */
export function hereIn(
  { live, countryId }: SeatIn,
  { isHere }: Pick<PlanMoment, 'isHere'>,
): readonly PlayerId[] {
  return membersOf(live.game.holders[countryId]).filter(isHere);
}

/** The host decides once in the place of whoever holds a seat. A bot needs nobody to. */
function planOfActing(
  state: RoomNow,
  { command: asked, at }: { readonly command: ActFor; readonly at: Commit['at'] },
  { now }: PlanMoment,
): Plan | Refused {
  const { gameId, countryId: by, command } = asked;
  const live = state.games.get(gameId);
  if (!live) return refused('unknown-game');
  if (!countriesOf(live.game).includes(by)) return refused('unknown-target');
  if (membersOf(live.game.holders[by]).length === 0) return refused('unknown-player');
  return planOfStep(live, { type: 'command', by, command, at, decidedBy: 'host' }, now);
}
