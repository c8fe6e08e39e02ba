import { forget, keep, keysOf, recall } from './store.ts';
import { secret } from './uuid.ts';

/** A seat held in a room, as this browser remembers it. */
export interface HeldSeat {
  readonly roomId: string;
  readonly token: string;
  readonly name: string;
  readonly pin: string;
  /** The join token or code it was taken with: the same link leads back into the same seat. */
  readonly via: string;
  /** When it was taken, milliseconds since 1970. */
  readonly since: number;
}

/** A class hosted from this browser. From a private link only the first two are known. */
export interface HostedRoom {
  readonly roomId: string;
  readonly token: string;
  readonly code: string;
  readonly title: string;
  readonly links: {
    readonly host: string;
    readonly join: string;
    readonly projector: string;
  } | null;
  readonly since: number;
}

export const keepSeat = (seat: HeldSeat): void => keep(`seat.${seat.roomId}`, seat);
export const keepHosted = (room: HostedRoom): void => keep(`host.${room.roomId}`, room);
/** Forgets a seat, unless another tab has taken it anew in the meantime. */
export function forgetSeat({ roomId, token }: Pick<HeldSeat, 'roomId' | 'token'>): void {
  if (heldSeats().some((seat) => seat.roomId === roomId && seat.token === token)) {
    forget(`seat.${roomId}`);
  }
}

/** What a person wrote and read in a room: choices not sent yet, and by game drafts, seals, talk and notes. */
const WORDS = ['unsent', 'draft', 'opened', 'talk', 'practice'];

/** Forgets somebody who is gone from a room: the seat, the way in, and whatever was written there. */
export function forgetPerson(seat: Pick<HeldSeat, 'roomId' | 'token'>): void {
  const { via } = heldSeats().find(({ token }) => token === seat.token) ?? { via: '' };
  if (via !== '' && invitation() === via) dropInvitation();
  forgetSeat(seat);
  for (const key of WORDS.flatMap((kind) => keysIn(kind, seat.roomId))) forget(key);
  for (const key of keysOf('poll.')) forget(key); // at most one draft of an answer, under an id without a room
}

/** Forgets a room that is gone: its host's and its projector's link, too. */
export function forgetRoom(roomId: string): void {
  for (const seat of heldSeats()) if (seat.roomId === roomId) forgetPerson(seat);
  for (const kind of [...WORDS, 'host', 'projector']) keysIn(kind, roomId).forEach(forget);
}

/** Keys of a kind that belong to a room or to one of its games, which are named after it. */
const keysIn = (kind: string, roomId: string): readonly string[] =>
  keysOf(`${kind}.`).filter((key) => key.split(/[.-]/)[1] === roomId);

/** Seats held, the newest first. */
export const heldSeats = (): readonly HeldSeat[] => all('seat.').map(asSeat);
/** Rooms hosted, the newest first. */
export const hostedRooms = (): readonly HostedRoom[] => all('host.').map(asHosted);

/** Which seat a page shows: the one named in the address (`?room=`), else the newest. */
export function chosen<T extends { readonly roomId: string }>(
  list: readonly T[],
  search: string,
): T | null {
  const asked = new URLSearchParams(search).get('room');
  return list.find(({ roomId }) => roomId === asked) ?? (asked === null ? (list[0] ?? null) : null);
}

/** Reads the fragment once and removes it from the address bar, and so from what others may see. */
export function takeFragment(): string | null {
  const text = location.hash.replace(/^#/, '');
  if (location.hash !== '') {
    history.replaceState(history.state, '', location.pathname + location.search);
  }
  return text === '' ? null : decodeURIComponent(text);
}

/** The fragment under which the start page says that a class is gone. */
export const GONE = 'gone';

/** How one came to the join page, kept for a reload; the address no longer says it. */
export const keepInvitation = (invitation: string): void => keep('invitation', invitation);
export const dropInvitation = (): void => forget('invitation');
export function invitation(): string | null {
  const found = recall('invitation');
  return typeof found === 'string' ? found : null;
}

/**
 * The secret under which this browser joins by an invitation. It stays the same until it is in, so that
 * a double tap, a second tab and a try after a lost answer are one person.
 */
export function joinId(invited: string): string {
  const kept = recall('joining');
  const fields = typeof kept === 'object' && kept !== null ? (kept as Fields) : {};
  if (text(fields, 'via') === invited && text(fields, 'id') !== '') return text(fields, 'id');
  const id = secret();
  keep('joining', { via: invited, id });
  return id;
}
export const dropJoinId = (): void => forget('joining');

/** A link that gives this device somebody's seat, as it stands in the fragment; null for any other. */
export function seatLink(invited: string | null): { roomId: string; handOver: string } | null {
  const fields = new URLSearchParams(invited ?? '');
  const [roomId, handOver] = [fields.get('room'), fields.get('seat')];
  return roomId !== null && handOver !== null ? { roomId, handOver } : null;
}

type Fields = Readonly<Record<string, unknown>>;

function all(start: string): readonly Fields[] {
  return keysOf(start)
    .map((key) => recall(key))
    .filter((value): value is Fields => typeof value === 'object' && value !== null)
    .filter((value) => text(value, 'roomId') !== '' && text(value, 'token') !== '')
    .sort((a, b) => since(b) - since(a));
}

function text(value: Fields, field: string): string {
  const found = value[field];
  return typeof found === 'string' ? found : '';
}

function since(value: Fields): number {
  const found = value['since'];
  return typeof found === 'number' ? found : 0;
}

function asBasic(value: Fields): { roomId: string; token: string; since: number } {
  return { roomId: text(value, 'roomId'), token: text(value, 'token'), since: since(value) };
}

function asSeat(value: Fields): HeldSeat {
  return {
    ...asBasic(value),
    name: text(value, 'name'),
    pin: text(value, 'pin'),
    via: text(value, 'via'),
  };
}

function asHosted(value: Fields): HostedRoom {
  const links = value['links'];
  const fields = typeof links === 'object' && links !== null ? (links as Fields) : null;
  return {
    ...asBasic(value),
    code: text(value, 'code'),
    title: text(value, 'title'),
    links: fields && {
      host: text(fields, 'host'),
      join: text(fields, 'join'),
      projector: text(fields, 'projector'),
    },
  };
}
