/** A file of `test/golden/data/` from which a figure or a fact comes; a test holds them together. */
export type RecordFile =
  | 'ties_crosstabs'
  | 'ties_threat_rates'
  | 'published_effects'
  | 'case_232_events'
  | 'case_facts_other'
  | 'record_facts';

/** Where a number stands: the file's row by its keys, the column, and the part of a list. */
interface From {
  readonly file: RecordFile;
  readonly row: readonly string[];
  readonly column: string;
  readonly nColumn: string;
  readonly part?: number;
}

/** One number of the record. */
export interface Figure {
  readonly id: string;
  readonly value: number;
  readonly unit: 'share' | 'percent' | 'per1000';
  readonly n: number;
  readonly from: From;
}

/** One dated fact of a case. Its words are in `client/text/record-words.ts`. */
interface Fact {
  readonly id: string;
  readonly file: RecordFile;
  readonly row: readonly string[];
  readonly source: string;
}

/** What a card says about the theory. */
export type Bearing = 'for' | 'against' | 'mixed' | 'case' | 'vote' | 'origin';

/** What a card rests on: what somebody of us has read, or counted. */
export type ReadAs =
  | 'computed'
  | 'coded'
  | 'abstract'
  | 'thesis'
  | 'excerpt'
  | 'press'
  | 'official'
  | 'survey'
  | 'opinion';

/** Cards whose words are in `client/text/record-added-words.ts`. */
export type AddedId =
  | 'us-allies'
  | 'recoding'
  | 'greenland'
  | 'deals'
  | 'two-percent'
  | 'ally-and-threat'
  | 'reactance'
  | 'private-words'
  | 'pain'
  | 'assurance'
  | 'minds'
  | 'author'
  | 'opposite'
  | 'ancestor';

/** One card of the record. */
export interface RecordCard {
  readonly id:
    | 'allies-give'
    | 'per-threat'
    | 'rarely'
    | 'dependence'
    | 'imposed'
    | 'other-coding'
    | 'again'
    | 'loud'
    | 'steel'
    | 'cuba'
    | 'reprocessing'
    | AddedId;
  readonly bearing: Bearing;
  /** In the order in which it is said. */
  readonly read: readonly ReadAs[];
  readonly figures: readonly Figure[];
  readonly facts: readonly Fact[];
}

function ties(
  { id, group }: Record<'id' | 'group', string>,
  [column, nColumn]: readonly [string, string],
  [value, n]: readonly [number, number],
): Figure {
  const from = { file: 'ties_crosstabs', row: [group], column, nColumn } as const;
  return { id, value, unit: 'share', n, from };
}
const AT_THREAT = ['strict_threat', 'n_end_threat'] as const;
const AFTER = ['strict_imposed', 'n_end_imposed'] as const;
const EITHER = ['success_strict', 'n_outcome'] as const;

function rate(id: string, name: string, [value, n]: readonly [number, number]): Figure {
  const row = ['all senders, security/political issues', name];
  const from = { file: 'ties_threat_rates', row, column: 'threats_per_1000' } as const;
  return { id, value, unit: 'per1000', n, from: { ...from, nColumn: 'directed_dyad_years' } };
}

function study(
  id: string,
  { row, part }: { readonly row: string; readonly part: number },
  [value, n]: readonly [number, number],
): Figure {
  const from = { file: 'published_effects', row: [row], column: 'value', nColumn: 'n' } as const;
  return { id, value, unit: 'percent', n, from: { ...from, part } };
}

const steel = (id: string, row: readonly [date: string, begins: string], source: string): Fact => ({
  ...{ id, file: 'case_232_events', row, source },
});
const other = (
  id: string,
  row: readonly [name: string, date: string, begins: string],
  source: string,
): Fact => ({
  ...{ id, file: 'case_facts_other', row, source },
});

const added = (id: string, source: string, row = id): Fact => ({
  ...{ id, file: 'record_facts', row: [row], source },
});

const CABLES = 'Declassified cables, National Security Archive, briefing books 582, 584, 668';
const NATO = 'NATO, defence expenditure, estimates for 2025';
const PEW = 'Pew Research Center, 8 July 2025 (The Canadian Press, the same day)';

/** The cards, those that support the theory first and those that do not beside them. */
export const RECORD: readonly RecordCard[] = [
  {
    id: 'allies-give',
    bearing: 'for',
    read: ['computed'],
    figures: [
      ties({ id: 'allies', group: 'class=ally' }, AT_THREAT, [0.3966, 174]),
      ties({ id: 'neutrals', group: 'class=neutral' }, AT_THREAT, [0.3824, 204]),
      ties({ id: 'adversaries', group: 'class=adversary' }, AT_THREAT, [0.087, 23]),
    ],
    facts: [],
  },
  {
    id: 'imposed',
    bearing: 'mixed',
    read: ['computed'],
    figures: [
      ties({ id: 'allies', group: 'class=ally' }, AFTER, [0.2121, 198]),
      ties({ id: 'neutrals', group: 'class=neutral' }, AFTER, [0.4188, 277]),
      ties({ id: 'adversaries', group: 'class=adversary' }, AFTER, [0.2703, 37]),
    ],
    facts: [],
  },
  {
    id: 'per-threat',
    bearing: 'mixed',
    read: ['computed'],
    figures: [
      study('allies', { row: 'E11b', part: 1 }, [17.5, 395]),
      study('neutrals', { row: 'E11b', part: 2 }, [16.0, 486]),
      study('adversaries', { row: 'E11b', part: 0 }, [4.0, 50]),
    ],
    facts: [],
  },
  {
    id: 'rarely',
    bearing: 'for',
    read: ['computed'],
    figures: [
      rate('adversaries', 'adversary', [10.152, 4334]),
      rate('allies', 'ally', [1.475, 82686]),
      rate('neutrals', 'neutral', [0.231, 1173074]),
    ],
    facts: [],
  },
  {
    id: 'dependence',
    bearing: 'for',
    read: ['computed'],
    figures: [
      ties({ id: 'gap-1', group: 'cost_gap(target-sender)=-1' }, EITHER, [0.0588, 17]),
      ties({ id: 'gap0', group: 'cost_gap(target-sender)=0' }, EITHER, [0.2973, 639]),
      ties({ id: 'gap1', group: 'cost_gap(target-sender)=1' }, EITHER, [0.5541, 157]),
      ties({ id: 'gap2', group: 'cost_gap(target-sender)=2' }, EITHER, [0.6667, 27]),
    ],
    facts: [],
  },
  {
    id: 'again',
    bearing: 'mixed',
    read: ['computed', 'thesis'],
    figures: [
      ties({ id: 'first', group: 'prior_episodes_in_dyad=0' }, EITHER, [0.4096, 437]),
      ties({ id: 'second', group: 'prior_episodes_in_dyad=1' }, EITHER, [0.3803, 142]),
      ties({ id: 'third', group: 'prior_episodes_in_dyad=2' }, EITHER, [0.3908, 87]),
      ties({ id: 'fourth', group: 'prior_episodes_in_dyad=3-4' }, EITHER, [0.2688, 93]),
      ties({ id: 'sixth', group: 'prior_episodes_in_dyad=5-9' }, EITHER, [0.2871, 101]),
      ties({ id: 'eleventh', group: 'prior_episodes_in_dyad=10+' }, EITHER, [0.2957, 115]),
    ],
    facts: [
      {
        ...{ id: 'pairs', file: 'published_effects', row: ['E15'] },
        source: 'github kssrr/RepeatedEconomicSanctions README',
      },
    ],
  },
  {
    id: 'other-coding',
    bearing: 'against',
    read: ['computed'],
    figures: [
      study('threats', { row: 'E17', part: 0 }, [30.2, 265]),
      study('sanctions', { row: 'E18', part: 0 }, [50.7, 209]),
    ],
    facts: [],
  },
  {
    id: 'loud',
    bearing: 'mixed',
    read: ['abstract', 'survey'],
    figures: [],
    facts: [
      { id: 'kurizaki', file: 'published_effects', row: ['E34'], source: 'APSR 101(3)' },
      { id: 'kertzer', file: 'published_effects', row: ['E35'], source: 'AJPS' },
      {
        ...{ id: 'angus', file: 'published_effects', row: ['E20'] },
        source:
          'Agence France-Presse 2018-06-15 (mb.com.ph 2018-06-16); angusreid.org/federal-issues-june2018',
      },
      { id: 'chaudoin', file: 'published_effects', row: ['E36'], source: 'IO' },
    ],
  },
  {
    id: 'steel',
    bearing: 'case',
    read: ['official', 'press'],
    figures: [],
    facts: [
      steel(
        'proclaimed',
        ['2018-03-08', 'Proclamations'],
        'cmtradelaw.com June 2018; autocare.org',
      ),
      steel('exempted', ['2018-03-22', 'Temporary'], 'cmtradelaw.com'),
      steel('quota', ['2018-03', 'South Korea'], 'stispfa.org (NAM)'),
      steel('applied', ['2018-06-01', 'Tariffs applied'], 'cmtradelaw.com'),
      steel('canada', ['2018-07-01', 'Canada'], 'cmtradelaw.com; bnnbloomberg.ca'),
      steel('lifted', ['2019-05-17', 'US, Canada'], 'trumpandtrade.com; carson.ca'),
    ],
  },
  {
    id: 'cuba',
    bearing: 'case',
    read: ['official'],
    figures: [],
    facts: [
      other(
        'ussr',
        ['Cuba', '1960-02', 'Soviet-Cuban'],
        'FRUS 1958-60 VI, no. 456 (NSC, 18 February 1960; history.state.gov)',
      ),
      other('sugar', ['Cuba', '1960-07', 'US cuts'], 'USDA ERS-Foreign-23 (Mar 1962)'),
      other('embargo', ['Cuba', '1962-02-07', 'Embargo'], 'USDA ERS-Foreign-23'),
    ],
  },
  {
    id: 'reprocessing',
    bearing: 'case',
    read: ['coded', 'official'],
    figures: [],
    facts: [
      other('korea', ['South Korea 1975', '1975-76', 'US threat'], 'TIES v4.1, case 1975069901'),
      added('negative', CABLES, 'cables-negative'),
      added('loan', CABLES, 'cables-loan'),
      other('taiwan', ['Taiwan 1976', '1976-77', 'US pressure'], 'TIES v4.1, case 1976019901'),
    ],
  },
  {
    id: 'us-allies',
    bearing: 'for',
    read: ['computed'],
    figures: [
      study('allies', { row: 'E19', part: 0 }, [35.7, 56]),
      study('others', { row: 'E19', part: 1 }, [27.7, 166]),
    ],
    facts: [],
  },
  {
    id: 'recoding',
    bearing: 'against',
    read: ['computed'],
    figures: [],
    facts: [added('recoding', 'TIES 1970-2000, recoded')],
  },
  {
    id: 'reactance',
    bearing: 'against',
    read: ['abstract'],
    figures: [],
    facts: [added('reactance', 'Powers and Altman 2023, AJPS')],
  },
  {
    id: 'private-words',
    bearing: 'against',
    read: ['abstract'],
    figures: [],
    facts: [added('private-words', 'Katagiri and Min 2019, APSR')],
  },
  {
    id: 'pain',
    bearing: 'mixed',
    read: ['abstract'],
    figures: [],
    facts: [
      added('information', 'Whang, McLean and Kuberski 2013, AJPS'),
      added('pain', 'Walentek and others 2021, International Interactions 47(3)'),
    ],
  },
  {
    id: 'assurance',
    bearing: 'mixed',
    read: ['abstract'],
    figures: [],
    facts: [added('assurance', 'Blankenship, survey experiment in Poland and Germany')],
  },
  {
    id: 'minds',
    bearing: 'mixed',
    read: ['abstract'],
    figures: [],
    facts: [added('minds', 'Gueorguiev, McDowell and Steinberg 2020')],
  },
  {
    id: 'author',
    bearing: 'mixed',
    read: ['excerpt'],
    figures: [],
    facts: [
      added('author-column', 'Drezner 2020, a newspaper column'),
      added('author-review', 'Drezner 2024, Annual Review'),
    ],
  },
  {
    id: 'deals',
    bearing: 'for',
    read: ['press'],
    figures: [],
    facts: [
      added('deals-japan', 'Reuters, 22 July 2025; WORLD, 23 July 2025'),
      added('deals-eu', "Novinite, 28 July 2025; Ohio Manufacturers' Association, 27 July 2025"),
      added('deals-reasons', 'Novinite, 28 July 2025'),
    ],
  },
  {
    id: 'greenland',
    bearing: 'case',
    read: ['press'],
    figures: [],
    facts: [
      added('greenland-announced', 'The Independent, 18 January 2026'),
      added(
        'greenland-reasons',
        'The Independent, 18 January 2026; The Nation Thailand, 22 January 2026',
      ),
      added('greenland-answer', 'Press reports of 18 to 22 January 2026'),
      added('greenland-dropped', 'Saudi Gazette, 22 January 2026; Business Today, 22 January 2026'),
    ],
  },
  {
    id: 'two-percent',
    bearing: 'case',
    read: ['official'],
    figures: [],
    facts: [
      added('nato-two', NATO),
      added('nato-five', 'NATO, The Hague, 25 June 2025'),
      added('nato-highest', NATO),
    ],
  },
  {
    id: 'ally-and-threat',
    bearing: 'case',
    read: ['survey'],
    figures: [],
    facts: [added('pew-threat', PEW), added('pew-ally', PEW)],
  },
  {
    id: 'opposite',
    bearing: 'vote',
    read: ['opinion'],
    figures: [],
    facts: [added('mulder', 'Mulder 2025')],
  },
  {
    id: 'ancestor',
    bearing: 'origin',
    read: ['abstract'],
    figures: [],
    facts: [added('ancestor', 'Alt, Calvert and Humes 1988, APSR')],
  },
];
