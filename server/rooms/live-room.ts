import { planOfForgetting } from '../../shared/deciding/leaving-plan.ts';
import {
  Commit,
  Draft,
  type Command,
  type HandedOver,
  type Invitation,
  type Joined,
  type Reply,
} from '../../shared/protocol/protocol.ts';
import type { PlayerId } from '../../shared/scenario/ids.ts';
import type { RefusalCode } from '../../shared/protocol/refusals.ts';
import { withoutAnswersOf } from '../../shared/poll/kept-polls.ts';
import { withoutPlayer } from '../../shared/talk/message.ts';
import type { SeatView } from '../../shared/view/seat-schema.ts';
import type { View } from '../../shared/protocol/view.ts';
import type { Wall } from '../../shared/room/wall.ts';
import { talkPace } from '../limits/talk-pace.ts';
import { hashOf, storySecretFrom } from '../secrets/random.ts';
import type { PlayerRow } from '../store/port.ts';
import { giveToken, offerSeat, renewInvitation, takeSeat } from './entering/access.ts';
import { dropAttendance, endAttendance } from './tending/attendance.ts';
import { signOff, write, type Cell, type Showing, type Surroundings } from './cell/cell.ts';
import { invalid } from './entering/validity.ts';
import { relayDraft } from './showing/drafts.ts';
import { joinRoom, type Newcomer } from './entering/joining.ts';
import { decideOnce } from './deciding/once.ts';
import { Presence, type Turn } from './cell/presence.ts';
import {
  isRefused,
  refusal,
  refused,
  type Refused,
  type CheckedSeat,
  type Viewer,
} from './cell/seat.ts';
import { serial } from './cell/serial.ts';
import type { FoldedRoom } from './cell/folded.ts';
import { cancelTimers, Tending } from './tending/tending.ts';
import { show, viewFrom, viewOf, type SeatName } from './showing/views.ts';
import { endWall, showOnWall } from './showing/on-wall.ts';

/** Ends a watch. */
export interface Watch {
  leave(): void;
}

function createCell(around: Surroundings, state: FoldedRoom, changed: () => void): Cell {
  const turns: Turn[] = [];
  const record = (turn: Turn): void => void turns.push(turn);
  const players = state.players.map(({ playerId }) => playerId);
  return {
    around,
    state,
    serial: serial(),
    presence: new Presence(around.clock, { changed, record }, players),
    turns,
    talkPace: talkPace(around.clock),
    showing: new Set(),
    handOvers: new Map(),
    timers: { due: null, large: null, away: null, again: null, talk: null, bots: new Map() },
    dirty: { everything: false, games: new Set(), people: new Set() },
    wall: null,
    largeShownAt: 0,
    usedAt: around.clock.now(),
    closed: false,
  };
}

/** Puts a folded room to work: whatever is asked of it is done one thing after the other. */
export class LiveRoom {
  readonly cell: Cell;
  readonly #tending: Tending;

  constructor(around: Surroundings, state: FoldedRoom) {
    const changed = (): void => {
      this.cell.dirty.everything = true;
      this.#tending.soon();
    };
    this.cell = createCell(around, state, changed);
    this.#tending = new Tending(this.cell);
  }

  /** Answers as soon as the log has it; what follows is done before the room's next piece of work. */
  async dispatch(seat: CheckedSeat, body: unknown): Promise<Reply> {
    const commit = Commit.safeParse(body);
    if (!commit.success) return refusal('malformed');
    return this.cell.serial.run(
      () => {
        this.cell.usedAt = this.cell.around.clock.now();
        return decideOnce(this.cell, seat, commit.data);
      },
      async ({ ok }) => {
        if (ok) await this.#followUp(commit.data.command);
      },
    );
  }

  /** Shows a draft to the others of the delegation, wherever they look, and keeps nothing of it. */
  async relay(seat: CheckedSeat, body: unknown): Promise<void> {
    const draft = Draft.safeParse(body);
    if (!draft.success) return;
    await this.#forSeat(seat, () => {
      relayDraft(this.cell, seat, draft.data);
      return Promise.resolve(null);
    });
  }

  /** Shows the host’s debrief on the big screen; null takes it off. */
  showOnWall(host: CheckedSeat, wall: Wall | null): Promise<Refused | undefined> {
    return this.#forSeat(host, () => Promise.resolve(showOnWall(this.cell, wall)));
  }

  view(seat: CheckedSeat): Promise<View | Refused> {
    return this.#forSeat(seat, () => Promise.resolve(viewOf(this.cell, seat)));
  }

  /** For the host: what somebody's seat sees. */
  viewFrom(host: CheckedSeat, name: SeatName): Promise<SeatView | Refused> {
    return this.#forSeat(host, () => Promise.resolve(viewFrom(this.cell, name)));
  }

  /** Shows the whole view at once, and every change of it from then on. */
  watch(viewer: Viewer): Promise<Watch | Refused> {
    return this.#forSeat(viewer.seat, () => {
      const showing: Showing = { viewer, last: '' };
      this.cell.showing.add(showing);
      const { playerId } = viewer.seat;
      const { presence } = this.cell;
      const gone = playerId === null ? () => undefined : presence.connect(playerId);
      show(this.cell, showing);
      const leave = (): void => {
        this.cell.showing.delete(showing);
        gone();
      };
      return Promise.resolve({ leave });
    });
  }

  join(newcomer: Newcomer): Promise<Joined | Refused> {
    return this.cell.serial.run(async () => {
      const joined = await joinRoom(this.cell, newcomer);
      if (!isRefused(joined)) await this.#tending.now();
      return joined;
    });
  }

  /** A new token for a player whose PIN was right; older devices are signed off. */
  handOver({ playerId }: PlayerRow, pin: string): Promise<Joined> {
    return this.cell.serial.run(() => giveToken(this.cell, playerId, pin));
  }

  /** A secret by which another device can take a person's seat, for the host. */
  offerSeat(
    host: CheckedSeat,
    playerId: PlayerId,
  ): Promise<Pick<HandedOver, 'handOver' | 'until'> | Refused> {
    return this.#forSeat(host, () => Promise.resolve(offerSeat(this.cell, playerId)));
  }

  takeSeat(handOver: string): Promise<Joined | Refused> {
    return this.cell.serial.run(() => takeSeat(this.cell, handOver));
  }

  /** Another code and join link, for the host. */
  renewInvitation(host: CheckedSeat): Promise<Pick<Invitation, 'code' | 'joinToken'> | Refused> {
    return this.#forSeat(host, async () => {
      const invitation = await renewInvitation(this.cell);
      await this.#tending.now();
      return invitation;
    });
  }

  /** Keeps the hash of the secret by which a player's own page can be read from anywhere. */
  keepStory(seat: CheckedSeat, seatToken: string): Promise<{ readonly story: string } | Refused> {
    return this.#forSeat(seat, async () => {
      if (seat.playerId === null) return refused('forbidden');
      const story = storySecretFrom(seatToken);
      await this.cell.around.store.addStory(seat.roomId, seat.playerId, hashOf(story));
      return { story };
    });
  }

  /** Name, PIN and tokens of a player are gone; the seat goes to the bot. */
  forget(seat: CheckedSeat): Promise<Refused | undefined> {
    const { cell } = this;
    const { around, state, presence } = cell;
    return this.#forSeat(seat, async () => {
      const { playerId } = seat;
      if (playerId === null) return refused('forbidden');
      await write(cell, (now, moment) => planOfForgetting(now, playerId, moment.now));
      await around.store.forgetPlayer(state.roomId, playerId);
      state.players = await around.store.players(state.roomId);
      state.talk = withoutPlayer(state.talk, playerId);
      state.polls = withoutAnswersOf(state.polls, playerId);
      cell.dirty.everything = true;
      signOff(cell, (viewer) => viewer.seat.playerId === playerId, 'unknown-player');
      presence.forget(playerId);
      dropAttendance(cell, playerId);
      await this.#tending.now();
      return undefined;
    });
  }

  /** Kept when everything that was answered has been followed up. */
  settled(): Promise<void> {
    return this.cell.serial.idle();
  }

  /** Brings about what is due, and sets the timers; for boot. */
  tend(): Promise<void> {
    return this.cell.serial.run(() => this.#tending.now());
  }

  /** Ends everything here; who is still connected is told why. */
  async close(code: RefusalCode | null): Promise<void> {
    this.cell.closed = true;
    if (code) signOff(this.cell, () => true, code);
    cancelTimers(this.cell);
    await this.cell.serial.idle();
    cancelTimers(this.cell);
    await endAttendance(this.cell);
  }

  /** Work for a seat that is still valid. */
  #forSeat<T>(seat: CheckedSeat, work: () => Promise<T>): Promise<T | Refused> {
    return this.cell.serial.run(async () => {
      this.cell.usedAt = this.cell.around.clock.now();
      const code = await invalid(this.cell, seat);
      return code ? refused(code) : work();
    });
  }

  /** What a command that was answered brings about. Nobody waits for it, and it fails nobody's answer. */
  #followUp(command: Command): Promise<void> {
    const { cell } = this;
    const { kicked } = cell.state.room;
    const removed = ({ seat: { playerId } }: Viewer): boolean =>
      playerId !== null && kicked.includes(playerId);
    return this.#tending.after(() => {
      endWall(cell, command);
      signOff(cell, removed, 'kicked');
    });
  }
}
