import type { Joined } from '../../../shared/protocol/protocol.ts';
import { friendlyName, nameKey } from '../../secrets/person-names.ts';
import {
  hashOf,
  identityFrom,
  newIdentity,
  pinHashOf,
  type Identity,
} from '../../secrets/random.ts';
import { NameTaken, RoomFull } from '../../store/port.ts';
import type { Cell } from '../cell/cell.ts';
import { stageOfRoom } from '../cell/stage.ts';
import { refused, type Refused } from '../cell/seat.ts';

/** Tries at a free friendly name; a full room leaves thousands free. */
const MOST_NAMES = 50;

/** How somebody comes in: under a name, and under a secret of the client by which a repeat is known. */
export interface Newcomer {
  readonly name?: string | undefined;
  readonly id?: string | undefined;
}

async function addAs(cell: Cell, identity: Identity, name: string): Promise<Joined> {
  const { state, around } = cell;
  const { playerId, seatToken, pin } = identity;
  const player = { playerId, name, nameKey: nameKey(name), joinedAt: around.clock.now() };
  const row = { ...player, pinHash: pinHashOf(playerId, pin) };
  const roomSize = around.roomSize + state.room.kicked.length; // whoever was removed left a place
  const limits = { tokenHash: hashOf(seatToken), roomSize };
  await around.store.addPlayer(state.roomId, row, limits);
  state.players = [...state.players, row];
  cell.dirty.everything = true;
  return { roomId: state.roomId, playerId, seatToken, pin, name };
}

/** What somebody was answered who asks again under the same secret; null for who is new. */
function joinedBefore({ state }: Cell, { playerId, seatToken, pin }: Identity) {
  const known = state.players.find((one) => one.playerId === playerId);
  if (state.room.kicked.includes(playerId)) return refused('kicked');
  if (!known) return null;
  return { roomId: state.roomId, playerId, seatToken, pin, name: known.name };
}

/**
 * Somebody comes in, under the name given or a friendly one that is free. Asked twice under the same
 * secret, the same person comes in once and is answered alike.
 *
 * @returns a new player's token and PIN, which are shown once and stored as hashes only
 */
export async function joinRoom(cell: Cell, { name, id }: Newcomer): Promise<Joined | Refused> {
  if (cell.closed) return refused('unknown-room');
  const identity = id === undefined ? newIdentity() : identityFrom(`${cell.state.roomId} ${id}`);
  const before = joinedBefore(cell, identity);
  if (before) return before;
  if (cell.state.room.locked) return refused('room-locked');
  if (stageOfRoom(cell.state) === 'ended') return refused('room-ended');
  for (let tries = 0; tries < MOST_NAMES; tries++) {
    try {
      return await addAs(cell, identity, name ?? friendlyName());
    } catch (error) {
      if (error instanceof RoomFull) return refused('room-full');
      if (!(error instanceof NameTaken)) throw error;
      if (name !== undefined) return refused('name-taken');
    }
  }
  return refused('name-taken');
}
