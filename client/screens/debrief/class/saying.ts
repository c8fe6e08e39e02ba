import type { Wall } from '../../../../shared/room/wall.ts';

/** What came of saying it: it was heard, it got lost on the way, or the server wants none of it. */
export type SaidInClass = 'heard' | 'lost' | 'refused';

/** Between two of them at least, and before one that got lost is said again. */
const PAUSE_MS = { next: 100, again: 1000 };

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Says what is shown: one after the other, so that none overtakes another, the newest in place of
 * those before it, and the last one always.
 *
 * @param send  takes it to the server; null takes the debrief off
 * @param refused  called when the server wants none of it
 */
export function saying(
  send: (wall: Wall | null) => Promise<SaidInClass>,
  refused: () => void,
): { readonly say: (wall: Wall | null) => void; readonly stop: () => void } {
  let next: { readonly wall: Wall | null } | null = null;
  let [busy, stopped] = [false, false];
  const work = async (): Promise<void> => {
    busy = true;
    for (let now = next; now !== null && !stopped; now = next) {
      next = null;
      const said = await send(now.wall);
      if (said === 'refused') refused();
      if (said === 'lost') next ??= now;
      await pause(said === 'lost' ? PAUSE_MS.again : PAUSE_MS.next);
    }
    busy = false;
  };
  return {
    say: (wall) => {
      next = { wall };
      if (!busy) void work();
    },
    stop: () => {
      stopped = true;
    },
  };
}

/** Takes it to a room’s server. */
export const sendWall =
  ({ roomId, token }: { readonly roomId: string; readonly token: string }) =>
  async (wall: Wall | null): Promise<SaidInClass> => {
    try {
      const response = await fetch(`/api/rooms/${encodeURIComponent(roomId)}/wall`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify({ wall }),
        // a page that is left takes its last word with it
        keepalive: true,
        signal: AbortSignal.timeout(8000),
      });
      if (response.ok) return 'heard';
      return response.status < 500 && response.status !== 429 ? 'refused' : 'lost';
    } catch {
      return 'lost';
    }
  };
