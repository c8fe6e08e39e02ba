import * as z from 'zod/mini';
import type { ChannelId, GameId, PlayerId } from '../scenario/ids.ts';

/** `phrases`: canned phrases only. `text`: free text as well. */
export const TALK_MODES = ['off', 'phrases', 'text'] as const;
export const TalkMode = z.enum(TALK_MODES);
export type TalkMode = z.infer<typeof TalkMode>;

/** What a room may be opened with. `minors`: no free text, whatever the mode says. */
export const TalkOptions = z.strictObject({
  mode: z.optional(TalkMode),
  minors: z.optional(z.boolean()),
});
export type TalkOptions = z.infer<typeof TalkOptions>;

/** How a room talks now, folded from its events. */
export interface TalkSettings {
  readonly mode: TalkMode;
  readonly minors: boolean;
  readonly muted: readonly PlayerId[];
  readonly closed: Readonly<Record<GameId, readonly ChannelId[]>>;
}

/** How a room begins: in phrases, unless its options say otherwise. */
export function settingsOf(options: TalkOptions = {}): TalkSettings {
  const { mode = 'phrases', minors = false } = options;
  return { mode: minors && mode === 'text' ? 'phrases' : mode, minors, muted: [], closed: {} };
}

/** Whether the host has closed a channel of a game. */
export function isClosed(settings: TalkSettings, gameId: GameId, channel: ChannelId): boolean {
  return settings.closed[gameId]?.includes(channel) === true;
}

/** The settings after a channel was closed or opened in some games. */
export function withChannel(
  settings: TalkSettings,
  gameIds: readonly GameId[],
  { channel, closed }: { readonly channel: ChannelId; readonly closed: boolean },
): TalkSettings {
  const next: Record<GameId, readonly ChannelId[]> = { ...settings.closed };
  for (const gameId of gameIds) {
    const others = (next[gameId] ?? []).filter((one) => one !== channel);
    next[gameId] = closed ? [...others, channel] : others;
  }
  return { ...settings, closed: next };
}

/** The settings after somebody was muted, or may speak again. */
export function withMuted(
  settings: TalkSettings,
  { playerId, muted }: { readonly playerId: PlayerId; readonly muted: boolean },
): TalkSettings {
  const others = settings.muted.filter((one) => one !== playerId);
  return { ...settings, muted: muted ? [...others, playerId] : others };
}
