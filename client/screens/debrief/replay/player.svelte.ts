import type { Moment } from '../../../../shared/replay/moments.ts';
import type { Timeline } from '../../../../shared/replay/timeline.ts';
import { debrief } from '../../../text/debrief-words.ts';
import { Picks } from '../wall/picks.svelte.ts';

/** How long a moment stands while the game plays by itself. */
const STEP_MS = 1800;

/** Where the replay of one game stands. The state of the game at that point is computed from it. */
export class Player {
  readonly timeline: Timeline;
  /** What the game is called in its room. */
  readonly name: string;
  readonly last: number;
  readonly picks = new Picks();
  /** Place among the moments, from 0. */
  place = $state(0);
  playing = $state(false);
  /** Quiet cables may be read: somebody opened them, or the end was reached. */
  opened = $state(false);
  #timer: ReturnType<typeof setInterval> | undefined;

  /** @param again  how many games of the same number were played before in its room */
  constructor(timeline: Timeline, again = 0) {
    this.timeline = timeline;
    this.name = debrief.room.gameName(timeline.game.setup.number, again);
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

/** A player for each game of a room. A room that played again has several games of one number. */
export function playersOf(games: readonly Timeline[]): readonly Player[] {
  return games.map((timeline, place) => {
    const { number } = timeline.game.setup;
    const before = games.slice(0, place).filter(({ game }) => game.setup.number === number);
    return new Player(timeline, before.length);
  });
}
