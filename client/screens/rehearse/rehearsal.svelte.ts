import { logText } from '../../../shared/replay/log-lines.ts';
import { playedBy } from '../../../shared/replay/model-version.ts';
import type { Replay } from '../../../shared/replay/open-log.ts';
import { dealBots, rehearseGame } from '../../../shared/replay/rehearsal.ts';
import { gameAt, timelineOf, type Timeline } from '../../../shared/replay/timeline.ts';
import { projectorView } from '../../../shared/room/room-views.ts';
import type { Room } from '../../../shared/room/room.ts';
import type { Scenario } from '../../../shared/scenario/scenario.ts';
import type { ProjectorView } from '../../../shared/room/projector-schema.ts';

/** How long the film of a whole class takes, however much happens in it. */
export const FILM_MS = 20_000;
/** Computing holds the page up no longer than this at a time. */
const SLICE_MS = 12;

export interface RehearsalWish {
  readonly scenario: Scenario;
  readonly bots: number;
  readonly seed: number;
}

/** A class of bots: first it is played, then its public pages are shown as a film, then it is a log. */
export class Rehearsal {
  /** Games played so far, while they are computed. */
  played = $state(0);
  games = $state(0);
  log = $state.raw<Replay | null>(null);
  /** The same as a file. */
  file = '';
  /** Where the film stands, from 0 to `last`. */
  place = $state(0);
  running = $state(false);
  #room: Room | null = null;
  #stops: readonly number[] = [];
  #timer: ReturnType<typeof setInterval> | undefined;
  #closed = false;

  /** The last place of the film: as many steps as the longest game has events. */
  get last(): number {
    return Math.max(1, ...(this.log?.games ?? []).map(({ events }) => events.length - 1));
  }

  get over(): boolean {
    return this.log !== null && this.place >= this.last;
  }

  /** Plays the whole class, in slices, so that the page stays alive. */
  async play(wish: RehearsalWish): Promise<void> {
    await breath();
    const { room, events } = dealBots(wish.scenario, wish);
    this.games = room.games.length;
    const timelines: Timeline[] = [];
    let began = performance.now();
    for (const setup of room.games) {
      const steps = rehearseGame(setup);
      let step = steps.next();
      for (; step.done !== true; step = steps.next()) {
        if (performance.now() - began < SLICE_MS) continue;
        await breath();
        if (this.#closed) return;
        began = performance.now();
      }
      timelines.push(timelineOf(step.value));
      this.played += 1;
    }
    this.#room = room;
    this.#stops = stopsOf(timelines, longest(timelines));
    this.file = logText(room.roomId, [
      { stream: 'room', events: [...events, { type: 'cablesOpened' }] },
      ...timelines.map((timeline, index) => {
        return { stream: room.games[index]?.gameId ?? '', events: timeline.events };
      }),
    ]);
    const by = { differences: 0, playedBy: playedBy(timelines) };
    this.log = { room: room.roomId, playedAt: null, games: timelines, ...by };
  }

  /** Lets the film run by itself: 20 seconds for all of it, so a step of a longer game is shorter. */
  run(): void {
    this.pause();
    this.running = true;
    this.#timer = setInterval(() => this.go(this.place + 1), FILM_MS / this.last);
  }

  pause(): void {
    this.running = false;
    clearInterval(this.#timer);
  }

  go(place: number): void {
    this.place = Math.min(this.last, Math.max(0, place));
    if (this.over) this.pause();
  }

  /** To the next phase of the first game. */
  next(): void {
    this.pause();
    this.go(this.#stops.find((stop) => stop > this.place) ?? this.last);
  }

  close(): void {
    this.#closed = true;
    this.pause();
  }

  /** What a projector would show at this place; null before there is anything. */
  view(): ProjectorView | null {
    const { log } = this;
    if (log === null || this.#room === null) return null;
    const games = log.games.map((timeline) =>
      gameAt(timeline, cursorIn(timeline, this.place / this.last)),
    );
    return projectorView({ room: this.#room, games, people: [], code: '', roomSeen: 0 });
  }
}

const longest = (timelines: readonly Timeline[]): number =>
  Math.max(1, ...timelines.map(({ events }) => events.length - 1));

/** The event of a game that is due at a share of the film. All games begin and end together. */
const cursorIn = ({ events }: Timeline, share: number): number =>
  Math.round(share * (events.length - 1));

/** Places at which the first game enters a phase. */
function stopsOf([first]: readonly Timeline[], last: number): readonly number[] {
  if (first === undefined) return [];
  const steps = first.events.length - 1;
  return first.events.flatMap(({ type }, index) =>
    type === 'phaseEntered' ? [Math.ceil((index / steps) * last)] : [],
  );
}

/** Lets the page paint and answer. */
const breath = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
