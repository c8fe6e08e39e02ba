/** The rules, one tap away. */
export const rules = {
  roundHeading: 'A round in six sentences',
  round: [
    'The sender writes each target one cable, or none: a demand, what follows if it is refused, quietly or loudly.',
    'Meanwhile each target chooses a stance: hold, diversify or contribute.',
    'The cables arrive: quiet ones at their addressee alone, loud ones as headlines for all.',
    'A target gives in, petitions with a smaller offer, stands firm or leaves for a rival.',
    'If it stands firm, the sender imposes or backs down; if sanctions come, the target retaliates or absorbs them.',
    'Then everybody is scored, trust moves, and the next round begins.',
  ],
  wordsHeading: 'Words',
  words: [
    [
      'Sender, target',
      'The country that can link trade to security, and the countries it can press.',
    ],
    ['Demand', 'A part of the disputed issue, in percent. 1% is worth 1 point.'],
    [
      'Quiet, loud',
      'A sealed cable, or a headline. A loud threat is believed more readily, costs both leaders at home, and hurts trust more, also that of those who watch.',
    ],
    [
      'Exception',
      'The claim that this is extraordinary. It softens the blow to trust, less with each use.',
    ],
    ['Credible', 'Carrying the threat out would cost the sender less than backing down.'],
    ['Petition', 'A smaller offer. The sender grants or rejects it.'],
    ['Impose', 'Carry out the threat: deadlock, which costs both.'],
    [
      'Trust',
      'How little a country expects conflict with the sender, 0 to 100. Every threat lowers it before anybody answers; rounds without a threat let it recover.',
    ],
    [
      'Joint security',
      'What the alliance is worth against an outside threat: the more trust, the more. Paid each round.',
    ],
    ['Par', 'What careful play on all sides would earn in your seat.'],
  ] as const,
  termsHeading: 'What you are scored on',
  clockHeading: 'If the clock runs out',
  clock:
    'No demand; hold; stand firm; an offer is rejected; after standing firm the sender backs down; after imposing the target absorbs it. It is marked as decided by the clock.',
  handout: 'All of this on one page, to print',
  sourceHeading: 'Where the numbers come from',
  source:
    'The core follows Drezner 1998: demand, answer and deadlock, and the weight of expected conflict. Some other directions rest on later research, some are ours, and all sizes are: they are there to be argued about.',
};
