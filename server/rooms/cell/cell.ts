import { GameFault, type Plan } from '../../../shared/deciding/plan.ts';
import type { PlanMoment } from '../../../shared/deciding/room-now.ts';
import type { RefusalCode } from '../../../shared/protocol/refusals.ts';
import type { PollWrites } from '../../../shared/poll/kept-polls.ts';
import type { GameId, PlayerId } from '../../../shared/scenario/ids.ts';
import type { Wall } from '../../../shared/room/wall.ts';
import type { Log } from '../../operations/log.ts';
import type { Counts } from '../../operations/metrics.ts';
import { newMessageId, newSeed } from '../../secrets/random.ts';
import { VersionConflict, type Batch, type Store } from '../../store/port.ts';
import type { TalkPace } from '../../limits/talk-pace.ts';
import type { ServerClock, Timer } from '../../clock/clock.ts';
import type { Presence, Turn } from './presence.ts';
import { isRefused, refused, type Refused, type Viewer } from './seat.ts';
import type { Serial } from './serial.ts';
import { apply, catchUp, liveGame, partsOf, type LiveGame, type FoldedRoom } from './folded.ts';

/** What every room of a server shares. */
export interface Surroundings {
  readonly store: Store;
  readonly clock: ServerClock;
  readonly log: Log;
  readonly counts: Counts;
  /** How long a bot seems to think. */
  readonly botDelayMs: number;
  /** A commit counts when it is received this long after its deadline: networks are slow. */
  readonly graceMs: number;
  readonly roomSize: number;
}

/** A viewer and the view it was shown last, as text. */
export interface Showing {
  readonly viewer: Viewer;
  last: string;
}

/** One room while it is in memory. Work on it goes through `serial`, one piece at a time. */
export interface Cell {
  readonly around: Surroundings;
  readonly state: FoldedRoom;
  readonly serial: Serial;
  readonly presence: Presence;
  /** Who came and went, until it is written. */
  readonly turns: Turn[];
  readonly talkPace: TalkPace;
  readonly showing: Set<Showing>;
  /** Links for other devices by the hash of their secret: whose seat, and until when. */
  readonly handOvers: Map<string, { readonly playerId: PlayerId; readonly until: number }>;
  readonly timers: {
    due: Timer | null;
    /** The next time the large views are shown. */
    large: Timer | null;
    away: Timer | null;
    again: Timer | null;
    /** When somebody who spoke too fast may speak again. */
    talk: Timer | null;
    readonly bots: Map<string, Timer>;
  };
  /** Games and people that changed since views were last shown; `everything` when the room itself did. */
  readonly dirty: {
    everything: boolean;
    readonly games: Set<GameId>;
    readonly people: Set<PlayerId>;
  };
  /** What the host’s debrief shows on the big screen. Kept nowhere else. */
  wall: Wall | null;
  /** When the large views were shown last. */
  largeShownAt: number;
  usedAt: number;
  closed: boolean;
}

/** Stops one game after a fault of ours; the others go on. */
function stopGame({ around, state }: Cell, live: LiveGame, error: unknown): void {
  if (!live.broken) {
    around.counts.brokenGames += 1;
    const where = { roomId: state.roomId, gameId: live.id, version: live.version };
    around.log.error({ ...where, error }, 'a game was stopped by a fault of ours');
  }
  live.broken = true;
}

/** Runs our own rules on a game; null when they fail, which stops this one game. */
export function guarded<T>(cell: Cell, live: LiveGame, work: () => T): T | null {
  if (live.broken) return null;
  try {
    return work();
  } catch (error) {
    stopGame(cell, live, error);
    return null;
  }
}

/** Folds what others have appended. A game whose log cannot be folded is stopped, and named. */
export async function readTail(cell: Cell): Promise<void> {
  const { around, state } = cell;
  const known = new Set(state.damaged.keys());
  await catchUp(around.store, state);
  cell.dirty.everything = true;
  for (const [gameId, error] of state.damaged) {
    if (known.has(gameId)) continue;
    around.counts.brokenGames += 1;
    around.log.error({ roomId: state.roomId, gameId, error }, 'the log of a game cannot be read');
  }
}

function took(cell: Cell, plan: Plan): void {
  apply(cell.state, plan);
  const { counts } = cell.around;
  counts.events += plan.room?.length ?? 0;
  if (plan.room && plan.room.length > 0) cell.dirty.everything = true;
  for (const { gameId, events } of plan.games ?? []) {
    counts.events += events.length;
    cell.dirty.games.add(gameId);
  }
  const { said = [], ...rest } = plan.talk ?? {};
  for (const { gameId } of said) cell.dirty.games.add(gameId);
  if (Object.keys(rest).length > 0) cell.dirty.everything = true;
  if (plan.polls) tookPolls(cell, plan.polls);
}

/** An answer changes what the others see only where answers are shown. */
function tookPolls({ state, dirty }: Cell, { answered, ...rest }: PollWrites): void {
  const shown = state.polls.some(({ pollId, shown }) => shown && pollId === answered?.pollId);
  if (shown || Object.keys(rest).length > 0) dirty.everything = true;
  else if (answered) dirty.people.add(answered.playerId);
}

/** What a decision depends on besides the room. */
function momentOf({ around, presence, talkPace }: Cell): PlanMoment {
  return {
    now: around.clock.now(),
    isHere: (playerId) => presence.isHere(playerId),
    maySpeak: (playerId) => talkPace.waitOf(playerId) === 0,
    seed: newSeed(),
    messageId: newMessageId(),
  };
}

/** What to append. A game in which our rules fail is stopped, and the others are asked again. */
function decided(cell: Cell, decide: Decide): Plan | Refused {
  for (;;) {
    try {
      return decide(cell.state, momentOf(cell));
    } catch (error) {
      const live = error instanceof GameFault ? liveGame(cell.state, error.gameId) : undefined;
      if (!(error instanceof GameFault) || live === undefined || live.broken) throw error;
      stopGame(cell, live, error.cause);
    }
  }
}

/** What to append, given the room as it is when this is called. It is called again when that has changed. */
export type Decide = (state: FoldedRoom, moment: PlanMoment) => Plan | Refused;

/** More conflicts in a row than several processes on one room can cause. */
const MOST_CONFLICTS = 20;

/**
 * Decides and writes: first the log, then the state. When somebody else appended first, reads the
 * tail and decides again.
 *
 * @param under  the commit that is remembered and the token that asks, in the same transaction
 * @returns what was written, or why nothing was
 * @throws CommitTaken when the commit is remembered already; NotCurrent when the token has been
 *   replaced; StoreUnavailable in an outage
 */
export async function write(
  cell: Cell,
  decide: Decide,
  under: Pick<Batch, 'commit' | 'token'> = {},
): Promise<Plan | Refused> {
  const { around, state } = cell;
  for (let conflicts = 0; conflicts < MOST_CONFLICTS; conflicts++) {
    const plan = decided(cell, decide);
    if (isRefused(plan)) return plan;
    const parts = partsOf(state, plan);
    if (parts.length === 0 && !under.commit && !plan.talk && !plan.polls) return plan;
    const side = {
      ...(plan.talk ? { talk: plan.talk } : {}),
      ...(plan.polls ? { polls: plan.polls } : {}),
    };
    try {
      const at = around.clock.now();
      await around.store.append({ roomId: state.roomId, at, parts, ...side, ...under });
    } catch (error) {
      if (!(error instanceof VersionConflict)) throw error;
      await readTail(cell);
      continue;
    }
    took(cell, plan);
    return plan;
  }
  return refused('unavailable');
}

/** Signs off everybody who looks as one of these; they are not shown anything again. */
export function signOff(cell: Cell, whom: (viewer: Viewer) => boolean, code: RefusalCode): void {
  for (const one of cell.showing) {
    if (!whom(one.viewer)) continue;
    cell.showing.delete(one);
    one.viewer.signOff(code);
  }
}
