import { readCodeOf, type LinkTrouble } from '../text/refusals.ts';
import { recall } from './store.ts';

/** A room's log as text, or the reason why there is none. */
export type LogAnswer =
  { readonly ok: true; readonly text: string } | { readonly ok: false; readonly code: LinkTrouble };

const TIMEOUT_MS = 30_000;

/** The tokens that this browser holds for a room: the host's first, since it may read earliest. */
export function tokensFor(roomId: string): readonly string[] {
  return ['host', 'projector', 'seat'].flatMap((kind) => {
    const kept = recall(`${kind}.${roomId}`);
    const token = typeof kept === 'object' && kept !== null && 'token' in kept ? kept.token : null;
    return typeof token === 'string' ? [token] : [];
  });
}

/** Asks for a room's log with each token until one may read it; `forbidden` without any. */
export async function roomLog(roomId: string): Promise<LogAnswer> {
  let answer: LogAnswer = { ok: false, code: 'forbidden' };
  for (const token of tokensFor(roomId)) {
    answer = await askForLog(roomId, token);
    if (answer.ok || answer.code === 'unreachable') break;
  }
  return answer;
}

async function askForLog(roomId: string, token: string): Promise<LogAnswer> {
  try {
    const response = await fetch(`/api/rooms/${encodeURIComponent(roomId)}/log.jsonl`, {
      headers: { authorization: `Bearer ${token}` },
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (response.ok) return { ok: true, text: await response.text() };
    const problem = (await response.json()) as { code?: unknown };
    return { ok: false, code: readCodeOf(problem.code) };
  } catch {
    return { ok: false, code: 'unreachable' };
  }
}
