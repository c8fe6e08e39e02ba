import type { SeatCommand } from '../game/command.ts';
import { isMove } from '../game/moves.ts';
import type { Move } from '../model/stage-tree.ts';
import type { ChannelId, CountryId } from '../scenario/ids.ts';
import { ALLIES_CHANNEL, dyadChannel, PUBLIC_CHANNEL, targetIn } from '../talk/channels.ts';
import type { ChannelView } from '../talk/talk-view.ts';
import type { Words } from '../talk/message.ts';
import { isPhraseId, type PhraseId } from '../talk/phrases.ts';
import type { DyadView, SenderView, SeatView, TargetView } from '../view/seat-schema.ts';
import type { Random } from './chance.ts';

/** A bot's words and where it says them. */
export interface BotWords {
  readonly channel: ChannelId;
  readonly words: Words;
}

/** What a bot's words depend on besides what it sees. */
export interface BotTalk {
  /** The move that it is about to make; null when it only answers. */
  readonly intends: SeatCommand | null;
  /** Chance for one channel, the same in every process. */
  readonly randomFor: (channel: ChannelId) => Random;
}

/** How often a bot makes a loud matter louder still. */
const OUTSPOKEN = 0.5;

/** Expectations of conflict below which a target talks as a friend, and above which it does not. */
const FRIENDLY = 0.25;
const HOSTILE = 0.5;

/**
 * What a bot says now, at most one phrase for each channel and round. It says what it is about to do,
 * answers who has spoken to it, and speaks aloud only of what was loud; statements it leaves alone, or
 * every one would be drowned by answers. It knows what its seat sees,
 * and never uses a phrase that its `legal` does not hold.
 */
export function botPhrases(view: SeatView, talk: BotTalk): readonly BotWords[] {
  const channels = view.talk?.channels ?? [];
  return channels.flatMap((channel): BotWords[] => {
    if (!channel.open || hasSpoken(view, channel)) return [];
    const wanted = wantedIn(view, channel, { ...talk, random: talk.randomFor(channel.id) });
    const words = wanted.find((one) => isSayable(view, channel.id, one));
    return words === undefined ? [] : [{ channel: channel.id, words }];
  });
}

/** Whether a seat was spoken to in a channel in this round and has not answered. */
function isSpokenTo(view: Pick<SeatView, 'me' | 'round'>, { messages }: ChannelView): boolean {
  const last = messages.at(-1);
  return last !== undefined && last.round === view.round && last.seat !== view.me.id;
}

const hasSpoken = ({ me, round }: SeatView, { messages }: ChannelView): boolean =>
  messages.some((one) => one.seat === me.id && one.round === round);

/** What a phrase that goes with a move depends on: the offer on the table or made now, in percent. */
interface Made {
  readonly offer: number | null;
  readonly loud: boolean;
}

const saying = (phrase: PhraseId) => (): Words => ({ phrase });
const offering =
  (phrase: PhraseId) =>
  ({ offer }: Made): Words => ({ phrase, ...(offer === null ? {} : { percent: offer }) });

/** What goes with each move, said between the two. */
const WITH_MOVE: Readonly<Record<Move, (made: Made) => Words>> = {
  concede: saying('canDoThis'),
  petition: offering('makeSmaller'),
  standFirm: ({ loud }) => ({ phrase: loud ? 'cannotGiveIn' : 'willNotYield' }),
  leave: saying('otherFriends'),
  retaliate: saying('noWayToTreat'),
  absorb: saying('weRemember'),
  grant: offering('couldAccept'),
  reject: saying('notEnough'),
  impose: saying('meanIt'),
  backDown: saying('saveFace'),
};

type Asked = BotTalk & { readonly random: Random };

/** What it would like to say in a channel, the best first. */
function wantedIn(view: SeatView, channel: ChannelView, asked: Asked): readonly Words[] {
  const target = targetIn(channel.id);
  const aboutToMove =
    view.kind === 'sender' ? ofSender(view, target, asked) : ofTarget(view, channel, asked);
  if (aboutToMove !== null) return aboutToMove;
  if (channel.id === PUBLIC_CHANNEL || !isSpokenTo(view, channel)) return [];
  return view.kind === 'sender'
    ? senderAnswers(view, target, asked)
    : targetAnswers(view, channel, asked);
}

/** What a target says with the move that it is about to make; null when there is nothing to go with it. */
function ofTarget(
  view: TargetView,
  { id }: ChannelView,
  { intends, random }: Asked,
): readonly Words[] | null {
  const { cable } = view.dyad;
  if (intends === null || cable === null || view.phase !== 'bargain') return null;
  if (id === PUBLIC_CHANNEL) {
    const loud = cable.publicity === 'loud' && intends.type === 'standFirm';
    return loud && random() < OUTSPOKEN ? one('cannotGiveIn') : null;
  }
  if (id !== dyadChannel(view.me.id) || !isMove(intends.type)) return null;
  const offer = 'offer' in intends ? intends.offer : view.dyad.offer;
  return [WITH_MOVE[intends.type]({ offer, loud: cable.publicity === 'loud' })];
}

/** What a sender says with the move that it is about to make in one dyad. */
function ofSender(
  view: SenderView,
  target: CountryId | null,
  { intends }: Asked,
): readonly Words[] | null {
  if (intends === null || target === null || !('targetId' in intends)) return null;
  const dyad = view.dyads.find(({ targetId }) => targetId === target);
  if (dyad === undefined || !isAddressed(view, dyad, intends.targetId)) return null;
  return [WITH_MOVE[intends.type]({ offer: dyad.offer, loud: dyad.cable?.publicity === 'loud' })];
}

/** Whether a move at an address is one in this dyad; to a bloc it is said through its speaker. */
function isAddressed(
  { bloc }: SenderView,
  { targetId, cable }: DyadView,
  address: CountryId,
): boolean {
  if (targetId === address) return true;
  return cable?.targetId === address && bloc[0] === targetId;
}

function senderAnswers(
  view: SenderView,
  target: CountryId | null,
  { random }: Asked,
): readonly Words[] {
  const cable = view.dyads.find(({ targetId }) => targetId === target)?.cable ?? null;
  if (cable === null || view.phase !== 'bargain')
    return either(random, 'judgeUs', 'commonDanger', 'keepOurWord');
  if (cable.exception) return one('exceptionOnly');
  return either(random, 'doNotWant', 'settleQuietly');
}

function targetAnswers(view: TargetView, { id }: ChannelView, { random }: Asked): readonly Words[] {
  const { eT } = view.dyad;
  if (id === ALLIES_CHANNEL) {
    if (eT > FRIENDLY) return either(random, 'standTogether', 'threatsHarm');
    return either(random, 'stayLoyal', 'commonDanger');
  }
  if (eT > HOSTILE) return either(random, 'weRemember', 'otherFriends');
  if (eT > FRIENDLY) return either(random, 'askQuietly', 'whyUs');
  return either(random, 'stayLoyal', 'commonDanger', 'thinkItOver');
}

const one = (phrase: PhraseId): readonly Words[] => [{ phrase }];

/** One of these by chance, then the others, for where the first cannot be said. */
function either(random: Random, ...phrases: readonly PhraseId[]): readonly Words[] {
  const first = Math.floor(random() * phrases.length);
  return [...phrases.slice(first), ...phrases.slice(0, first)].map((phrase) => ({ phrase }));
}

function isSayable({ legal }: SeatView, channel: ChannelId, words: Words): boolean {
  if (!('phrase' in words) || !isPhraseId(words.phrase)) return false;
  const { phrase } = words;
  return legal.some(
    (entry) =>
      entry.type === 'say' && entry.channel.includes(channel) && entry.phrase.includes(phrase),
  );
}
