import type { TalkView } from '../../../../shared/talk/talk-view.ts';
import type { SeatView } from '../../../../shared/view/seat-schema.ts';
import { keep, recall } from '../../../link/store.ts';

type Where = Pick<SeatView, 'gameId' | 'me'>;
type Channel = TalkView['channels'][number];

/** Until when each channel has been read, in ms of the server's clock. */
export type Read = Readonly<Record<string, number>>;

const key = ({ gameId, me }: Where): string => `talk.${gameId}.${me.id}`;

/** What this browser remembers as read. */
export function readUntil(view: Where): Read {
  const kept = recall(key(view));
  if (typeof kept !== 'object' || kept === null) return {};
  const marks = Object.entries(kept).filter(
    (entry): entry is [string, number] => typeof entry[1] === 'number',
  );
  return Object.fromEntries(marks);
}

/** The same with one channel read to its end, kept for the next visit. */
export function markRead(view: Where, read: Read, channel: Channel): Read {
  const last = channel.messages.at(-1)?.at ?? 0;
  if (last <= (read[channel.id] ?? 0)) return read;
  const next = { ...read, [channel.id]: last };
  keep(key(view), next);
  return next;
}

/** How many messages of others stand in a channel unread. */
export function unreadIn({ me }: Where, { id, messages }: Channel, read: Read): number {
  const until = read[id] ?? 0;
  return messages.filter(({ seat, at }) => seat !== me.id && at > until).length;
}
