import type { ViewId } from './goto.ts';
import type { SaidLine } from './said.ts';
import type { Length } from './script.ts';

/** Where a presentation stands. */
export interface Presenting {
  readonly length: Length;
  readonly place: number;
}

/** What the big screen shows: what the host does, without what is for the host alone. */
export interface OnWall {
  readonly view: ViewId;
  /** The game's place in the room, and the moment of its replay. */
  readonly game: number;
  readonly moment: number;
  readonly opened: boolean;
  /** Places of the games that are shown nowhere. */
  readonly hidden: readonly number[];
  readonly presenting: Presenting | null;
  /** What was said up to the moment, where the host shows it here, too. */
  readonly said?: readonly SaidLine[] | null;
}

type Message =
  | { readonly type: 'hello' }
  | { readonly type: 'log'; readonly log: string; readonly isExample: boolean }
  | { readonly type: 'show'; readonly wall: OnWall };

/** One window of this browser speaks to another: no server, no network. */
const channelOf = (id: string): BroadcastChannel => new BroadcastChannel(`entente-debrief-${id}`);

const isMessage = (data: unknown): data is Message =>
  typeof data === 'object' && data !== null && 'type' in data;

/** The host's end: gives the log to a big screen that asks, and says what to show. */
export class Presenter {
  readonly id: string;
  readonly #channel: BroadcastChannel;
  #wall: OnWall | null = null;

  constructor(log: string, isExample: boolean) {
    const bytes = crypto.getRandomValues(new Uint8Array(8));
    this.id = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    this.#channel = channelOf(this.id);
    this.#channel.onmessage = ({ data }: MessageEvent<unknown>) => {
      if (!isMessage(data) || data.type !== 'hello') return;
      this.#say({ type: 'log', log, isExample });
      if (this.#wall !== null) this.#say({ type: 'show', wall: this.#wall });
    };
  }

  show(wall: OnWall): void {
    this.#wall = wall;
    this.#say({ type: 'show', wall });
  }

  close(): void {
    this.#channel.close();
  }

  #say(message: Message): void {
    this.#channel.postMessage(message);
  }
}

/** What a big screen is told. */
export interface Heard {
  readonly log: (log: string, isExample: boolean) => void;
  readonly show: (wall: OnWall) => void;
}

/** The big screen's end: asks for the log, and hears what to show. Returns how to stop. */
export function follow(id: string, heard: Heard): () => void {
  const channel = channelOf(id);
  channel.onmessage = ({ data }: MessageEvent<unknown>) => {
    if (!isMessage(data)) return;
    if (data.type === 'log') heard.log(data.log, data.isExample);
    else if (data.type === 'show') heard.show(data.wall);
  };
  const hello: Message = { type: 'hello' };
  channel.postMessage(hello);
  return () => channel.close();
}
