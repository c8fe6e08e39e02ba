import { the } from './common.ts';

/** Words of the one-page handout. */
export const docs = {
  title: 'Handout · Entente',
  heading: 'Entente: the game on one page',
  lead: 'One country can tie trade to security; its allies answer. Whom will it press, how loudly, and what will that win and cost?',
  print: 'Print this page',
  home: 'Start page',
  script: 'Play with a script',
  termsHeading: 'The seven terms of your score',
  /** As in `play.term`, which would be split off what every phone loads. */
  term: {
    material: 'Material',
    fear: 'Fear',
    publicCost: 'Public cost',
    home: 'Home',
    jointSecurity: 'Joint security',
    posture: 'Posture',
    alliance: 'Alliance',
    rival: 'Rival',
    legacy: 'Legacy',
  },
  termsNote: 'They add up exactly. Open a term of your result to see it with your own numbers.',
  exampleHeading: (demand: number) =>
    `An example: the United States demands ${demand}% of the steel trade from South Korea, in public`,
  exampleNote: (before: number, after: number) =>
    `First round, nobody else is threatened. The news alone raises South Korea’s expected conflict from ${before} to ${after} of 100, before anybody answers.`,
  end: {
    conceded: 'South Korea gives in',
    absorbed: 'It stands firm, the threat is carried out',
    backedDown: 'It stands firm, the sender backs down',
  },
  reader: (name: string) => `You are ${the(name)}`,
  tableCaption: 'The same round, term by term, in points',
  sumHeading: 'Score',
  sourcesHeading: 'Theory, derived, design',
  sources: [
    [
      'Theory',
      'Demand, answer and deadlock, and the weight of expected conflict: Drezner, D. W. (1998), “Conflict Expectations and the Paradox of Economic Coercion”, International Studies Quarterly 42(4), 709–731.',
    ],
    [
      'Derived',
      'By algebra from it: when a threat is credible, and the largest demand that a target meets.',
    ],
    [
      'Design',
      'Our own choices, some in the direction of later research and some not, for you to argue about: all sizes, public costs, joint security, the rival, blocs, exceptions, and how trust moves. They are dials, not findings.',
    ],
  ] as const,
};
