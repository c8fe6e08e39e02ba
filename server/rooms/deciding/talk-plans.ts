import { assertNever } from '../../../shared/model/assert-never.ts';
import { decideHostTalk } from '../../../shared/room/host-talk.ts';
import type { MessageId, PlayerId } from '../../../shared/scenario/ids.ts';
import { readersOf } from '../../../shared/talk/channels.ts';
import type { HostTalkCommand, TalkCommand } from '../../../shared/talk/talk-command.ts';
import { decideSay } from '../../../shared/talk/decide-talk.ts';
import type { Message, Words } from '../../../shared/talk/message.ts';
import { screenAfter } from '../../../shared/talk/screen.ts';
import { couldHear } from '../../../shared/talk/seat-talk.ts';
import { newMessageId } from '../../secrets/random.ts';
import { guarded, type Cell } from '../cell/cell.ts';
import { talkContext } from '../cell/talk-context.ts';
import { isRefused, refused, type Refused, type Seat } from '../cell/seat.ts';
import { presentPlayers, seatOf, type LiveGame, type Plan, type SeatAt } from '../cell/folded.ts';

type Say = Extract<TalkCommand, { type: 'say' }>;

/** Words of a seat as the message that is kept. */
export function messageOf(
  cell: Cell,
  { live, countryId }: SeatAt,
  said: Pick<Message, 'id' | 'channel' | 'playerId'> & { readonly words: Words },
): Message {
  const { game } = live;
  return {
    ...said,
    gameId: live.id,
    round: game.round,
    phase: game.phase,
    to: readersOf(game, said.channel),
    seat: countryId,
    at: cell.around.clock.now(),
    reported: false,
    reportedBy: null,
  };
}

/** Who calls the host, but for one. */
export const callsWithout = ({ state }: Cell, playerId: PlayerId): readonly PlayerId[] =>
  state.talk.lines.calls.filter((caller) => caller !== playerId);

/** Somebody calls the host, or no longer does. In the lobby, too: a person needs no seat for that. */
export function planOfCall(
  cell: Cell,
  { playerId }: Seat,
  { wanted }: { readonly wanted: boolean },
): Plan | Refused {
  if (playerId === null) return refused('forbidden');
  if (cell.state.room.ended) return refused('room-ended');
  const { calls } = cell.state.talk.lines;
  if (calls.includes(playerId) === wanted) return {};
  const others = callsWithout(cell, playerId);
  return { talk: { lines: { calls: wanted ? [...others, playerId] : others } } };
}

/** What words of a player come to: a message, or a report of one. */
export function planOfTalk(
  cell: Cell,
  seat: Seat,
  command: Exclude<TalkCommand, { type: 'help' }>,
): Plan | Refused {
  const held = seat.playerId === null ? null : seatOf(cell.state, seat.playerId);
  if (!held || seat.playerId === null) return refused('not-now');
  if (command.type === 'say') return planOfSay(cell, held, { command, by: seat.playerId });
  return planOfReport(cell, held, { messageId: command.messageId, by: seat.playerId });
}

function planOfSay(
  cell: Cell,
  held: SeatAt,
  { command, by }: { readonly command: Say; readonly by: PlayerId },
): Plan | Refused {
  const { live, countryId } = held;
  const { filter } = cell.state.talk.lines;
  const context = { ...talkContext(cell, live, by), filter };
  const decision = guarded(cell, live, () => decideSay(live.game, countryId, { command, context }));
  if (decision === null) return refused('internal');
  if (!decision.ok) return refused(decision.code);
  const { channel } = command;
  const said = { id: newMessageId(), channel, playerId: by, words: decision.words };
  return { talk: { said: [messageOf(cell, held, said)] } };
}

/** Whoever could hear a message may report it; of any other it is not even said that there is one. */
function planOfReport(
  cell: Cell,
  { live, countryId }: SeatAt,
  { messageId, by }: { readonly messageId: MessageId; readonly by: PlayerId },
): Plan | Refused {
  const message = cell.state.talk.messages.find(({ id }) => id === messageId);
  const heard = message?.gameId === live.id && couldHear(message, countryId);
  if (!message || !heard || message.words === null) return refused('unknown-message');
  return message.reported ? {} : { talk: { reported: { id: messageId, by } } };
}

/** What a command of the host about words comes to. */
export function planOfHostTalk(cell: Cell, command: HostTalkCommand): Plan | Refused {
  const { room, talk } = cell.state;
  switch (command.type) {
    case 'talk':
    case 'muteTalk':
    case 'closeChannel':
    case 'note': {
      const players = presentPlayers(cell.state).map(({ playerId }) => playerId);
      const games = [...cell.state.games.values()].map(({ game }) => game);
      const decision = decideHostTalk(room, command, { players, games });
      return decision.ok ? { room: [decision.event] } : refused(decision.code);
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
      return { talk: { lines: { calls: callsWithout(cell, playerId) } } };
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

/** Counts what was kept against the pace of whoever said it. */
export function countSpoken(cell: Cell, plan: Plan | Refused): void {
  if (isRefused(plan)) return;
  for (const { playerId } of plan.talk?.said ?? []) {
    if (playerId !== null) cell.talkPace.spoke(playerId);
  }
}
