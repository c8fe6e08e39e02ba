import { BLOC } from '../../../../shared/game/bloc.ts';
import type { Game } from '../../../../shared/game/game.ts';
import { kindOf, targetIn } from '../../../../shared/talk/channels.ts';
import type { ChannelKind } from '../../../../shared/talk/phrases.ts';
import type { SaidMessage } from '../../../../shared/talk/talk-view.ts';
import { debrief } from '../../../text/debrief-words.ts';
import { saidText } from '../../../text/phrases-words.ts';
import { nameOf } from '../countries.ts';

const text = debrief.said;

/** A message as it is shown: by countries, and no more of it than may be read. */
export interface SaidLine {
  readonly id: string;
  readonly round: number;
  readonly kind: ChannelKind;
  readonly from: string;
  readonly to: string;
  /** Null while it is sealed. */
  readonly words: string | null;
}

/** Which channel is looked at; null for all of them. */
export type ChannelChoice = SaidMessage['channel'] | null;

/** Who is spoken to in a message. */
function addressee(game: Game, { channel, seat }: SaidMessage): string {
  const kind = kindOf(channel);
  if (kind !== 'dyad') return text.to[kind];
  const target = targetIn(channel) ?? BLOC;
  return text.to.one(nameOf(game, seat === target ? game.setup.cast.sender.id : target));
}

/** What was private stays sealed until the cables are opened, as they do. */
export function lineOf(
  game: Game,
  message: SaidMessage,
  { opened }: { readonly opened: boolean },
): SaidLine {
  const kind = kindOf(message.channel);
  const named = (id: string): string => nameOf(game, id);
  return {
    ...{ id: message.id, round: message.round, kind },
    from: named(message.seat),
    to: addressee(game, message),
    words: kind === 'public' || opened ? (saidText(message, named) ?? '') : null,
  };
}

/** What a channel is called where one is chosen. */
export function channelName({ setup }: Game, channel: SaidMessage['channel']): string {
  const target = targetIn(channel);
  const kind = kindOf(channel);
  return kind === 'dyad'
    ? text.channels.dyad(setup.cast.sender.name, nameOf({ setup }, target ?? ''))
    : text.channels[kind];
}

/** How many of some messages, in order, were said by a point in time. */
export function saidBy(messages: readonly SaidMessage[], time: number): number {
  let [low, high] = [0, messages.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((messages[middle]?.at ?? Infinity) <= time) low = middle + 1;
    else high = middle;
  }
  return low;
}
