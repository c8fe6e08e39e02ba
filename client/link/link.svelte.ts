import type { Command, Commit, Draft, Reply } from '../../shared/protocol/protocol.ts';
import type { RefusalCode } from '../../shared/protocol/refusals.ts';
import type { Place } from '../../shared/game/legal.ts';
import type { PlayerId } from '../../shared/scenario/ids.ts';
import type { View } from '../../shared/protocol/view.ts';
import { deleteMe, type HttpAnswer } from './http.ts';
import { Outbox } from './outbox.ts';
import type { Auth } from './line.ts';
import { openTransport, type OpenTransport, type Transport } from './transport.ts';
import { uuid } from './uuid.ts';
import { watchPage } from './wake.ts';

/** What became of the latest choice. */
export type Sent =
  | { readonly state: 'sending'; readonly command: Command }
  | { readonly state: 'saved'; readonly command: Command; readonly at: number }
  | {
      readonly state: 'refused';
      readonly command: Command;
      readonly code: RefusalCode;
      readonly detail: string;
    };

/** A page's connection to its room. Everything readable in it is reactive. */
export interface Link {
  /** The newest view; null until the first has come. */
  readonly view: View | null;
  /** False once the server is known to be out of reach; a page that still connects is not offline. */
  readonly online: boolean;
  /** Why the server wants no more of this page: signed off, kicked, deleted ...; null while it does. */
  readonly over: RefusalCode | null;
  /** Server's clock minus this one, in milliseconds. */
  readonly offset: number;
  readonly sent: Sent | null;
  /** Choices without an answer yet. */
  readonly unsent: readonly Commit[];
  /** Keeps the choice, sends it and sends it again until there is an answer. */
  commit(command: Command, at?: Place): Promise<Reply>;
  /** What the others of the delegation are trying out, the newest of each. */
  readonly drafts: ReadonlyMap<PlayerId, Draft>;
  /** Shows them what is being tried out here, not more often than they can read. Nothing is kept. */
  draft(draft: Draft): void;
  /** Takes the person's name and words out of the room. Over once the server has done it; before, nothing changes. */
  forgetMe(): Promise<HttpAnswer<null>>;
  close(): void;
}

/** Drafts are sent at most this often. */
const DRAFT_MS = 250;

/** Told again rather than given up: the server could not save just now. */
const PASSING: readonly RefusalCode[] = ['unavailable', 'too-many'];
const PAUSE_MS = 1500;

class RoomLink implements Link {
  view = $state.raw<View | null>(null);
  online = $state(true);
  over = $state<RefusalCode | null>(null);
  offset = $state(0);
  sent = $state.raw<Sent | null>(null);
  unsent = $state.raw<readonly Commit[]>([]);

  drafts = $state.raw<ReadonlyMap<PlayerId, Draft>>(new Map());

  #draft: Draft | null = null;
  #drafting: ReturnType<typeof setTimeout> | undefined;
  readonly #auth: Auth;
  readonly #outbox: Outbox;
  readonly #transport: Transport;
  readonly #waiting = new Map<string, (reply: Reply) => void>();
  readonly #unwatch: () => void;
  #fresh = true;
  #up = false;
  #pumping = false;
  #closed = false;

  constructor(auth: Auth, open: OpenTransport) {
    this.#auth = auth;
    this.#outbox = new Outbox(`${auth.roomId}.${auth.token.slice(0, 8)}`);
    this.unsent = this.#outbox.commits;
    this.#transport = open(auth, {
      connected: () => this.#connected(),
      disconnected: () => this.#disconnected(),
      view: (view, now) => this.#show(view, now),
      refused: (code) => this.#end(code),
      draft: (from, draft) => (this.drafts = new Map([...this.drafts, [from, draft]])),
    });
    this.#unwatch = watchPage(() => this.#transport.wake());
  }

  commit(command: Command, at?: Place): Promise<Reply> {
    const commit: Commit = at === undefined ? { id: uuid(), command } : { id: uuid(), at, command };
    const replaced = this.#outbox.add(commit);
    this.unsent = this.#outbox.commits;
    if (!isWords(command)) this.sent = { state: 'sending', command };
    const reply = new Promise<Reply>((resolve) => this.#waiting.set(commit.id, resolve));
    for (const old of replaced) this.#answer(old.id, { ok: false, code: 'stale', detail: '' });
    void this.#pump();
    return reply;
  }

  draft(draft: Draft): void {
    this.#draft = draft;
    if (this.#drafting !== undefined) return;
    this.#transport.draft(draft);
    this.#draft = null;
    this.#drafting = setTimeout(() => {
      this.#drafting = undefined;
      if (this.#draft !== null) this.draft(this.#draft);
    }, DRAFT_MS);
  }

  async forgetMe(): Promise<HttpAnswer<null>> {
    const answer = await deleteMe(this.#auth);
    if (answer.ok) {
      this.#transport.close();
      this.#end('unknown-player');
    }
    return answer;
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#drafting);
    this.#unwatch();
    this.#transport.close();
  }

  #connected(): void {
    this.online = true;
    this.#up = true;
    this.#fresh = true;
    void this.#pump();
  }

  #disconnected(): void {
    this.online = false;
    this.#up = false;
  }

  /** A fresh connection starts with a snapshot that always counts; after it nothing older does. */
  #show(view: View, now: number): void {
    const offset = now - Date.now();
    // delay on the way only makes the difference smaller, so the largest is the truest
    this.offset = this.#fresh ? offset : Math.max(this.offset, offset);
    const shown = this.view;
    const older = shown !== null && sameSeat(shown, view) && view.seen < shown.seen;
    if (older && !this.#fresh) return;
    this.#fresh = false;
    this.view = view;
  }

  #end(code: RefusalCode): void {
    this.#disconnected();
    this.over = code;
    this.#outbox.clear();
    this.unsent = this.#outbox.commits;
    for (const id of [...this.#waiting.keys()]) this.#answer(id, { ok: false, code, detail: '' });
  }

  /** Sends what is kept, one after the other, as long as there is a connection. */
  async #pump(): Promise<void> {
    if (this.#pumping) return;
    this.#pumping = true;
    for (let next = this.#next(); next !== undefined; next = this.#next()) {
      const reply = await this.#transport.send(next).catch(() => null);
      const passing = reply !== null && !reply.ok && isPassing(next.command, reply.code);
      if (reply !== null && !passing) this.#settle(next, reply);
      else await pause();
    }
    this.#pumping = false;
  }

  #next(): Commit | undefined {
    return this.#up && !this.#closed && this.over === null ? this.#outbox.commits[0] : undefined;
  }

  #settle(commit: Commit, reply: Reply): void {
    const current = this.#outbox.has(commit.id);
    this.#outbox.remove(commit.id);
    this.unsent = this.#outbox.commits;
    if (current && !isWords(commit.command))
      this.sent = sentAs(commit.command, reply, Date.now() + this.offset);
    this.#answer(commit.id, reply);
  }

  #answer(id: string, reply: Reply): void {
    this.#waiting.get(id)?.(reply);
    this.#waiting.delete(id);
  }
}

/** Opens a room's connection for a host, player or projector token. Close it when the page goes. */
export function openLink(auth: Auth, open: OpenTransport = openTransport): Link {
  return new RoomLink(auth, open);
}

function sameSeat(a: View, b: View): boolean {
  const game = (view: View): string => ('gameId' in view ? view.gameId : '');
  return a.kind === b.kind && game(a) === game(b);
}

/** Words show by themselves where they are said, and are no choice of which it is said that it is saved. */
const isWords = ({ type }: Command): boolean =>
  type === 'say' || type === 'report' || type === 'help';

/** Words that came too fast must not hold up the choices behind them. */
function isPassing(command: Command, code: RefusalCode): boolean {
  return PASSING.includes(code) && !(isWords(command) && code === 'too-many');
}

function sentAs(command: Command, reply: Reply, at: number): Sent {
  return reply.ok
    ? { state: 'saved', command, at }
    : { state: 'refused', command, code: reply.code, detail: reply.detail };
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
}
