import type { Moment } from '../../../shared/replay/moments.ts';
import type { Timeline } from '../../../shared/replay/timeline.ts';

/** How long a moment stands while the game plays by itself. */
const STEP_MS = 1800;

/** Where the replay of one game stands. The state of the game at that point is computed from it. */
export class Player {
  readonly timeline: Timeline;
  readonly last: number;
  /** Place among the moments, from 0. */
  place = $state(0);
  playing = $state(false);
  /** Quiet cables may be read: somebody opened them, or the end was reached. */
  opened = $state(false);
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(timeline: Timeline) {
    this.timeline = timeline;
    this.last = Math.max(0, timeline.moments.length - 1);
  }

  get moment(): Moment {
    const moment = this.timeline.moments[this.place];
    if (moment === undefined) throw new Error(`no moment ${this.place}`);
    return moment;
  }

  /** Goes to a moment; beyond the ends is the first or the last. */
  go(place: number): void {
    this.place = Math.min(this.last, Math.max(0, place));
    if (this.place === this.last) {
      this.opened = true;
      this.pause();
    }
  }

  step(by: number): void {
    this.pause();
    this.go(this.place + by);
  }

  play(): void {
    if (this.place === this.last) this.go(0);
    this.playing = true;
    clearInterval(this.#timer);
    this.#timer = setInterval(() => this.go(this.place + 1), STEP_MS);
  }

  pause(): void {
    this.playing = false;
    clearInterval(this.#timer);
  }

  toggle(): void {
    if (this.playing) this.pause();
    else this.play();
  }
}
