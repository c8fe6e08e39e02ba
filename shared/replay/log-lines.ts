import * as z from 'zod/mini';
import { GameEvent } from '../game/event.ts';
import { RoomEvent } from '../room/room.ts';
import { RoomId } from '../scenario/ids.ts';

/** The first line of a log file. */
export const LogHeader = z.strictObject({
  format: z.literal('entente-log'),
  version: z.literal(1),
  room: RoomId,
});

/** A line of a log file: the room's stream first, then each game's. `n` counts from 1 in a stream. */
export const LogLine = z.strictObject({
  stream: z.string(),
  n: z.int().check(z.gte(1)),
  at: z.number(),
  event: z.union([RoomEvent, GameEvent]),
});
export type LogLine = z.infer<typeof LogLine>;

/** One stream of a log, from its first event. */
export interface LogStream {
  readonly stream: string;
  readonly events: readonly LogLine['event'][];
}

/**
 * A log file for events that were played without a server, a second apart.
 *
 * @param streams  the room's first, then each game's
 */
export function logText(room: RoomId, streams: readonly LogStream[]): string {
  const header: z.infer<typeof LogHeader> = { format: 'entente-log', version: 1, room };
  const lines = streams.flatMap(({ stream, events }) =>
    events.map((event, index): LogLine => ({ stream, n: index + 1, at: 1000 * index, event })),
  );
  return [header, ...lines].map((line) => `${JSON.stringify(line)}\n`).join('');
}

/** Whether a stored event belongs to a game; a room's stream holds only the room's. */
export function isGameEvent(event: LogLine['event']): event is GameEvent {
  return GameEvent.safeParse(event).success;
}

/** What is wrong with a line of a file. */
export interface LogProblem {
  /** Counts from 1. */
  readonly line: number;
  readonly expected: string;
}

/** A file, read: its lines in order, or what is wrong with it. */
export type ReadLog =
  | { readonly ok: true; readonly room: string; readonly lines: readonly LogLine[] }
  | { readonly ok: false; readonly problem: LogProblem };

/**
 * Reads a JSON-lines log.
 *
 * @returns the lines, or the first problem with its line number
 */
export function readLog(text: string): ReadLog {
  const [first, ...rest] = text.split('\n').filter((line) => line.trim() !== '');
  const header = LogHeader.safeParse(parsed(first ?? ''));
  if (!header.success) {
    return wrong(1, 'the header {"format":"entente-log","version":1,"room":...}');
  }
  const lines: LogLine[] = [];
  for (const [index, raw] of rest.entries()) {
    const line = LogLine.safeParse(parsed(raw));
    if (!line.success)
      return wrong(index + 2, 'a line {"stream","n","at","event"} with a known event');
    lines.push(line.data);
  }
  return { ok: true, room: header.data.room, lines };
}

function wrong(line: number, expected: string): ReadLog {
  return { ok: false, problem: { line, expected } };
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
