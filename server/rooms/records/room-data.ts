import { answerRows } from '../../../shared/export/answer-rows.ts';
import type { MessageRow } from '../../../shared/export/input.ts';
import { askedByHost } from '../../../shared/poll/kept-polls.ts';
import type { Message } from '../../../shared/talk/message.ts';
import { packInThread } from '../../export/thread.ts';
import { writeAttendance } from '../tending/attendance.ts';
import type { Cell } from '../cell/cell.ts';
import { loggedGames, roomLog } from './log-file.ts';
import { serial } from '../cell/serial.ts';

/** One after the other: a thread for each host who presses the button would take every core. */
const packing = serial();

/** A message as it is exported; none when it was deleted. */
function rowsOf({ id, seat, words, ...message }: Message): MessageRow[] {
  if (words === null) return [];
  const { gameId, round, phase, channel, playerId, at, reported } = message;
  const free = 'text' in words;
  return [
    {
      ...{ messageId: id, gameId, round, phase, channel, countryId: seat, playerId, at, reported },
      phrase: free ? null : words.phrase,
      percent: free ? null : (words.percent ?? null),
      about: free ? null : (words.country ?? null),
      text: free ? words.text : null,
    },
  ];
}

/**
 * A room's data as a zip file: its log as `roomLog` gives it, what was said in the games of that log
 * and not deleted, what the class answered to the host, and, of everybody who joined and was not forgotten, who they are and when they were
 * here.
 */
export async function roomData(cell: Cell): Promise<Uint8Array> {
  const { state } = cell;
  const { store } = cell.around;
  await cell.serial.run(() => writeAttendance(cell));
  const log = await roomLog(store, state);
  const games = new Set(loggedGames(state).map(({ id }) => id));
  const people = state.players.map(({ playerId, name, joinedAt }) => ({
    playerId,
    name,
    joinedAt,
  }));
  const messages = state.talk.messages.filter(({ gameId }) => games.has(gameId)).flatMap(rowsOf);
  // what was asked before round 1 is nobody's to read before the cables are open
  const answers = answerRows(state.room.opened ? state.polls : askedByHost(state.polls));
  const presence = await store.presence(state.roomId);
  return packing.run(() => packInThread({ log, people, messages, answers, presence }));
}
