import type { WishCommand } from './room-command.ts';
import type { WishLegal } from './room-legal.ts';
import type { PlayerId } from '../scenario/ids.ts';
import type { WishView } from './deal-view.ts';
import type { RoomDecision } from './decide-room.ts';
import { seatsForPeople } from './layout.ts';
import type { Room } from './room.ts';

/** Whether people may say which country they want to lead: the host lets them, and nothing has begun. */
function mayWish({ roles, started, ended }: Room): boolean {
  return roles === 'wishes' && !started && !ended;
}

/** What a person's wish comes to. The same wish again is no news. */
export function decideWish(
  room: Room,
  playerId: PlayerId,
  { countryId }: WishCommand,
): RoomDecision {
  if (room.started || room.ended) return { ok: false, code: 'not-now' };
  if (room.roles !== 'wishes') return { ok: false, code: 'no-wishes' };
  if (countryId !== null && !seatsForPeople(room).includes(countryId)) {
    return { ok: false, code: 'unknown-country' };
  }
  const same = (room.wishes[playerId] ?? null) === countryId;
  return { ok: true, events: same ? [] : [{ type: 'wished', playerId, countryId }] };
}

/** What a person is shown to choose from before the start; nothing where roles are drawn. */
export function wishView(room: Room, playerId: PlayerId): { wish?: WishView } {
  if (!mayWish(room)) return {};
  const { sender, targets } = room.scenario.cast;
  const roles = seatsForPeople(room).flatMap((countryId) => {
    const card = [sender, ...targets].find(({ id }) => id === countryId);
    return card === undefined ? [] : [{ countryId, name: card.name, goal: card.role.goal }];
  });
  return { wish: { mine: room.wishes[playerId] ?? null, leads: sender.id, roles } };
}

/** A wish as a template; `null` takes it back. */
export function wishLegal(room: Room): WishLegal[] {
  if (!mayWish(room)) return [];
  const countryId = [...seatsForPeople(room), null];
  return [{ type: 'wish', at: { round: 0, step: 0 }, countryId }];
}
