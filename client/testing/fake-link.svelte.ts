import { SvelteMap } from 'svelte/reactivity';
import type { Command, Commit, Draft, Reply } from '../../shared/protocol/protocol.ts';
import type { Place } from '../../shared/game/legal.ts';
import type { RefusalCode } from '../../shared/protocol/refusals.ts';
import type { PlayerId } from '../../shared/scenario/ids.ts';
import type { View } from '../../shared/protocol/view.ts';
import type { HttpAnswer } from '../link/http.ts';
import type { Link, Sent } from '../link/link.svelte.ts';

/** A link without a server: it shows what it is given and answers every choice the same way. */
export class FakeLink implements Link {
  view = $state.raw<View | null>(null);
  online = $state(true);
  over = $state<RefusalCode | null>(null);
  offset = $state(0);
  sent = $state.raw<Sent | null>(null);
  unsent = $state.raw<readonly Commit[]>([]);
  answer: Reply = { ok: true };
  drafts = $state.raw<ReadonlyMap<PlayerId, Draft>>(new SvelteMap());
  /** Drafts that were shown to the others. */
  readonly shared: Draft[] = [];
  readonly commits: { command: Command; at: Place | undefined }[] = [];

  constructor(view: View | null = null) {
    this.view = view;
  }

  commit(command: Command, at?: Place): Promise<Reply> {
    this.commits.push({ command, at });
    const { answer } = this;
    this.sent = answer.ok
      ? { state: 'saved', command, at: Date.UTC(2026, 10, 23, 14, 3, 22) }
      : { state: 'refused', command, code: answer.code, detail: answer.detail };
    return Promise.resolve(answer);
  }

  draft(draft: Draft): void {
    this.shared.push(draft);
  }

  forgetMe(): Promise<HttpAnswer<null>> {
    this.over = 'unknown-player';
    return Promise.resolve({ ok: true, value: null });
  }

  close(): void {
    this.online = false;
  }
}
