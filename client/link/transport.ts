import type { Commit, Draft, Reply } from '../../shared/protocol/protocol.ts';
import type { Auth, Dial, Line, LineEvents } from './line.ts';
import { dialSocket } from './socket.ts';
import { dialStream } from './stream.ts';

/** What a transport tells the link. */
export interface TransportEvents extends Pick<LineEvents, 'view' | 'refused' | 'draft'> {
  readonly connected: () => void;
  readonly disconnected: () => void;
}

/** The way to the server; tests put a fake one in its place. */
export interface Transport {
  /** Resolves with the server's answer; rejects when none came in time. */
  send(commit: Commit): Promise<Reply>;
  /** Gone for good when there is no connection: the next one says more. */
  draft(draft: Draft): void;
  /** Looks at once whether the connection still stands, e.g. when the page comes back. */
  wake(): void;
  close(): void;
}

export type OpenTransport = (auth: Auth, events: TransportEvents) => Transport;

/** So long may a way take to show something, before the other one is tried. */
const PATIENCE_MS = { socket: 4000, stream: 10_000 };
/** The websocket that is tried once more beside a stream holds nobody up. */
const PROOF_MS = 15_000;
const PAUSE_MS = { shortest: 300, longest: 3000 };

type Way = 'socket' | 'stream';
export type Ways = Readonly<Record<Way, Dial>>;

interface Told {
  /** The first view is about to be shown. */
  readonly up: () => void;
  readonly lost: (line: { readonly wasUp: boolean }) => void;
}

/**
 * Keeps one connection: over a websocket, and where that does not work over a stream of events.
 *
 * A stream that works does not prove that websockets are blocked; the server may just have come back.
 * So one more websocket is tried beside it. If that fails too, the page stays with streams.
 */
class Switchboard implements Transport {
  readonly #auth: Auth;
  readonly #events: TransportEvents;
  readonly #ways: Ways;
  #line: Line | null = null;
  #proof: Line | null = null;
  #up = false;
  #blocked = false;
  #over = false;
  #pause = PAUSE_MS.shortest;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(auth: Auth, events: TransportEvents, ways: Ways) {
    this.#auth = auth;
    this.#events = events;
    this.#ways = ways;
    this.#dial('socket');
  }

  send(commit: Commit): Promise<Reply> {
    if (this.#line === null || !this.#up) return Promise.reject(new Error('not connected'));
    return this.#line.send(commit);
  }

  draft(draft: Draft): void {
    if (this.#up) this.#line?.draft(draft);
  }

  /** A line that slept may only look alive: a new one costs one snapshot and is certain. */
  wake(): void {
    if (this.#over) return;
    const wasUp = this.#up;
    this.#hangUp();
    if (wasUp) this.#events.disconnected();
    this.#pause = PAUSE_MS.shortest;
    this.#redial();
  }

  close(): void {
    this.#over = true;
    this.#hangUp();
  }

  #redial(): void {
    this.#dial(this.#blocked ? 'stream' : 'socket');
  }

  #dial(way: Way): void {
    this.#line = this.#open(way, PATIENCE_MS[way], {
      up: () => {
        this.#connected();
        if (way === 'stream' && !this.#blocked) this.#prove();
      },
      lost: (line) => {
        this.#lost(way, line);
      },
    });
  }

  #connected(): void {
    this.#up = true;
    this.#pause = PAUSE_MS.shortest;
    this.#events.connected();
  }

  /** Tries a websocket beside the stream that is up, and goes over to it if it works. */
  #prove(): void {
    const socket = this.#open('socket', PROOF_MS, {
      up: () => {
        this.#line?.close();
        this.#line = socket;
        this.#proof = null;
        this.#connected();
      },
      lost: ({ wasUp }) => {
        if (wasUp) {
          this.#lost('socket', { wasUp: true });
          return;
        }
        this.#proof = null;
        this.#blocked = true;
      },
    });
    this.#proof = socket;
  }

  #lost(way: Way, { wasUp }: { readonly wasUp: boolean }): void {
    this.#hangUp();
    if (way === 'socket' && !wasUp) {
      this.#dial('stream');
      return;
    }
    this.#events.disconnected(); // it was up, or neither way leads anywhere
    const pause = this.#pause * (0.5 + Math.random()); // a class does not come back all at once
    this.#timer = setTimeout(() => this.#redial(), pause);
    this.#pause = Math.min(2 * this.#pause, PAUSE_MS.longest);
  }

  #hangUp(): void {
    clearTimeout(this.#timer);
    const lines = [this.#line, this.#proof];
    this.#line = null;
    this.#proof = null;
    this.#up = false;
    for (const line of lines) line?.close();
  }

  /** A line that is given up when it shows nothing in time, and tells nothing once it has ended. */
  #open(way: Way, patience: number, told: Told): Line {
    let [up, ended] = [false, false];
    const end = (): void => {
      ended = true;
      clearTimeout(timer);
      line.close();
    };
    const lost = (): void => {
      if (ended) return;
      end();
      told.lost({ wasUp: up });
    };
    const timer = setTimeout(lost, patience);
    const line = this.#ways[way](this.#auth, {
      view: (view, now) => {
        if (ended) return;
        clearTimeout(timer);
        if (!up) {
          up = true;
          told.up();
        }
        this.#events.view(view, now);
      },
      refused: (code) => {
        if (ended) return;
        this.close();
        this.#events.refused(code);
      },
      draft: (from, draft) => {
        if (!ended) this.#events.draft(from, draft);
      },
      lost,
    });
    return {
      send: (commit) => line.send(commit),
      draft: (draft) => line.draft(draft),
      close: end,
    };
  }
}

/** Keeps a connection over the ways that there are; tests bring their own. */
export const keepConnected =
  (ways: Ways): OpenTransport =>
  (auth, events) =>
    new Switchboard(auth, events, ways);

/** A websocket if it can be had, else a stream of events. */
export const openTransport = keepConnected({ socket: dialSocket, stream: dialStream });
