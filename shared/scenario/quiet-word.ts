import { Scenario } from './scenario.ts';

/** What every target of this case shares; the symbols are those of model.md section 2. */
const same = { alignment: 'ally', gamma: 0, Dmin: 0.1, Dmax: 1, canLeave: true } as const;
const posture = { cDiv: 0.03 } as const;
const friend = { eS: 0.15, eT: 0.1, e0: 0.1, aT: 0.12, kS: 0.05, kT: 0.05 } as const;

const support = (cS: number, cT: number) => [{ id: 'support', name: 'cut in our support', cS, cT }];

/**
 * A quiet word, 1975: one client ally is asked about its nuclear plans, three others watch.
 *
 * South Korea carries the parameters of its card; those who watch are our own design.
 */
export const quietWord: Scenario = Scenario.parse({
  version: 1,
  cast: {
    scenarioId: 'quiet-word',
    title: 'A quiet word, 1975',
    issue: 'the disputed nuclear plans',
    world: {
      X: 0.9,
      h: 0.3,
      wS: 4,
      V: 3,
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
          'You lead the United States. A client ally wants to reprocess nuclear fuel, which can serve a ' +
          'power station or a bomb, and a world with more bombs is a more dangerous one. It depends on ' +
          'you for nearly everything, so a word may be enough. Three other allies watch how you treat ' +
          'it, and could be asked as well. A quiet word stays between two; a loud one ties your hands ' +
          'and is heard by all.',
        goal: 'Stop what worries you at the least cost in trust and joint security.',
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
            'You lead South Korea. Your neighbour in the north is armed and near, and you cannot be sure ' +
            'that an ally across an ocean will always come. A fuel plant of your own would mean energy, ' +
            'and perhaps safety. Your ally fears that others would follow you, which is a reason too. It ' +
            'can cut support that you cannot replace, at almost no cost to itself. To be told so in ' +
            'private hurts; to be told so in public would hurt at home.',
          goal: 'Keep as much of your plans as your protection allows.',
        },
        eS: 0.15,
        eT: 0.08,
        e0: 0.08,
        instruments: support(0.02, 0.8),
        kS: 0.01,
        kT: 0.1,
        aT: 0.12,
        m: 0.04,
        cCon: 0.01,
        omega: 0.02,
        sT: 1,
        sS: 0.3,
      },
      {
        ...same,
        ...posture,
        ...friend,
        id: 'taiwan',
        name: 'Taiwan',
        role: {
          brief:
            'You lead Taiwan. You depend on the United States almost as much as the ally that is being ' +
            'asked, and have plans of your own that it may not like. Its worry about the spread of the ' +
            'bomb is a real one, and so is yours about being left alone one day. You could hold out a ' +
            'little longer than others, at a price. What is said to a friend in trouble today may be ' +
            'said to you tomorrow.',
          goal: 'Keep your protection and your plans, and stay out of the next cable.',
        },
        instruments: support(0.12, 0.7),
        m: 0.06,
        cCon: 0.02,
        omega: 0.04,
        sT: 0.95,
        sS: 0.25,
      },
      {
        ...same,
        ...posture,
        ...friend,
        id: 'japan',
        name: 'Japan',
        role: {
          brief:
            'You lead Japan. Your security rests on the American alliance, and American bases rest on ' +
            'you. You have power stations and no oil, so you do not like to hear that fuel plants are ' +
            'dangerous in themselves; that more bombs near you would be, you understand well. You are ' +
            'not the one who is being asked. But an alliance in which the strong dictate to the weak is ' +
            'worth less to you too.',
          goal: 'Keep the alliance strong and trusted without giving up what your economy needs.',
        },
        instruments: support(0.15, 0.45),
        kS: 0.12,
        kT: 0.04,
        m: 0.35,
        cCon: 0.1,
        omega: 0.05,
        sT: 0.8,
        sS: 0.35,
      },
      {
        ...same,
        ...posture,
        ...friend,
        id: 'west-germany',
        name: 'West Germany',
        role: {
          brief:
            'You lead West Germany. You live on the front line and rely on American protection, and your ' +
            'firms would like to sell reactors. Washington fears where such plants may lead, and you ' +
            'cannot say that it is wrong. Pressed yourself, you could hurt it nearly as much as it hurts ' +
            'you. You judge the strength of its word to you by how it keeps its word to others.',
          goal: 'Keep both the protection and the freedom to trade, and be treated as an equal.',
        },
        eT: 0.12,
        e0: 0.12,
        instruments: support(0.18, 0.4),
        kS: 0.15,
        kT: 0.04,
        m: 0.35,
        cCon: 0.1,
        omega: 0.08,
        sT: 0.7,
        sS: 0.35,
      },
    ],
  },
  summary:
    'The United States asks one dependent ally about its nuclear plans, while three others watch. ' +
    'Would a quiet word do, or does it take a loud one?',
  minutes: 30,
  rounds: 5,
  facts: [
    {
      date: '1975-76',
      text: 'The United States pressed South Korea over nuclear reprocessing. The case is coded as a full concession at the threat, with nothing imposed. In the cables of the time the first answers were negative, and a loan for a reactor was put in doubt.',
      source:
        'TIES 4.1, case 1975069901, as coded there; declassified cables, National Security Archive, briefing books 582, 584, 668',
    },
    {
      date: '1976-77',
      text: 'The United States put pressure on Taiwan over reprocessing. Taiwan gave in in part, after sanctions had been imposed.',
      source: 'TIES 4.1, case 1976019901, as coded there; read by us from the data',
    },
  ],
  notes: [
    'South Korea follows a card made for this game. Taiwan, Japan and West Germany are our own design, made to watch: two weigh much in the alliance and are costly to press, one depends nearly as much as South Korea but is dearer to press. No fact about Japan or West Germany is claimed.',
    'The core of the model (demand, answer, deadlock, the weight of expected conflict) follows published theory. Some other directions rest on later research and some are ours; so are the sizes of all numbers: dials for a class to argue about, not measurements.',
    'Both facts are codings of one data set, the first with what declassified cables add. Why the allies gave in is not in it. The cut in support is our name for the threat.',
    'Joint security counts four times for the sender (wS = 4, once for each ally it stands behind), and three peaceful rounds are paid after the last one (V = 3). Both were set so that the last round is not free and coercing everybody is not always best.',
    'Here a quiet demand on the one dependent ally pays, by a wide margin. The question for the class is what it would take to make that unwise.',
    'Among players who keep to one way of playing, the sender’s game is decided before the last round in 80 percent of games (1,000 simulated): who has pressed the wrong ally, or everybody, stays behind what theory would have earned. It is the lesson, and no race.',
  ],
});
