import { createGame } from '../../shared/flow/step.ts';
import { StoreUnavailable } from '../store/port.ts';
import { botDecides, botSeats } from './bot-driver.ts';
import { write, type Cell } from './cell.ts';
import type { Timer } from './clock.ts';
import { nextDue, passDeadlines } from './deadlines.ts';
import { planOfLatecomer } from './plans.ts';
import { stageOfRoom } from './room-state.ts';
import type { SeatAt } from './state.ts';
import { publish } from './views.ts';

/** After an outage the room is looked after again this soon. */
const AGAIN_MS = 1000;

/**
 * Creates the games that were dealt and started. A process that died between the start and this is
 * made up for by the next one that loads the room: a stream begins only once.
 */
async function createGames(cell: Cell): Promise<void> {
  const { state, around } = cell;
  if (!state.room.started || state.room.ended) return;
  for (const setup of state.room.games) {
    const { gameId } = setup;
    if (state.games.has(gameId) || state.damaged.has(gameId)) continue;
    try {
      const now = around.clock.now();
      await write(cell, () =>
        state.games.has(gameId) ? {} : { games: [{ gameId, events: createGame(setup, now) }] },
      );
    } catch (error) {
      if (error instanceof StoreUnavailable) throw error;
      state.damaged.set(gameId, error);
      around.log.error({ roomId: state.roomId, gameId, error }, 'a game could not be created');
    }
  }
}

/** Gives everybody who waits for a seat one, while there are seats held by bots. */
async function seatLatecomers(cell: Cell): Promise<void> {
  if (!cell.state.room.started || cell.state.room.ended) return;
  for (let plan = planOfLatecomer(cell); plan; plan = planOfLatecomer(cell)) {
    await write(cell, () => planOfLatecomer(cell) ?? {});
  }
}

async function finish({ state, around }: Cell): Promise<void> {
  if (state.finished || stageOfRoom(state) !== 'ended') return;
  await around.store.finishRoom(state.roomId, around.clock.now());
  state.finished = true;
}

/** What follows from a change: games, seats, views, timers. */
export interface Tending {
  /** To be called inside the room's serial work, after every change. */
  now(): Promise<void>;
  /** The same, when there is nobody to answer to. */
  soon(): void;
}

/** Looks after a room: whatever has to happen without anybody asking for it. */
export function createTending(cell: Cell): Tending {
  const { clock, log, botDelayMs } = cell.around;
  const { timers } = cell;

  const tend = async (): Promise<void> => {
    if (cell.closed) return;
    try {
      await createGames(cell);
      await seatLatecomers(cell);
      await finish(cell);
    } catch (error) {
      outage(error);
    }
    publish(cell);
    arm();
    wakeBots();
  };

  const outage = (error: unknown): void => {
    cell.around.counts.outages += 1;
    log.error({ roomId: cell.state.roomId, error }, 'a room could not be looked after');
    timers.again?.cancel();
    timers.again = clock.after(AGAIN_MS, soon);
  };

  /** Runs work that nobody waits for; when it fails, the room is looked after again later. */
  const alone = (work: () => Promise<void>): void => {
    void cell.serial.run(async () => {
      if (cell.closed) return;
      await work().catch(outage);
      await tend();
    });
  };
  const soon = (): void => {
    alone(() => Promise.resolve());
  };

  const arm = (): void => {
    timers.due?.cancel();
    const due = nextDue(cell);
    if (due === null) timers.due = null;
    else
      timers.due = clock.after(due - clock.now(), () => {
        alone(() => passDeadlines(cell));
      });
  };

  const wakeBots = (): void => {
    timers.away?.cancel();
    timers.away = null;
    const seats = botSeats(cell);
    for (const seat of seats) if (seat.inMs === 0) wake(seat);
    const later = Math.min(...seats.filter(({ inMs }) => inMs > 0).map(({ inMs }) => inMs));
    if (Number.isFinite(later)) timers.away = clock.after(later, noticeAbsence);
  };
  const noticeAbsence = (): void => {
    cell.dirty.everything = true;
    soon();
  };
  const wake = (seat: SeatAt): void => {
    const key = `${seat.live.id} ${seat.countryId}`;
    if (timers.bots.has(key)) return;
    const timer: Timer = clock.after(botDelayMs, () => {
      timers.bots.delete(key);
      void cell.serial.run(async () => {
        if (cell.closed) return;
        const decided = await botDecides(cell, seat).catch((error: unknown) => {
          outage(error);
          return false;
        });
        if (decided) await tend();
      });
    });
    timers.bots.set(key, timer);
  };

  return { now: tend, soon };
}

/** Cancels every timer of a room. */
export function cancelTimers({ timers, presence }: Cell): void {
  for (const timer of [timers.due, timers.away, timers.again, ...timers.bots.values()]) {
    timer?.cancel();
  }
  timers.bots.clear();
  presence.close();
}
