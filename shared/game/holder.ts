import type { PlayerId } from '../scenario/ids.ts';
import type { CommitRule, Holder } from './setup.ts';

/** The people who hold a seat: none, one, or a delegation in the order in which it was dealt. */
export function membersOf(holder: Holder | undefined): readonly PlayerId[] {
  if (holder === undefined || holder.by === 'bot') return [];
  return holder.by === 'player' ? [holder.playerId] : holder.playerIds;
}

/** Whether a seat is held by people, here or away. */
export function isHeld(holder: Holder | undefined): boolean {
  return holder !== undefined && holder.by !== 'bot';
}

/**
 * The seat of these people: one alone, or a delegation.
 *
 * @returns null for nobody
 */
export function heldBy(players: readonly PlayerId[], rule: CommitRule): Holder | null {
  const [first] = players;
  if (first === undefined) return null;
  return players.length === 1
    ? { by: 'player', playerId: first }
    : { by: 'players', playerIds: [...players], rule };
}

/** The holder without one of its people; null when nobody is left. */
export function without(holder: Holder | undefined, playerId: PlayerId): Holder | null {
  const rule = holder?.by === 'players' ? holder.rule : 'anyone';
  return heldBy(
    membersOf(holder).filter((member) => member !== playerId),
    rule,
  );
}
