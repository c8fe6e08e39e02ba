import type { WallPoll } from '../../../../shared/poll/poll.ts';
import type { Wall } from '../../../../shared/room/wall.ts';
import { randomHex } from '../../../link/uuid.ts';
import type { LogText } from '../file/source.ts';
import type { SaidLine } from '../talk/said.ts';
import type { Length } from '../../../text/script-steps-words.ts';

/** Where a presentation stands. */
export interface Presenting {
  readonly length: Length;
  readonly place: number;
}

/** What a second window is shown: what the host shows, and the question to the class. */
export interface OnWall {
  readonly wall: Wall;
  readonly poll: WallPoll | null;
  /** Whether the class answers on its phones. */
  readonly live: boolean;
  /** What was said up to the moment of the replay, where the host shows it here, too. */
  readonly said?: readonly SaidLine[] | null;
}

type Message =
  | { readonly type: 'hello' }
  | ({ readonly type: 'log' } & LogText)
  | { readonly type: 'show'; readonly shown: OnWall };

/** A name by which a page calls itself before windows and the server. */
export const ownName = (): string => randomHex(8);

/** One window of this browser speaks to another: no server, no network. */
const channelOf = (id: string): BroadcastChannel => new BroadcastChannel(`entente-debrief-${id}`);

const isMessage = (data: unknown): data is Message =>
  typeof data === 'object' && data !== null && 'type' in data;

/** The host's end: gives the log to a big screen that asks, and says what to show. */
export class Presenter {
  readonly id: string;
  readonly #channel: BroadcastChannel;
  #shown: OnWall | null = null;

  constructor(id: string, { log, isExample }: LogText) {
    this.id = id;
    this.#channel = channelOf(this.id);
    this.#channel.onmessage = ({ data }: MessageEvent<unknown>) => {
      if (!isMessage(data) || data.type !== 'hello') return;
      this.#say({ type: 'log', log, isExample });
      if (this.#shown !== null) this.#say({ type: 'show', shown: this.#shown });
    };
  }

  show(shown: OnWall): void {
    this.#shown = shown;
    this.#say({ type: 'show', shown });
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
  readonly log: (shown: LogText) => void;
  readonly show: (shown: OnWall) => void;
}

/** The big screen's end: asks for the log, and hears what to show. Returns how to stop. */
export function follow(id: string, heard: Heard): () => void {
  const channel = channelOf(id);
  channel.onmessage = ({ data }: MessageEvent<unknown>) => {
    if (!isMessage(data)) return;
    if (data.type === 'log') heard.log(data);
    else if (data.type === 'show') heard.show(data.shown);
  };
  const hello: Message = { type: 'hello' };
  channel.postMessage(hello);
  return () => channel.close();
}
