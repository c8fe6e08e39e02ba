import { ADDED, type CardText } from './record-added-words.ts';
import type { Bearing, ReadAs, RecordCard } from './record-cards.ts';

/** Words of the record: what has been found outside the classroom, with its limits. */

const TIES =
  'TIES v4.1, threats and sanctions 1945–2005, recomputed for this game. Ally: a defence pact (ATOP). Adversary: a strategic rivalry.';
const CLASSES = { allies: 'Allies', neutrals: 'Neither', adversaries: 'Adversaries' };

const CARDS: Record<RecordCard['id'], CardText> = {
  'allies-give': {
    title: 'A threat alone wins more from allies than from adversaries',
    says: 'Among cases that ended before a sanction was imposed, allies gave in outright far more often than adversaries.',
    limits:
      'Only 23 cases with adversaries. Countries that are neither gave in about as often as allies, so friendship alone does not do it.',
    source: TIES,
    measure: 'Gave in outright at the threat stage, %',
    figures: CLASSES,
    facts: {},
  },
  imposed: {
    title: 'After a sanction is imposed, the allies’ difference is gone',
    says: 'Once sanctions are in force allies give in no more often than adversaries. It speaks against a lasting advantage with friends; or it is what a theory of threats would lead one to expect, if allies that were going to give in had done so before.',
    limits:
      'Cases are not drawn by lot: those that hold out until a sanction comes are the less hurt, or the more resolved. The figures cannot tell the two readings apart. 37 cases with adversaries.',
    source: TIES,
    measure: 'Gave in outright after imposition, %',
    figures: CLASSES,
    facts: {},
  },
  'per-threat': {
    title: 'Counted per threat that was made, the differences are smaller',
    says: 'Of all threats that were made, few ended in an outright concession before a sanction. Allies stand above adversaries, and hardly above the rest.',
    limits:
      '50 threats against adversaries, two of which were met. Two cases more would change it.',
    source: TIES,
    measure: 'Outright concessions per threat made, %',
    figures: CLASSES,
    facts: {},
  },
  rarely: {
    title: 'In security disputes, adversaries are threatened most',
    says: 'For each year of a pair of countries, threats over security and politics go to adversaries far more often than to allies.',
    limits:
      'Threats are counted, not whole quarrels: of those there are 13.8, 1.9 and 0.3. With disputes over trade counted in, the gap is smaller. Every pair of countries counts alike, whatever they have to do with each other.',
    source: TIES,
    measure: 'Threats per 1,000 years of a pair of countries',
    figures: CLASSES,
    facts: {},
  },
  dependence: {
    title: 'The more a dispute costs the target and not the sender, the more is given',
    says: 'Outright success rises with the gap between what the target and what the sender stand to lose.',
    limits: 'Coders judged the costs on a scale of three. 17 and 27 cases at the ends.',
    source: TIES,
    measure: 'Outright success by cost gap (target’s less sender’s), %',
    figures: {
      'gap-1': 'Sender loses more',
      gap0: 'Equal',
      gap1: 'Target loses more',
      gap2: 'Target loses much more',
    },
    facts: {},
  },
  again: {
    title: 'Does it wear out? Not clearly',
    says: 'Success is lower from the fourth episode between the same two on. Once the cases’ other differences are taken into account, nothing is left that could not be chance.',
    limits:
      'Pairs that quarrel often differ from those that do not: the hard cases are the ones that come back. Looked at within pairs, a student’s study finds a small fall.',
    source: TIES,
    measure: 'Outright success by earlier episodes in the pair, %',
    figures: {
      first: 'None before',
      second: '1 before',
      third: '2 before',
      fourth: '3 or 4',
      sixth: '5 to 9',
      eleventh: '10 or more',
    },
    facts: {
      pairs: 'Within a pair, success falls by 3.3 percentage points for each earlier sanction.',
    },
  },
  'other-coding': {
    title: 'Another collection finds that imposed sanctions do better than threats',
    says: 'In cases of 1989 to 2015, threats succeeded less often than sanctions that were imposed: not what a theory of credible threats expects.',
    limits:
      'It counts success otherwise than TIES, and covers other years. The choice of data matters.',
    source: 'EUSANCT v2, recomputed for this game.',
    measure: 'Success, %',
    figures: { threats: 'Threats', sanctions: 'Imposed sanctions' },
    facts: {},
  },
  loud: {
    title: 'Quiet and loud: what research says',
    says: 'Research bears on some of what the game charges for loudness, and does not always agree with it. The sizes are ours.',
    limits: 'Abstracts, and one poll. The costs of the game are dials that we set, not findings.',
    source: 'Kurizaki 2007; Kertzer and Brutger 2016; Angus Reid Institute 2018; Chaudoin 2014.',
    measure: '',
    figures: {},
    facts: {
      kurizaki:
        'A private threat can press as hard as a public one, and spares the face of who gives in.',
      kertzer: 'People at home also punish the threat itself, not only backing down.',
      angus:
        'In June 2018, after the public quarrel, approval of Canada’s prime minister was at 52%: 12 points more than in March.',
      chaudoin:
        'Not for the theory: in trade, backing down cost leaders only with people who had no opinion before.',
    },
  },
  steel: {
    title: 'Steel, 2018',
    says: 'Tariffs on friends in the name of security. Most were spared for some weeks; South Korea took a quota, Canada hit back, and with Canada and Mexico both sides’ tariffs were lifted a year later.',
    limits:
      'One case proves nothing. What would have happened without tariffs is not known, nor what each side gave for their end.',
    source:
      'Proclamations, and law firms, trade associations and newspapers of the time, named at each fact.',
    measure: '',
    figures: {},
    facts: {
      proclaimed:
        '8 March 2018: the United States proclaims tariffs of 25% on steel and 10% on aluminium.',
      exempted:
        '22 March 2018: seven partners are spared until 1 May, among them Canada, the European Union, Mexico and South Korea.',
      quota: 'March 2018: South Korea accepts a quota on its steel, beside a revised trade deal.',
      applied: '1 June 2018: the tariffs apply to the European Union, Canada and Mexico.',
      canada:
        '1 July 2018: Canada answers with tariffs on goods worth 12.8 billion US dollars (16.6 billion Canadian dollars).',
      lifted:
        '17 May 2019: the United States, Canada and Mexico agree to lift tariffs and countermeasures.',
    },
  },
  cuba: {
    title: 'Cuba, 1960',
    says: 'A dependent neighbour is pressed hard, and sides with another great power. But its first treaty with that power came before the pressure on its sugar, not after.',
    limits:
      'More than trade was at stake for both, and what Cuba would have done without the pressure is not known. The order of the events does not fit a simple story of a friend driven away.',
    source:
      'Foreign Relations of the United States; US Department of Agriculture 1962. Named at each fact.',
    measure: '',
    figures: {},
    facts: {
      ussr: 'February 1960: Cuba and the Soviet Union sign a trade agreement, with a credit of 100 million US dollars and sales of five million tons of sugar.',
      sugar: 'July 1960: the United States cuts Cuba’s sugar quota for the rest of the year.',
      embargo: '7 February 1962: the American embargo on all trade with Cuba is in force.',
    },
  },
  reprocessing: {
    title: 'Quiet words, 1975 and 1976',
    says: 'Two allies were pressed over nuclear reprocessing. That one of them gave in to the threat alone is how the case is coded; the cables of the time tell it less simply.',
    limits: 'Two cases, chosen because they are known. What stayed secret is in no collection.',
    source: 'TIES v4.1; declassified cables.',
    measure: '',
    figures: {},
    facts: {
      korea: 'South Korea, 1975–76: coded as a full concession at the threat; nothing was imposed.',
      negative: 'South Korea, 1975: in the cables its first answers were “unequivocally negative”.',
      loan: 'March 1975: the American Export-Import Bank withdrew its notice that it would finance the reactor Kori II. That was more than words.',
      taiwan: 'Taiwan, 1976–77: coded as a partial concession, after imposition.',
    },
  },
  ...ADDED,
};

export const record = {
  what: 'What the game teaches comes from a theory. Here is what has been counted outside this room: what supports it, what does not, on how many cases, and what that cannot show. TIES is the only large collection of threats, and it ends in 2005; what came later are single cases, and of most studies we have read the abstract alone.',
  cards: CARDS,
  bearing: {
    for: 'Supports the theory',
    against: 'Does not support the theory',
    mixed: 'Cuts both ways',
    case: 'A case',
    vote: 'To vote on',
    origin: 'Where an idea comes from',
  } satisfies Record<Bearing, string>,
  limits: 'Limits',
  /** What the card rests on, in plain words. */
  readHead: 'Read',
  read: {
    computed: 'counted by us in the data',
    coded: 'as others have coded it',
    abstract: 'the abstract alone',
    thesis: 'the summary of a student’s thesis, which no journal has reviewed',
    excerpt: 'excerpts',
    press: 'press reports',
    official: 'official documents or figures',
    survey: 'reports of a survey',
    opinion: 'an opinion, not a finding',
  } satisfies Record<ReadAs, string>,
  source: 'Source',
  head: (measure: string) => ['Group', measure, 'n'],
  value: (value: number, unit: 'share' | 'percent' | 'per1000') => {
    if (unit === 'per1000') return String(Math.round(10 * value) / 10);
    return `${Math.round(unit === 'share' ? 100 * value : value)}%`;
  },
};
