import { REFUSAL_TEXT, type RefusalCode } from '../../../shared/protocol/refusals.ts';
import type { Draft, Reply, SocketData } from '../../../shared/protocol/protocol.ts';
import type { PlayerId } from '../../../shared/scenario/ids.ts';
import type { View } from '../../../shared/protocol/view.ts';

/** Who is asking, once a token has been checked. `tokenHash` is asked again before anything is decided. */
export interface CheckedSeat extends Readonly<SocketData> {
  readonly tokenHash: string;
}

export { isRefused, refused, type Refused } from '../../../shared/deciding/plan.ts';

/** A refusal as a commit is answered with it. */
export const refusal = (code: RefusalCode): Reply => ({
  ...{ ok: false, code, detail: REFUSAL_TEXT[code] },
});

/** Somewhere a seat's view is shown: a socket or an event stream. */
export interface Viewer {
  readonly seat: CheckedSeat;
  show(view: View, now: number): void;
  /** What another member of the delegation is trying out. */
  draft?(from: PlayerId, draft: Draft): void;
  /** This seat is no longer shown here; nothing follows. */
  signOff(code: RefusalCode): void;
}
