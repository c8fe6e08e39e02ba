import { presentPlayers } from '../../../shared/deciding/room-now.ts';
import { GameEvent } from '../../../shared/game/event.ts';
import type { Story } from '../../../shared/protocol/protocol.ts';
import { seatsHeld } from '../../../shared/replay/own-seats.ts';
import type { PlayerId, RoomId } from '../../../shared/scenario/ids.ts';
import { hashOf } from '../../secrets/random.ts';
import type { Store } from '../../store/port.ts';
import { headerOf, loggedGames, publicLines } from './log-file.ts';
import { isOpen } from '../cell/stage.ts';
import { refused, type Refused } from '../cell/seat.ts';
import type { FoldedRoom } from '../cell/folded.ts';

/** Whose page a token reads: a player's own, or that of whom a kept link is for. */
export async function readerOf(
  store: Store,
  { roomId, token }: { readonly roomId: RoomId; readonly token: string },
): Promise<PlayerId | Refused> {
  const owner = await store.owner(hashOf(token));
  if (owner?.roomId !== roomId || owner.role === 'join') {
    return refused((await store.room(roomId)) ? 'unauthorized' : 'unknown-room');
  }
  if (owner.playerId === null) return refused('forbidden');
  return owner.current ? owner.playerId : refused('signed-off');
}

/**
 * What a person's own page is made of: the logs of the games in which that person held a seat, and the
 * names of whoever shared it. Once all is over and the cables are open; before, `not-now`.
 */
export async function storyOf(
  store: Store,
  state: FoldedRoom,
  playerId: PlayerId,
): Promise<Story | Refused> {
  if (state.room.kicked.includes(playerId)) return refused('kicked');
  const present = presentPlayers(state);
  const me = present.find((one) => one.playerId === playerId);
  if (me === undefined) return refused('unauthorized');
  if (!isOpen(state)) return refused('not-now');
  const lines = [headerOf(state)];
  const partners = new Set<PlayerId>();
  for (const { id } of loggedGames(state)) {
    const stored = await store.read(state.roomId, id, 0);
    const held = seatsHeld(
      stored.map(({ event }) => GameEvent.parse(event)),
      playerId,
    );
    if (held.length === 0) continue;
    for (const seat of held) for (const one of seat.partners) partners.add(one);
    lines.push(...publicLines(id, stored));
  }
  const people = present.filter((one) => partners.has(one.playerId));
  return {
    playerId,
    name: me.name,
    people: people.map((one) => ({ playerId: one.playerId, name: one.name })),
    log: lines.map((line) => `${line}\n`).join(''),
  };
}
