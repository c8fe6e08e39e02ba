import { Scenario } from './scenario.ts';

/** What every target of this case shares; the symbols are those of model.md section 2. */
const same = { alignment: 'ally', gamma: 0, Dmin: 0.1, Dmax: 1, canLeave: true } as const;
const posture = { cDiv: 0.02, cBloc: 0.02 } as const;

const tariff = (cS: number, cT: number) => [{ id: 'tariff', name: 'steel tariff', cS, cT }];

/**
 * The steel dispute of 2018: a sender asks four unequal allies to sell it less steel.
 *
 * Korea, Canada and the European Union carry the parameters of their cards; Japan is our own design.
 */
export const steel2018: Scenario = Scenario.parse({
  version: 1,
  cast: {
    scenarioId: 'steel-2018',
    title: 'Steel, 2018',
    issue: 'the disputed steel trade',
    world: {
      X: 0.6,
      h: 0.5,
      wS: 4,
      V: 7,
      sigma: 0.3,
      alphaQ: 0.05,
      alphaL: 0.2,
      oQ: 0.2,
      oL: 1,
      rho: 0.1,
      kf: 0.02,
      phi: 0.5,
      aS: 0.15,
      dS: 0.05,
    },
    sender: {
      id: 'united-states',
      name: 'United States',
      role: {
        brief:
          'You lead the United States. Steel towns at home say that imports cost them their work, and ' +
          'your advisers say that a country needs its own steel to defend itself. Four allies sell you ' +
          'steel and count on your protection. You may ask any of them to give up part of that trade, ' +
          'quietly or in public, with a tariff behind your words. They may well agree. They will also ' +
          'wonder what comes next, and against an outside threat you need them all.',
        goal: 'Win concessions that are worth more than the trust and joint security they cost you.',
      },
    },
    targets: [
      {
        ...same,
        ...posture,
        id: 'korea',
        name: 'South Korea',
        role: {
          brief:
            'You lead South Korea. Your mills need the American market, and American protection is what ' +
            'your security rests on. A tariff would hurt you far more than Washington, and you know that ' +
            'steel towns there are in real trouble. But at home many ask why a friend is pressed like a ' +
            'rival, and giving in to a public threat would cost you there. Another great power would ' +
            'welcome you; leaving the alliance would be very dear.',
          goal: 'Keep your steel trade and your protection, and give up only what that is worth.',
        },
        eS: 0.15,
        eT: 0.1,
        e0: 0.1,
        instruments: tariff(0.06, 0.55),
        kS: 0.04,
        kT: 0.06,
        aT: 0.12,
        m: 0.12,
        cCon: 0.025,
        omega: 0.1,
        sT: 0.7,
        sS: 0.2,
      },
      {
        ...same,
        ...posture,
        id: 'canada',
        joinsBlocs: false,
        name: 'Canada',
        role: {
          brief:
            'You lead Canada. Your factories and those across the border work as one, so a tariff hurts ' +
            'both sides, and you can hit back at little cost to yourself. Your neighbour has a case: its ' +
            'steel towns are struggling, and you need its market. But you have long stood by each other, ' +
            'and your voters feel it as an insult to be called a danger. Giving in to a public threat ' +
            'would cost you at home; so would a long quarrel.',
          goal: 'Keep the border open for your steel without teaching your neighbour that threats pay.',
        },
        eS: 0.15,
        eT: 0.12,
        e0: 0.12,
        instruments: tariff(0.15, 0.5),
        kS: 0.15,
        kT: 0.03,
        aT: 0.15,
        m: 0.1,
        cCon: 0.02,
        omega: 0.05,
        sT: 0.6,
        sS: 0.2,
      },
      {
        ...same,
        ...posture,
        id: 'eu',
        joinsBlocs: false,
        name: 'European Union',
        role: {
          brief:
            'You speak for the European Union, an economy about as large as the one that may press you. ' +
            'A tariff would cost both of you, and your answer to it would be felt. Washington says its ' +
            'steel industry is at risk, and yours knows that trouble too. Your members also rely on ' +
            'American protection, and nobody weighs as much in the alliance as you do. If you give way ' +
            'in public, your members will ask what was bought with it.',
          goal: 'Protect your steel trade and keep the alliance strong enough to protect you.',
        },
        eS: 0.2,
        eT: 0.2,
        e0: 0.2,
        instruments: tariff(0.25, 0.35),
        kS: 0.2,
        kT: 0.04,
        aT: 0.15,
        m: 0.45,
        cCon: 0.09,
        omega: 0.1,
        sT: 0.55,
        sS: 0.4,
      },
      {
        ...same,
        ...posture,
        id: 'japan',
        name: 'Japan',
        role: {
          brief:
            'You lead Japan. Your security rests on the American alliance, and your mills sell steel that ' +
            'American buyers would miss. A tariff would hurt you more than them, though less than it ' +
            'would hurt some of your neighbours. You understand why Washington wants its own steel. Your ' +
            'voters expect you to be a good ally and not an easy one. You also watch how the other ' +
            'allies are treated, because your turn may come.',
          goal: 'Stay a valued ally while giving up as little of your steel trade as you can.',
        },
        eS: 0.15,
        eT: 0.1,
        e0: 0.1,
        instruments: tariff(0.07, 0.5),
        kS: 0.04,
        kT: 0.06,
        aT: 0.1,
        m: 0.3,
        cCon: 0.06,
        omega: 0.3,
        sT: 0.7,
        sS: 0.2,
      },
    ],
  },
  summary:
    'The United States asks four allies to sell it less steel and may back its words with a tariff. ' +
    'What will each of them give, and what becomes of the alliance?',
  minutes: 35,
  rounds: 6,
  facts: [
    {
      date: '8 March 2018',
      text: 'The United States announced tariffs of 25 percent on steel and 10 percent on aluminium, on grounds of national security.',
      source: 'Proclamations 9704 and 9705; cmtradelaw.com, June 2018; autocare.org',
    },
    {
      date: '22 March 2018',
      text: 'Argentina, Australia, Brazil, Canada, the European Union, Mexico and South Korea were exempted until 1 May.',
      source: 'cmtradelaw.com',
    },
    {
      date: '23 March 2018',
      text: 'The tariffs began to be collected from everyone else.',
      source: 'autocare.org; Congressional Research Service, 7 June 2018',
    },
    {
      date: 'March 2018',
      text: 'South Korea accepted a quota on its steel, alongside a revised trade agreement with the United States.',
      source: 'stispfa.org (National Association of Manufacturers)',
    },
    {
      date: '30 April 2018',
      text: 'The exemptions for Canada, Mexico and the European Union were extended to 1 June.',
      source: 'cmtradelaw.com',
    },
    {
      date: '31 May 2018',
      text: 'The exemptions ended. Argentina, Brazil and South Korea had quotas instead; Australia stayed exempt without one.',
      source: 'cmtradelaw.com',
    },
    {
      date: '1 June 2018',
      text: 'The tariffs were applied to the European Union, Canada and Mexico.',
      source: 'cmtradelaw.com',
    },
    {
      date: '15 June 2018',
      text: 'In an Ipsos poll 79 percent of Canadians backed retaliation, and 70 percent said they would avoid American goods.',
      source: 'Ipsos, reported by malaymail.com',
    },
    {
      date: '20 June 2018',
      text: 'The European Union issued a regulation for a first phase of retaliation, worth 2.8 billion euros (3.3 billion US dollars).',
      source: 'cmtradelaw.com',
    },
    {
      date: '1 July 2018',
      text: 'Canada put countermeasures worth 16.6 billion Canadian dollars (12.8 billion US dollars) in force, to last until the American tariffs ended.',
      source: 'cmtradelaw.com; bnnbloomberg.ca',
    },
    {
      date: '17 February 2019',
      text: 'The US Department of Commerce delivered a report on imported cars as a threat to security; a tariff of 25 percent was threatened.',
      source: 'Proclamation 9888, 84 FR 23433 (govinfo.gov); washingtonexaminer.com',
    },
    {
      date: '17 May 2019',
      text: 'The United States, Canada and Mexico agreed to lift the metal tariffs and the retaliation, with a clause against surges.',
      source: 'trumpandtrade.com; carson.ca',
    },
    {
      date: '17 May 2019',
      text: 'Instead of tariffs on cars there were to be negotiations with the European Union and Japan, with a report on them within 180 days.',
      source: 'Proclamation 9888, 84 FR 23433 (govinfo.gov)',
    },
  ],
  notes: [
    'The core of the model (demand, answer, deadlock, the weight of expected conflict) follows published theory. Some other directions rest on later research and some are ours; so are the sizes of all numbers: dials for a class to argue about, not measurements.',
    'South Korea, Canada and the European Union follow cards made for this game. Japan is our own design, the ally with another offer. No fact about Japan is claimed.',
    'Japan is as South Korea, but it weighs more in the alliance (30 instead of 12), a tariff costs it less (50 instead of 55) and the sender a little more (7 instead of 6), giving in aloud costs it less (10 instead of 12), and the rival offers it more (30 instead of 10).',
    'Canada stands in no bloc and answers for itself. In one it could be pressed as nobody could press it alone, and standing together would pay nobody.',
    'The European Union is played as one country. In life its members first have to agree among themselves.',
    'Joint security counts four times for the sender (wS = 4, once for each ally it stands behind), and seven peaceful rounds are paid after the last one (V = 7). Both were set so that the last round is not free, coercing everybody is not always best, and a bloc and leaving both have their use.',
    'The outside threat is left unnamed on purpose, and so is the rival that an ally may turn to.',
    'Among players who keep to one way of playing, the sender’s game is decided before the last round in 68 percent of games (1,000 simulated): who has pressed the wrong ally, or everybody, stays behind what theory would have earned. It is the lesson, and no race.',
    'The game of the European Union is decided before the last round in 31 percent of games: what it can do about a quarrel between others is little. Canada has a real choice in half of the rounds only.',
  ],
});
