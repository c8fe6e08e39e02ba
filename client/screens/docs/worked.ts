import type { Example } from './example.ts';

/** What `example.ts` computes, written by `node test/golden/record.ts`; a test compares the two. */
export const demand = 33;
export const news = { before: 10, after: 28 };
export const example: readonly Example[] = [
  {
    end: 'conceded',
    sides: [
      {
        side: 'sender',
        name: 'United States',
        score: {
          terms: {
            material: 33,
            fear: 5,
            publicCost: -4,
            home: 0,
            jointSecurity: 184,
            posture: 0,
            alliance: 0,
            rival: 0,
            legacy: 0,
          },
          total: 218,
        },
        lines: [
          {
            sentence: 'You won 33 of 100 points of the disputed steel trade from South Korea.',
            formula: '',
            meaning: '',
            points: 33,
          },
          {
            sentence:
              'What South Korea lost counts for you, as far as you expect conflict with it.',
            formula: '0.15 × 33 = 5',
            meaning: 'the weight of your expected conflict times what it gave up',
            points: 5,
          },
          {
            sentence: 'You threatened South Korea in public.',
            formula: '−0.85 × 5 = −4.3',
            meaning:
              'how far you see it as a friend times the cost of threatening a friend in public',
            points: -4,
          },
        ],
      },
      {
        side: 'target',
        name: 'South Korea',
        score: {
          terms: {
            material: -33,
            fear: -9,
            publicCost: -12,
            home: 0,
            jointSecurity: 46,
            posture: 0,
            alliance: 0,
            rival: 0,
            legacy: 0,
          },
          total: -8,
        },
        lines: [
          {
            sentence: 'You gave up 33 of 100 points of the disputed steel trade.',
            formula: '',
            meaning: '',
            points: -33,
          },
          {
            sentence:
              'What the United States gained counts against you, as far as you expect conflict with it.',
            formula: '−0.28 × 33 = −9.2',
            meaning: 'the weight of your expected conflict after the threat times what it gained',
            points: -9,
          },
          {
            sentence: 'You gave way to a public threat: 12 points at home.',
            formula: '',
            meaning: '',
            points: -12,
          },
        ],
      },
    ],
  },
  {
    end: 'absorbed',
    sides: [
      {
        side: 'sender',
        name: 'United States',
        score: {
          terms: {
            material: -9,
            fear: 9,
            publicCost: -4,
            home: 0,
            jointSecurity: 181,
            posture: 0,
            alliance: 0,
            rival: 0,
            legacy: 0,
          },
          total: 177,
        },
        lines: [
          {
            sentence: 'Carrying out the threat against South Korea cost you 6 points.',
            formula: '',
            meaning: '',
            points: -6,
          },
          {
            sentence: 'Deadlock weakened the security that you share with South Korea.',
            formula: '−0.5 × 0.6 × 0.9 × 12 = −3.2',
            meaning:
              'the part lost under sanctions times the outside threat times the trust before the threat times the target’s weight in the alliance',
            points: -3,
          },
          {
            sentence:
              'What deadlock cost South Korea counts for you, as far as you expect conflict with it.',
            formula: '0.15 × (55 + 3.2) = 8.7',
            meaning:
              'the weight of your expected conflict times the sum of the sanctions and the security it lost',
            points: 9,
          },
          {
            sentence: 'You threatened South Korea in public.',
            formula: '−0.85 × 5 = −4.3',
            meaning:
              'how far you see it as a friend times the cost of threatening a friend in public',
            points: -4,
          },
        ],
      },
      {
        side: 'target',
        name: 'South Korea',
        score: {
          terms: {
            material: -58,
            fear: 3,
            publicCost: 0,
            home: 0,
            jointSecurity: 45,
            posture: 0,
            alliance: 0,
            rival: 0,
            legacy: 0,
          },
          total: -10,
        },
        lines: [
          {
            sentence: 'The sanctions cost you 55 points.',
            formula: '',
            meaning: '',
            points: -55,
          },
          {
            sentence: 'Deadlock weakened the security that you share with the United States.',
            formula: '−0.5 × 0.6 × 0.9 × 12 = −3.2',
            meaning:
              'the part lost under sanctions times the outside threat times the trust before the threat times the target’s weight in the alliance',
            points: -3,
          },
          {
            sentence:
              'What deadlock cost the United States counts for you, as far as you expect conflict with it.',
            formula: '0.28 × (6 + 3.2) = 2.6',
            meaning:
              'the weight of your expected conflict times the sum of the sanctions and the security it lost',
            points: 3,
          },
        ],
      },
    ],
  },
  {
    end: 'backedDown',
    sides: [
      {
        side: 'sender',
        name: 'United States',
        score: {
          terms: {
            material: 0,
            fear: 0,
            publicCost: -19,
            home: 0,
            jointSecurity: 184,
            posture: 0,
            alliance: 0,
            rival: 0,
            legacy: 0,
          },
          total: 165,
        },
        lines: [
          {
            sentence: 'You threatened South Korea in public.',
            formula: '−0.85 × 5 = −4.3',
            meaning:
              'how far you see it as a friend times the cost of threatening a friend in public',
            points: -4,
          },
          {
            sentence: 'You backed down from a public threat to South Korea: 15 points at home.',
            formula: '',
            meaning: '',
            points: -15,
          },
        ],
      },
      {
        side: 'target',
        name: 'South Korea',
        score: {
          terms: {
            material: 0,
            fear: 0,
            publicCost: 0,
            home: 0,
            jointSecurity: 46,
            posture: 0,
            alliance: 0,
            rival: 0,
            legacy: 0,
          },
          total: 46,
        },
        lines: [],
      },
    ],
  },
];
