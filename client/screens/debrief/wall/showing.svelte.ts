import { placeOf } from '../../../../shared/replay/turning-points.ts';
import type { Wall } from '../../../../shared/room/wall.ts';
import { mostTurned, turnOf } from '../evidence-of.ts';
import { VIEW_IDS, type ViewId } from '../goto.ts';
import type { Player } from '../replay/player.svelte.ts';
import type { Foreseen } from '../script/foreseen.ts';
import type { Presenting } from './presenter.ts';
import { SCRIPTS, type ScriptStep } from '../script/script.ts';

/** What shows the whole room, and no game of it. */
export const OF_THE_ROOM: readonly ViewId[] = ['demands', 'games', 'record', 'script'];

/** What a debrief shows: a view, a game, and where a presentation stands. */
export class WallShowing {
  /** Every game of the room. */
  readonly all: readonly Player[];
  /** Games that the host shows nowhere, by their places in the room. */
  hidden = $state.raw<readonly number[]>([]);
  /** Place of the view among the tabs. */
  view = $state(0);
  /** Place of the game among all games. */
  shown = $state(0);
  /** How far the view was scrolled: how many of its parts have begun above what is looked at. */
  part = $state(0);
  presenting = $state.raw<Presenting | null>(null);
  /** What the class predicted, once the host shows it. */
  predicted = $state.raw<Wall['predicted']>(null);
  /** What the class expected before round 1, once the host shows it. */
  foreseen = $state.raw<Foreseen | null>(null);

  /** The games that are shown. */
  readonly players = $derived.by(() => this.all.filter((_, place) => !this.hidden.includes(place)));
  readonly player = $derived.by(() =>
    this.hidden.includes(this.shown) ? this.players[0] : this.all[this.shown],
  );
  readonly viewId = $derived.by(() => VIEW_IDS[this.view] ?? 'replay');
  readonly perGame = $derived.by(() => !OF_THE_ROOM.includes(this.viewId));
  readonly step = $derived.by((): ScriptStep | undefined => {
    const { presenting } = this;
    return presenting === null ? undefined : SCRIPTS[presenting.length][presenting.place];
  });

  constructor(players: readonly Player[]) {
    this.all = players;
  }

  look(place: number): void {
    if (place !== this.view) this.player?.pause();
    this.view = place;
  }

  lookAt(view: ViewId): void {
    this.look(VIEW_IDS.indexOf(view));
  }

  choose(place: number): void {
    this.player?.pause();
    this.shown = place;
  }

  /** Leaves games out of everything. */
  hide(places: readonly number[]): void {
    this.player?.pause();
    this.hidden = places;
    if (places.includes(this.shown)) {
      this.shown = this.all.findIndex((_, place) => !places.includes(place));
    }
  }

  present(next: Presenting | null): void {
    this.presenting = next;
    const { step } = this;
    if (step === undefined) return;
    this.lookAt(step.view);
    const turned = step.atTurn && mostTurned(this.players.map(({ timeline }) => timeline));
    if (!turned) return;
    const to = this.all.findIndex(({ timeline }) => timeline === turned);
    const turn = turnOf(turned.game);
    if (to !== this.shown) this.choose(to);
    // one moment before it: the room is asked first
    this.all[to]?.go(((turn && placeOf(turned, turn)) ?? 1) - 1);
  }

  /** One step of the script on or back, as far as it goes. */
  stepBy(by: number): void {
    const { presenting } = this;
    if (presenting === null) return;
    const place = presenting.place + by;
    if (SCRIPTS[presenting.length][place] !== undefined) this.present({ ...presenting, place });
  }

  /** What the big screen is told: all that is shown, and nothing of what is for the host alone. */
  told(by: string, log: number): Wall | null {
    const { player, viewId, part, presenting, predicted, foreseen } = this;
    if (player === undefined) return null;
    const { place: moment, opened } = player;
    const { gameId } = player.timeline.game.setup;
    const hidden = this.hidden.flatMap((at) => this.all[at]?.timeline.game.setup.gameId ?? []);
    const where = { view: viewId, gameId, hidden, moment, part, opened, presenting };
    const expected = foreseen === null ? {} : { foreseen };
    return { by, log, ...where, ...player.picks.told(), predicted, ...expected };
  }

  /** Shows what the host’s page shows. */
  take(wall: Wall): void {
    const ids = this.all.map(({ timeline }) => timeline.game.setup.gameId);
    const number = ids.indexOf(wall.gameId);
    const own = this.all[number];
    if (own === undefined) return;
    this.hide(wall.hidden.map((id) => ids.indexOf(id)).filter((place) => place >= 0));
    if (number !== this.shown) this.choose(number);
    this.lookAt(wall.view);
    own.go(wall.moment);
    own.opened = wall.opened;
    own.picks.take(wall);
    this.part = wall.part;
    this.presenting = wall.presenting;
    this.predicted = wall.predicted;
    this.foreseen = wall.foreseen ?? null;
  }
}
