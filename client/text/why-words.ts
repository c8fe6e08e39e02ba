import type { CountryId } from '../../shared/scenario/ids.ts';
import type { ReasonKind, Term } from '../../shared/view/terms.ts';
import type { Reason } from '../../shared/view/result-schema.ts';
import { apportioned } from '../../shared/view/apportioned.ts';
import { reasonPoints } from '../../shared/view/reasons.ts';
import { REASON_TERMS } from '../../shared/view/terms.ts';
import { counted, The, the } from './common.ts';

/** Who reads, and what the countries are called. */
export interface WhyNames {
  readonly side: 'sender' | 'target';
  /** Id of the reader's country. */
  readonly me: string;
  readonly sender: string;
  readonly nameOf: (id: CountryId) => string;
  /** What the dispute is about, as in "of the disputed steel trade". */
  readonly issue: string;
}

/** A reason as people read it. */
export interface WhyLine {
  readonly sentence: string;
  /** The formula with numbers, "0.28 × 33 = 9.2"; empty where the sentence has the only number. */
  readonly formula: string;
  /** The same formula in words; empty with it, and where a line before has said it. */
  readonly meaning: string;
  /** Its share of the whole points that are shown for the term. */
  readonly points: number;
}

/** What the sentences of a reason are made of. */
interface Told extends WhyNames {
  /** The other side's name: the sender's for a target, the target's for the sender. */
  readonly other: string;
  readonly reason: Reason;
  /** The only number, without sign: "30 points". */
  readonly amount: string;
}

interface Entry {
  readonly sentence: (told: Told) => string;
  /** What stands in each place of `times` and `of`. */
  readonly times?: readonly string[];
  readonly of?: readonly string[];
}

const fear = 'the weight of your expected conflict';
const deadlock = ['the sanctions', 'the security it lost', 'the retaliation'];
const inAlliance = 'its weight in the alliance';
const ALLIANCE_TIMES = [
  'the rounds in which it is missed or counts',
  'the outside threat',
  inAlliance,
  'your weight for joint security',
];

const WORDS: Record<ReasonKind, Entry> = {
  won: {
    sentence: ({ other, reason, issue }) =>
      `You won ${figure(reason.of[0] ?? 0)} of 100 points of ${issue} from ${the(other)}.`,
  },
  gaveUp: {
    sentence: ({ reason, issue }) =>
      `You gave up ${figure(-(reason.of[0] ?? 0))} of 100 points of ${issue}${
        (reason.times[0] ?? 1) < 1 ? ', a part of which serves you too' : ''
      }.`,
    times: ['the part that serves only the other side'],
    of: ['what you gave up'],
  },
  sanction: {
    sentence: ({ side, other, reason, amount }) =>
      side === 'sender'
        ? `Carrying out the threat against ${the(other)} cost you ${amount}.`
        : (reason.times[0] ?? 1) === 1
          ? `The sanctions cost you ${amount}.`
          : 'The sanctions hurt you, less than at first: you depend less on this trade.',
    times: ['what is left of your dependence'],
    of: ['what the sanctions cost you at first'],
  },
  security: {
    sentence: ({ other }) => `Deadlock weakened the security that you share with ${the(other)}.`,
    times: ['the part lost under sanctions', 'the outside threat', 'the trust before the threat'],
    of: ['the target’s weight in the alliance'],
  },
  retaliation: {
    sentence: ({ side, other, amount }) =>
      side === 'sender'
        ? `${The(other)} retaliated, which cost you ${amount}.`
        : `Retaliating cost you ${amount} yourself.`,
  },
  leaving: {
    sentence: ({ side, other, amount }) =>
      side === 'sender'
        ? `${The(other)} left the alliance, which cost you ${amount}.`
        : `Leaving the alliance cost you ${amount}.`,
  },
  theirLoss: {
    sentence: ({ other }) =>
      `What ${the(other)} lost counts for you, as far as you expect conflict with it.`,
    times: [fear, 'the part that serves only you'],
    of: ['what it gave up'],
  },
  theirGain: {
    sentence: ({ other }) =>
      `What ${the(other)} gained counts against you, as far as you expect conflict with it.`,
    times: [`${fear} after the threat`],
    of: ['what it gained'],
  },
  theirDeadlock: {
    sentence: ({ other }) =>
      `What deadlock cost ${the(other)} counts for you, as far as you expect conflict with it.`,
    times: [fear],
    of: deadlock,
  },
  theirLeaving: {
    sentence: ({ side, other }) =>
      side === 'sender'
        ? `What leaving meant for ${the(other)} counts for you, as far as you expect conflict with it.`
        : `What your leaving cost ${the(other)} counts for you, as far as you expect conflict with it.`,
    times: [fear],
    of: ['what leaving cost', 'the rival’s offer'],
  },
  openly: {
    sentence: ({ other }) => `You threatened ${the(other)} in public.`,
    times: ['how far you see it as a friend'],
    of: ['the cost of threatening a friend in public'],
  },
  exception: { sentence: ({ amount }) => `Claiming an exception cost you ${amount}.` },
  backedDown: {
    sentence: ({ other, amount }) =>
      `You backed down from a public threat to ${the(other)}: ${amount} at home.`,
  },
  retreat: {
    sentence: ({ other }) =>
      `You had threatened ${the(other)} in public and settled for less than you demanded.`,
    times: ['the part of your demand that you let go'],
    of: ['the cost of backing down at home'],
  },
  gaveInAloud: {
    sentence: ({ amount }) => `You gave way to a public threat: ${amount} at home.`,
  },
  ally: {
    sentence: (told) => allySentence(told),
    times: [
      'your weight for joint security',
      'the outside threat',
      'trust',
      'what sanctions leave',
      'contributing',
    ],
    of: [inAlliance],
  },
  diversify: { sentence: ({ amount }) => `Diversifying cost you ${amount}.` },
  contribute: { sentence: ({ amount }) => `Contributing cost you ${amount}.` },
  bloc: { sentence: ({ amount }) => `Standing in a bloc cost you ${amount}.` },
  rivalOffer: {
    sentence: ({ reason, amount }) =>
      (reason.of[1] ?? 0) === 0
        ? `The rival gave you ${amount} for coming over.`
        : 'The rival paid you for coming over: the warier of the sender you are, the more.',
    of: ['its offer at the start', 'what your changed expectations add'],
  },
  rivalStream: {
    sentence: ({ amount }) => `The rival pays you ${amount} a round since you left.`,
  },
  atHome: {
    sentence: ({ other, amount }) =>
      `You were seen to act against ${the(other)} while people at home were restless: ${amount}.`,
  },
  trust: {
    sentence: (told) => trustSentence(told),
    times: ALLIANCE_TIMES,
    of: ['the trust lost'],
  },
  trustGone: {
    sentence: ({ side, other }) =>
      side === 'sender'
        ? `${The(other)} left: its trust is missed in every round to come.`
        : 'You left: what the alliance was worth to you is missed in every round to come.',
    times: ALLIANCE_TIMES,
    of: ['all of it'],
  },
  trustBack: {
    sentence: ({ side, other }) =>
      side === 'sender'
        ? `${The(other)} returned: its trust counts again in every round to come.`
        : 'You returned: the alliance counts for you again in every round to come.',
    times: ALLIANCE_TIMES,
    of: ['all of it'],
  },
  contribution: {
    sentence: ({ side, other }) =>
      side === 'sender'
        ? `${The(other)} contributed to the alliance in this round.`
        : 'Your contribution made the alliance stronger in this round.',
    times: ['what contributing adds', 'the outside threat', inAlliance, 'your weight', 'trust'],
    of: ['all of it'],
  },
  rivalWins: {
    sentence: () => 'The rival pays you for coming over, in this round and in every one to come.',
    times: ['rounds'],
    of: ['its offer'],
  },
  rivalEnds: {
    sentence: () => 'By returning you give up what the rival would have paid you.',
    times: ['rounds'],
    of: ['what it paid a round'],
  },
  legacy: {
    sentence: ({ side, amount }) =>
      side === 'sender'
        ? 'Joint security goes on after the last round, at the trust that is left.'
        : `Joint security goes on after the last round, at the trust that is left: ${amount}.`,
    times: ['your weight for joint security'],
    of: ['joint security in these rounds'],
  },
};

function aboutWhom({ about }: Reason, { nameOf }: WhyNames): string {
  return about === undefined ? '' : nameOf(about);
}

function trustSentence({ side, reason, other }: Told): string {
  const moved = Math.abs(reason.of[0] ?? 0);
  const lost = (reason.of[0] ?? 0) < 0;
  const points = counted(Number(figure(moved).replace('−', '-')), 'point');
  const whose = side === 'sender' ? `of ${the(other)}’s trust` : `of your trust in ${the(other)}`;
  const [rounds = 1] = reason.times;
  const missed = `While trust heals this counts as ${figure(rounds)} whole rounds of it.`;
  return `${lost ? 'The round cost' : 'The round saved'} ${points} ${whose}. ${missed}`;
}

function allySentence(told: Told): string {
  const { reason, me, sender, side } = told;
  const [, , trust = 1, kept = 1, more = 1] = reason.times;
  const own = reason.about === me;
  const who = own ? 'You trust' : `${The(aboutWhom(reason, told))} trusts`;
  const whom = side === 'sender' ? 'you' : the(sender);
  const level = Math.round(100 * trust);
  const notes = [
    ...(kept < 1 ? ['is under sanctions'] : []),
    ...(more > 1 ? [own ? 'contribute' : 'contributes'] : []),
  ];
  const besides = notes.length === 0 ? '' : `, and ${notes.join(' and ')}`;
  return `${who} ${whom} at ${level} of 100${besides}.`;
}

/**
 * The reasons of one term as lines whose whole points add up to the points shown for it.
 *
 * @param points  what is shown for the term
 */
export function whyLines(
  why: readonly Reason[],
  { term, points, names }: { term: Term; points: number; names: WhyNames },
): WhyLine[] {
  const reasons = why.filter(({ kind }) => REASON_TERMS[kind] === term);
  const whole = apportioned(reasons.map(reasonPoints), points);
  const lines = reasons.map((reason) => lineOf(reason, names));
  const meanings = lines.map(({ meaning }) => meaning);
  return lines.map(({ sentence, formula, meaning }, index) => ({
    sentence,
    formula,
    meaning: meanings.indexOf(meaning) === index ? meaning : '',
    points: whole[index] ?? 0,
  }));
}

function lineOf(reason: Reason, names: WhyNames): Omit<WhyLine, 'points'> {
  const entry = WORDS[reason.kind];
  const other = names.side === 'target' ? names.sender : aboutWhom(reason, names);
  const amount = counted(Number(figure(Math.abs(reasonPoints(reason))).replace('−', '-')), 'point');
  const sentence = entry.sentence({ ...names, other, reason, amount });
  const weights = reason.times.flatMap((factor, place) => (factor === 1 ? [] : [place]));
  const parts = reason.of.flatMap((part, place) => (part === 0 ? [] : [place]));
  if (weights.length === 0 && parts.length < 2) return { sentence, formula: '', meaning: '' };
  const factors = weights.map((place) => entry.times?.[place] ?? '');
  const addends = parts.map((place) => entry.of?.[place] ?? '');
  return { sentence, formula: formulaOf(reason), meaning: inWords(factors, addends) };
}

/** "−0.28 × 33 = −9.2": weights of 1 and parts of 0 are left out. */
function formulaOf(reason: Reason): string {
  const parts = reason.of.filter((part) => part !== 0);
  const lost = parts.every((part) => part < 0);
  const shown = parts.map((part, index) => {
    const value = lost ? -part : part;
    if (index === 0) return figure(value);
    return value < 0 ? ` − ${figure(-value)}` : ` + ${figure(value)}`;
  });
  const weights = reason.times.filter((factor) => factor !== 1).map((factor) => figure(factor, 3));
  const sum = shown.length > 1 && weights.length > 0 ? `(${shown.join('')})` : shown.join('');
  return `${lost ? '−' : ''}${[...weights, sum].join(' × ')} = ${figure(reasonPoints(reason))}`;
}

function inWords(weights: readonly string[], parts: readonly string[]): string {
  const [last] = parts.slice(-1);
  const sum = parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} and ${last ?? ''}`;
  const whole = parts.length > 1 && weights.length > 0 ? `the sum of ${sum ?? ''}` : (sum ?? '');
  return [...weights, whole].join(' times ');
}

/** A number with at most so many decimals and a real minus sign. */
export function figure(value: number, decimals = 1): string {
  const scale = 10 ** decimals;
  const rounded = Math.round(Math.abs(value) * scale) / scale;
  return `${value < 0 && rounded > 0 ? '−' : ''}${rounded}`;
}

export const why = {
  rounded: 'Rounded so that everything adds up.',
};

/** Each term as one formula in words. */
export const TERM_FORMULAS: Record<Term, string> = {
  material:
    'What you won or gave up. In deadlock: the sanctions + the security lost + the retaliation.',
  fear: 'Your expected conflict (0 to 1) × what the other side gained (counts against you) or lost (counts for you).',
  publicCost:
    'Only what is said aloud is heard at home: for the sender threatening a friend and backing down, for a target giving way. An exception has its price too.',
  home: 'What imposing is worth at home to a sender that is restless in this round, for each country imposed on.',
  jointSecurity:
    'The outside threat × the sum over all allies of weight × trust; half of it from a country under sanctions, half as much again from one that contributes. The sender’s counts several times: it stands behind every ally.',
  posture: 'What diversifying, contributing or standing in a bloc costs in the round.',
  alliance:
    'The outside threat × weight × the trust that the round cost or saved, counted for every round until it would have healed; a contribution adds its own.',
  rival:
    'What the rival pays a country that leaves: its offer + 0.2 × the rise in expected conflict.',
  legacy: 'Joint security in the peaceful rounds after the last one, with recovering trust.',
};
