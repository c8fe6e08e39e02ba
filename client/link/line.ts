import type { Commit, Draft, Reply } from '../../shared/protocol/protocol.ts';
import type { RefusalCode } from '../../shared/protocol/refusals.ts';
import type { PlayerId } from '../../shared/scenario/ids.ts';
import type { View } from '../../shared/protocol/view.ts';

/** Who connects, and where. */
export interface Auth {
  readonly roomId: string;
  readonly token: string;
}

/** What one connection tells, from its first try to its end. After `refused` or `lost` nothing counts. */
export interface LineEvents {
  /** `now`: the server's clock. */
  readonly view: (view: View, now: number) => void;
  /** No further try: the seat was continued elsewhere, the link is wrong, the room is gone ... */
  readonly refused: (code: RefusalCode) => void;
  /** Another member of the delegation tries something out. */
  readonly draft: (from: PlayerId, draft: Draft) => void;
  readonly lost: () => void;
}

/** One connection over one way. It does not come back by itself. */
export interface Line {
  /** Resolves with the server's answer; rejects when none came in time. */
  send(commit: Commit): Promise<Reply>;
  /** Gone for good when it does not arrive: the next one says more. */
  draft(draft: Draft): void;
  close(): void;
}

/** Makes a connection. It tells nothing before it has been handed over. */
export type Dial = (auth: Auth, events: LineEvents) => Line;

/** An answer to a commit is waited for so long. */
export const ACK_MS = 8000;

/** Refused for now; everything else is refused for good. */
export const PASSING: readonly RefusalCode[] = ['unavailable', 'too-many', 'internal'];
