/** Where the pages of a class are. A link is null when this page does not know its secret. */
export interface HostLinks {
  readonly host: string | null;
  readonly join: string | null;
  readonly projector: string | null;
  /** The address of the server, to be typed. */
  readonly address: string;
}

/** Whether only the computer itself can open an address, so that phones cannot. */
export function onlyHere(address: string): boolean {
  const name = new URL(address).hostname;
  return name === 'localhost' || name === '[::1]' || name.startsWith('127.');
}
