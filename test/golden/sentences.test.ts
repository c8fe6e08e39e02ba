import { expect, test } from 'vitest';
import { csvFiles, sha256 } from '../../server/export/pack.ts';
import { tableRows } from '../../shared/export/tables.ts';
import { fold } from '../../shared/game/evolve.ts';
import type { GameSetup } from '../../shared/game/setup.ts';
import type { LogLine } from '../../shared/replay/log-lines.ts';
import { GameId, RoomId } from '../../shared/scenario/ids.ts';
import { steel2018 } from '../../shared/scenario/steel-2018.ts';
import { rulesOf, treatedCast, TREATMENT_IDS } from '../../shared/scenario/treatments.ts';
import { gamesIn } from '../support/csv-evidence.ts';
import { csvTables } from '../support/csv-room.ts';
import { CAST } from '../support/given.ts';
import { randomGame } from '../support/random-game.ts';
import { drawing, pick } from '../support/random-play.ts';
import { expectedFrom, expectTrue, sentencesOf } from '../support/sentences.ts';
import { exportedRooms } from './classes.ts';

/** `ROOMS=200` looks longer. */
const ROOMS = Number(process.env['ROOMS'] ?? 60);

const rooms = exportedRooms();

test.each(rooms)('$roomId: every sentence says what the CSV files say', (golden) => {
  const sentences = sentencesOf(golden.shown);
  const expected = expectedFrom(golden.games, golden.shown);
  expect(sentences).toHaveLength(expected.length);
  sentences.forEach((sentence, place) => expectTrue(sentence, expected[place] ?? null));
});

test('over the golden rooms every finding speaks somewhere and is silent somewhere', () => {
  const all = rooms.flatMap(({ games, shown }) => expectedFrom(games, shown));
  for (const about of ['paradox', 'publicity', 'trust', 'regret', 'treatments', 'ends']) {
    const own = all.filter((one) => one?.about === about);
    expect(
      own.some((one) => one !== null && 'numbers' in one),
      about,
    ).toBe(true);
    if (about !== 'trust')
      expect(
        own.some((one) => one && 'tooFew' in one),
        about,
      ).toBe(true);
  }
});

/** A room of one, two or seven random games, some with treatments, some with practice. */
function randomRoom(seed: number): readonly LogLine[] {
  const draw = drawing(seed);
  const roomId = RoomId.parse(`random${seed}`);
  const scenario = { ...steel2018, cast: CAST };
  const treatments = [pick(draw, TREATMENT_IDS), pick(draw, TREATMENT_IDS)];
  const opened = { type: 'roomOpened' as const, roomId, scenario, options: {} };
  const lines: LogLine[] = [{ stream: 'room', n: 1, at: 0, event: opened }];
  const large = seed % 5 === 0;
  const games = large ? 8 : draw(1, 2);
  for (let number = 1; number <= games; number += 1) {
    const id = pick(draw, treatments);
    const change: Partial<GameSetup> = {
      gameId: GameId.parse(`${roomId}-${number}`),
      ...{ number, rounds: large ? 3 : draw(1, 2), practice: draw(0, 4) === 0 },
      ...{ cast: treatedCast(CAST, id), treatment: rulesOf(id) },
    };
    const { events } = randomGame(1000 * seed + number, change);
    events.forEach((event, index) => {
      lines.push({ stream: `${roomId}-${number}`, n: index + 1, at: 1000 * index, event });
    });
  }
  return lines;
}

test(`${ROOMS} random rooms: every sentence says what the CSV files say`, () => {
  const told = { sentences: 0, silent: 0, sure: 0, chance: 0 };
  for (let seed = 1; seed <= ROOMS; seed += 1) {
    const lines = randomRoom(seed);
    const input = { lines, people: [], messages: [], answers: [], presence: [], sha256 };
    const tables = csvTables(csvFiles(tableRows(input)));
    const streams = Map.groupBy(lines.slice(1), ({ stream }) => stream);
    const games = [...streams.values()].map((own) => fold(own.map(({ event }) => event as never)));
    const sentences = sentencesOf(games);
    const expected = expectedFrom(gamesIn({ tables }), games);
    sentences.forEach((sentence, place) => {
      expectTrue(sentence, expected[place] ?? null);
      if (sentence === null) return;
      told.sentences += 1;
      if (sentence.startsWith('Too few')) told.silent += 1;
      if (sentence.includes('hardly chance')) told.sure += 1;
      if (sentence.includes('may be chance')) told.chance += 1;
    });
  }
  expect(told.sentences).toBeGreaterThanOrEqual(6 * ROOMS);
  expect(told.silent).toBeGreaterThan(ROOMS);
  expect(Math.min(told.sure, told.chance)).toBeGreaterThan(ROOMS / 30);
});
