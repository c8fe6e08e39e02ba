import { presentPlayers } from '../../../shared/deciding/room-now.ts';
import type { HandedOver, Invitation, Joined } from '../../../shared/protocol/protocol.ts';
import type { PlayerId } from '../../../shared/scenario/ids.ts';
import { hashOf, newPin, newToken, pinHashOf } from '../../secrets/random.ts';
import { signOff, type Cell } from '../cell/cell.ts';
import { underCode } from './codes.ts';
import { stageOfRoom } from '../cell/stage.ts';
import { refused, type Refused } from '../cell/seat.ts';

/** How long a link for another device can be used. */
const HAND_OVER_MS = 60_000;

/**
 * A secret by which another device takes a person's seat, once and soon. An earlier one for the same
 * person no longer works. Only its hash is kept, and only in memory: a restart ends it, too.
 */
export function offerSeat(
  cell: Cell,
  playerId: PlayerId,
): Pick<HandedOver, 'handOver' | 'until'> | Refused {
  const known = presentPlayers(cell.state).some((one) => one.playerId === playerId);
  if (!known) return refused('unknown-player');
  const { handOvers } = cell;
  const now = cell.around.clock.now();
  for (const [hash, offer] of handOvers) {
    if (offer.playerId === playerId || offer.until <= now) handOvers.delete(hash);
  }
  const handOver = newToken();
  const until = now + HAND_OVER_MS;
  handOvers.set(hashOf(handOver), { playerId, until });
  return { handOver, until };
}

/** Gives a person a new token, and a new PIN where the old one is not known; older devices are signed off. */
export async function giveToken(cell: Cell, playerId: PlayerId, pin?: string): Promise<Joined> {
  const { around, state } = cell;
  const named = state.players.find((one) => one.playerId === playerId);
  const known = pin ?? newPin();
  if (pin === undefined) {
    await around.store.setPin(state.roomId, playerId, pinHashOf(playerId, known));
    state.players = await around.store.players(state.roomId);
  }
  const seatToken = newToken();
  await around.store.replaceToken(state.roomId, playerId, hashOf(seatToken));
  signOff(cell, ({ seat }) => seat.playerId === playerId, 'signed-off');
  return { roomId: state.roomId, playerId, seatToken, pin: known, name: named?.name ?? '' };
}

/** Somebody opens the link on another device: the seat is theirs there. */
export async function takeSeat(cell: Cell, handOver: string): Promise<Joined | Refused> {
  const hash = hashOf(handOver);
  const offer = cell.handOvers.get(hash);
  cell.handOvers.delete(hash);
  if (!offer || offer.until <= cell.around.clock.now()) return refused('link-used');
  const here = presentPlayers(cell.state).some((one) => one.playerId === offer.playerId);
  return here ? giveToken(cell, offer.playerId) : refused('link-used');
}

/** A new spoken code and join link; the old ones lead nowhere, and who is in stays. */
export async function renewInvitation(
  cell: Cell,
): Promise<Pick<Invitation, 'code' | 'joinToken'> | Refused> {
  const { around, state } = cell;
  if (state.finished || stageOfRoom(state) === 'ended') return refused('room-ended');
  const joinToken = newToken();
  const joinHash = hashOf(joinToken);
  const code = await underCode((next) =>
    around.store.renewInvitation(state.roomId, { code: next, joinHash }),
  );
  state.code = code;
  cell.dirty.everything = true;
  return { code, joinToken };
}
