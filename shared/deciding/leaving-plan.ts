import { without } from '../game/holder.ts';
import { decideRoom } from '../room/decide-room.ts';
import type { PlayerId } from '../scenario/ids.ts';
import { isRefused, planned, type Plan, type Refused } from './plan.ts';
import { presentPlayers, seatOf, type RoomNow } from './room-now.ts';
import { planOfStep, withGames } from './step-plan.ts';
import { callsWithout } from './talk-plan.ts';

const BOT = { by: 'bot', bot: 'equilibrium' } as const;

/** Who is removed calls nobody any more. */
function planOfRemoving(state: RoomNow, playerId: PlayerId): Plan | Refused {
  const players = presentPlayers(state).map((one) => one.playerId);
  const context = { players, seed: 0, allEnded: false };
  const decision = decideRoom(state.room, { type: 'kick', playerId }, context);
  const room = planned(decision, ({ events }) => ({ room: events }));
  if (isRefused(room) || !state.talk.lines.calls.includes(playerId)) return room;
  return { ...room, talk: { lines: { calls: callsWithout(state, playerId) } } };
}

/** The seat of somebody who leaves stays with the rest of the delegation, or goes to the bot. */
function planOfLeaving(state: RoomNow, playerId: PlayerId, now: number): Plan | Refused {
  const held = seatOf(state, playerId);
  if (!held) return {};
  const { live, countryId } = held;
  const holder = without(live.game.holders[countryId], playerId) ?? BOT;
  return planOfStep(live, { type: 'seat', countryId, holder }, now);
}

/** Somebody who was forgotten leaves the room as if removed by the host, without the host. */
export function planOfForgetting(state: RoomNow, playerId: PlayerId, now: number): Plan | Refused {
  return withGames(planOfRemoving(state, playerId), () => [planOfLeaving(state, playerId, now)]);
}
