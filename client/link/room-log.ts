import type { SaidInGame, SaidMessage } from '../../shared/talk/talk-view.ts';
import { readCodeOf, type LinkTrouble } from '../text/refusals-words.ts';
import { recall } from './store.ts';

/** A room's log as text, or the reason why there is none. */
export type LogAnswer =
  { readonly ok: true; readonly text: string } | { readonly ok: false; readonly code: LinkTrouble };

/** What was said in a game, or the reason why it cannot be read. */
export type SaidAnswer =
  | { readonly ok: true; readonly messages: readonly SaidMessage[] }
  | { readonly ok: false; readonly code: LinkTrouble };

const TIMEOUT_MS = 30_000;

/** The tokens that this browser holds for a room, in the order in which kinds of them are named. */
function tokensOf(roomId: string, kinds: readonly string[]): readonly string[] {
  return kinds.flatMap((kind) => {
    const kept = recall(`${kind}.${roomId}`);
    const token = typeof kept === 'object' && kept !== null && 'token' in kept ? kept.token : null;
    return typeof token === 'string' ? [token] : [];
  });
}

/** Whether this browser hosts a room. */
export const isHostOf = (roomId: string): boolean => tokensOf(roomId, ['host']).length > 0;

/** Asks for a room's log with each token until one may read it; `forbidden` without any. */
export async function roomLog(roomId: string): Promise<LogAnswer> {
  let answer: LogAnswer = { ok: false, code: 'forbidden' };
  // the host's first, since it may read earliest
  for (const token of tokensOf(roomId, ['host', 'projector', 'seat'])) {
    answer = await askForLog(roomId, token);
    if (answer.ok || answer.code === 'unreachable') break;
  }
  return answer;
}

/** For the host: what was said in a game that has ended. */
export async function roomSaid(roomId: string, gameId: string): Promise<SaidAnswer> {
  const [token] = tokensOf(roomId, ['host']);
  if (token === undefined) return { ok: false, code: 'forbidden' };
  const path = `games/${encodeURIComponent(gameId)}/messages`;
  try {
    const response = await ask(roomId, path, token);
    if ('code' in response) return response;
    const { messages } = (await response.json()) as SaidInGame;
    return { ok: true, messages };
  } catch {
    return { ok: false, code: 'unreachable' };
  }
}

async function askForLog(roomId: string, token: string): Promise<LogAnswer> {
  const response = await ask(roomId, 'log.jsonl', token);
  if ('code' in response) return response;
  try {
    return { ok: true, text: await response.text() };
  } catch {
    return { ok: false, code: 'unreachable' };
  }
}

type Refusal = Extract<LogAnswer, { ok: false }>;

async function ask(roomId: string, path: string, token: string): Promise<Response | Refusal> {
  try {
    const response = await fetch(`/api/rooms/${encodeURIComponent(roomId)}/${path}`, {
      headers: { authorization: `Bearer ${token}` },
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (response.ok) return response;
    const problem = (await response.json()) as { code?: unknown };
    return { ok: false, code: readCodeOf(problem.code) };
  } catch {
    return { ok: false, code: 'unreachable' };
  }
}
