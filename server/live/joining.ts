import type { Joined } from '../../shared/protocol/protocol.ts';
import { friendlyName, nameKey } from '../secrets/names.ts';
import { hashOf, newPin, newPlayerId, newToken, pinHashOf } from '../secrets/random.ts';
import { NameTaken, RoomFull } from '../store/port.ts';
import type { Cell } from './cell.ts';
import { stageOfRoom } from './room-state.ts';
import { refused, type Refused } from './seat.ts';

/** Tries at a free friendly name; a full room leaves thousands free. */
const MOST_NAMES = 50;

async function addAs(cell: Cell, name: string): Promise<Joined> {
  const { state, around } = cell;
  const [playerId, seatToken, pin] = [newPlayerId(), newToken(), newPin()];
  const player = { playerId, name, nameKey: nameKey(name), joinedAt: around.clock.now() };
  const row = { ...player, pinHash: pinHashOf(playerId, pin) };
  const roomSize = around.roomSize + state.room.kicked.length; // whoever was removed left a place
  const limits = { tokenHash: hashOf(seatToken), roomSize };
  await around.store.addPlayer(state.roomId, row, limits);
  state.players = [...state.players, row];
  cell.dirty.everything = true;
  return { roomId: state.roomId, playerId, seatToken, pin, name };
}

/**
 * Somebody comes in, under the name given or a friendly one that is free.
 *
 * @returns a new player's token and PIN, which are shown once and stored as hashes only
 */
export async function joinRoom(cell: Cell, name: string | undefined): Promise<Joined | Refused> {
  if (cell.closed) return refused('unknown-room');
  if (stageOfRoom(cell.state) === 'ended') return refused('room-ended');
  for (let tries = 0; tries < MOST_NAMES; tries++) {
    try {
      return await addAs(cell, name ?? friendlyName());
    } catch (error) {
      if (error instanceof RoomFull) return refused('room-full');
      if (!(error instanceof NameTaken)) throw error;
      if (name !== undefined) return refused('name-taken');
    }
  }
  return refused('name-taken');
}
