import { countriesOf } from '../game/game.ts';
import { seatLatecomer } from '../room/decide-room.ts';
import { hereIn } from './commit-plan.ts';
import { isRefused, type Plan } from './plan.ts';
import { presentPlayers, seatOf, type PlanMoment, type RoomNow } from './room-now.ts';
import { planOfStep } from './step-plan.ts';

/**
 * The first player who waits for a seat takes that of a bot.
 *
 * @param moment.now  milliseconds since 1970
 * @returns null when nobody waits or none is free
 * @throws {GameFault} if our rules fail in a game
 */
export function planOfLatecomer(state: RoomNow, { now }: Pick<PlanMoment, 'now'>): Plan | null {
  const sound = [...state.games.values()].filter(({ broken }) => !broken);
  const games = sound.map(({ game }) => game);
  for (const { playerId } of presentPlayers(state)) {
    if (seatOf(state, playerId)) continue;
    const seated = seatLatecomer(state.room, games, playerId);
    if (seated?.type !== 'latecomerSeated') continue;
    const live = state.games.get(seated.gameId);
    if (!live) continue;
    const holder = { by: 'player', playerId } as const;
    const input = { type: 'seat', countryId: seated.countryId, holder } as const;
    const plan = planOfStep(live, input, now);
    if (!isRefused(plan)) return { ...plan, room: [seated] };
  }
  return null;
}

/**
 * What those who are left of some delegation agree on, now that somebody has gone.
 *
 * @returns null for nothing
 * @throws {GameFault} if our rules fail in a game
 */
export function planOfSettling(
  state: RoomNow,
  moment: Pick<PlanMoment, 'now' | 'isHere'>,
): Plan | null {
  for (const live of state.games.values()) {
    if (live.broken) continue;
    for (const countryId of countriesOf(live.game)) {
      if (live.game.holders[countryId]?.by !== 'players') continue;
      const here = hereIn({ live, countryId }, moment);
      const plan = planOfStep(live, { type: 'settle', by: countryId, here }, moment.now);
      if (!isRefused(plan)) return plan;
    }
  }
  return null;
}
