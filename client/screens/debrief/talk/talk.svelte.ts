import type { Clocks } from '../../../../shared/replay/open-log.ts';
import type { SaidMessage } from '../../../../shared/talk/talk-view.ts';
import type { LinkTrouble } from '../../../text/refusals-words.ts';
import type { Player } from '../replay/player.svelte.ts';
import { lineOf, saidBy, type ChannelChoice, type SaidLine } from './said.ts';

/** So many messages stand beside the replay at a time. */
const SHOWN = 40;

/** What was said in a game, or why it cannot be read. */
export type Said =
  | { readonly ok: true; readonly messages: readonly SaidMessage[] }
  | { readonly ok: false; readonly code: LinkTrouble | 'damaged-messages' };

export type AskSaid = (gameId: string) => Promise<Said>;

/** What is shown of it at a moment. */
export interface SaidSoFar {
  readonly lines: readonly SaidLine[];
  /** How many there are up to the moment. */
  readonly all: number;
}

/** What was said in the games of a room. Nothing is asked for, and nothing shown, until somebody wants it. */
export class Talk {
  shown = $state(false);
  /** Whether a second window shows it, too. */
  onWall = $state(false);
  channel = $state<ChannelChoice>(null);
  #said = $state.raw<Readonly<Record<string, Said>>>({});
  #asked: readonly string[] = [];
  readonly #ask: AskSaid;
  readonly #clocks: Clocks;

  constructor(ask: AskSaid, clocks: Clocks) {
    this.#ask = ask;
    this.#clocks = clocks;
  }

  /** Null while it is on its way. */
  of(gameId: string): Said | null {
    return this.#said[gameId] ?? null;
  }

  /** Asks for a game, once. */
  async need(gameId: string): Promise<void> {
    if (this.#asked.includes(gameId)) return;
    this.#asked = [...this.#asked, gameId];
    const said = await this.#ask(gameId);
    const messages = said.ok ? said.messages.toSorted((a, b) => a.at - b.at) : [];
    this.#said = { ...this.#said, [gameId]: said.ok ? { ok: true, messages } : said };
  }

  /** Asks again for what could not be read. */
  again(gameId: string): Promise<void> {
    this.#asked = this.#asked.filter((id) => id !== gameId);
    this.#said = Object.fromEntries(Object.entries(this.#said).filter(([id]) => id !== gameId));
    return this.need(gameId);
  }

  /** What stands beside a replay: what was said up to its moment, the last of it. */
  soFar({ timeline: { game }, moment, place, last, opened }: Player): SaidSoFar | null {
    const said = this.of(game.setup.gameId);
    if (!said?.ok) return null;
    const { channel } = this;
    const own =
      channel === null ? said.messages : said.messages.filter((m) => m.channel === channel);
    const time = this.#clocks.get(game.setup.gameId)?.[moment.cursor] ?? 0;
    const all = saidBy(own, place === last ? Infinity : time);
    const lines = own.slice(Math.max(0, all - SHOWN), all);
    return { lines: lines.map((message) => lineOf(game, message, { opened })), all };
  }

  /** The same for a second window, if it is to show it. */
  forWall(player: Player): readonly SaidLine[] | null {
    return this.shown && this.onWall ? (this.soFar(player)?.lines ?? []) : null;
  }
}
