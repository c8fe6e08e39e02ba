import type { Commit, Draft, Reply } from '../../shared/protocol/protocol.ts';
import type { OpenTransport, TransportEvents } from './transport.ts';

/** A server in a test's hand: it answers when told to, and drops the line when told to. */
export class FakeServer {
  readonly received: Commit[] = [];
  readonly drafts: Draft[] = [];
  events: TransportEvents | null = null;
  woken = 0;
  #pending: { resolve: (reply: Reply) => void; reject: (error: Error) => void }[] = [];

  readonly open: OpenTransport = (_auth, events) => {
    this.events = events;
    return {
      send: (commit) =>
        new Promise<Reply>((resolve, reject) => {
          this.received.push(commit);
          this.#pending.push({ resolve, reject });
        }),
      draft: (draft) => this.drafts.push(draft),
      wake: () => {
        this.woken += 1;
      },
      close: () => undefined,
    };
  };

  answer(reply: Reply): void {
    this.#pending.shift()?.resolve(reply);
  }

  connect(): void {
    this.events?.connected();
  }

  drop(): void {
    this.events?.disconnected();
    for (const { reject } of this.#pending.splice(0)) reject(new Error('dropped'));
  }
}
