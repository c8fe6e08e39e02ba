import type { PlayerId } from '../../shared/scenario/ids.ts';
import type { ServerClock } from '../clock/clock.ts';
import { tokenBucket, type Bucket } from './window.ts';

/** Messages of one person: one in four seconds on end, eight at once. */
const MESSAGES = { rate: 0.25, burst: 8 };

/** How fast each person of a room speaks. */
export interface TalkPace {
  /** In how many ms this person may speak; 0 when now. */
  waitOf(playerId: PlayerId): number;
  /** Counts a message that was kept. */
  spoke(playerId: PlayerId): void;
  /** In how many ms the next of those who spoke too fast may speak; null when there is nobody. */
  next(): number | null;
}

/** Keeps one person from filling everybody's screen. People of a room are few, so all are kept. */
export function talkPace(clock: ServerClock): TalkPace {
  const buckets = new Map<PlayerId, Bucket>();
  return {
    waitOf: (playerId) => buckets.get(playerId)?.anyIn() ?? 0,
    spoke: (playerId) => {
      const bucket = buckets.get(playerId) ?? tokenBucket(clock, MESSAGES);
      buckets.set(playerId, bucket);
      bucket.take();
    },
    next: () => {
      const waits = [...buckets.values()].map((one) => one.anyIn()).filter((ms) => ms > 0);
      return waits.length === 0 ? null : Math.min(...waits);
    },
  };
}
