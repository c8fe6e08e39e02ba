import type { HandedOver, Invitation } from '../../../shared/protocol/protocol.ts';
import type { HttpAnswer } from '../../link/http.ts';

/** Where the pages of a class are. A link is null when this page does not know its secret. */
export interface HostLinks {
  readonly host: string | null;
  readonly join: string | null;
  readonly projector: string | null;
  /** The address of the server, to be typed. */
  readonly address: string;
}

/** What the host asks for over HTTP: the answer is a secret, or the end of the room. */
export interface HostCalls {
  /** A link by which another device takes somebody's seat. */
  readonly handOver: (playerId: string) => Promise<HttpAnswer<HandedOver>>;
  /** Another code and join link. */
  readonly newInvitation: () => Promise<HttpAnswer<Invitation>>;
  /** Everything of the class is gone, and this page with it. */
  readonly deleteClass: () => Promise<HttpAnswer<null>>;
}

/** Whether only the computer itself can open an address, so that phones cannot. */
export function onlyHere(address: string): boolean {
  const name = new URL(address).hostname;
  return name === 'localhost' || name === '[::1]' || name.startsWith('127.');
}
