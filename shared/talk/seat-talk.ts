import { countriesOf, type Game } from '../game/game.ts';
import type { SayLegal } from './talk-legal.ts';
import type { ChannelId, CountryId, PlayerId } from '../scenario/ids.ts';
import { channelsIn, channelsOf, kindOf, PUBLIC_CHANNEL, sideOf } from './channels.ts';
import type { Message, TalkState } from './message.ts';
import { phrasesFor, type ChannelKind } from './phrases.ts';
import { isClosed, type TalkSettings } from './settings.ts';
import type { ChannelView, HostTalk, MessageView, Statement, TalkView } from './talk-view.ts';

/** At most so many messages of a channel are sent, and so many characters of all channels together. */
const MOST_SHOWN = 50;
const MOST_CHARACTERS = 8000;
/** What a message takes besides its words. */
const FRAME = 90;
const STATEMENTS = 4;
const LATEST_FOR_HOST = 30;

/** What the talk of a seat depends on besides the game. */
export interface TalkContext {
  readonly settings: TalkSettings;
  readonly talk: Pick<TalkState, 'messages'>;
  /** Who looks; null for a bot. */
  readonly playerId: PlayerId | null;
  /** Whether this person may say something at this moment, as far as the pace goes. */
  readonly inPace: boolean;
}

/** What one seat can read and say. */
export interface SeatTalk {
  readonly view: TalkView;
  readonly legal: readonly SayLegal[];
}

/** The talk of one seat, field by field: nothing that it could not hear when it was said. */
export function seatTalk(game: Game, seat: CountryId, context: TalkContext): SeatTalk {
  const { settings } = context;
  if (settings.mode === 'off') return { view: { mode: 'off', channels: [] }, legal: [] };
  const own = channelsOf(game, seat);
  const now = game.phase === 'ended' ? [] : own;
  const heard = heardBy(game, seat, context);
  const muted = isMuted(context);
  const channels = channelsIn(game)
    .filter((id) => own.includes(id) || heard.has(id))
    .map((id): ChannelView => {
      const open = now.includes(id) && !isClosed(settings, game.setup.gameId, id);
      return { id, open, muted, messages: (heard.get(id) ?? []).map(messageFor(context.playerId)) };
    });
  return {
    view: { mode: settings.mode, channels },
    legal: sayable(game, seat, { context, channels }),
  };
}

/** What was said to everybody, the newest last. */
export function statementsOf(
  game: Game,
  { settings, talk }: Pick<TalkContext, 'settings' | 'talk'>,
): Statement[] {
  if (settings.mode === 'off') return [];
  return messagesOf(game, talk)
    .filter(({ channel, words }) => channel === PUBLIC_CHANNEL && words !== null)
    .slice(-STATEMENTS)
    .map(({ id, seat, round, words }) => ({ id, seat, round, ...wordsOf(words) }));
}

/** The talk of one game as the host reads it. */
export function hostTalk(
  game: Game,
  { settings, talk }: Pick<TalkContext, 'settings' | 'talk'>,
  nameOf: (playerId: PlayerId) => string | null,
): HostTalk {
  const all = messagesOf(game, talk);
  const urgent = all.filter(({ reported, words }) => reported && words !== null);
  const latest = all.slice(-LATEST_FOR_HOST).filter((one) => !urgent.includes(one));
  return {
    total: all.length,
    channels: channelsIn(game).map((id) => {
      return { id, closed: isClosed(settings, game.setup.gameId, id) };
    }),
    messages: [...urgent.toReversed(), ...latest.toReversed()].map((one) => {
      const name = one.playerId === null ? null : nameOf(one.playerId);
      const reporter = one.reportedBy === null ? null : nameOf(one.reportedBy);
      return {
        id: one.id,
        channel: one.channel,
        seat: one.seat,
        playerId: one.playerId,
        name,
        round: one.round,
        phase: one.phase,
        at: one.at,
        ...wordsOf(one.words),
        ...(one.words === null ? { deleted: true } : {}),
        ...(one.reported ? { reported: true } : {}),
        ...(reporter === null ? {} : { reportedBy: reporter }),
      };
    }),
  };
}

/** Whether a seat could read a message when it was said. */
export function couldHear({ to }: Message, seat: CountryId): boolean {
  return to === null || to.includes(seat);
}

const isMuted = ({ settings, playerId }: TalkContext): boolean =>
  playerId !== null && settings.muted.includes(playerId);

function messagesOf(game: Game, { messages }: TalkContext['talk']): readonly Message[] {
  return messages.filter(({ gameId }) => gameId === game.setup.gameId);
}

/** The last that a seat heard in each channel, within what a phone should have to load. */
function heardBy(
  game: Game,
  seat: CountryId,
  { talk }: TalkContext,
): ReadonlyMap<ChannelId, readonly Message[]> {
  const heard = new Map<ChannelId, Message[]>();
  let left = MOST_CHARACTERS;
  for (const message of messagesOf(game, talk).toReversed()) {
    if (!couldHear(message, seat)) continue;
    left -= FRAME + lengthOf(message);
    if (left < 0) break;
    const before = heard.get(message.channel) ?? [];
    if (before.length < MOST_SHOWN) heard.set(message.channel, [message, ...before]);
  }
  return heard;
}

const lengthOf = ({ words }: Message): number =>
  words !== null && 'text' in words ? words.text.length : 20;

const messageFor =
  (playerId: PlayerId | null) =>
  ({ id, seat, round, at, words, reportedBy }: Message): MessageView => ({
    id,
    seat,
    round,
    at,
    ...wordsOf(words),
    ...(reportedBy !== null && reportedBy === playerId ? { reported: true } : {}),
  });

/** What was said, field by field. */
function wordsOf(words: Message['words']) {
  if (words === null) return {};
  if ('text' in words) return { text: words.text };
  return {
    phrase: words.phrase,
    ...(words.percent === undefined ? {} : { percent: words.percent }),
    ...(words.country === undefined ? {} : { country: words.country }),
  };
}

/** One template for each kind of channel: every phrase in it fits every channel in it. */
function sayable(
  game: Game,
  seat: CountryId,
  { context, channels }: { context: TalkContext; channels: readonly ChannelView[] },
): SayLegal[] {
  if (isMuted(context) || !context.inPace || !countriesOf(game).includes(seat)) return [];
  const open = channels.flatMap((one) => (one.open ? [one.id] : []));
  return (['dyad', 'allies', 'public'] as const).flatMap((kind: ChannelKind): SayLegal[] => {
    const channel = open.filter((id) => kindOf(id) === kind);
    const phrase = [...phrasesFor(sideOf(game, seat), kind, game.phase)];
    if (channel.length === 0 || phrase.length === 0) return [];
    return [{ type: 'say', at: { round: game.round, step: 0 }, channel, phrase }];
  });
}
