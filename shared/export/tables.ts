import { ANSWERS, type AnswerTableRow } from './answers-table.ts';
import type { Row, DataTable } from './column.ts';
import { DECISIONS } from './decisions-table.ts';
import { decisionRows } from './decision-rows.ts';
import { DYADS } from './dyads-table.ts';
import { dyadRows } from './dyad-rows.ts';
import { exportedFrom } from './exported.ts';
import type { ExportInput } from './input.ts';
import { participantRows } from './participant-rows.ts';
import { ROOMS } from './rooms-table.ts';
import { roomRows } from './room-rows.ts';
import {
  MESSAGES,
  NAMES,
  PARTICIPANTS,
  PRESENCE,
  ROUNDS,
  type MessageTableRow,
  type NameRow,
  type PresenceTableRow,
} from './score-tables.ts';
import { roundRows } from './score-rows.ts';

/** Every table of an export, in the order of the codebook. */
export const TABLES: readonly DataTable[] = [
  ROOMS,
  PARTICIPANTS,
  DECISIONS,
  DYADS,
  ROUNDS,
  MESSAGES,
  ANSWERS,
  PRESENCE,
  NAMES,
];

/** The rows of every table, by its name. */
export type TableRows = ReadonlyMap<string, readonly Row[]>;

/**
 * Makes every table from a room's log and its side tables. The same input gives the same rows.
 *
 * @throws {Error} if the log does not begin with the room
 */
export function tableRows(input: ExportInput): TableRows {
  const exported = exportedFrom(input.lines);
  const { roomId } = exported.room;
  const { games } = exported;
  // in a room in which anybody decides, somebody was connected: no span at all means no record
  const presence = input.presence.length === 0 ? null : input.presence;
  const decisions = games.flatMap((game) => decisionRows(roomId, game, presence));
  const rounds = games.flatMap((game) => roundRows(roomId, game));
  const around = { exported, people: input.people, decisions, rounds };
  return new Map<string, readonly Row[]>([
    [ROOMS.name, roomRows(exported, input.sha256)],
    [PARTICIPANTS.name, participantRows(around)],
    [DECISIONS.name, decisions],
    [DYADS.name, games.flatMap((game) => dyadRows(roomId, game))],
    [ROUNDS.name, rounds],
    [MESSAGES.name, messageRows(roomId, input)],
    [ANSWERS.name, answerRows(roomId, input)],
    [PRESENCE.name, presenceRows(roomId, input)],
    [NAMES.name, nameRows(roomId, input)],
  ]);
}

function messageRows(roomId: string, { messages }: ExportInput): readonly MessageTableRow[] {
  return messages.map(({ messageId, gameId, round, phase, channel, countryId, ...said }) => {
    const { playerId, at, phrase, percent, about, text, reported } = said;
    const where = { roomId, messageId, gameId, round, phase, channel, countryId };
    // an empty text is no text: an empty cell is missing and nothing else
    return { ...where, playerId, at, phrase, percent, about, text: text || null, reported };
  });
}

function answerRows(roomId: string, { answers }: ExportInput): readonly AnswerTableRow[] {
  return answers.map(({ pollId, kind, askedAt, closedAt, title, part, label, ...given }) => {
    const { playerId, option, number, text, answeredAt } = given;
    const what = { roomId, pollId, kind, askedAt, closedAt, title, part, label };
    return { ...what, playerId, option, number, text, answeredAt };
  });
}

function presenceRows(roomId: string, { presence }: ExportInput): readonly PresenceTableRow[] {
  return presence.map(({ playerId, from, until }) => {
    return { roomId, playerId, hereFrom: from, hereUntil: until };
  });
}

function nameRows(roomId: string, { people }: ExportInput): readonly NameRow[] {
  return people.flatMap(({ playerId, name }) => (name ? [{ roomId, playerId, name }] : []));
}
