import type { Command } from '../../../../shared/protocol/protocol.ts';
import type { HostPoll, HostQuestion, WallPoll } from '../../../../shared/poll/poll.ts';
import type { PollId } from '../../../../shared/scenario/ids.ts';
import type { HostView } from '../../../../shared/room/host-schema.ts';
import type { Wall } from '../../../../shared/room/wall.ts';
import type { Link } from '../../../link/link.svelte.ts';
import { secret } from '../../../link/uuid.ts';
import { refusalSentence } from '../../../text/refusals-words.ts';
import { saying, type SaidInClass } from './saying.ts';

/**
 * Whether this page has the big screen. `asking`: the server has not shown it yet; `away`: the line
 * broke, and the server may have forgotten.
 */
type Hold = 'none' | 'asking' | 'held' | 'away';

/** How the line stands, and which page the server shows on the big screen. */
interface LineHeard {
  readonly online: boolean;
  readonly onWall: string | undefined;
}

/** The class of a debrief, for its host: its phones and its big screen. */
export class Classroom {
  /** By which this page calls itself before the server. */
  readonly name: string;
  readonly link: Link;
  readonly view = $derived.by((): HostView | null =>
    this.link.view?.kind === 'host' ? this.link.view : null,
  );
  /** Every question to the class, the newest first. */
  readonly polls = $derived.by((): readonly HostPoll[] => this.view?.polls ?? []);
  /** The one that is on the phones; null while none is. */
  readonly poll = $derived.by(() => this.polls.find(({ putAway }) => !putAway) ?? null);
  /** The same as the big screen is shown it. */
  readonly wallPoll = $derived.by((): WallPoll | null => {
    if (this.poll === null) return null;
    const { pollId, question, open, answered, of, shown, result } = this.poll;
    return { pollId, question, open, answered, of, ...(shown ? { result } : {}) };
  });
  /** Whether the big screen follows this page. */
  readonly onWall = $derived.by(() => this.#hold !== 'none');
  /** What was last shown, or would be. */
  wall = $state.raw<Wall | null>(null);
  /** Why the last thing that was asked for did not happen. */
  refusal = $state<string | null>(null);
  #hold = $state<Hold>('none');
  readonly #saying: ReturnType<typeof saying>;

  constructor(name: string, link: Link, send: (wall: Wall | null) => Promise<SaidInClass>) {
    this.name = name;
    this.link = link;
    this.#saying = saying(send, () => (this.#hold = 'none'));
  }

  /** What this page shows now. */
  show(wall: Wall): void {
    this.wall = wall;
    if (this.#hold !== 'none') this.#saying.say(wall);
  }

  /** The big screen follows this page from now on. */
  take(): void {
    this.#hold = 'asking';
    this.#saying.say(this.wall);
  }

  /** The big screen follows this page no longer. */
  release(): void {
    this.#hold = 'none';
    this.#saying.say(null);
  }

  /** To be called when the line, or what the server shows on the big screen, has changed. */
  heard({ online, onWall }: LineHeard): void {
    if (this.#hold === 'none') return;
    if (!online) {
      if (this.#hold === 'held') this.#hold = 'away';
    } else if (onWall === this.name) this.#hold = 'held';
    else if (this.#hold === 'held') this.#hold = 'none';
    else if (this.#hold === 'away') {
      // the server has forgotten, or another page has taken over
      if (onWall === undefined) this.take();
      else this.#hold = 'none';
    }
  }

  /** Asks the server; true when it counted. */
  async give(command: Command): Promise<boolean> {
    this.refusal = null;
    const place = this.view?.legal.find(({ type }) => type === command.type)?.at;
    const reply = await this.link.commit(command, place);
    if (!reply.ok) this.refusal = refusalSentence(reply.code, reply.detail);
    return reply.ok;
  }

  /** Asks the class; true when the question is out. */
  ask(question: HostQuestion): Promise<boolean> {
    return this.give({ type: 'ask', pollId: secret() as PollId, question });
  }

  close(): void {
    this.#saying.stop();
    this.link.close();
  }
}
