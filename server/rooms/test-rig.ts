import { randomUUID } from 'node:crypto';
import type { Draft, Joined, Reply } from '../../shared/protocol/protocol.ts';
import type { RoomOptions } from '../../shared/room/options.ts';
import type { RoomId } from '../../shared/scenario/ids.ts';
import type { View } from '../../shared/protocol/view.ts';
import { createLog } from '../operations/log.ts';
import { newCounts, type Counts } from '../operations/metrics.ts';
import { memoryStore } from '../store/memory.ts';
import type { Store } from '../store/port.ts';
import { createRooms, type Opened, type Rooms } from './rooms.ts';
import { isRefused, type CheckedSeat, type Viewer } from './cell/seat.ts';
import { simulatedClock, type SimulatedClock } from '../clock/simulated-clock.ts';

/** A server's rooms without a network: simulated time, a store that can be handed on. */
export interface Rig {
  readonly rooms: Rooms;
  readonly store: Store;
  readonly clock: SimulatedClock;
  readonly counts: Counts;
  readonly logged: string[];
}

/** Rooms on a store; the store and the clock of an earlier rig make it a restart. */
export function rig(
  over: { store?: Store; clock?: SimulatedClock; botDelayMs?: number; graceMs?: number } = {},
): Rig {
  const { store = memoryStore(), clock = simulatedClock(), botDelayMs = 0 } = over;
  const { graceMs = 0 } = over;
  const logged: string[] = [];
  const log = createLog('debug', (line) => logged.push(line));
  const counts = newCounts();
  const rooms = createRooms({ store, clock, log, counts, botDelayMs, graceMs, roomSize: 120 });
  return { rooms, store, clock, counts, logged };
}

/** Throws what was refused, because the test expected otherwise. */
export function expectOk<T extends object>(result: T): Exclude<T, { refused: unknown }> {
  if (isRefused(result)) throw new Error(`refused: ${result.refused}`);
  return result as Exclude<T, { refused: unknown }>;
}

export type { Opened };

export async function openRoom({ rooms }: Rig, options: RoomOptions = {}): Promise<Opened> {
  return expectOk(await rooms.open({ scenario: 'steel-2018', options }));
}

/** A person with a seat token, and what was shown to them. */
export interface Tester {
  readonly seat: CheckedSeat;
  readonly joined: Joined;
  readonly views: View[];
  readonly drafts: { from: string; draft: Draft }[];
  readonly signedOff: string[];
  leave(): void;
}

/** Somebody who joins; `here` keeps a connection open. */
export async function joinRoom(
  { rooms }: Rig,
  roomId: RoomId,
  { name, here = true }: { name?: string; here?: boolean } = {},
): Promise<Tester> {
  const joined = expectOk(await rooms.join(roomId, name));
  const seat = expectOk(await rooms.seatOf(roomId, joined.seatToken));
  const views: View[] = [];
  const signedOff: string[] = [];
  const drafts: { from: string; draft: Draft }[] = [];
  const viewer: Viewer = {
    seat,
    show: (view) => views.push(structuredClone(view)),
    draft: (from, draft) => drafts.push({ from, draft }),
    signOff: (code) => signedOff.push(code),
  };
  const watch = here ? expectOk(await rooms.watch(viewer)) : { leave: () => undefined };
  return { seat, joined, views, drafts, signedOff, leave: () => watch.leave() };
}

export async function hostSeat(
  { rooms }: Rig,
  { roomId, hostToken }: Opened,
): Promise<CheckedSeat> {
  return expectOk(await rooms.seatOf(roomId, hostToken));
}

/** A commit under a new id, and whatever follows from it. */
export async function send(on: Rig, seat: CheckedSeat, command: unknown): Promise<Reply> {
  const reply = await on.rooms.dispatch(seat, { id: randomUUID(), command });
  await followed(on, seat);
  return reply;
}

/** Waits until what follows from an answered commit has been done: a view is asked for after it. */
export const followed = async ({ rooms }: Rig, seat: CheckedSeat): Promise<void> =>
  void (await rooms.view(seat));

/** The host's commands, each of which must be accepted. */
export async function hostDoes(on: Rig, opened: Opened, ...commands: unknown[]): Promise<void> {
  const seat = await hostSeat(on, opened);
  for (const command of commands) {
    const reply = await send(on, seat, command);
    if (!reply.ok) throw new Error(`host was refused: ${reply.code}`);
  }
}

/** The view of a seat now. */
export async function viewOf({ rooms }: Rig, seat: CheckedSeat): Promise<View> {
  return expectOk(await rooms.view(seat));
}

/** The stored events of the room's first game, as types in order. */
export async function gameEvents({ store }: Rig, roomId: RoomId): Promise<{ type: string }[]> {
  const room = await store.read(roomId, 'room', 0);
  const dealt = room.map(({ event }) => event as { games?: { gameId: string }[] });
  const gameId = dealt.flatMap(({ games }) => games ?? []).at(-1)?.gameId ?? '';
  return (await store.read(roomId, gameId, 0)).map(({ event }) => event as { type: string });
}
