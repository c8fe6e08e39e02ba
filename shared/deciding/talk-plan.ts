import { assertNever } from '../model/assert-never.ts';
import { decideHostTalk } from '../room/host-talk.ts';
import type { GameId, MessageId, PlayerId } from '../scenario/ids.ts';
import { readersOf } from '../talk/channels.ts';
import { decideSay } from '../talk/decide-talk.ts';
import type { Message, Words } from '../talk/message.ts';
import { screenAfter } from '../talk/screen.ts';
import { couldHear, type TalkContext } from '../talk/seat-talk.ts';
import type { HostTalkCommand, Say, TalkCommand } from '../talk/talk-command.ts';
import { planned, refused, type Plan, type Refused } from './plan.ts';
import {
  gamesOf,
  presentPlayers,
  seatOf,
  type PlanMoment,
  type RoomNow,
  type SeatIn,
} from './room-now.ts';
import { inGame } from './step-plan.ts';

/** Enough for a lesson; above it nobody says more in this game. */
const MOST_IN_GAME = 3000;

/**
 * What the talk of a seat depends on, for whoever looks; null is a bot.
 *
 * @param of.paced  whether the pace lets this person speak
 */
export function talkContext(
  { room, talk }: Pick<RoomNow, 'room' | 'talk'>,
  of: { readonly gameId: GameId; readonly playerId: PlayerId | null; readonly paced: boolean },
): TalkContext {
  const said = talk.messages.reduce((sum, one) => (one.gameId === of.gameId ? sum + 1 : sum), 0);
  const inPace = of.paced && said < MOST_IN_GAME && !room.ended;
  return { settings: room.talk, talk, playerId: of.playerId, inPace };
}

/**
 * Words of a seat as the message that is kept.
 *
 * @param now  milliseconds since 1970
 */
export function messageOf(
  { live, countryId }: SeatIn,
  said: Pick<Message, 'id' | 'channel' | 'playerId'> & { readonly words: Words },
  now: number,
): Message {
  const { game } = live;
  return {
    ...said,
    gameId: live.id,
    round: game.round,
    phase: game.phase,
    to: readersOf(game, said.channel),
    seat: countryId,
    at: now,
    reported: false,
    reportedBy: null,
  };
}

/** Who calls the host, but for one. */
export const callsWithout = (
  { talk }: Pick<RoomNow, 'talk'>,
  playerId: PlayerId,
): readonly PlayerId[] => talk.lines.calls.filter((caller) => caller !== playerId);

/** Somebody calls the host, or no longer does. In the lobby, too: a person needs no seat for that. */
export function planOfCall(
  state: RoomNow,
  { playerId, wanted }: { readonly playerId: PlayerId; readonly wanted: boolean },
): Plan | Refused {
  if (state.room.ended) return refused('room-ended');
  if (state.talk.lines.calls.includes(playerId) === wanted) return {};
  const others = callsWithout(state, playerId);
  return { talk: { lines: { calls: wanted ? [...others, playerId] : others } } };
}

/**
 * What words of a player come to: a message, or a report of one.
 *
 * @throws {GameFault} if our rules fail in the game
 */
export function planOfTalk(
  state: RoomNow,
  asked: {
    readonly playerId: PlayerId;
    readonly command: Exclude<TalkCommand, { type: 'help' }>;
  },
  moment: PlanMoment,
): Plan | Refused {
  const { playerId, command } = asked;
  const held = seatOf(state, playerId);
  if (!held) return refused('not-now');
  return command.type === 'say'
    ? planOfSay(state, { held, command, playerId }, moment)
    : planOfReport(state, held, { messageId: command.messageId, by: playerId });
}

function planOfSay(
  state: RoomNow,
  asked: { readonly held: SeatIn; readonly command: Say; readonly playerId: PlayerId },
  { now, maySpeak, messageId: id }: PlanMoment,
): Plan | Refused {
  const { held, command, playerId } = asked;
  const { live, countryId } = held;
  if (live.broken) return refused('internal');
  const of = { gameId: live.id, playerId, paced: maySpeak(playerId) };
  const context = { ...talkContext(state, of), filter: state.talk.lines.filter };
  const decision = inGame(live, () => decideSay(live.game, countryId, { command, context }));
  const { channel } = command;
  return planned(decision, ({ words }) => ({
    talk: { said: [messageOf(held, { id, channel, playerId, words }, now)] },
  }));
}

/** Whoever could hear a message may report it; of any other it is not even said that there is one. */
function planOfReport(
  { talk }: RoomNow,
  { live, countryId }: SeatIn,
  { messageId, by }: { readonly messageId: MessageId; readonly by: PlayerId },
): Plan | Refused {
  const message = talk.messages.find(({ id }) => id === messageId);
  const heard = message?.gameId === live.id && couldHear(message, countryId);
  if (!message || !heard || message.words === null) return refused('unknown-message');
  return message.reported ? {} : { talk: { reported: { id: messageId, by } } };
}

/** What a command of the host about words comes to. */
export function planOfHostTalk(state: RoomNow, command: HostTalkCommand): Plan | Refused {
  const { room, talk } = state;
  switch (command.type) {
    case 'talk':
    case 'muteTalk':
    case 'closeChannel':
    case 'note': {
      const players = presentPlayers(state).map(({ playerId }) => playerId);
      const context = { players, games: gamesOf(state) };
      return planned(decideHostTalk(room, command, context), ({ event }) => ({ room: [event] }));
    }
    case 'deleteMessage': {
      const known = talk.messages.some(({ id }) => id === command.messageId);
      return known ? { talk: { deleted: [command.messageId] } } : refused('unknown-message');
    }
    case 'clearTalk':
      return { talk: { cleared: true } };
    case 'filterWords':
      return { talk: { lines: { filter: command.words } } };
    case 'broadcast':
      return { talk: { lines: { broadcast: command.text === '' ? null : command.text } } };
    case 'helped': {
      const { playerId } = command;
      if (!talk.lines.calls.includes(playerId)) return refused('unknown-player');
      return { talk: { lines: { calls: callsWithout(state, playerId) } } };
    }
    case 'project': {
      const { gameId } = command;
      const known =
        gameId === null ||
        gameId === undefined ||
        room.games.some((setup) => setup.gameId === gameId);
      if (!known) return refused('unknown-game');
      return { talk: { lines: { screen: screenAfter(talk.lines.screen, command) } } };
    }
    default:
      return assertNever(command);
  }
}
