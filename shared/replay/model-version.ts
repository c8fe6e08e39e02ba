import type { GameEvent } from '../game/event.ts';
import type { Timeline } from './timeline.ts';

/** The newest model by which a game can have been played. */
const NEWEST = 2;
/** The model by which everything is computed that a log does not hold. */
const TODAYS = 1;

/**
 * Whether a text is a log of a newer Entente: its format is newer, or a game in it was played by a newer
 * model. It is asked before the text is read, since a newer log may hold what nobody here knows.
 */
export function isNewer(text: string): boolean {
  const [first = '', ...rest] = text.trimStart().split('\n');
  const header = fieldsOf(first);
  if (header['format'] !== 'entente-log') return false;
  return exceeds(header['version'], 1) || rest.some(isNewerGame);
}

function isNewerGame(line: string): boolean {
  if (!line.includes('"gameCreated"')) return false;
  const event = fieldsOf(JSON.stringify(fieldsOf(line)['event'] ?? null));
  return event['type'] === 'gameCreated' && exceeds(event['model'], NEWEST);
}

const exceeds = (version: unknown, ours: number): boolean =>
  typeof version === 'number' && version > ours;

/** What a line of JSON holds; nothing if it is no object. */
function fieldsOf(json: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}

/**
 * The version of the model by which a game was played.
 *
 * @throws {Error} if its events do not begin with `gameCreated`
 */
export function modelOf([first]: readonly GameEvent[]): number {
  if (first?.type !== 'gameCreated') throw new Error('a game begins with gameCreated');
  return first.model;
}

/** By which version of the model the games of a log were played. */
export interface PlayedBy {
  /** The oldest of its games. */
  readonly model: number;
  /** Today's, by which everything is computed that a log does not hold. */
  readonly today: number;
}

/** By which version of the model some games were played. */
export function playedBy(games: readonly Timeline[]): PlayedBy {
  const models = games.map(({ events }) => modelOf(events));
  return { model: Math.min(TODAYS, ...models), today: TODAYS };
}
