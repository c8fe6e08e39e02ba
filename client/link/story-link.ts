import type { Story, StoryKept } from '../../shared/protocol/protocol.ts';
import { readCodeOf } from '../text/refusals-words.ts';
import type { HttpAnswer, Held } from './http.ts';
import { heldSeats } from './held.ts';

/** Working the log of a long class out of the store takes a moment. */
const TIMEOUT_MS = 30_000;

/** By what a story is read: the seat that this browser holds, or the link that somebody kept. */
export interface StoryKey extends Held {
  readonly by: 'seat' | 'link';
}

/**
 * By what this address reads a story; null if by nothing. The secret of a link stays in the address:
 * it only reads, and a page that was bookmarked or reloaded has to find it there.
 */
export function storyKey({ search, hash }: Pick<Location, 'search' | 'hash'>): StoryKey | null {
  const kept = new URLSearchParams(hash.replace(/^#/, ''));
  const [room, secret] = [kept.get('room'), kept.get('story')];
  if (room !== null && secret !== null) return { roomId: room, token: secret, by: 'link' };
  const asked = new URLSearchParams(search).get('room');
  const held = heldSeats().find(({ roomId }) => roomId === asked);
  return held === undefined ? null : { roomId: held.roomId, token: held.token, by: 'seat' };
}

/** What a person's own page is made of. */
export const readStory = (key: Held): Promise<HttpAnswer<Story>> => asked('GET', key);

/** A link to the own page, to be kept; for whoever holds the seat. */
export const keepStory = (seat: Held): Promise<HttpAnswer<StoryKept>> => asked('POST', seat);

async function asked<T>(method: string, { roomId, token }: Held): Promise<HttpAnswer<T>> {
  try {
    const response = await fetch(`/api/rooms/${encodeURIComponent(roomId)}/story`, {
      method,
      headers: { authorization: `Bearer ${token}` },
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const body = (await response.json()) as unknown;
    if (response.ok) return { ok: true, value: body as T };
    const { code, detail } = body as { code?: unknown; detail?: unknown };
    return { ok: false, code: readCodeOf(code), detail: typeof detail === 'string' ? detail : '' };
  } catch {
    return { ok: false, code: 'unreachable', detail: '' };
  }
}
