import type {
  HandedOver,
  Invitation,
  Joined,
  JoinRoom,
  OpenRoom,
  Problem,
  RoomOpened,
} from '../../shared/protocol/protocol.ts';
import type { SeatView } from '../../shared/view/seat-schema.ts';
import { readCodeOf, type LinkTrouble } from '../text/refusals-words.ts';

/** An answer over HTTP, or the reason why there is none. */
export type HttpAnswer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly code: LinkTrouble; readonly detail: string };

/** One scenario in the list; more than `id` and `title` may be missing. */
export interface ScenarioCard {
  readonly id: string;
  readonly title: string;
  readonly summary?: string;
  readonly minutes?: number;
  readonly rounds?: number;
  readonly seats?: number;
}

const TIMEOUT_MS = 15_000;
/** A room's data are computed when they are asked for. */
const DATA_TIMEOUT_MS = 120_000;

export const openRoom = (body: OpenRoom): Promise<HttpAnswer<RoomOpened>> =>
  post('/api/rooms', body);
export const joinRoom = (body: JoinRoom): Promise<HttpAnswer<Joined>> =>
  post('/api/rooms/join', body);
/** Goes on with a seat held elsewhere, by its name and PIN; the other device is signed off. */
export function claimSeat(
  where: { readonly roomId: string } | { readonly code: string } | { readonly joinToken: string },
  who: { readonly name: string; readonly pin: string },
): Promise<HttpAnswer<Joined>> {
  if ('roomId' in where) return post(`/api/rooms/${encodeURIComponent(where.roomId)}/claim`, who);
  return post('/api/rooms/claim', { ...where, ...who });
}

/** Goes on with a seat by the link that the host gave for it. */
export const claimByLink = (roomId: string, handOver: string): Promise<HttpAnswer<Joined>> =>
  post(`/api/rooms/${encodeURIComponent(roomId)}/claim`, { handOver });

/** For the host: a link by which another device takes somebody's seat. */
export const handOverSeat = (host: Held, playerId: string): Promise<HttpAnswer<HandedOver>> =>
  postAs(host, 'handover', { playerId });

/** For the host: another code and join link; the old ones lead nowhere. */
export const newInvitation = (host: Held): Promise<HttpAnswer<Invitation>> =>
  postAs(host, 'invitation', {});

/** What somebody's seat sees, and the server's clock in ms. */
export interface SeatSeen {
  readonly view: SeatView;
  readonly now: number;
}

/** For the host: a seat as whoever holds it sees it. */
export async function seatSeen(
  { roomId, token }: Held,
  { gameId, countryId }: { readonly gameId: string; readonly countryId: string },
): Promise<HttpAnswer<SeatSeen>> {
  const path = ['rooms', roomId, 'seats', gameId, countryId].map(encodeURIComponent).join('/');
  const headers = { authorization: `Bearer ${token}` };
  try {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const response = await fetch(`/api/${path}`, { headers, signal });
    if (!response.ok) return await refusalIn(response);
    const now = Number(response.headers.get('X-Entente-Now') ?? Date.now());
    return { ok: true, value: { view: (await response.json()) as SeatView, now } };
  } catch {
    return { ok: false, code: 'unreachable', detail: '' };
  }
}

/** A room and the token that this page holds in it. */
export interface Held {
  readonly roomId: string;
  readonly token: string;
}

/** Takes a name and all words of a player out of a room; whom it does not know any more is out already. */
export const deleteMe = (seat: Held): Promise<HttpAnswer<null>> =>
  deleted(seat, '/me', ['unauthorized', 'unknown-player', 'unknown-room']);

/** For the host: deletes a room with everything in it, or finds that it is gone. */
export const deleteRoom = (host: Held): Promise<HttpAnswer<null>> =>
  deleted(host, '', ['unknown-room']);

/** Asked for again after a lost answer, it is done as well: `gone` are the codes that say so. */
async function deleted(
  { roomId, token }: Held,
  what: '' | '/me',
  gone: readonly LinkTrouble[],
): Promise<HttpAnswer<null>> {
  const answer = await ask<null>(`/api/rooms/${encodeURIComponent(roomId)}${what}`, {
    method: 'DELETE',
    headers: { authorization: `Bearer ${token}` },
  });
  return !answer.ok && gone.includes(answer.code) ? { ok: true, value: null } : answer;
}

/** A room's data as a zip file, for its host. The token travels in a header, so this is no plain link. */
export async function roomData(roomId: string, token: string): Promise<HttpAnswer<Blob>> {
  const path = `/api/rooms/${encodeURIComponent(roomId)}/export.zip`;
  const headers = { authorization: `Bearer ${token}` };
  try {
    const response = await fetch(path, { headers, signal: AbortSignal.timeout(DATA_TIMEOUT_MS) });
    return response.ok ? { ok: true, value: await response.blob() } : await refusalIn(response);
  } catch {
    return { ok: false, code: 'unreachable', detail: '' };
  }
}

/** The scenarios that a class can be started with. */
export async function listScenarios(): Promise<HttpAnswer<readonly ScenarioCard[]>> {
  const answer = await ask<readonly ScenarioCard[] | { scenarios: readonly ScenarioCard[] }>(
    '/api/scenarios',
    {},
  );
  if (!answer.ok) return answer;
  return { ok: true, value: 'scenarios' in answer.value ? answer.value.scenarios : answer.value };
}

function postAs<T>({ roomId, token }: Held, what: string, body: unknown): Promise<HttpAnswer<T>> {
  return ask(`/api/rooms/${encodeURIComponent(roomId)}/${what}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify(body),
  });
}

function post<T>(path: string, body: unknown): Promise<HttpAnswer<T>> {
  return ask(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

/** The server is ours and answers in our own types; a proxy's page in between counts as no answer. */
async function ask<T>(path: string, init: RequestInit): Promise<HttpAnswer<T>> {
  try {
    const response = await fetch(path, { ...init, signal: AbortSignal.timeout(TIMEOUT_MS) });
    if (!response.ok) return await refusalIn(response);
    const body = response.status === 204 ? null : ((await response.json()) as unknown);
    return { ok: true, value: body as T };
  } catch {
    return { ok: false, code: 'unreachable', detail: '' };
  }
}

async function refusalIn(response: Response): Promise<HttpAnswer<never>> {
  const body = (await response.json()) as Partial<Problem> | null;
  const { code, detail = '' } = body ?? {};
  return { ok: false, code: readCodeOf(code), detail };
}
