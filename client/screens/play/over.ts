import type { RefusalCode } from '../../../shared/protocol/refusals.ts';

/** Whether the server says that it does not know the person any more: at once, or to a device that comes back later. */
export const isForgotten = (over: RefusalCode): boolean =>
  over === 'unknown-player' || over === 'unauthorized';
