import type { Phase } from '../game/event.ts';

/** The kinds of channels: to one, among allies, to everybody. */
export type ChannelKind = 'dyad' | 'allies' | 'public';

/** What a phrase is for; phones group the buttons by it. */
export const INTENTS = ['open', 'press', 'bargain', 'resist', 'together', 'close'] as const;
export type Intent = (typeof INTENTS)[number];

/** A canned phrase. Its words stand in `client/text/phrases-words.ts`, with and without what the slot takes. */
export interface Phrase {
  readonly intent: Intent;
  readonly by: 'sender' | 'target' | 'any';
  readonly in: readonly ChannelKind[];
  readonly when: readonly Phase[];
  /** What may be put into it, and need not. */
  readonly slot?: 'percent' | 'country';
}

const START: readonly Phase[] = ['briefing', 'prepare'];
const PLAY: readonly Phase[] = ['prepare', 'bargain', 'outcome'];
const DEAL: readonly Phase[] = ['bargain'];
const AFTER: readonly Phase[] = ['bargain', 'outcome'];
const TALKS: readonly Phase[] = ['prepare', 'bargain'];
const ALWAYS: readonly Phase[] = ['briefing', 'prepare', 'bargain', 'outcome'];

/** Every phrase by its id. An id is stored with what was said: it may be added to, never reused. */
export const PHRASES = {
  greeting: { intent: 'open', by: 'any', in: ['dyad', 'allies', 'public'], when: START },
  settleQuietly: { intent: 'open', by: 'any', in: ['dyad'], when: TALKS },
  commonDanger: { intent: 'open', by: 'any', in: ['dyad', 'allies', 'public'], when: ALWAYS },
  noSurprises: { intent: 'open', by: 'any', in: ['dyad'], when: START },
  whatDoYouNeed: { intent: 'open', by: 'target', in: ['dyad'], when: ['briefing', 'prepare'] },
  nothingFromYou: { intent: 'open', by: 'sender', in: ['dyad'], when: ['prepare'] },
  askQuietly: { intent: 'open', by: 'target', in: ['dyad'], when: PLAY },

  needSomething: {
    intent: 'press',
    by: 'sender',
    in: ['dyad'],
    when: ['prepare'],
    slot: 'percent',
  },
  meanIt: { intent: 'press', by: 'sender', in: ['dyad', 'public'], when: TALKS },
  exceptionOnly: { intent: 'press', by: 'sender', in: ['dyad', 'public'], when: PLAY },
  lastWord: { intent: 'press', by: 'any', in: ['dyad'], when: DEAL },
  doNotWant: { intent: 'press', by: 'sender', in: ['dyad'], when: DEAL },

  makeSmaller: { intent: 'bargain', by: 'target', in: ['dyad'], when: TALKS, slot: 'percent' },
  couldAccept: { intent: 'bargain', by: 'sender', in: ['dyad'], when: DEAL, slot: 'percent' },
  notEnough: { intent: 'bargain', by: 'sender', in: ['dyad'], when: DEAL },
  saveFace: { intent: 'bargain', by: 'sender', in: ['dyad'], when: DEAL },
  canDoThis: { intent: 'bargain', by: 'target', in: ['dyad'], when: DEAL },
  thinkItOver: { intent: 'bargain', by: 'any', in: ['dyad', 'allies'], when: TALKS },

  cannotGiveIn: { intent: 'resist', by: 'target', in: ['dyad', 'public'], when: TALKS },
  willNotYield: { intent: 'resist', by: 'target', in: ['dyad', 'allies', 'public'], when: DEAL },
  noWayToTreat: { intent: 'resist', by: 'target', in: ['dyad', 'public'], when: AFTER },
  weRemember: { intent: 'resist', by: 'target', in: ['dyad'], when: PLAY },
  otherFriends: { intent: 'resist', by: 'target', in: ['dyad', 'public'], when: PLAY },
  whyUs: { intent: 'resist', by: 'target', in: ['dyad'], when: PLAY },
  threatsHarm: { intent: 'resist', by: 'target', in: ['allies', 'public'], when: PLAY },

  standTogether: { intent: 'together', by: 'target', in: ['allies'], when: ALWAYS },
  standBy: {
    intent: 'together',
    by: 'any',
    in: ['allies', 'public'],
    when: PLAY,
    slot: 'country',
  },
  wereAsked: { intent: 'together', by: 'target', in: ['allies'], when: AFTER, slot: 'percent' },
  wereNotAsked: { intent: 'together', by: 'target', in: ['allies'], when: AFTER },
  whoIsNext: { intent: 'together', by: 'target', in: ['allies', 'public'], when: PLAY },
  stayLoyal: { intent: 'together', by: 'target', in: ['dyad', 'allies', 'public'], when: ALWAYS },
  doorIsOpen: {
    intent: 'together',
    by: 'sender',
    in: ['dyad', 'public'],
    when: PLAY,
    slot: 'country',
  },

  agreed: { intent: 'close', by: 'any', in: ['dyad', 'allies'], when: ALWAYS },
  disagree: { intent: 'close', by: 'any', in: ['dyad', 'allies'], when: ALWAYS },
  thanks: { intent: 'close', by: 'any', in: ['dyad', 'allies'], when: ALWAYS },
  keepOurWord: { intent: 'close', by: 'any', in: ['dyad', 'allies', 'public'], when: PLAY },
  judgeUs: { intent: 'close', by: 'sender', in: ['dyad', 'public'], when: PLAY },
  calmDown: { intent: 'close', by: 'any', in: ['public'], when: PLAY },
} as const satisfies Readonly<Record<string, Phrase>>;
export type PhraseId = keyof typeof PHRASES;

/** Every phrase, in the order in which they are offered. */
export const PHRASE_IDS = Object.keys(PHRASES) as PhraseId[];

/** Whether a phrase is one of ours. */
export const isPhraseId = (id: string): id is PhraseId => Object.hasOwn(PHRASES, id);

/** What a phrase is for, who may say it and what it takes. */
export const phraseOf = (id: PhraseId): Phrase => PHRASES[id];

/** What a seat may say in a kind of channel in a phase, in the order in which it is offered. */
export function phrasesFor(
  side: 'sender' | 'target',
  kind: ChannelKind,
  phase: Phase,
): readonly PhraseId[] {
  return PHRASE_IDS.filter((id) => {
    const { by, in: channels, when } = phraseOf(id);
    return (by === 'any' || by === side) && channels.includes(kind) && when.includes(phase);
  });
}
