import { earlier } from '../../../shared/game/seat-clock.ts';
import { writeAttendance } from './attendance.ts';
import { botDecides, botSeats } from './bot-driver.ts';
import { botAnswers, botListeners } from './bot-talk.ts';
import type { Cell } from '../cell/cell.ts';
import { passDeadlines } from './deadlines.ts';
import { dueOf, nextDue } from '../cell/due.ts';
import { fulfil } from './games.ts';
import { nextLeftBehind } from './pacing.ts';
import type { SeatAt } from '../cell/folded.ts';
import { publish } from '../showing/views.ts';

/** After an outage the room is looked after again this soon. */
const AGAIN_MS = 1000;

/** Looks after a room: whatever has to happen without anybody asking for it. */
export class Tending {
  readonly #cell: Cell;

  constructor(cell: Cell) {
    this.#cell = cell;
  }

  /** What follows from a change: games, views, timers. To be called inside the room's serial work. */
  async now(): Promise<void> {
    const cell = this.#cell;
    if (cell.closed) return;
    await writeAttendance(cell)
      .then(() => fulfil(cell))
      .catch((error: unknown) => {
        this.#outage(error);
      });
    publish(cell);
    this.#arm();
    this.#wakeBots();
    this.#listen();
  }

  /** The same after some change that cannot fail what was answered already. */
  async after(change: () => void): Promise<void> {
    try {
      change();
      await this.now();
    } catch (error) {
      this.#outage(error);
    }
  }

  /** The same, when there is nobody to answer to. */
  soon(): void {
    this.#alone(() => Promise.resolve(true));
  }

  /** Runs work that nobody waits for. When it changed something, or failed, what follows follows. */
  #alone(work: () => Promise<boolean>): void {
    void this.#cell.serial.run(async () => {
      if (this.#cell.closed) return;
      const changed = await work().catch((error: unknown) => {
        this.#outage(error);
        return true;
      });
      if (changed) await this.now();
    });
  }

  #outage(error: unknown): void {
    const { around, state, timers } = this.#cell;
    around.counts.outages += 1;
    around.log.error({ roomId: state.roomId, error }, 'a room could not be looked after');
    timers.again?.cancel();
    timers.again = around.clock.after(AGAIN_MS, () => {
      timers.again = null;
      this.soon();
    });
  }

  /** One timer for the room's next deadline, set anew from the folded games. */
  #arm(): void {
    const { around, timers } = this.#cell;
    const { clock } = around;
    timers.due?.cancel();
    timers.due = null;
    const due = nextDue(this.#cell);
    const passes = due === null ? null : due + around.graceMs;
    const next = earlier(passes, nextLeftBehind(this.#cell));
    if (next === null || timers.again !== null) return;
    timers.due = clock.after(next - clock.now(), () => {
      this.#alone(async () => {
        await passDeadlines(this.#cell);
        return true;
      });
    });
  }

  #wakeBots(): void {
    const { around, timers } = this.#cell;
    timers.away?.cancel();
    timers.away = null;
    const seats = botSeats(this.#cell);
    for (const seat of seats) if (seat.inMs === 0) this.#wake(seat);
    const later = Math.min(...seats.filter(({ inMs }) => inMs > 0).map(({ inMs }) => inMs));
    if (!Number.isFinite(later)) return;
    timers.away = around.clock.after(later, () => {
      this.#cell.dirty.everything = true;
      this.soon();
    });
  }

  /** Lets bots answer who has spoken to them, and shows people when they may speak again. */
  #listen(): void {
    const { around, timers, talkPace } = this.#cell;
    for (const seat of botListeners(this.#cell)) {
      const key = `talk ${seat.live.id} ${seat.countryId}`;
      if (timers.bots.has(key)) continue;
      const timer = around.clock.after(around.botDelayMs, () => {
        timers.bots.delete(key);
        this.#alone(() => botAnswers(this.#cell, seat));
      });
      timers.bots.set(key, timer);
    }
    timers.talk?.cancel();
    const wait = talkPace.next();
    timers.talk =
      wait === null
        ? null
        : around.clock.after(wait, () => {
            this.#cell.dirty.everything = true;
            this.soon();
          });
  }

  /** Lets a bot think for a moment, but never past a deadline, unless it does already. */
  #wake(seat: SeatAt): void {
    const { around, timers } = this.#cell;
    const key = `${seat.live.id} ${seat.countryId}`;
    if (timers.bots.has(key)) return;
    const due = dueOf(this.#cell, seat.live);
    const left = due === null ? Infinity : Math.max(0, due - around.clock.now());
    const timer = around.clock.after(Math.min(around.botDelayMs, left / 3), () => {
      timers.bots.delete(key);
      this.#alone(() => botDecides(this.#cell, seat));
    });
    timers.bots.set(key, timer);
  }
}

/** Cancels every timer of a room. */
export function cancelTimers({ timers, presence }: Cell): void {
  const { due, large, away, again, talk, bots } = timers;
  for (const timer of [due, large, away, again, talk, ...bots.values()]) {
    timer?.cancel();
  }
  bots.clear();
  presence.close();
}
