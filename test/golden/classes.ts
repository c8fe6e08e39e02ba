import { readFileSync } from 'node:fs';
import { packExport } from '../../server/export/pack.ts';
import type { Game } from '../../shared/game/game.ts';
import { openLog } from '../../shared/replay/open-log.ts';
import { gamesIn, type CsvGame } from '../support/csv-evidence.ts';
import { csvRoom, type CsvRoom } from '../support/csv-room.ts';
import { record, type Recipe } from '../support/export-rooms.ts';

/**
 * The golden rooms: three classes under different treatments, one that was cut short, one of a single
 * game. Together they have every treatment, every end of a bargain, blocs, and groups that are too small.
 */
export const CLASSES: readonly Recipe[] = [
  {
    ...{ roomId: 'voice', scenarioId: 'harbour-league', people: 30, games: 6, seed: 3, rounds: 3 },
    ...{ sender: 'showman', targets: 'prudent', treatments: ['plain', 'quiet-only'] },
    byPeople: true,
  },
  {
    ...{ roomId: 'rules', scenarioId: 'harbour-league', people: 27, games: 9, seed: 5, rounds: 2 },
    ...{ sender: 'prudent', targets: 'prudent' },
    treatments: ['no-exception', 'leaks', 'threat-high'],
  },
  {
    ...{ roomId: 'friends', scenarioId: 'quiet-word', people: 20, games: 10, seed: 8, rounds: 2 },
    ...{ sender: 'equilibrium', targets: 'prudent', treatments: ['plain', 'rivals'] },
    byPeople: true,
  },
  {
    ...{ roomId: 'cut', scenarioId: 'steel-2018', people: 7, seed: 11, rounds: 3, cut: true },
    ...{ sender: 'showman', targets: 'stubborn', treatments: ['threat-low', 'plain'] },
  },
  {
    ...{ roomId: 'single', scenarioId: 'harbour-league', people: 4, seed: 2, rounds: 4 },
    ...{ sender: 'prudent', targets: 'stubborn' },
    byPeople: true,
  },
];

/** Where the log of a golden room stands. */
export const classFile = (roomId: string): URL =>
  new URL(`classes/${roomId}.jsonl`, import.meta.url);

/** The log of a golden room as it is recorded, line by line. */
export const recordClass = (recipe: Recipe): string =>
  record(recipe)
    .log.map((line) => `${line}\n`)
    .join('');

/** A golden room as the debrief shows it, and as its export tells it. */
export interface ExportedRoom {
  readonly roomId: string;
  readonly zip: Uint8Array;
  readonly room: CsvRoom;
  readonly shown: readonly Game[];
  readonly games: readonly CsvGame[];
}

let made: readonly ExportedRoom[] | null = null;

/** The golden rooms as they stand on file, packed once for all tests of a worker. */
export function exportedRooms(): readonly ExportedRoom[] {
  made ??= CLASSES.map(({ roomId }) => exportedRoom(roomId));
  return made;
}

function exportedRoom(roomId: string): ExportedRoom {
  const text = readFileSync(classFile(roomId), 'utf8');
  const opened = openLog(text);
  if (!opened.ok) throw new Error(`${roomId}: ${opened.code}`);
  const log = text.trimEnd().split('\n');
  const zip = packExport({ log, people: [], messages: [], answers: [], presence: [] });
  const room = csvRoom(zip);
  return { roomId, zip, room, shown: opened.games.map(({ game }) => game), games: gamesIn(room) };
}
