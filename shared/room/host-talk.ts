import type { Game } from '../game/game.ts';
import type { HostTalkLegal } from '../talk/talk-legal.ts';
import type { ChannelId, GameId, PlayerId } from '../scenario/ids.ts';
import { channelsIn } from '../talk/channels.ts';
import type { HostTalkCommand } from '../talk/talk-command.ts';
import { SILENCE, type TalkState } from '../talk/message.ts';
import { SHOWS } from '../talk/screen.ts';
import { TALK_MODES } from '../talk/settings.ts';
import type { Room, RoomEvent } from './room.ts';

/** The host's commands about words that are kept as events of the room. */
export type TalkEventCommand = Extract<
  HostTalkCommand,
  { type: 'talk' | 'muteTalk' | 'closeChannel' | 'note' }
>;

/** The event to append, or why not. */
export type HostTalkDecision =
  | { readonly ok: true; readonly event: RoomEvent }
  | {
      readonly ok: false;
      readonly code: 'for-minors' | 'unknown-player' | 'unknown-game' | 'unknown-channel';
    };

/** What a host's command about words comes to. */
export function decideHostTalk(
  room: Room,
  command: TalkEventCommand,
  context: { readonly players: readonly PlayerId[]; readonly games: readonly Game[] },
): HostTalkDecision {
  switch (command.type) {
    case 'talk': {
      const { mode, minors = room.talk.minors } = command;
      if (minors && mode === 'text') return { ok: false, code: 'for-minors' };
      return { ok: true, event: { type: 'talkSet', mode, minors } };
    }
    case 'muteTalk': {
      const { playerId, muted } = command;
      if (!context.players.includes(playerId)) return { ok: false, code: 'unknown-player' };
      return { ok: true, event: { type: 'talkMuted', playerId, muted } };
    }
    case 'closeChannel': {
      const { gameId, channel, closed } = command;
      const meant = context.games.filter((one) => gameId === undefined || isGame(one, gameId));
      if (meant.length === 0) return { ok: false, code: 'unknown-game' };
      const having = meant.filter((one) => channelsIn(one).includes(channel));
      if (having.length === 0) return { ok: false, code: 'unknown-channel' };
      const gameIds = having.map(({ setup }) => setup.gameId);
      return { ok: true, event: { type: 'channelClosed', gameIds, channel, closed } };
    }
    case 'note':
      return { ok: true, event: { type: 'noted', text: command.text } };
  }
}

const isGame = ({ setup }: Game, gameId: GameId): boolean => setup.gameId === gameId;

/** The part of a room's state that its talk depends on. */
interface TalkingRoom {
  readonly room: Room;
  readonly games: readonly Game[];
  readonly people: readonly { readonly playerId: PlayerId }[];
  readonly talk?: TalkState;
}

/** What the host may do about words, as templates. What needs words of its own is not among them. */
export function hostTalkLegal({
  room,
  games,
  people,
  talk = SILENCE,
}: TalkingRoom): HostTalkLegal[] {
  const at = { round: 0, step: 0 };
  const mode = TALK_MODES.filter((one) => !room.talk.minors || one !== 'text');
  const playerId = people.map((one) => one.playerId);
  const calling = playerId.filter((one) => talk.lines.calls.includes(one));
  const gameId = [null, ...games.map(({ setup }) => setup.gameId)];
  const channel = [...new Set(games.flatMap((game): readonly ChannelId[] => channelsIn(game)))];
  const messageId = talk.messages.flatMap(({ id, reported, words }) =>
    reported && words !== null ? [id] : [],
  );
  return [
    { type: 'talk', at, mode },
    ...(playerId.length > 0
      ? [{ type: 'muteTalk' as const, at, playerId, muted: [false, true] }]
      : []),
    ...(channel.length > 0
      ? [{ type: 'closeChannel' as const, at, channel, closed: [false, true] }]
      : []),
    ...(messageId.length > 0 ? [{ type: 'deleteMessage' as const, at, messageId }] : []),
    ...(talk.messages.length > 0 ? [{ type: 'clearTalk' as const, at }] : []),
    ...(calling.length > 0 ? [{ type: 'helped' as const, at, playerId: calling }] : []),
    { type: 'project', at, show: [...SHOWS], gameId, cycle: [false, true], names: [false, true] },
  ];
}
