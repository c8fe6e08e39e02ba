import { isPhraseId, type Intent, type PhraseId } from '../../shared/talk/phrases.ts';
import { the } from './common.ts';

/** The words of the canned phrases. */

/** What was put into a phrase. */
interface Slots {
  readonly percent?: number | undefined;
  /** A country's name. */
  readonly country?: string | undefined;
}

const percentOr = ({ percent }: Slots, filled: (n: number) => string, plain: string): string =>
  percent === undefined ? plain : filled(percent);
const countryOr = ({ country }: Slots, filled: (name: string) => string, plain: string): string =>
  country === undefined ? plain : filled(the(country));

const PHRASE_TEXT: Readonly<Record<PhraseId, string | ((slots: Slots) => string)>> = {
  greeting: 'Good to be talking with you.',
  settleQuietly: 'We would rather settle this quietly.',
  commonDanger: 'We face the same danger. Let us not quarrel.',
  noSurprises: 'No surprises this round, please.',
  whatDoYouNeed: 'What do you need from us?',
  nothingFromYou: 'We want nothing from you this round.',
  askQuietly: 'Ask us quietly, and we can do more.',

  needSomething: (slots) =>
    percentOr(
      slots,
      (n) => `We need about ${n}% from you this round.`,
      'We need something from you this round.',
    ),
  meanIt: 'We mean what we say.',
  exceptionOnly: 'This is an exception. It will not become a habit.',
  lastWord: 'This is our last word.',
  doNotWant: 'We do not want to carry this out. Do not make us.',

  makeSmaller: (slots) =>
    percentOr(slots, (n) => `Make it ${n}%, and we can talk.`, 'Make it smaller, and we can talk.'),
  couldAccept: (slots) =>
    percentOr(slots, (n) => `We could accept ${n}%.`, 'We could accept a smaller offer.'),
  notEnough: 'That is not enough.',
  saveFace: 'Help us save face, and we let it rest.',
  canDoThis: 'We can do this for you, this once.',
  thinkItOver: 'Give us a moment to think it over.',

  cannotGiveIn: 'We cannot be seen to give in.',
  willNotYield: 'We will not give in.',
  noWayToTreat: 'This is no way to treat a friend.',
  weRemember: 'We have not forgotten what you did.',
  otherFriends: 'We have other friends we can turn to.',
  whyUs: 'Why us, and not the others?',
  threatsHarm: 'Threats between allies harm us all.',

  standTogether: 'Let us stand together in the next round.',
  standBy: (slots) => countryOr(slots, (name) => `We stand by ${name}.`, 'We stand by our allies.'),
  wereAsked: (slots) =>
    percentOr(slots, (n) => `We were asked for ${n}%.`, 'We were asked for something.'),
  wereNotAsked: 'Nothing was asked of us.',
  whoIsNext: 'Who will be next?',
  stayLoyal: 'We stay with the alliance.',
  doorIsOpen: (slots) =>
    countryOr(
      slots,
      (name) => `The door is open for ${name}.`,
      'The door is open for whoever wants to come back.',
    ),

  agreed: 'Agreed.',
  disagree: 'We see it differently.',
  thanks: 'Thank you. We will remember this.',
  keepOurWord: 'We keep our word.',
  judgeUs: 'Judge us by what we do.',
  calmDown: 'We ask everybody to stay calm.',
};

/** What the groups of phrases are called. */
export const intentText: Readonly<Record<Intent, string>> = {
  open: 'Start talking',
  press: 'Press',
  bargain: 'Bargain',
  resist: 'Resist',
  together: 'Stand together',
  close: 'Answer',
};

/** A phrase with what was put into it; empty for one that this page does not know. */
export function phraseText(id: string, slots: Slots = {}): string {
  if (!isPhraseId(id)) return '';
  const words = PHRASE_TEXT[id];
  return typeof words === 'string' ? words : words(slots);
}

/** What was said, as it came: its text, or the words of its phrase; null when it was deleted. */
export function saidText(
  message: {
    readonly text?: string | undefined;
    readonly phrase?: string | undefined;
    readonly percent?: number | undefined;
    readonly country?: string | undefined;
  },
  nameOf: (id: string) => string,
): string | null {
  if (message.text !== undefined) return message.text;
  if (message.phrase === undefined) return null;
  const { percent, country } = message;
  return phraseText(message.phrase, {
    percent,
    country: country === undefined ? undefined : nameOf(country),
  });
}
