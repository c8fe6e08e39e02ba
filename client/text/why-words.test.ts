import { expect, test } from 'vitest';
import { REASON_TERMS, type ReasonKind } from '../../shared/view/terms.ts';
import type { Reason } from '../../shared/view/result-schema.ts';
import { CANADA, KOREA, states, US } from '../testing/fixtures.ts';
import { figure, whyLines, type WhyNames } from './why-words.ts';

const names = (side: WhyNames['side']): WhyNames => ({
  side,
  me: side === 'sender' ? US : KOREA,
  sender: 'United States',
  nameOf: (id) => states.senderPrepare.countries.find((country) => country.id === id)?.name ?? id,
  issue: 'the steel trade',
});
const lineOf = (side: WhyNames['side'], reason: Reason) => {
  const term = REASON_TERMS[reason.kind];
  return whyLines([reason], { term, points: -9, names: names(side) })[0];
};

test.each([
  [
    'target',
    { kind: 'gaveUp', times: [], of: [-30] },
    'You gave up 30 of 100 points of the steel trade.',
    '',
    '',
  ],
  [
    'target',
    { kind: 'gaveUp', times: [0.7], of: [-30] },
    'You gave up 30 of 100 points of the steel trade, a part of which serves you too.',
    '−0.7 × 30 = −21',
    'the part that serves only the other side times what you gave up',
  ],
  [
    'target',
    { kind: 'theirGain', times: [0.28], of: [-33] },
    'What the United States gained counts against you, as far as you expect conflict with it.',
    '−0.28 × 33 = −9.2',
    'the weight of your expected conflict after the threat times what it gained',
  ],
  [
    'sender',
    { kind: 'theirDeadlock', about: CANADA, times: [0.15], of: [55, 3.24, 0] },
    'What deadlock cost Canada counts for you, as far as you expect conflict with it.',
    '0.15 × (55 + 3.2) = 8.7',
    'the weight of your expected conflict times the sum of the sanctions and the security it lost',
  ],
  [
    'sender',
    { kind: 'theirLeaving', about: CANADA, times: [0.15], of: [70, -10] },
    'What leaving meant for Canada counts for you, as far as you expect conflict with it.',
    '0.15 × (70 − 10) = 9',
    'the weight of your expected conflict times the sum of what leaving cost and the rival’s offer',
  ],
  [
    'sender',
    { kind: 'backedDown', about: CANADA, times: [], of: [-1] },
    'You backed down from a public threat to Canada: 1 point at home.',
    '',
    '',
  ],
  [
    'target',
    { kind: 'sanction', times: [0.97], of: [-55] },
    'The sanctions hurt you, less than at first: you depend less on this trade.',
    '−0.97 × 55 = −53.4',
    'what is left of your dependence times what the sanctions cost you at first',
  ],
  [
    'target',
    { kind: 'rivalOffer', times: [], of: [10, -0.4] },
    'The rival paid you for coming over: the warier of the sender you are, the more.',
    '10 − 0.4 = 9.6',
    'its offer at the start and what your changed expectations add',
  ],
] satisfies [WhyNames['side'], Reason, string, string, string][])(
  'to the %s: %o',
  (side, reason, sentence, formula, meaning) => {
    expect(lineOf(side, reason)).toMatchObject({ sentence, formula, meaning });
  },
);

test('every kind has words for both sides, and a word for every number', () => {
  for (const kind of Object.keys(REASON_TERMS) as ReasonKind[]) {
    for (const side of ['sender', 'target'] as const) {
      const line = lineOf(side, { kind, about: CANADA, times: [], of: [-12] });
      expect(line?.sentence).toMatch(/^[A-Z].*[.]$/);
      expect(line?.sentence).not.toMatch(/undefined|NaN| {2}/);
    }
  }
});

test('numbers are short, with a real minus sign and no negative nothing', () => {
  expect([figure(-9.24), figure(-0.01), figure(0.8765, 3), figure(30)]).toEqual([
    '−9.2',
    '0',
    '0.877',
    '30',
  ]);
});
