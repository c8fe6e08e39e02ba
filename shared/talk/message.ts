import type { Phase } from '../game/event.ts';
import type { ChannelId, CountryId, GameId, MessageId, PlayerId } from '../scenario/ids.ts';
import type { PhraseId } from './phrases.ts';
import { PLAIN_SCREEN, type Screen } from './screen.ts';

/** What was said: free text, or a phrase with what was put into its slot. */
export type Words =
  | { readonly text: string }
  | {
      readonly phrase: PhraseId;
      readonly percent?: number | undefined;
      readonly country?: CountryId | undefined;
    };

/** One message. It is kept beside the log, never in it, so that it can be deleted. */
export interface Message {
  readonly id: MessageId;
  readonly gameId: GameId;
  readonly round: number;
  readonly phase: Phase;
  readonly channel: ChannelId;
  /** The seats that could read it when it was said; null for everybody. */
  readonly to: readonly CountryId[] | null;
  /** Who said it; null for a bot. */
  readonly playerId: PlayerId | null;
  readonly seat: CountryId;
  /** Null once it was deleted. */
  readonly words: Words | null;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly reported: boolean;
  /** Who reported it; null when nobody did or that person was forgotten. */
  readonly reportedBy: PlayerId | null;
}

/**
 * What a room keeps beside its log besides messages: the words that are filtered, the host's line, who
 * calls the host, what the projector shows.
 */
export interface TalkLines {
  readonly filter: readonly string[];
  /** Shown on every page until it is replaced; null when there is none. */
  readonly broadcast: string | null;
  /** Who calls the host, in the order of calling. */
  readonly calls: readonly PlayerId[];
  readonly screen: Screen;
}

/** Everything that was said in a room, in the order of saying. */
export interface TalkState {
  readonly messages: readonly Message[];
  readonly lines: TalkLines;
}

/** A room in which nothing was said. */
export const SILENCE: TalkState = {
  messages: [],
  lines: { filter: [], broadcast: null, calls: [], screen: PLAIN_SCREEN },
};

/** What changes in a room's talk with one command. */
export interface TalkWrites {
  readonly said?: readonly Message[];
  readonly reported?: { readonly id: MessageId; readonly by: PlayerId };
  readonly deleted?: readonly MessageId[];
  /** Everything that was said in the room goes. */
  readonly cleared?: boolean;
  readonly lines?: Partial<TalkLines>;
}

/** The talk of a room after some writes. A message whose id is there already is not said again. */
export function applyTalk(state: TalkState, writes: TalkWrites): TalkState {
  const { said = [], reported, deleted = [], cleared = false, lines = {} } = writes;
  const known = new Set(state.messages.map(({ id }) => id));
  const kept = cleared ? [] : state.messages.map((one) => changed(one, { reported, deleted }));
  return {
    messages: [...kept, ...said.filter(({ id }) => cleared || !known.has(id))],
    lines: { ...state.lines, ...lines },
  };
}

/** The talk of a room after a person was forgotten: nothing that they said is left. */
export function withoutPlayer(state: TalkState, playerId: PlayerId): TalkState {
  const others = state.messages.filter((one) => one.playerId !== playerId);
  const messages = others.map((one) =>
    one.reportedBy === playerId ? { ...one, reportedBy: null } : one,
  );
  const calls = state.lines.calls.filter((caller) => caller !== playerId);
  return { messages, lines: { ...state.lines, calls } };
}

function changed(
  message: Message,
  {
    reported,
    deleted,
  }: {
    readonly reported: TalkWrites['reported'] | undefined;
    readonly deleted: readonly MessageId[];
  },
): Message {
  if (deleted.includes(message.id)) return { ...message, words: null };
  if (reported?.id !== message.id || message.reported) return message;
  return { ...message, reported: true, reportedBy: reported.by };
}
