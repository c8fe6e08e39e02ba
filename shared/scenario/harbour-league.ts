import { Scenario } from './scenario.ts';

/** The defaults of model.md section 2 for an ally, and what every target here shares. */
const same = { kS: 0.05, kT: 0.05, aT: 0.12, gamma: 0, Dmin: 0.1, Dmax: 1, sS: 0.12 } as const;
const posture = { cDiv: 0.03, cBloc: 0.015 } as const;
const ally = {
  ...same,
  ...posture,
  alignment: 'ally',
  eS: 0.15,
  omega: 0.1,
  canLeave: true,
} as const;
const friend = { eT: 0.1, e0: 0.1 } as const;

const closure = (cS: number, cT: number) => [
  { id: 'closure', name: 'closing of our ports', cS, cT },
];

/**
 * A league of harbours that never was: four unequal allies and an adversary, made so that each of
 * the lessons of the subject has a country to learn it on. The scenario for a first class.
 */
export const harbourLeague: Scenario = Scenario.parse({
  version: 1,
  cast: {
    scenarioId: 'harbour-league',
    title: 'The Harbour League',
    issue: 'its harbour dues',
    world: {
      X: 0.6,
      h: 0.5,
      wS: 4,
      V: 3,
      sigma: 0.3,
      alphaQ: 0.05,
      alphaL: 0.2,
      oQ: 0.2,
      oL: 1,
      rho: 0.1,
      kf: 0.05,
      phi: 0.5,
      aS: 0.15,
      dS: 0.05,
    },
    sender: {
      id: 'aldmere',
      name: 'Aldmere',
      role: {
        brief:
          'You lead Aldmere, whose fleet guards the sea lanes and whose ports everybody trades with. ' +
          'The fleet is dear, and your merchants say that the League lives under its guns for nothing. ' +
          'You may ask any harbour for a share of its dues, quietly or in public, with the closing of ' +
          'your ports behind your words. Some would hardly dare to refuse. All of them keep watch ' +
          'beside you, and they will remember how you asked.',
        goal: 'Win dues that are worth more than the trust and joint security they cost you.',
      },
    },
    targets: [
      {
        ...ally,
        ...friend,
        id: 'pellow',
        name: 'Pellow',
        role: {
          brief:
            'You lead Pellow, a small island that sells all it has in the ports of Aldmere. Without ' +
            'them you would be poor within a year, and without its fleet you would not be free. You ' +
            'know that the fleet has to be paid for. But the dues feed your schools, and a country ' +
            'that is asked once may be asked again. The others in the League notice how the smallest ' +
            'of them is treated.',
          goal: 'Keep as much of your dues as you can without losing the protection you live by.',
        },
        instruments: closure(0.03, 0.8),
        m: 0.1,
        cCon: 0.02,
        sT: 0.95,
        sS: 0.2,
      },
      {
        ...ally,
        ...friend,
        id: 'varne',
        name: 'Varne',
        role: {
          brief:
            'You lead Varne, an old friend of Aldmere. Trade between you is good for both, and better ' +
            'for you: closed ports would hurt you far more than them. You have kept every promise to ' +
            'the League, and think that Aldmere has a point about the cost of its fleet. Your ' +
            'merchants would pay a fair share if they were asked like friends. They would not forget ' +
            'being shouted at.',
          goal: 'Pay no more than a friend should, and keep the League worth belonging to.',
        },
        instruments: closure(0.08, 0.6),
        m: 0.2,
        cCon: 0.04,
        sT: 0.8,
      },
      {
        ...ally,
        ...friend,
        id: 'grandholm',
        name: 'Grandholm',
        role: {
          brief:
            'You lead Grandholm, the second harbour of the League and its strongest guard after ' +
            'Aldmere. Closed ports would hurt both of you, and you can close yours at little cost. ' +
            'Aldmere carries a heavy load, and says so; so do you. When the small harbours are ' +
            'pressed they look to you. If you give way they will think that anybody must, and if you ' +
            'quarrel the whole League is weaker for it.',
          goal: 'Keep your dues and the League together, and let nobody think that you can be pushed.',
        },
        instruments: closure(0.15, 0.5),
        kS: 0.15,
        kT: 0.03,
        m: 0.25,
        cCon: 0.05,
        sT: 0.7,
      },
      {
        ...ally,
        id: 'isk',
        name: 'Isk',
        role: {
          brief:
            'You lead Isk, which joined the League late and lies closest to Tarrow. Half of your town ' +
            'would rather trade there, and Tarrow has made an offer. Leaving would cost you dearly, ' +
            'staying costs you dues and sleep. Aldmere worries that you take its protection and look ' +
            'elsewhere, and it is not wrong. How you are treated will settle the argument in your own ' +
            'council.',
          goal: 'Do as well for Isk as you can, inside the League or, if need be, outside it.',
        },
        eT: 0.2,
        e0: 0.2,
        eS: 0.2,
        instruments: closure(0.06, 0.6),
        m: 0.15,
        cCon: 0.03,
        omega: 0.2,
        sT: 0.55,
      },
      {
        ...same,
        ...posture,
        alignment: 'adversary',
        id: 'tarrow',
        name: 'Tarrow',
        role: {
          brief:
            'You lead Tarrow, which the League was made against. You trade with Aldmere all the same, ' +
            'and closed ports would hurt you more than them. Aldmere says that you threaten its ' +
            'friends; you say that its fleet lies off your coast. Whatever you give it will be used ' +
            'against you one day, so you weigh its gain almost as heavily as your loss. You would ' +
            'gladly take in a harbour that has had enough of the League.',
          goal: 'Give Aldmere as little as you can, since what strengthens it weakens you.',
        },
        eS: 0.8,
        eT: 0.8,
        e0: 0.8,
        instruments: closure(0.08, 0.6),
        m: 0,
        cCon: 0.03,
        omega: 0.1,
        sT: 0.6,
        canLeave: false,
      },
    ],
  },
  summary:
    'Aldmere guards the sea and asks four unequal harbours to share its cost; a fifth is an adversary. ' +
    'Small enough to understand at once, and no two harbours are in the same place. For a first class.',
  minutes: 30,
  rounds: 5,
  facts: [],
  bots: [{ countryId: 'tarrow', bot: 'equilibrium' }],
  notes: [
    'Every country, and the quarrel, is invented. No fact about the world is claimed.',
    'The core of the model (demand, answer, deadlock, the weight of expected conflict) follows published theory. Some other directions rest on later research and some are ours; so are the sizes of all numbers: dials for a class to argue about, not measurements.',
    'Pellow is the client (much to lose, cheap to press), Varne the partner (defaults), Grandholm the heavyweight (hits back, and weighs most), Isk the fence-sitter (warier, and with an offer). Tarrow is the adversary and is played by a bot.',
    'Joint security counts four times for the sender (wS = 4, once for each ally it stands behind), and three peaceful rounds are paid after the last one (V = 3). Both were set so that the last round is not free and coercing everybody is not always best.',
    'Tarrow and Varne depend on Aldmere to the same degree. Tarrow gives at most 29, Varne up to 40 to a threat that it believes; yet theory threatens Tarrow every round and Varne only at the very end. That is the paradox in one game.',
    'Among players who keep to one way of playing, the sender’s game is decided before the last round in 89 percent of games (1,000 simulated): who has pressed the wrong ally, or everybody, stays behind what theory would have earned. It is the lesson, and no race.',
    'Grandholm can hardly be pressed: in 40 percent of rounds it has a real choice, the others in 70 to 84. Contributing costs an ally the more the more it weighs (2 to 5 points), which is design.',
  ],
});
