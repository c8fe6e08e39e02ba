import type { Store } from './port.ts';
import { Shelves } from './shelves.ts';

const later = <T>(work: () => T): Promise<T> =>
  new Promise((resolve) => {
    resolve(work());
  });

/** A store without a disk, for tests: the same promises, but nothing outlives the process. */
export function memoryStore(): Store {
  const shelves = new Shelves();
  return {
    openRoom: (room) =>
      later(() => {
        shelves.openRoom(room);
      }),
    room: (roomId) => later(() => shelves.room(roomId)),
    roomByCode: (code) => later(() => shelves.roomByCode(code)),
    renewInvitation: (roomId, invitation) =>
      later(() => {
        shelves.renewInvitation(roomId, invitation);
      }),
    finishRoom: (roomId, at) =>
      later(() => {
        shelves.finishRoom(roomId, at);
      }),
    reopenRoom: (roomId, code) =>
      later(() => {
        shelves.reopenRoom(roomId, code);
      }),
    unfinishedRooms: () => later(() => shelves.unfinishedRooms()),
    append: (batch) =>
      later(() => {
        shelves.append(batch);
      }),
    read: (roomId, stream, after) => later(() => shelves.read(roomId, stream, after)),
    commit: (roomId, actor, id) => later(() => shelves.commit(roomId, actor, id)),
    talk: (roomId) => later(() => shelves.talk(roomId)),
    polls: (roomId) => later(() => shelves.polls(roomId)),
    addPlayer: (roomId, player, limits) =>
      later(() => {
        shelves.addPlayer(roomId, player, limits);
      }),
    players: (roomId) => later(() => shelves.players(roomId)),
    replaceToken: (roomId, playerId, hash) =>
      later(() => {
        shelves.replaceToken(roomId, playerId, hash);
      }),
    setPin: (roomId, playerId, pinHash) =>
      later(() => {
        shelves.setPin(roomId, playerId, pinHash);
      }),
    owner: (hash) => later(() => shelves.owner(hash)),
    cameHere: (roomId, playerId, from) =>
      later(() => {
        shelves.cameHere(roomId, playerId, from);
      }),
    wentAway: (roomId, playerId, until) =>
      later(() => {
        shelves.wentAway(roomId, playerId, until);
      }),
    endPresence: (roomId) =>
      later(() => {
        shelves.endPresence(roomId);
      }),
    presence: (roomId) => later(() => shelves.presence(roomId)),
    forgetPlayer: (roomId, playerId) =>
      later(() => {
        shelves.forgetPlayer(roomId, playerId);
      }),
    deleteRoom: (roomId) =>
      later(() => {
        shelves.deleteRoom(roomId);
      }),
    ping: () => later(() => undefined),
    close: () => later(() => undefined),
  };
}
