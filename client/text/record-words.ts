import type { Bearing, RecordCard } from './record-cards.ts';

/** Words of the record: what has been found outside the classroom, with its limits. */

interface CardText {
  readonly title: string;
  readonly says: string;
  readonly limits: string;
  readonly source: string;
  /** What the figures measure; empty without figures. */
  readonly measure: string;
  readonly figures: Readonly<Record<string, string>>;
  readonly facts: Readonly<Record<string, string>>;
}

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
    says: 'Once sanctions are in force allies give in no more often than adversaries. The theory speaks of threats; it does not explain this.',
    limits:
      'Cases are not drawn by lot: what could be won by a threat may have been won before. 37 cases with adversaries.',
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
      'With disputes over trade counted in, the gap is smaller. Every pair of countries counts alike, whatever they have to do with each other.',
    source: TIES,
    measure: 'Episodes per 1,000 years of a pair of countries',
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
    title: 'Repeated between the same two, it works less',
    says: 'Success is highest in the first episode between two countries, and lower from the fourth on.',
    limits:
      'Pairs that quarrel often differ from those that do not, so this does not prove that repetition wears out.',
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
    facts: {},
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
    says: 'The direction of what the game charges for loudness rests on research; the sizes do not.',
    limits:
      'Read as abstracts, and one poll. The costs of the game are dials that we set, not findings.',
    source: 'Kurizaki 2007; Kertzer and Brutger 2016; Angus Reid Institute 2018; Chaudoin 2014.',
    measure: '',
    figures: {},
    facts: {
      kurizaki:
        'A private threat can press as hard as a public one, and spares the face of who gives in.',
      kertzer: 'People at home also punish the threat itself, not only backing down.',
      angus:
        'After the public quarrel of June 2018, approval of Canada’s prime minister rose by 12 points, to 52%.',
      chaudoin:
        'Not for the theory: in trade, backing down cost leaders only with people who had no opinion before.',
    },
  },
  steel: {
    title: 'Steel, 2018',
    says: 'Tariffs on friends in the name of security: some bargained for exemptions, some hit back.',
    limits: 'One case proves nothing. What would have happened without tariffs is not known.',
    source: 'Law firms, trade associations and newspapers of the time, named at each fact.',
    measure: '',
    figures: {},
    facts: {
      proclaimed:
        '8 March 2018: the United States proclaims tariffs of 25% on steel and 10% on aluminium.',
      exempted:
        '22 March 2018: seven partners are spared until 1 May, among them Canada, the European Union, Mexico and South Korea.',
      quota: 'March 2018: South Korea accepts a quota on its steel, beside a revised trade deal.',
      applied: '1 June 2018: the tariffs apply to the European Union, Canada and Mexico.',
      canada: '1 July 2018: Canada answers with tariffs on goods worth 12.8 billion dollars.',
      lifted:
        '17 May 2019: the United States, Canada and Mexico agree to lift tariffs and countermeasures.',
    },
  },
  cuba: {
    title: 'Cuba, 1960',
    says: 'A dependent neighbour is pressed hard, and finds another great power.',
    limits:
      'More than trade was at stake, and what Cuba would have done without the pressure is not known.',
    source: 'US Department of Agriculture 1962; a chronicle of 1962. Named at each fact.',
    measure: '',
    figures: {},
    facts: {
      sugar: 'July 1960: the United States cuts Cuba’s sugar quota for the rest of the year.',
      ussr: '9 January 1962: Cuba and the Soviet Union agree on trade worth about 700 million dollars.',
      embargo: '7 February 1962: the American embargo on all trade with Cuba is in force.',
    },
  },
  reprocessing: {
    title: 'Quiet words, 1975 and 1976',
    says: 'Two allies were pressed over nuclear reprocessing. One gave in to the threat alone.',
    limits: 'Two cases, chosen because they are known. What stayed secret is in no collection.',
    source: 'TIES v4.1.',
    measure: '',
    figures: {},
    facts: {
      korea: 'South Korea, 1975–76: coded as a full concession at the threat; nothing was imposed.',
      taiwan: 'Taiwan, 1976–77: coded as a partial concession, after imposition.',
    },
  },
};

export const record = {
  what: 'What the game teaches comes from a theory. Here is what has been counted outside this room: what supports it, what does not, on how many cases, and what that cannot show.',
  cards: CARDS,
  bearing: {
    for: 'Supports the theory',
    against: 'Does not support the theory',
    mixed: 'Cuts both ways',
    case: 'A case',
  } satisfies Record<Bearing, string>,
  limits: 'Limits',
  source: 'Source',
  head: (measure: string) => ['Group', measure, 'n'],
  value: (value: number, unit: 'share' | 'percent' | 'per1000') => {
    if (unit === 'per1000') return String(Math.round(10 * value) / 10);
    return `${Math.round(unit === 'share' ? 100 * value : value)}%`;
  },
};
