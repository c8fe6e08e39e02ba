import { SvelteMap } from 'svelte/reactivity';
import type { Place } from '../../../shared/game/legal.ts';
import type { SeatCommand } from '../../../shared/game/command.ts';
import type { Command, Commit, Draft, Reply } from '../../../shared/protocol/protocol.ts';
import type { CountryId, GameId, PlayerId } from '../../../shared/scenario/ids.ts';
import type { SeatView } from '../../../shared/view/seat-schema.ts';
import type { HttpAnswer, SeatSeen } from '../../link/http.ts';
import type { Link, Sent } from '../../link/link.svelte.ts';
import type { LinkTrouble } from '../../text/refusals-words.ts';

/** Which seat a host looks at. */
export interface ActedSeat {
  readonly gameId: GameId;
  readonly countryId: CountryId;
}

/** Commands that are no seat's decision: a host who looks at a seat gives none of them. */
const PERSONAL: readonly Command['type'][] = ['say', 'report', 'help', 'agree'];
const isDecision = (command: Command): command is SeatCommand => !PERSONAL.includes(command.type);

/**
 * The link of a host who looks at somebody's seat: it shows what that seat sees, and what is chosen goes
 * out as the host's decision in its place.
 */
export class ActingLink implements Link {
  view = $state.raw<SeatView | null>(null);
  sent = $state.raw<Sent | null>(null);
  offset = $state(0);
  /** Why this seat cannot be looked at. */
  trouble = $state<LinkTrouble | null>(null);
  readonly unsent: readonly Commit[] = [];
  readonly drafts: ReadonlyMap<PlayerId, Draft> = new SvelteMap();
  readonly #host: Link;
  readonly #seat: ActedSeat;
  readonly #look: () => Promise<HttpAnswer<SeatSeen>>;
  #asked = 0;

  constructor(host: Link, seat: ActedSeat, look: () => Promise<HttpAnswer<SeatSeen>>) {
    this.#host = host;
    this.#seat = seat;
    this.#look = look;
  }

  get online(): boolean {
    return this.#host.online;
  }
  get over(): Link['over'] {
    return this.#host.over;
  }

  /** Asks what the seat sees now; an answer that was overtaken by a newer question is dropped. */
  async refresh(): Promise<void> {
    this.#asked += 1;
    const asked = this.#asked;
    const answer = await this.#look();
    if (asked !== this.#asked) return;
    if (answer.ok) {
      const { view, now } = answer.value;
      this.view = withoutWords(view);
      this.offset = now - Date.now();
      this.trouble = null;
    } else if (answer.code !== 'unreachable') this.trouble = answer.code;
  }

  async commit(command: Command, at?: Place): Promise<Reply> {
    if (!isDecision(command)) return { ok: false, code: 'forbidden', detail: '' };
    this.sent = { state: 'sending', command };
    const reply = await this.#host.commit({ type: 'actFor', ...this.#seat, command }, at);
    this.sent = reply.ok
      ? { state: 'saved', command, at: Date.now() + this.offset }
      : { state: 'refused', command, code: reply.code, detail: reply.detail };
    await this.refresh();
    return reply;
  }

  draft(): void {
    // nobody is shown what a host tries out
  }

  forgetMe(): Promise<HttpAnswer<null>> {
    return Promise.resolve({ ok: false, code: 'forbidden', detail: '' }); // whoever sits there does
  }

  close(): void {
    this.#host.close();
  }
}

/** What is said stands on the host's own page; here nobody speaks in another's name. */
function withoutWords(view: SeatView): SeatView {
  const { talk: _, ...silent } = view;
  return { ...silent, legal: view.legal.filter(({ type }) => type !== 'say') };
}
