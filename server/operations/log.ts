import { pino, type Logger } from 'pino';

export type Log = Pick<Logger, 'info' | 'warn' | 'error' | 'debug'>;
export type LogLevel = 'silent' | 'error' | 'warn' | 'info' | 'debug';

/**
 * The server's log: one JSON line per thing worth knowing. It never holds a token, a PIN, a name, a
 * spoken code or an address of a person: callers pass ids and counts only, and an error is cut down
 * to its type, its first line and its stack.
 *
 * @param level  `silent` writes nothing
 * @param write  where the lines go; standard output when left out
 */
export function createLog(level: LogLevel, write?: (line: string) => void): Log {
  const options = { level, base: null, timestamp: true, serializers: { error: describe } };
  return write ? pino(options, { write }) : pino(options);
}

/** An error without the values that libraries hang on it (parameters, bodies, headers). */
function describe(error: unknown): unknown {
  if (!(error instanceof Error)) return { type: typeof error };
  const { name, message, stack } = error;
  const cause = error.cause === undefined ? {} : { cause: describe(error.cause) };
  return { name, message: message.split('\n')[0], stack, ...cause };
}
