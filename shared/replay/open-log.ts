import type { GameEvent } from '../game/event.ts';
import { isGameEvent, readLog, type LogLine } from './log-lines.ts';
import { demandsOf, summaryOf, trustPaths } from './evidence.ts';
import { isNewer, playedBy, type PlayedBy } from './model-version.ts';
import { sceneOf } from './scene.ts';
import { timelineOf, type Timeline } from './timeline.ts';
import { verifyLines } from './verified.ts';
import { weighedDemands } from './weighed.ts';

/** Why a file cannot be replayed: stable codes; the words are the client's. */
export const LOG_TROUBLES = [
  'empty',
  'not-a-log',
  'other-version',
  'newer-version',
  'damaged-line',
  'missing-line',
  'no-games',
  'impossible',
] as const;
export type LogTrouble = (typeof LOG_TROUBLES)[number];

/** A room to replay. */
export interface Replay {
  readonly room: string;
  /** When its first game was dealt, in milliseconds since 1970; null where it was played without a clock. */
  readonly playedAt: number | null;
  /** By number. */
  readonly games: readonly Timeline[];
  /** Scores and trust values that the rules compute otherwise: somebody changed the file, or the model. */
  readonly differences: number;
  readonly playedBy: PlayedBy;
}

/** When each event of a game was written, by the game's id: ms since 1970, in the order of its events. */
export type Clocks = ReadonlyMap<string, readonly number[]>;

/** A log, opened; or why it cannot be, with the line where that is known (from 1). */
export type OpenedLog =
  | ({ readonly ok: true; readonly clocks: Clocks } & Replay)
  | { readonly ok: false; readonly code: LogTrouble; readonly line: number | null };

/**
 * Opens the text of a log, whatever it is. Nothing that a debrief asks of an opened log throws: it is
 * all asked once here, except `judgedIn`, which is dear and says for itself when a log makes no sense.
 */
export function openLog(file: string): OpenedLog {
  const text = file.replace(/^\uFEFF/, '');
  if (text.trim() === '') return trouble('empty');
  if (isNewer(text)) return trouble('newer-version');
  const read = readLog(text);
  if (!read.ok) {
    const { line } = read.problem;
    return line === 1 ? trouble(headerTrouble(text)) : trouble('damaged-line', line);
  }
  const missing = firstGap(read.lines);
  if (missing !== null) return trouble('missing-line', missing);
  const streams = gamesIn(read.lines);
  if (streams.length === 0) return trouble('no-games');
  try {
    const timelines = streams.map(({ events }) => timelineOf(events));
    const clocks = new Map(
      timelines.map(({ game }, place) => [game.setup.gameId, streams[place]?.times ?? []]),
    );
    const games = timelines.toSorted((a, b) => numberOf(a) - numberOf(b));
    for (const timeline of games) askEverything(timeline);
    const { differences } = verifyLines(read.lines);
    const checked = { differences: differences.length, playedBy: playedBy(games) };
    const playedAt = read.lines.find(({ event }) => isGameEvent(event))?.at ?? null;
    return { ok: true, room: read.room, playedAt, games, clocks, ...checked };
  } catch {
    return trouble('impossible');
  }
}

const numberOf = ({ game }: Timeline): number => game.setup.number;

const trouble = (code: LogTrouble, line: number | null = null): OpenedLog => ({
  ok: false,
  code,
  line,
});

/** What the first line is, if it is no header that we know. */
function headerTrouble(text: string): LogTrouble {
  try {
    const header: unknown = JSON.parse(text.trimStart().split('\n', 1)[0] ?? '');
    const ours = typeof header === 'object' && header !== null && 'format' in header;
    return ours && header.format === 'entente-log' ? 'other-version' : 'not-a-log';
  } catch {
    return 'not-a-log';
  }
}

/** The first line that does not follow on the one before in its stream, counting the header as 1. */
function firstGap(lines: readonly LogLine[]): number | null {
  const counts = new Map<string, number>();
  for (const [index, { stream, n }] of lines.entries()) {
    if (n !== (counts.get(stream) ?? 0) + 1) return index + 2;
    counts.set(stream, n);
  }
  return null;
}

interface GameLines {
  readonly events: GameEvent[];
  readonly times: number[];
}

function gamesIn(lines: readonly LogLine[]): readonly GameLines[] {
  const streams = new Map<string, GameLines>();
  for (const { stream, at, event } of lines) {
    if (!isGameEvent(event)) continue;
    const { events, times } = streams.get(stream) ?? { events: [], times: [] };
    events.push(event);
    times.push(at);
    streams.set(stream, { events, times });
  }
  return [...streams.values()];
}

/** A log may fold and still contradict itself: every question is asked where an error is expected. */
function askEverything({ game }: Timeline): void {
  sceneOf(game);
  demandsOf(game);
  trustPaths(game);
  summaryOf(game);
  weighedDemands(game);
}
